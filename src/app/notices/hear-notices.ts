// What the provider tells: it makes polls due and does nothing else. Whatever is wrong, forged, or of nobody any more has no effect.
import { lookSoon } from '../../domain/mailbox/notices.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'
import type { NoticeSecrets } from '../ports/notice-secrets.ts'

/** One notice, as it came: nothing of it is believed but the secret. */
export interface HeardNotice {
  readonly subscriptionId: string
  readonly secret: string
  /** Whether it is about the subscription itself rather than about mails. */
  readonly isAboutSubscription: boolean
}

export interface NoticeHearer {
  /** Returns at once; the work is done afterwards. */
  hear(notices: readonly HeardNotice[]): void
  /** Ends after what is under way. */
  stop(): Promise<void>
}

export interface HearDeps extends Pick<Deps, 'documents' | 'clock' | 'log'> {
  readonly noticeSecrets: NoticeSecrets
  /** A poll is due now. */
  readonly wakeMail: () => void
  /** A subscription has to be looked after. */
  readonly wakeNotices: () => void
}

/** Different ones that wait at most; what comes beyond is dropped, as polls find its mails, too. */
const MOST_WAITING = 1000
/** Those that follow one another are handled together. */
const TOGETHER_MS = 50
/** One mailbox is asked that often at most, however many notices come. */
const REST_MS = 250
/** How often the log hears of wrong ones. */
const WRONG_TOLD_MS = 60_000

interface Waiting extends HeardNotice {
  readonly key: string
}

export function createNoticeHearer(deps: HearDeps): NoticeHearer {
  const { documents, clock, log, noticeSecrets } = deps
  const waiting = new Map<string, Waiting>()
  /** Of right ones: until when further ones wait. */
  const resting = new Map<string, number>()
  let stopped = false
  let running: Promise<void> | undefined
  let wakeUp: () => void = () => undefined
  let wrong = 0
  let wrongToldAt = Number.NEGATIVE_INFINITY

  async function work(): Promise<void> {
    while (waiting.size > 0 && !stopped) {
      await handle(takeReady()).catch((error: unknown) => {
        log.warn('What Microsoft told of new emails could not be written down; polls find them', { error })
      })
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it changes while the work is awaited
      if (!stopped) await rest()
    }
    running = undefined
  }

  function takeReady(): Waiting[] {
    const now = clock().getTime()
    // A clock that was turned back must not let any rest for long.
    for (const [key, until] of resting) if (until <= now || until > now + REST_MS) resting.delete(key)
    const ready = [...waiting.values()].filter(({ key }) => !resting.has(key))
    for (const { key } of ready) waiting.delete(key)
    return ready
  }

  async function handle(ready: readonly Waiting[]): Promise<void> {
    if (ready.length === 0) return
    const ids = [...new Set(ready.map(({ subscriptionId }) => subscriptionId))]
    const found = await documents.mailboxes.find({ 'notices.subscription.id': { $in: ids } })
    const byId = new Map(found.map((mailbox) => [mailbox.notices.subscription?.id, mailbox]))
    for (const notice of ready) {
      const mailbox = byId.get(notice.subscriptionId)
      const hash = mailbox?.notices.subscription?.secretHash ?? ''
      if (mailbox === undefined || !noticeSecrets.matches(notice.secret, hash)) wrong += 1
      else {
        resting.set(notice.key, clock().getTime() + REST_MS)
        await note(mailbox, notice)
      }
    }
    tellOfWrong()
  }

  /** One write for all that come until the next poll begins. A mailbox that cannot be read now is not asked more often. */
  async function note({ _id, notices }: Mailbox, { isAboutSubscription, subscriptionId }: Waiting): Promise<void> {
    const now = clock()
    const ours = { _id, 'notices.subscription.id': subscriptionId }
    if (isAboutSubscription && notices.subscription) {
      const at = lookSoon(notices.subscription, now)
      await documents.mailboxes.updateIf({ ...ours, 'notices.tendAt': { $gt: at } }, { $set: { 'notices.tendAt': at } })
      deps.wakeNotices()
    }
    if (notices.told) return
    const told = await documents.mailboxes.updateIf(
      { ...ours, state: 'running', 'notices.told': false, 'health.failuresInRow': 0 },
      { $set: { 'notices.told': true, pollAt: now }, $inc: { 'notices.heard': 1 } },
    )
    if (told) deps.wakeMail()
  }

  function tellOfWrong(): void {
    const now = clock().getTime()
    if (wrong === 0 || now - wrongToldAt < WRONG_TOLD_MS) return
    log.info(
      'Notifications came for subscriptions that are unknown here, or without their secret: they have no effect',
      {
        count: wrong,
      },
    )
    wrong = 0
    wrongToldAt = now
  }

  async function rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, TOGETHER_MS)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    hear(notices) {
      for (const notice of notices) {
        if (waiting.size >= MOST_WAITING) break
        const key = `${notice.subscriptionId}\n${noticeSecrets.hash(notice.secret)}\n${String(notice.isAboutSubscription)}`
        waiting.set(key, { ...notice, key })
      }
      // With nothing to do the work would have ended before it is known as running.
      if (!stopped && waiting.size > 0) running ??= work()
    },
    async stop() {
      stopped = true
      wakeUp()
      await running
    },
  }
}
