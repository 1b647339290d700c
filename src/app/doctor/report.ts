// The doctor's report as the program prints it: for people, and for other programs.
import { inWords, say } from '../../texts/say.ts'
import { CHECK_TITLES, CHECKS, type Finding, type State } from './finding.ts'

const SIGNS: Readonly<Record<State, string>> = { ok: '✓', warn: '!', failed: '✕', skipped: '–' }

/** Whether nothing failed. */
export function isWell(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== 'failed')
}

/** Several lines for each finding, in the order of the checks. */
export function reportText(findings: readonly Finding[]): string {
  const lines = inOrder(findings).flatMap(({ name, about, state, what, cure, detail }) => {
    const check = say(CHECK_TITLES[name])
    const title = about === null ? check : say('doctor.about', { check, about })
    const toDo = cureFor(cure, detail)
    return [`${SIGNS[state]} ${title}: ${inWords(what)}`, ...(toDo === null ? [] : [`    → ${toDo}`])]
  })
  return [...lines, '', summaryOf(findings)].join('\n')
}

/** One document; what `name` and `state` may say stands in `finding.ts`. */
export function reportJson(findings: readonly Finding[], at: Date): string {
  const told = inOrder(findings).map(({ name, about, state, what, cure, detail }) => ({
    ...{ name, about, state },
    what: inWords(what),
    cure: cureFor(cure, detail),
  }))
  return JSON.stringify({ ok: isWell(findings), at: at.toISOString(), findings: told }, null, 2)
}

/** Whoever runs the program is the operator, whom others are told to ask. */
function cureFor(cure: Finding['cure'], detail: string | null): string | null {
  return detail ?? (cure === null ? null : inWords(cure))
}

export function summaryOf(findings: readonly Finding[]): string {
  const count = (wanted: State) => findings.filter(({ state }) => state === wanted).length
  return say('doctor.summary', { failed: count('failed'), warnings: count('warn') })
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => CHECKS.indexOf(a.name) - CHECKS.indexOf(b.name))
}
