// Change notifications as Graph makes them: subscriptions that end, the question whether the address is the caller's, and what is told of
// arriving mails, with the faults that a test wants. https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
import { type Clock, type NewId } from '../../app/ports/runtime.ts'
import { type AppOptions } from './auth.ts'
import { badRequest, GraphError } from './errors.ts'
import { type Mailbox, type StoredMessage } from './mailbox.ts'
import { type PostOffice } from './post-office.ts'

export interface StoredSubscription {
  readonly id: string
  readonly mailbox: string
  readonly tenantId: string
  readonly clientId: string
  readonly changeType: string
  readonly resource: string
  readonly notificationUrl: string
  readonly lifecycleNotificationUrl: string | null
  readonly clientState: string | null
  endsAt: Date
}

/**
 * `dropped`: nothing is sent. `doubled`: each is sent three times. `forged`: with another clientState. `foreign`: for a subscription that
 * nobody has. `late`: after so many milliseconds.
 */
export type NoticeFault = 'dropped' | 'doubled' | 'forged' | 'foreign' | { readonly lateMs: number }
export type LifecycleEvent = 'subscriptionRemoved' | 'missed' | 'reauthorizationRequired'

/** Graph's own limit for mail. */
const MOST_MS = 10_080 * 60_000
/** As long as Graph waits for an answer to its question, and to a notification. */
const VALIDATION_MS = 10_000
const ANSWER_MS = 3_000
const TRIES = 3
const AGAIN_MS = 200

export class Subscriptions {
  /** Of everything that is sent from now on; `null` for none. */
  fault: NoticeFault | null = null
  /** Notifications that were taken. */
  taken = 0
  private readonly deps: { readonly clock: Clock; readonly newId: NewId }
  private readonly kept = new Map<string, StoredSubscription>()
  private readonly stopped = new AbortController()

  constructor(deps: { readonly clock: Clock; readonly newId: NewId }) {
    this.deps = deps
  }

  /** Those that have not ended. */
  list(mailbox?: string): StoredSubscription[] {
    const now = this.deps.clock()
    for (const one of this.kept.values()) if (one.endsAt <= now) this.kept.delete(one.id)
    return [...this.kept.values()].filter((one) => mailbox === undefined || one.mailbox === mailbox.toLowerCase())
  }

  /** Throws what Graph answers where there is none of that app. */
  of(app: AppOptions, id: string): StoredSubscription {
    const found = this.list().find((one) => one.id === id)
    if (found?.clientId === app.clientId && found.tenantId === app.tenantId) return found
    throw new GraphError(404, 'ResourceNotFound', 'The object was not found.')
  }

  async create(wanted: Omit<StoredSubscription, 'id'>): Promise<StoredSubscription> {
    for (const url of new Set([wanted.notificationUrl, wanted.lifecycleNotificationUrl ?? wanted.notificationUrl])) {
      await this.validate(url)
    }
    const one = { ...wanted, id: this.deps.newId(), endsAt: this.endOf(wanted.endsAt) }
    this.kept.set(one.id, one)
    return one
  }

  renew(one: StoredSubscription, endsAt: Date): void {
    one.endsAt = this.endOf(endsAt)
  }

  /** As a caller, or Graph itself, takes it away. */
  remove(id: string): void {
    this.kept.delete(id)
  }

  /** Tells of a mail that came. Never throws, and nobody waits for it. */
  arrived(mailbox: Mailbox, message: StoredMessage): void {
    for (const one of this.list(mailbox.address)) {
      const path = `Users/${mailbox.userId}/Messages/${message.movingId}`
      void this.send(one, one.notificationUrl, {
        changeType: 'created',
        resource: path,
        resourceData: { '@odata.type': '#Microsoft.Graph.Message', '@odata.id': path, id: message.movingId },
      })
    }
  }

  /** Says something about the subscriptions of a mailbox; `subscriptionRemoved` does not remove them by itself. */
  async tell(mailbox: string, lifecycleEvent: LifecycleEvent): Promise<void> {
    for (const one of this.list(mailbox)) {
      if (one.lifecycleNotificationUrl !== null) await this.send(one, one.lifecycleNotificationUrl, { lifecycleEvent })
    }
  }

  stop(): void {
    this.stopped.abort()
  }

  private endOf(endsAt: Date): Date {
    const now = this.deps.clock().getTime()
    if (Number.isNaN(endsAt.getTime()) || endsAt.getTime() <= now || endsAt.getTime() > now + MOST_MS) {
      throw badRequest('Subscription expiration can only be 10080 minutes in the future.', 'ExtensionError')
    }
    return endsAt
  }

  private async validate(url: string): Promise<void> {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${this.deps.newId()}`
    const isLoopback = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::|\/|$)/u.test(url)
    const refused = (why: string): GraphError =>
      badRequest(`Subscription validation request failed. ${why}`, 'ValidationError')
    // The sandbox calls nobody outside this machine.
    if (!isLoopback) throw refused('Notification endpoint is not on this machine.')
    const query = new URLSearchParams({ validationToken: token }).toString()
    const answer = await fetch(`${url}?${query}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.any([this.stopped.signal, AbortSignal.timeout(VALIDATION_MS)]),
    }).catch(() => null)
    if (answer === null) throw badRequest('Subscription validation request timed out.', 'ValidationError')
    const type = answer.headers.get('content-type') ?? ''
    if (answer.status !== 200 || !type.startsWith('text/plain') || (await answer.text()) !== token) {
      throw refused('Notification endpoint must respond with 200 OK to validation request.')
    }
  }

  private async send(one: StoredSubscription, url: string, about: object): Promise<void> {
    const { fault } = this
    if (fault === 'dropped') return
    if (typeof fault === 'object' && fault !== null) await this.wait(fault.lateMs)
    const notice = {
      subscriptionId: fault === 'foreign' ? this.deps.newId() : one.id,
      subscriptionExpirationDateTime: one.endsAt.toISOString(),
      clientState: fault === 'forged' ? 'not-the-secret' : one.clientState,
      tenantId: one.tenantId,
      ...about,
    }
    const copies = fault === 'doubled' ? 3 : 1
    for (let copy = 0; copy < copies; copy += 1) await this.post(url, JSON.stringify({ value: [notice] }))
  }

  private async post(url: string, body: string): Promise<void> {
    for (let attempt = 1; attempt <= TRIES && !this.stopped.signal.aborted; attempt += 1) {
      const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(ANSWER_MS)])
      const headers = { 'Content-Type': 'application/json' }
      const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => null)
      await answer?.body?.cancel()
      if (answer?.ok === true) {
        this.taken += 1
        return
      }
      await this.wait(AGAIN_MS)
    }
  }

  private async wait(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      timer.unref()
      this.stopped.signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }
}

/** The mailbox that a subscription's resource names: its Inbox and nothing else is known here. */
export function mailboxOfResource(office: PostOffice, resource: string): Mailbox | undefined {
  const user = /^\/?users\/([^/]+)\/mailFolders(?:\('inbox'\)|\/inbox)\/messages$/iu.exec(resource)?.[1]
  return user === undefined ? undefined : office.mailbox(decodeURIComponent(user))
}
