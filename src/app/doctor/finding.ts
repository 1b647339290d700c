// What a check found: how it stands, and what to do about it.
import { phrase, type Phrase } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'

export const CHECKS = [
  'configuration',
  'server',
  'store',
  'bot',
  'clock',
  'public-url',
  'mailboxes',
  'channels',
  'queues',
] as const
export type CheckName = (typeof CHECKS)[number]

/** `warn`: works, and somebody should look at it. `skipped`: could not be checked, or there is nothing to check. */
export const STATES = ['failed', 'warn', 'ok', 'skipped'] as const
export type State = (typeof STATES)[number]

export interface Finding {
  readonly name: CheckName
  /** Which mailbox, channel or address it is about; `null` where there is but one thing. */
  readonly about: string | null
  readonly state: State
  /** Never a secret. */
  readonly what: Phrase
  /** What to do; `null` where there is nothing to be done. */
  readonly cure: Phrase | null
  /** What the log would say of it, for operators alone; `null` where that is no more. */
  readonly detail: string | null
}

/** How a check is called where people read it. */
export const CHECK_TITLES = {
  configuration: 'doctor.name.configuration',
  server: 'doctor.name.server',
  store: 'doctor.name.store',
  bot: 'doctor.name.bot',
  clock: 'doctor.name.clock',
  'public-url': 'doctor.name.publicUrl',
  mailboxes: 'doctor.name.mailboxes',
  channels: 'doctor.name.channels',
  queues: 'doctor.name.queues',
} as const satisfies Readonly<Record<CheckName, TextKey>>

type Said = Pick<Finding, 'what' | 'cure'> & { readonly about?: string; readonly detail?: string }

/** Makes the findings of one check. */
export function findingsOf(name: CheckName) {
  const found = (state: State, { about, detail, what, cure }: Said): Finding => ({
    ...{ name, state, what, cure },
    about: about ?? null,
    detail: detail ?? null,
  })
  return {
    ok: (what: Phrase, about?: string) => found('ok', { what, cure: null, ...(about === undefined ? {} : { about }) }),
    skipped: (what: Phrase, cure: Phrase | null = null) => found('skipped', { what, cure }),
    warn: (said: Said) => found('warn', said),
    failed: (said: Said) => found('failed', said),
  }
}

/** The worst first; what is alike stays in the order of the checks. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || CHECKS.indexOf(a.name) - CHECKS.indexOf(b.name),
  )
}

/** Of one kind of thing only so many are listed, the worst first. */
const MOST_LISTED = 50

/** Says of the others how many there are. */
export function listed(name: CheckName, findings: readonly Finding[]): readonly Finding[] {
  const sorted = worstFirst(findings)
  const rest = sorted.slice(MOST_LISTED)
  const [worst] = rest
  if (worst === undefined) return sorted
  const what = phrase('doctor.more', { count: rest.length })
  return [...sorted.slice(0, MOST_LISTED), { ...worst, name, about: null, what, cure: null, detail: null }]
}
