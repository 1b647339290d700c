// What is new in the Inbox, page by page: https://learn.microsoft.com/graph/delta-query-messages
import { z } from 'zod'
import { CursorLostError, type MailPage } from '../../app/ports/mailbox-provider.ts'
import type { Clock, Log } from '../../app/ports/runtime.ts'
import { MicrosoftError, misunderstood, refused } from './errors.ts'
import type { OutsideError } from '../../domain/errors.ts'
import { type GraphClient, isPassing } from './graph-client.ts'
import { DeltaItem, DeltaPage, HEAD_FIELDS, HeadJson } from './graph-json.ts'
import { createPageSize, type PageSize } from './page-size.ts'
import { receivedAt, toMailHead } from './to-mail.ts'

export interface DeltaReaderDeps {
  readonly client: GraphClient
  readonly graphUrl: string
  /** `/users/…` of the mailbox. */
  readonly userPath: string
  /** The same for every call about this mailbox. */
  readonly memory: DeltaMemory
  /** So many messages a first round with `$filter` brings at most. */
  readonly filterLimit: number
  readonly clock: Clock
  readonly log: Log
}

/** What is remembered of a mailbox between two pages, for as long as the process lives. */
export interface DeltaMemory {
  readonly pageSize: PageSize
  /** How often in a row these could not be looked at, by message id. */
  readonly unseen: Map<string, number>
  /** How often in a row a page came with items that are none. */
  broken: number
}

export function createDeltaMemory(pageSize: number): DeltaMemory {
  return { pageSize: createPageSize(pageSize), unseen: new Map(), broken: 0 }
}

/** What is wrong with one item of a page makes the page come again so often; then the others go on without it. */
const TRIES_FOR_ONE = 3
/** How often a page is asked for smaller before the poll ends, which goes on with what is remembered; each costs some seconds. */
const SMALLER_AT_ONCE = 3
/** A page that is waited for in vain costs half a minute. */
const SMALLER_AFTER_TIMEOUT = 1

/**
 * A round begins with `$filter` on the time of receipt, which spares an old mailbox the reading of all its years. Graph ends
 * such a round silently at its limit, in no order that could be continued from. One that reached the limit is therefore
 * followed by a round without `$filter`, which has no limit; what is too old is left out here.
 */
const Cursor = z.object({
  /** Graph's own link, as it came; `null` begins the round without `$filter`. */
  link: z.string().nullable(),
  /** Items so far in a round with `$filter`; `null` in all others. */
  told: z.int().nullable(),
})
type Cursor = z.infer<typeof Cursor>

/** These come with 40X as well as 410, and in any case. */
const LOST_CODES = new Set(['syncstatenotfound', 'syncstateinvalid', 'resyncrequired', 'errorinvalidsyncstatedata'])

export async function readChanges(deps: DeltaReaderDeps, text: string | null, since: Date): Promise<MailPage> {
  // Graph compares more digits than it shows.
  const from = new Date(Math.floor(since.getTime() / 1000) * 1000)
  const cursor: Cursor = text === null ? { link: firstLink(deps, from), told: 0 } : parseCursor(deps, text)
  const page = await readPage(deps, cursor.link ?? firstLink(deps, null), text !== null && cursor.link !== null)
  const heads = page.items.filter((item) => item['@removed'] === undefined && item.isDraft !== true)
  const told = cursor.told === null ? null : cursor.told + page.items.length
  const place = next(deps, page.links, told)
  const whole = await complete(deps, heads)
  deps.memory.unseen.clear()
  const mails = whole.map((head) => toMailHead(head, deps.clock())).filter((mail) => mail.receivedAt >= from)
  return { mails, ...place }
}

function next(deps: DeltaReaderDeps, page: DeltaPage, told: number | null): { cursor: string; more: boolean } {
  const { '@odata.nextLink': nextLink, '@odata.deltaLink': deltaLink } = page
  // A place that could not be used later is not taken.
  if (!isOurs(deps, nextLink) || !isOurs(deps, deltaLink)) {
    throw misunderstood('Reading the changes of the mailbox, which lead to another server,', undefined)
  }
  if (nextLink !== undefined) return { cursor: formatCursor({ link: nextLink, told }), more: true }
  if (deltaLink === undefined) throw misunderstood('Reading the changes of the mailbox', undefined)
  if (told === null || told < deps.filterLimit) {
    return { cursor: formatCursor({ link: deltaLink, told: null }), more: false }
  }
  deps.log.info('The mailbox holds more mails than a filtered round can tell; a round over all of it follows', { told })
  return { cursor: formatCursor({ link: null, told: null }), more: true }
}

type DeltaPage = z.infer<typeof DeltaPage>

interface ReadPage {
  readonly items: readonly DeltaItem[]
  readonly links: DeltaPage
}

