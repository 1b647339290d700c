// Looks after what the provider tells new mails by: made for each mailbox that is read, prolonged in time, made anew when it is gone, ended
// when it is not wanted. Nothing here can hold up or fail a poll.
import { OutsideError } from '../../domain/errors.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import {
  askAgainAt,
  renewAt,
  SUBSCRIPTION_MS,
  tryAgainAt,
  type Notices,
  type NoticeTrouble,
  type Subscription,
} from '../../domain/mailbox/notices.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'
import { AddressUnreachableError, type MailboxClient } from '../ports/mailbox-provider.ts'
import type { NoticeSecrets } from '../ports/notice-secrets.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'

export interface TendDeps extends Pick<Deps, 'documents' | 'clock' | 'log' | 'provider' | 'secrets' | 'isStopping'> {
  readonly noticeSecrets: NoticeSecrets
  /** Where the provider reaches this server; `null` where it does not: then nothing is asked for. */
  readonly noticeUrl: string | null
  /** A poll is due now. */
  readonly wakeMail: () => void
}

/** Longer than one try takes. If the process dies meanwhile, another takes over after that. */
const CLAIM_MS = 5 * 60_000

/** Every subscription is looked at when a process starts: it may have ended meanwhile, or the address may be another one. */
export async function lookAtAllNotices({ documents, clock, noticeUrl }: TendDeps): Promise<void> {
  const known = await documents.mailboxes.find({ 'notices.url': { $ne: null } })
  const due = known.filter(({ notices }) => notices.subscription !== null || notices.url !== noticeUrl)
  const update = { $set: { 'notices.tendAt': clock() } }
  await documents.mailboxes.updateEach(due.map(({ _id }) => ({ filter: { _id }, update })))
}

/** Does what is due for one mailbox. Answers whether there was one. */
export async function tendNextNotices(deps: TendDeps): Promise<boolean> {
  const { documents, clock, noticeUrl } = deps
  const claimedUntil = new Date(clock().getTime() + CLAIM_MS)
  const mailbox = await documents.mailboxes.updateIf(due(clock(), noticeUrl), {
    $set: { 'notices.tendAt': claimedUntil },
  })
  if (!mailbox) return false
  const { tendAt, ...next } = await tend(deps, mailbox)
  const before = mailbox.notices.subscription
  const made = next.subscription != null && next.subscription.id !== before?.id ? next.subscription : null
  const fields = {
    ...Object.fromEntries(Object.entries(next).map(([field, value]) => [`notices.${field}`, value])),
    // What came since the last poll and before there was a subscription was told to nobody.
    ...(made !== null && mailbox.health.failuresInRow === 0 ? { 'notices.told': true, pollAt: clock() } : {}),
  }
  const same = before === null ? { 'notices.subscription': null } : { 'notices.subscription.id': before.id }
  const held: Filter<Mailbox> = { _id: mailbox._id, address: mailbox.address, ...same }
  // What was said meanwhile (a pause, a word of the provider) has to be looked at once more: then its time stays.
  const kept =
    (await documents.mailboxes.updateIf(
      { ...held, 'notices.tendAt': claimedUntil },
      { $set: { ...fields, 'notices.tendAt': tendAt } },
    )) ??
    (Object.keys(fields).length > 0 && (await documents.mailboxes.updateIf(held, { $set: fields })))
  if (made !== null && kept) deps.wakeMail()
  else if (made !== null) await endQuietly(deps, mailbox, openMailbox(deps, mailbox), made)
  return true
}

/** Only where reading works is it known that a refusal is about the notices. */
function due(now: Date, noticeUrl: string | null): Filter<Mailbox> {
  const has = { 'notices.subscription': { $ne: null } }
  const wants = { state: 'running', 'health.failuresInRow': 0, 'health.lastSuccessAt': { $ne: null } } as const
  return { 'notices.tendAt': { $lte: now }, ...(noticeUrl === null ? has : { $or: [has, wants] }) }
}

type Tended = Partial<Notices> & Pick<Notices, 'tendAt'>

