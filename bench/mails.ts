// Mails per second, from Graph's page to the stored ticket and the delivered card, beside the bare pipeline.
import { setTimeout as wait } from 'node:timers/promises'
import type { StoredDocument } from '../src/app/ports/documents.ts'
import { createTrustedFetch } from '../src/lib/trusted-fetch.ts'
import { HEAD_FIELDS, MESSAGE_FIELDS } from '../src/mail/graph/graph-json.ts'
import { createSlots } from '../src/mail/graph/slots.ts'
import { TEAM, TENANT_ID } from '../src/sandbox/demo/world.ts'
import { openStore } from '../src/store/open-store.ts'
import { createBotAdapter } from '../src/teams/wire/adapter.ts'
import { renderCard } from '../src/teams/cards/render-card.ts'
import { createChat } from '../src/teams/wire/chat.ts'
import { aTicketView } from '../test/support/card-views.ts'
import { log, newPlace, PAGE_SIZE, startFrontdesk } from './frontdesk.ts'
import { startClock, type Run } from './measure.ts'
import type { Outside } from './outside.ts'

/** As many as Frontdesk has under way at once. */
const CARDS_AT_ONCE = 16
const BATCH_SIZE = 20

export const MAILS_METHOD = `bare: the same pages and batches by the same fetch client; each mail is one insert into the same kind of store, then a ready card
by the same connector client, ${CARDS_AT_ONCE} at once, while the next page is fetched; no ledger, ticket, text, lease or rendering`

/** Mails per second through Frontdesk, until every card is noted as delivered. */
export async function throughFrontdesk(outside: Outside, mongodbUri: string | null, mails: number): Promise<Run> {
  await outside.fillMailbox(mails)
  const place = await newPlace(mongodbUri)
  let posted = 0
  let allPosted: () => void = () => undefined
  const done = new Promise<void>((resolve) => (allPosted = resolve))
  const frontdesk = await startFrontdesk(outside, place, (chat) => ({
    ...chat,
    async post(channel, view) {
      const message = await chat.post(channel, view)
      posted += 1
      if (posted === mails) allPosted()
      return message
    },
  }))
  const stopClock = startClock()
  await done
  const { tickets, ledger } = frontdesk.deps.documents
  while ((await tickets.count({ deliverAt: { $ne: null } })) > 0 || (await ledger.count({ state: 'received' })) > 0)
    await wait(2)
  const run = stopClock(mails, (Date.now() - (await outside.firstReadAt())) / 1000)
  const made = await ledger.count({ state: 'ticket' })
  await frontdesk.stop()
  await place.remove()
  if (made !== mails || posted !== mails) throw new Error(`${mails} mails made ${made} tickets and ${posted} cards`)
  return run
}

/** Fetch a page, insert documents, post cards, nothing else. */
export async function throughBarePipeline(outside: Outside, mongodbUri: string | null, mails: number): Promise<Run> {
  await outside.fillMailbox(mails)
  const place = await newPlace(mongodbUri)
  const store = await openStore(place.store)
  const declaration = { name: 'mails', indexes: [] }
  await store.prepare([declaration])
  const documents = store.collection<StoredDocument>(declaration)
  const fetch = createTrustedFetch({ ca: outside.ca, timeoutMs: 30_000 })
  const view = aTicketView()
  const card = renderCard(view)
  const chat = createChat({
    adapter: createBotAdapter({ unauthenticated: true, log, newId: () => 'id' }),
    renderCard: () => card,
    limits: null,
    clock: () => new Date(),
    targeted: true,
  })
  const channel = { serviceUrl: outside.serviceUrl, tenantId: TENANT_ID, conversationId: TEAM.id }

  async function call<T>(url: string, body?: object): Promise<T> {
    const answer = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { Prefer: `IdType="ImmutableId", odata.maxpagesize=${PAGE_SIZE}`, Authorization: 'Bearer a-token' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    // Bare: nothing is checked.
    return (await answer.json()) as T
  }

  async function readMails(ids: readonly string[]): Promise<Mail[]> {
    const requests = ids.map((id, index) => ({
      id: String(index),
      method: 'GET',
      url: `/users/support/messages/${encodeURIComponent(id)}?$select=${MESSAGE_FIELDS}`,
    }))
    const batch = await call<{ responses: { body: Mail }[] }>(`${outside.graphUrl}/v1.0/$batch`, { requests })
    return batch.responses.map((response) => response.body)
  }

  async function storeAndPost(mail: Mail): Promise<void> {
    await documents.insert({ _id: mail.id, ...mail })
    await chat.post(channel, view)
  }

  const slots = createSlots(CARDS_AT_ONCE)
  const posts: Promise<unknown>[] = []
  const stopClock = startClock()
  const first = `${outside.graphUrl}/v1.0/users/support/mailFolders/inbox/messages/delta?$select=${HEAD_FIELDS}`
  for (let link: string | undefined = first; link !== undefined;) {
    const page: Page = await call(link)
    const whole: Mail[] = []
    for (let at = 0; at < page.value.length; at += BATCH_SIZE) {
      whole.push(...(await readMails(page.value.slice(at, at + BATCH_SIZE).map((mail) => mail.id))))
    }
    for (const mail of whole) posts.push(slots(1, () => storeAndPost(mail)))
    link = page['@odata.nextLink']
  }
  await Promise.all(posts)
  const run = stopClock(mails)
  if (posts.length !== mails) throw new Error(`The bare pipeline read ${posts.length} of ${mails} mails`)
  await store.close()
  await place.remove()
  return run
}

interface Mail {
  readonly id: string
}

interface Page {
  readonly value: readonly Mail[]
  readonly '@odata.nextLink'?: string
}
