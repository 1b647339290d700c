// Is the configuration one that the server starts with?
import { phrase } from '../../texts/say.ts'
import { findingsOf, type Finding } from './finding.ts'

const { ok, warn, failed } = findingsOf('configuration')

/** `problems` as the start says them, each with its cure; `hints` at names that look misspelt. */
export function checkConfiguration(problems: readonly string[], hints: readonly string[] = []): readonly Finding[] {
  const wrong = problems.map((what) => failed({ what, cure: phrase('doctor.configuration.cure') }))
  const spelling = hints.map((what) => warn({ what, cure: phrase('doctor.configuration.spelling') }))
  const good = wrong.length === 0 ? [ok(phrase('doctor.configuration.ok'))] : []
  return [...wrong, ...spelling, ...good]
}
