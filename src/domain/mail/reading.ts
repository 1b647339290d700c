// Whether a mail is read, and as what: what administrators' rules say comes before what its headers say.
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { AutomaticWay } from './automatic-mail.ts'
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
      /** It joins the ticket that it belongs to; why it is ignored where there is none. `null`: it becomes a ticket of its own then. */
      readonly stray: KeyedPhrase | null
      /** It is a note about its sender, such as that they are away: nothing that anybody said. */
      readonly note: boolean
    }

/** `wanted`: a person asked for it to be treated as a ticket. `rule` is the first that matches. `way`: what becomes of automatic mail. */
export function readingOf(verdict: Verdict, rule: MailRule | null, wanted: boolean, way: AutomaticWay): Reading {
  const ignores = rule?.outcome.kind === 'ignore' ? ruleReason(rule) : null
  if (wanted) return read({})
  if (verdict.kind === 'normal') {
    // Whether a rule ignores it is decided where it does not join a ticket.
    const isAside = way === 'aside' && verdict.machine === true && rule === null
    return read(isAside ? { stray: phrase('log.reason.aside') } : {})
  }
  const isTicket = rule?.outcome.kind === 'ticket' || (ignores === null && way === 'tickets' && verdict.sort !== 'loop')
  const { evidence } = verdict
  if (verdict.sort === 'bounce') {
    const isOwn = isTicket || (verdict.read === true && way !== 'aside')
    const reason = ignores ?? phrase('log.reason.strayBounce', { evidence })
    return read({ bounce: true, quiet: true, stray: isOwn && ignores === null ? null : reason })
  }
  if (ignores !== null) return { kind: 'ignored', reason: ignores }
  const reason = phrase('log.reason.automatic', { evidence })
  if (verdict.read === true) return read({ quiet: true, stray: way === 'aside' && rule === null ? reason : null })
  const note = verdict.sort === 'auto-reply'
  if (isTicket) return read({ quiet: true, note })
  if (note) return read({ quiet: true, note, stray: reason })
  if (verdict.sort === 'notification' && way === 'by-kind') return read({ quiet: true })
  return { kind: 'ignored', reason }
}

function read({
  bounce = false,
  quiet = false,
  stray = null,
  note = false,
}: Partial<Extract<Reading, { kind: 'read' }>>): Reading {
  return { kind: 'read', bounce, quiet, stray, note }
}

export function ruleReason(rule: MailRule): KeyedPhrase {
  return phrase('log.reason.rule', { rule: rule.name })
}
