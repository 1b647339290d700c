// The one error that a wrong configuration ends in.
import { FrontdeskError } from '../domain/errors.ts'

/** Lists everything that is wrong, so that one round of corrections is enough. */
export class ConfigurationError extends FrontdeskError {
  readonly code = 'configuration'
  readonly retryable = false
  readonly problems: readonly string[]

  /** Each problem names the variable, what is wrong with it, and the cure. */
  constructor(problems: readonly string[]) {
    const lines = ['The configuration cannot be used:', ...problems.map((problem) => `- ${problem}`)]
    super({
      message: lines.join('\n'),
      forPerson: 'Frontdesk is not configured yet. Its terminal says what to correct.',
    })
    this.problems = problems
  }
}
