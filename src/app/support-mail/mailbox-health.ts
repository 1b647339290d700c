// How a mailbox is doing, in words.
import { dayStart } from '../../domain/day-start.ts'
import { daysLeft, mailboxState } from '../../domain/mailbox/mailbox-watch.ts'
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import { agoText } from '../views/age-text.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { lookOf } from '../watch/watch-mailboxes.ts'
import { SOON_DAYS, type ShownState } from './mailbox-status.ts'

type HealthDeps = Pick<Deps, 'documents' | 'clock' | 'settings'>

/** Mails that have waited for longer say that reading is behind. */
const BEHIND_MS = 5 * 60_000
/** More are not counted. */
const MOST_COUNTED = 10_000

export interface MailboxHealthView {
  /** In a word or two. */
  readonly state: string
  /** The same, and how many mails wait too long. */
  readonly shown: { readonly state: ShownState; readonly waiting: number }
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
  const [mailsToday, mailsFailed, waiting] = await Promise.all([
    documents.ledger.count({ mailboxId: mailbox._id, receivedAt: { $gte: today } }),
    documents.ledger.count({ mailboxId: mailbox._id, state: 'failed', dueAt: null }),
    documents.ledger.count(
      { mailboxId: mailbox._id, dueAt: { $lte: new Date(now.getTime() - BEHIND_MS) } },
      MOST_COUNTED,
    ),
  ])
  const is = mailboxState(mailbox, lookOf(deps))
  const state = is === 'running' && waiting > 0 ? 'slow' : is
  const { lastSuccessAt } = mailbox.health
  return {
    state: say(STATES[state]),
    shown: { state, waiting },
    lastRead: lastSuccessAt === null ? say('mailbox.never') : agoText(lastSuccessAt, now),
    mailsToday,
    mailsFailed,
    secret: secretText(mailbox, now),
  }
}

const STATES: Readonly<Record<ShownState, TextKey>> = {
  'not-started': 'mailbox.state.notStarted',
  paused: 'mailbox.state.paused',
  'first-read': 'mailbox.state.firstRead',
  running: 'mailbox.state.running',
  slow: 'mailbox.state.slow',
  throttled: 'mailbox.state.throttled',
  failing: 'mailbox.state.failing',
  silent: 'mailbox.state.silent',
}

function secretText(mailbox: Mailbox, now: Date): string {
  const left = daysLeft(mailbox, now)
  if (mailbox.secretExpiresOn === null || left === null) return say('mailbox.secret.unknown')
  const day = dayText(mailbox.secretExpiresOn)
  const text = left > 0 ? say('mailbox.secret.left', { day, days: left }) : say('mailbox.secret.over', { day })
  return left < SOON_DAYS ? `⚠ ${text}` : text
}
