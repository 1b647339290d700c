// What is new in the Inbox, page by page: https://learn.microsoft.com/graph/delta-query-messages
import { z } from 'zod'
import { CursorLostError, type MailPage } from '../../app/ports/mailbox-provider.ts'
import type { Clock, Log } from '../../app/ports/runtime.ts'
import { MicrosoftError, misunderstood, refused } from './errors.ts'
import { type GraphClient, isPassing } from './graph-client.ts'
import { DeltaPage, HEAD_FIELDS, HeadJson } from './graph-json.ts'
import { receivedAt, toMailHead } from './to-mail.ts'

export interface DeltaReaderDeps {
  readonly client: GraphClient
  readonly graphUrl: string
  /** `/users/…` of the mailbox. */
  readonly userPath: string
  readonly pageSize: number
  /** So many messages a first round with `$filter` brings at most. */
  readonly filterLimit: number
  readonly clock: Clock
  readonly log: Log
}

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
  const heads = page.value.filter((item) => item['@removed'] === undefined && item.isDraft !== true)
  const told = cursor.told === null ? null : cursor.told + page.value.length
  const whole = await complete(deps, heads)
  const mails = whole.map((head) => toMailHead(head, deps.clock())).filter((mail) => mail.receivedAt >= from)
  return { mails, ...next(deps, page, told) }
}

function next(deps: DeltaReaderDeps, page: DeltaPage, told: number | null): { cursor: string; more: boolean } {
  const { '@odata.nextLink': nextLink, '@odata.deltaLink': deltaLink } = page
  if (nextLink !== undefined) return { cursor: formatCursor({ link: nextLink, told }), more: true }
  if (deltaLink === undefined) throw misunderstood('Reading the changes of the mailbox', undefined)
  if (told === null || told < deps.filterLimit) {
    return { cursor: formatCursor({ link: deltaLink, told: null }), more: false }
  }
  deps.log.info('The mailbox holds more mails than a filtered round can tell; a round over all of it follows', { told })
  return { cursor: formatCursor({ link: null, told: null }), more: true }
}

type DeltaPage = z.infer<typeof DeltaPage>

async function readPage(deps: DeltaReaderDeps, link: string, continues: boolean): Promise<DeltaPage> {
  try {
    const parsed = DeltaPage.safeParse(await deps.client.get(link, `odata.maxpagesize=${deps.pageSize}`))
    if (!parsed.success) throw misunderstood('Reading the changes of the mailbox', parsed.error)
    return parsed.data
  } catch (error) {
    if (continues && error instanceof MicrosoftError && isLost(error)) {
      throw new CursorLostError(`Microsoft Graph no longer knows our place in the mailbox ('${error.code}')`, {
        cause: error,
      })
    }
    throw error
  }
}

function isLost({ code, status }: MicrosoftError): boolean {
  return status === 410 || LOST_CODES.has(code.toLowerCase())
}

/**
 * Of a message that only changed (was marked as read, say) Graph may tell the id and what changed and no more. Whether such a
 * mail is old or new only the message itself says. One that is gone at a second look, too, is left out; one that cannot be read stays, for
 * the ledger to record.
 */
async function complete(
  { client, userPath }: DeltaReaderDeps,
  heads: readonly HeadJson[],
): Promise<readonly HeadJson[]> {
  const partial = heads.filter((head) => receivedAt(head) === null)
  if (partial.length === 0) return heads
  const gone = new Set<string>()
  const found = new Map<string, HeadJson>()
  const look = async (ids: readonly string[]): Promise<readonly string[]> => {
    const paths = ids.map((id) => `${userPath}/messages/${encodeURIComponent(id)}?$select=${HEAD_FIELDS}`)
    const missing: string[] = []
    for (const [index, answer] of (await client.getMany(paths)).entries()) {
      const { status, body, retryAfterMs } = answer
      if (isPassing(answer)) throw refused({ call: `GET ${userPath}/messages/…`, status, code: null, retryAfterMs })
      const id = ids[index] ?? ''
      const { data } = HeadJson.safeParse(body)
      if (status === 404) missing.push(id)
      else if (data?.isDraft === true) gone.add(id)
      else if (data !== undefined) found.set(id, { ...data, id })
    }
    return missing
  }
  const missing = await look(partial.map(({ id }) => id))
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
function parseCursor({ graphUrl }: DeltaReaderDeps, text: string): Cursor {
  const parsed = Cursor.safeParse(parseJson(text))
  if (!parsed.success) throw new CursorLostError('The kept place in the mailbox is not one that this version can read')
  const { link } = parsed.data
  if (link !== null && !link.startsWith(`${graphUrl}/`)) {
    throw new CursorLostError(`The kept place in the mailbox is not on '${graphUrl}'`)
  }
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
