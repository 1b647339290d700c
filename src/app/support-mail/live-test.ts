// The live test of a mailbox, as steps that people understand.
import { FrontdeskError } from '../../domain/errors.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { MailboxClient, ProbeStep, ProbeStepId } from '../ports/mailbox-provider.ts'
import type { StepView } from '../views/form-view.ts'
import { inTime } from '../in-time.ts'

export interface LiveTest {
  readonly steps: readonly StepView[]
  /** No step is a problem; there may be warnings. */
  readonly passed: boolean
  /** The app reaches a mailbox that it must not reach. */
  readonly tooWide: boolean
}

const TITLES: Readonly<Record<ProbeStepId, TextKey>> = {
  'sign-in': 'mailbox.step.signIn',
  mailbox: 'mailbox.step.mailbox',
  read: 'mailbox.step.read',
  write: 'mailbox.step.write',
  send: 'mailbox.step.send',
  scope: 'mailbox.step.scope',
}

/** Never throws for what Microsoft says, nor for want of an answer: that is a step's outcome, too. */
export async function testMailbox(
  client: Pick<MailboxClient, 'probe'>,
  foreignAddress: string | null,
): Promise<LiveTest> {
  const steps = await inTime(client.probe({ foreignAddress }))
  if (steps === 'too-late') {
    return failedTest('timeout', say('mailbox.step.timeout'))
  }
  return {
    steps: steps.map(stepView),
    passed: steps.every(({ outcome }) => outcome !== 'problem'),
    tooWide: steps.some(({ id, outcome, code }) => id === 'scope' && outcome === 'warning' && code === null),
  }
}

/** A test that could not be made. */
export function failedTest(code: string, text: string): LiveTest {
  return { steps: [{ outcome: 'problem', title: say('mailbox.step.test'), text, code }], passed: false, tooWide: false }
}

/** Throws what is no `FrontdeskError`. */
export function failedBy(error: unknown): LiveTest {
  if (!(error instanceof FrontdeskError)) throw error
  return failedTest(error.code, error.forPerson)
}

function stepView({ id, outcome, code, text }: ProbeStep): StepView {
  return { outcome, title: say(TITLES[id]), text, code }
}