/** A page that Graph cannot build is asked for smaller: https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/5853 */
async function readPage(deps: DeltaReaderDeps, link: string, continues: boolean): Promise<ReadPage> {
  const { pageSize } = deps.memory
  for (let smaller = 0; ; smaller += 1) {
    const size = pageSize.now()
    try {
      const body = await deps.client.get(link, `odata.maxpagesize=${size}`)
      pageSize.worked()
      return itemsOf(deps, body)
    } catch (error) {
      if (!(error instanceof MicrosoftError)) throw error
      if (continues && isLost(error)) {
        throw new CursorLostError(`Microsoft Graph no longer knows our place in the mailbox ('${error.code}')`, {
          cause: error,
        })
      }
      const atOnce = error.code === 'timeout' ? SMALLER_AFTER_TIMEOUT : SMALLER_AT_ONCE
      if (!isAboutThePage(error) || !pageSize.shrink() || smaller >= atOnce) throw error
      deps.log.warn('A page of changes could not be had and is asked for smaller', { code: error.code, size })
    }
  }
}

/** The server that builds it gives up, or it is more than we take. Where Graph asks to wait, that is about the mailbox. */
function isAboutThePage({ status, code, retryAfterMs }: MicrosoftError): boolean {
  return (
    code === 'timeout' ||
    code === 'too-large' ||
    (retryAfterMs === null && [500, 502, 504].some((one) => one === status))
  )
}

/** Items without an id cannot be read. Whether Graph means them is asked again before they are left out. */
function itemsOf({ memory, log }: DeltaReaderDeps, body: unknown): ReadPage {
  const page = DeltaPage.safeParse(body)
  if (!page.success) throw misunderstood('Reading the changes of the mailbox', page.error)
  const items = page.data.value.flatMap((one) => {
    const item = DeltaItem.safeParse(one)
    return item.success ? [item.data] : []
  })
  const broken = page.data.value.length - items.length
  memory.broken = broken === 0 ? 0 : memory.broken + 1
  if (broken > 0 && memory.broken < TRIES_FOR_ONE) throw misunderstood('Reading the changes of the mailbox', undefined)
  if (broken > 0) log.error('Microsoft Graph told changes without saying of which mails; they are left out', { broken })
  memory.broken = 0
  return { items, links: page.data }
}

function isLost({ code, status }: MicrosoftError): boolean {
  return status === 410 || LOST_CODES.has(code.toLowerCase())
}

/**
 * Of a message that only changed (was marked as read, say) Graph may tell the id and what changed and no more. Whether such a
 * mail is old or new only the message itself says. One that is gone at a second look, too, is left out; one that cannot be read stays, for
 * the ledger to record. Where it may do better later, the page comes again some times first.
 */
async function complete(
  { client, userPath, memory }: DeltaReaderDeps,
  heads: readonly HeadJson[],
): Promise<readonly HeadJson[]> {
  const partial = heads.filter((head) => receivedAt(head) === null)
  if (partial.length === 0) return heads
  const gone = new Set<string>()
  const found = new Map<string, HeadJson>()
  const unseen: OutsideError[] = []
  const look = async (ids: readonly string[]): Promise<readonly string[]> => {
    const paths = ids.map((id) => `${userPath}/messages/${encodeURIComponent(id)}?$select=${HEAD_FIELDS}`)
    const missing: string[] = []
    for (const [index, answer] of (await client.getMany(paths)).entries()) {
      const { status, body, retryAfterMs } = answer
      const id = ids[index] ?? ''
      if (isPassing(answer)) {
        const error = refused({ call: `GET ${userPath}/messages/…`, status, code: null, retryAfterMs })
        if (status === 401 || status === 429) throw error
        const times = (memory.unseen.get(id) ?? 0) + 1
        memory.unseen.set(id, times)
        if (times < TRIES_FOR_ONE) unseen.push(error)
        continue
      }
      const { data } = HeadJson.safeParse(body)
      if (status === 404) missing.push(id)
      else if (data?.isDraft === true) gone.add(id)
      else if (data !== undefined) found.set(id, { ...data, id })
    }
    return missing
  }
  const missing = await look(partial.map(({ id }) => id))
  const [first] = unseen
  if (first !== undefined) throw first
  // "Not found" is also said of mails that are there.
  for (const id of missing.length === 0 ? [] : await look(missing)) gone.add(id)
  return heads.flatMap((head) => (gone.has(head.id) ? [] : (found.get(head.id) ?? head)))
}

function firstLink({ graphUrl, userPath }: DeltaReaderDeps, from: Date | null): string {
  const filter = from === null ? '' : `&$filter=receivedDateTime%20ge%20${from.toISOString().replace('.000Z', 'Z')}`
  return `${graphUrl}/v1.0${userPath}/mailFolders/inbox/messages/delta?$select=${HEAD_FIELDS}${filter}`
}

function formatCursor(cursor: Cursor): string {
  return JSON.stringify(cursor)
}

/** A link to another server is not followed: it would be handed our token. Links change hosts when the settings do. */
function parseCursor(deps: DeltaReaderDeps, text: string): Cursor {
  const parsed = Cursor.safeParse(parseJson(text))
  if (!parsed.success) throw new CursorLostError('The kept place in the mailbox is not one that this version can read')
  const { link } = parsed.data
  if (link !== null && !isOurs(deps, link)) {
    throw new CursorLostError(`The kept place in the mailbox is not on '${deps.graphUrl}'`)
  }
  return parsed.data
}

function isOurs({ graphUrl }: DeltaReaderDeps, link: string | undefined): boolean {
  return link === undefined || link.startsWith(`${graphUrl}/`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
