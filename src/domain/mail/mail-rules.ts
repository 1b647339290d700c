// The ordered rules by which an administrator says what mails become. The first rule that matches counts.
import { sameForm } from './clean-text.ts'
import { domainOf, type Mail } from './mail.ts'
import type { Priority } from '../ticket/ticket.ts'

export const RULE_FIELDS = ['sender', 'domain', 'recipient', 'subject', 'body', 'header'] as const
export type RuleField = (typeof RULE_FIELDS)[number]

export interface MailRule {
  readonly id: string
  readonly name: string
  readonly active: boolean
  readonly field: RuleField
  /** Only for `header`: which one; empty otherwise. */
  readonly headerName: string
  /** What to look for, whatever its case: addresses and domains must be equal (a domain covers those below it), texts must contain it. */
  readonly pattern: string
  readonly outcome: RuleOutcome
  /** Those below cannot switch it off, and it is tried before all of theirs. Absent: a default. */
  readonly fixed?: boolean
  /** Counts the changes of this rule. */
  readonly revision: number
}

export type RuleOutcome =
  | { readonly kind: 'ignore' }
  | {
      readonly kind: 'ticket'
      /** `null` leaves what would have been. */
      readonly categoryId: string | null
      readonly serviceTypeId: string | null
      readonly priority: Priority | null
      readonly organisationId: string | null
      readonly channelId: string | null
      /** Channels that show the ticket, too; none, when left out. */
      readonly alsoIn?: readonly string[]
    }

/** More of a body than this is not looked at, in characters. */
const MAX_BODY = 100_000

/** Answers with the first active rule that a mail matches, or with `null`. */
export function createRuleMatcher(rules: readonly MailRule[]): (mail: Mail) => MailRule | null {
  const active = rules.flatMap((rule) => {
    const wanted = comparable(rule.pattern)
    return rule.active && wanted !== '' ? [{ rule, wanted }] : []
  })
  const readsBody = active.some(({ rule }) => rule.field === 'body')
  return (mail) => {
    const body = readsBody ? comparable(mail.text.slice(0, MAX_BODY)) : ''
    return active.find(({ rule, wanted }) => matches(rule, wanted, mail, body))?.rule ?? null
  }
}

function matches(rule: MailRule, wanted: string, mail: Mail, body: string): boolean {
  switch (rule.field) {
    case 'sender':
      return comparable(mail.from?.address ?? '') === wanted
    case 'domain': {
      const domain = domainOf(mail.from?.address ?? '')
      return domain !== null && (domain === wanted || domain.endsWith(`.${wanted}`))
    }
    case 'recipient':
      return [...mail.to, ...mail.cc].some(({ address }) => comparable(address) === wanted)
    case 'subject':
      return comparable(mail.subject).includes(wanted)
    case 'body':
      return body.includes(wanted)
    case 'header': {
      const name = comparable(rule.headerName)
      return mail.headers.some(
        (header) => comparable(header.name) === name && comparable(header.value).includes(wanted),
      )
    }
  }
}

function comparable(text: string): string {
  return sameForm(text).trim().toLowerCase()
}

/** The rules of one organisation or mailbox, in one document: their order is part of what they mean. */
export interface StoredMailRules {
  /** `ownerKey(...)` of whose they are. */
  readonly _id: string
  readonly rules: readonly MailRule[]
  /** When they are tried among those of organisations and mailboxes below. Absent: after them. */
  readonly runs?: 'before' | 'after'
  /** Inherited rules that are switched off here and below, by id; a fixed one is tried all the same. */
  readonly off?: readonly string[]
  /** Counts the writes. */
  readonly revision: number
}
