// How a mailbox is doing, in words.
import { dayStart } from '../../domain/day-start.ts'
import { daysLeft } from '../../domain/mailbox/mailbox-watch.ts'
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import { agoText } from '../views/age-text.ts'
import { say } from '../../texts/say.ts'

/** A secret that ends within fewer days stands out. */
export const SOON_DAYS = 30

type HealthDeps = Pick<Deps, 'documents' | 'clock'>

export interface MailboxHealthView {
  /** `Running`, `Paused`, `Not started` or `Failing`. */
  readonly state: string
  readonly lastRead: string
  readonly mailsToday: number
  /** Mails that were given up until a person tries again. */
  readonly mailsFailed: number
  readonly secret: string
}

export async function mailboxHealth(
  deps: HealthDeps,
  organisation: Organisation,
  mailbox: Mailbox,
): Promise<MailboxHealthView> {
  const { documents, clock } = deps
  const now = clock()
  const today = dayStart(now, await timeZoneOf(documents, organisation))
  const [mailsToday, mailsFailed] = await Promise.all([
    documents.ledger.count({ mailboxId: mailbox._id, receivedAt: { $gte: today } }),
    documents.ledger.count({ mailboxId: mailbox._id, state: 'failed', dueAt: null }),
  ])
  const { lastSuccessAt } = mailbox.health
  return {
    state: stateOf(mailbox),
    lastRead: lastSuccessAt === null ? say('mailbox.never') : agoText(lastSuccessAt, now),
    mailsToday,
    mailsFailed,
    secret: secretText(mailbox, now),
  }
}

function stateOf({ state, startedAt, health }: Mailbox): string {
  if (startedAt === null) return say('mailbox.state.notStarted')
  if (state === 'paused') return say('mailbox.state.paused')
  return say(health.failuresInRow > 0 ? 'mailbox.state.failing' : 'mailbox.state.running')
}

function secretText(mailbox: Mailbox, now: Date): string {
  const left = daysLeft(mailbox, now)
  if (mailbox.secretExpiresOn === null || left === null) return say('mailbox.secret.unknown')
  const day = dayText(mailbox.secretExpiresOn)
  const text = left > 0 ? say('mailbox.secret.left', { day, days: left }) : say('mailbox.secret.over', { day })
  return left < SOON_DAYS ? `⚠ ${text}` : text
}
