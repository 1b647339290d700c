// Change notifications for the Inbox: https://learn.microsoft.com/graph/change-notifications-overview
import { z } from 'zod'
import { AddressUnreachableError, type ProviderSubscription } from '../../app/ports/mailbox-provider.ts'
import { MicrosoftError, misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'

export interface SubscriptionDeps {
  readonly client: GraphClient
  readonly address: string
}

const SubscriptionJson = z.object({ id: z.string().min(1).max(200), expirationDateTime: z.coerce.date() })

/** What lets Microsoft tell that nobody answered at our address has one of these, with status 400. */
const UNREACHABLE = new Set(['validationerror', 'invalidrequest'])

/** `secret`: at most 128 characters. https://learn.microsoft.com/graph/api/subscription-post-subscriptions */
export async function subscribe(
  { client, address }: SubscriptionDeps,
  { url, secret, until }: { readonly url: string; readonly secret: string; readonly until: Date },
): Promise<ProviderSubscription> {
  return await ask('POST /subscriptions', () =>
    client.write('POST', '/subscriptions', {
      changeType: 'created',
      notificationUrl: url,
      // It cannot be added later.
      lifecycleNotificationUrl: url,
      resource: `/users/${encodeURIComponent(address).replaceAll('%40', '@')}/mailFolders('inbox')/messages`,
      expirationDateTime: until.toISOString(),
      clientState: secret,
    }),
  )
}

/** This also answers a `reauthorizationRequired`. https://learn.microsoft.com/graph/api/subscription-update */
export async function renewSubscription(
  { client }: SubscriptionDeps,
  id: string,
  until: Date,
): Promise<ProviderSubscription | null> {
  const path = pathOf(id)
  try {
    const body = { expirationDateTime: until.toISOString() }
    return await ask('PATCH /subscriptions/…', () => client.write('PATCH', path, body))
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

export async function endSubscription({ client }: SubscriptionDeps, id: string): Promise<void> {
  try {
    await client.write('DELETE', pathOf(id))
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

async function ask(what: string, send: () => Promise<unknown>): Promise<ProviderSubscription> {
  try {
    const parsed = SubscriptionJson.safeParse(await send())
    if (!parsed.success) throw misunderstood(what, parsed.error)
    return { id: parsed.data.id, endsAt: parsed.data.expirationDateTime }
  } catch (error) {
    if (error instanceof MicrosoftError && error.status === 400 && UNREACHABLE.has(error.code.toLowerCase())) {
      throw new AddressUnreachableError(error.code, error)
    }
    throw error
  }
}

/** Every 404 here is about the subscription: its path names nothing else. */
function isGone(error: unknown): boolean {
  return error instanceof MicrosoftError && (error.status === 404 || error.status === 410)
}

function pathOf(id: string): string {
  return `/subscriptions/${encodeURIComponent(id)}`
}
