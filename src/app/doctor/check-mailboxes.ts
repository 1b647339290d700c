// Of each mailbox that is read: does Microsoft give a token for it, and can its Inbox be read? The newest email is asked for, and left alone.
import { FrontdeskError } from '../../domain/errors.ts'
import { daysLeft, outlivedItsDay } from '../../domain/mailbox/mailbox-watch.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { inTime } from '../in-time.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import { SOON_DAYS } from '../support-mail/mailbox-status.ts'
import { findingsOf, listed, type Finding } from './finding.ts'
import { someAtOnce, type Pace } from './some-at-once.ts'

const { ok, skipped, warn, failed } = findingsOf('mailboxes')

type MailboxDeps = Pick<Deps, 'provider' | 'secrets' | 'clock'>

/** Throws what the store throws, and what is no `FrontdeskError`. */
export async function checkMailboxes(
  deps: MailboxDeps,
  read: () => Promise<readonly Mailbox[]>,
  pace: Pace,
): Promise<readonly Finding[]> {
  const running = (await read()).filter(({ state }) => state === 'running')
  if (running.length === 0) return [skipped(phrase('doctor.mailbox.none'))]
  const { results, left } = await someAtOnce(running, pace, (mailbox) => tryMailbox(deps, mailbox, pace.eachMs))
  const good = results.filter((findings) => findings.every(({ state }) => state !== 'failed')).length
  const troubles = listed('mailboxes', results.flat())
  return [
    ...(good === 0 ? [] : [ok(phrase('doctor.mailbox.ok', { good, all: running.length }))]),
    ...troubles,
    ...(left === 0
      ? []
      : [warn({ what: phrase('doctor.mailbox.left', { count: left }), cure: phrase('doctor.left.cure') })]),
  ]
}

/** What is wrong with it. */
async function tryMailbox(deps: MailboxDeps, mailbox: Mailbox, eachMs: number): Promise<readonly Finding[]> {
  const { address: about } = mailbox
  const since = new Date(deps.clock().getTime() - 86_400_000)
  try {
    const read = openMailbox(deps, mailbox).inbox({ place: null, since, limit: 1 })
    if ((await inTime(read, eachMs)) !== 'too-late') return aboutSecret(deps, mailbox)
    const what = phrase('doctor.mailbox.late', { seconds: Math.round(eachMs / 1000) })
    return [failed({ about, what, cure: phrase('doctor.mailbox.late.cure') })]
  } catch (error) {
    if (!(error instanceof FrontdeskError)) throw error
    return [failed({ about, what: phrase('doctor.mailbox.failed', { code: error.code }), cure: error.phrase })]
  }
}

function aboutSecret({ clock }: MailboxDeps, mailbox: Mailbox): readonly Finding[] {
  const days = daysLeft(mailbox, clock())
  if (days === null || days >= SOON_DAYS || outlivedItsDay(mailbox)) return []
  const what = phrase('doctor.mailbox.secret', { days: Math.max(0, days) })
  return [warn({ about: mailbox.address, what, cure: phrase('doctor.mailbox.secret.cure') })]
}
