// Whether a mail is read, and as what: what administrators' rules say comes before what its headers say.
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { Verdict } from './classify-mail.ts'
import type { MailRule } from './mail-rules.ts'

export type Reading =
  | { readonly kind: 'ignored'; readonly reason: KeyedPhrase }
  | {
      readonly kind: 'read'
      /** It tells of a mail of ours that was not delivered. */
      readonly bounce: boolean
      /** A machine wrote it: it changes no status of the ticket that it joins. */
      readonly quiet: boolean
    }

/** `wanted`: a person asked for it to be treated as a ticket. `rule` is the first that matches. */
export function readingOf(verdict: Verdict, rule: MailRule | null, wanted: boolean): Reading {
  if (wanted || verdict.kind === 'normal') return { kind: 'read', bounce: false, quiet: false }
  if (verdict.sort === 'bounce') return { kind: 'read', bounce: true, quiet: true }
  if (rule?.outcome.kind === 'ignore') return { kind: 'ignored', reason: ruleReason(rule) }
  if (rule !== null || verdict.read === true) return { kind: 'read', bounce: false, quiet: true }
  return { kind: 'ignored', reason: phrase('log.reason.automatic', { evidence: verdict.evidence }) }
}

export function ruleReason(rule: MailRule): KeyedPhrase {
  return phrase('log.reason.rule', { rule: rule.name })
}
