// Looks after the mailboxes: tells in time that a secret ends or has ended, that one cannot be read, and that nobody reads it.
import {
  daysLeft,
  endedWithItsSecret,
  FIRST_POLLS_MS,
  secretOccasion,
  troubleOf,
  type Look,
} from '../../domain/mailbox/mailbox-watch.ts'
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { tellUnworked } from './tell-unworked.ts'
import { tellShared } from './tell-shared.ts'

/** How often mailboxes are polled. */
export interface Polled {
  readonly settings: Pick<Deps['settings'], 'pollIntervalMs'>
}

type WatchDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'> & Polled

/** Two looks that lie further apart say that this process did not run in between, or that the clock jumped. */
const ASLEEP_MS = 5 * 60_000

/**
 * Answers with what looks; call it every minute or so. It raises what is due, each alarm once, however often it runs and in however
 * many processes. What happened while this process was not there is no silence: its own polls come first.
 */
export function createMailboxWatch(deps: WatchDeps): () => Promise<void> {
  let awakeSince = deps.clock()
  let last = awakeSince
  return async () => {
    const now = deps.clock()
    if (Math.abs(now.getTime() - last.getTime()) > ASLEEP_MS) awakeSince = now
    last = now
    await watchMailboxes(deps, now.getTime() - awakeSince.getTime() >= FIRST_POLLS_MS)
  }
}

/** `mayBeSilent`: whether whoever looks has been awake for long enough to call anything silent. */
export async function watchMailboxes(deps: WatchDeps, mayBeSilent = true): Promise<void> {
  for (const mailbox of await deps.documents.mailboxes.find({})) {
    await tellSecret(deps, mailbox)
    await tellMailbox(deps, mailbox, mayBeSilent)
  }
  await tellUnworked(deps)
}

/** Tells that it cannot be read, or that nobody reads it, where that is so. */
export async function tellMailbox(deps: WatchDeps, mailbox: Mailbox, mayBeSilent: boolean): Promise<void> {
  const trouble = troubleOf(mailbox, lookOf(deps, mayBeSilent))
  if (!trouble) return
  const { kind, cause, since, text } = trouble
  await tellShared(deps, { kind, cause, mailbox, member: { id: mailbox._id, since, text } })
}

export function lookOf({ clock, settings }: Pick<Deps, 'clock'> & Polled, mayBeSilent = true): Look {
  return { now: clock(), intervalMs: settings.pollIntervalMs, mayBeSilent }
}

async function tellSecret(deps: WatchDeps, mailbox: Mailbox): Promise<void> {
  const now = deps.clock()
  const cause = secretOccasion(mailbox, now)
  if (cause === null) return
  const hasEnded = (daysLeft(mailbox, now) ?? 1) <= 0
  const text = hasEnded ? endText(mailbox, now) : ''
  const day = mailbox.secretExpiresOn ?? now
  await tellShared(deps, { kind: 'secret-expiring', cause, mailbox, member: { id: mailbox._id, since: day, text } })
}

function endText(mailbox: Mailbox, now: Date) {
  const day = mailbox.secretExpiresOn ? dayText(mailbox.secretExpiresOn) : ''
  if (endedWithItsSecret(mailbox, now)) return phrase('alarms.secret.unread', { day })
  return phrase(mailbox.state === 'running' ? 'alarms.secret.notYet' : 'alarms.secret.paused', { day })
}