/** What becomes of the notices. Throws nothing. */
async function tend(deps: TendDeps, mailbox: Mailbox): Promise<Tended> {
  const { subscription, url, trouble } = mailbox.notices
  const { noticeUrl, clock } = deps
  try {
    const client = openMailbox(deps, mailbox)
    if (noticeUrl === null || mailbox.state !== 'running') {
      if (subscription !== null) await client.endSubscription(subscription.id)
      return { ...OVER, url: null, tendAt: clock() }
    }
    const isFit = subscription !== null && url === noticeUrl && trouble?.kind !== 'silent'
    if (isFit) {
      const renewed = await client.renewSubscription(subscription.id, until(deps))
      if (renewed !== null) return going({ ...subscription, renewedAt: clock(), endsAt: renewed.endsAt }, clock())
      deps.log.info('The notifications of a mailbox are gone; they are asked for anew', { mailboxId: mailbox._id })
    } else if (subscription !== null) await endQuietly(deps, mailbox, client, subscription)
    return { ...(await create(deps, client, noticeUrl)), trouble: trouble?.kind === 'silent' ? trouble : null }
  } catch (error) {
    return afterFailure(deps, mailbox, error)
  }
}

const OVER = { subscription: null, failures: 0, trouble: null, untold: null } as const

async function create(deps: TendDeps, client: MailboxClient, url: string): Promise<Tended> {
  const secret = deps.noticeSecrets.make()
  const { id, endsAt } = await client.subscribe({ url, secret, until: until(deps) })
  const now = deps.clock()
  const times = { createdAt: now, renewedAt: now, endsAt }
  return { ...going({ id, secretHash: deps.noticeSecrets.hash(secret), ...times }, now), url, untold: null }
}

function going(subscription: Subscription, now: Date): Tended {
  return { subscription, failures: 0, trouble: null, tendAt: renewAt(subscription, now) }
}

function until({ clock }: TendDeps): Date {
  return new Date(clock().getTime() + SUBSCRIPTION_MS)
}

/** A refusal is kept and tried again seldom; anything that may pass, soon. */
function afterFailure(deps: TendDeps, mailbox: Mailbox, error: unknown): Tended {
  const { notices, _id: mailboxId } = mailbox
  const now = deps.clock()
  if (deps.isStopping()) return { tendAt: now }
  deps.log.info('Notifications of new emails could not be had; the mailbox is polled all the same', {
    mailboxId,
    error,
  })
  const isWanted = deps.noticeUrl !== null && mailbox.state === 'running'
  const trouble = isWanted ? troubleOf(error) : null
  if (trouble !== null) {
    return {
      subscription: null,
      url: deps.noticeUrl,
      failures: 0,
      trouble,
      untold: null,
      tendAt: askAgainAt(trouble, now),
    }
  }
  // What is not wanted any more and cannot be ended (its app may be gone) ends by itself.
  const isOver = notices.subscription !== null && notices.subscription.endsAt <= now
  if (!isWanted && (isOver || !isPassing(error))) return { ...OVER, url: null, tendAt: now }
  const failures = notices.failures + 1
  const asked = error instanceof OutsideError ? error.retryAfterMs : null
  return { failures, tendAt: tryAgainAt(failures, asked, now), ...(isOver ? { subscription: null } : {}) }
}

/** `null` for what may pass, and for what is about signing in, which the mailbox itself says. */
function troubleOf(error: unknown): NoticeTrouble | null {
  if (error instanceof AddressUnreachableError) return { kind: 'unreachable', code: error.code }
  if (!(error instanceof OutsideError) || isPassing(error)) return null
  return { kind: 'refused', code: error.code }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof OutsideError)) return true
  return error.retryable || error.code.startsWith('AADSTS')
}

async function endQuietly(
  { log }: TendDeps,
  { _id: mailboxId }: Mailbox,
  client: MailboxClient,
  { id }: Subscription,
): Promise<void> {
  await client.endSubscription(id).catch((error: unknown) => {
    log.info('Notifications of a mailbox are left to end by themselves', { mailboxId, error })
  })
}
