// What lies in the Inbox, by its own list rather than by what change tracking tells: https://learn.microsoft.com/graph/api/user-list-messages
import { z } from 'zod'
import type { InboxPage, InboxWanted } from '../../app/ports/mailbox-provider.ts'
import type { Clock } from '../../app/ports/runtime.ts'
import type { MailHead } from '../../domain/mail/mail.ts'
import type { InboxPlace } from '../../domain/mailbox/sweep.ts'
import { misunderstood, refused } from './errors.ts'
import { type GraphClient, isPassing } from './graph-client.ts'
import { HEAD_FIELDS, HeadJson, HeadPage } from './graph-json.ts'
import { receivedAt, toMailHead } from './to-mail.ts'

export interface InboxReaderDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
  readonly clock: Clock
}

const SECOND_MS = 1000
/** More than Graph gives in one page. */
const MOST = 1000

/** Each page is asked for by the time it begins with: links of Graph count mails, and skip some whenever others have left. */
export async function readInbox(
  { client, userPath, clock }: InboxReaderDeps,
  { place, since, limit }: InboxWanted,
): Promise<InboxPage> {
  const path = `${userPath}/mailFolders/inbox/messages`
  // Graph compares more digits than it shows: what it shows as this second may be later than its beginning.
  const until =
    place === null ? '' : `%20and%20receivedDateTime%20lt%20${text(new Date(place.at.getTime() + SECOND_MS))}`
  const skip = place === null || place.skip === 0 ? '' : `&$skip=${place.skip}`
  const filter = `$filter=receivedDateTime%20ge%20${text(since)}${until}`
  const order = `${filter}&$orderby=receivedDateTime%20desc&$top=${Math.min(limit, MOST)}${skip}`
  const page = HeadPage.safeParse(await client.get(`${path}?$select=${HEAD_FIELDS}&${order}`))
  if (!page.success) throw misunderstood(`GET ${path}`, page.error)
  const { value, '@odata.nextLink': more } = page.data
  return {
    mails: value.filter(({ isDraft }) => isDraft !== true).map((head) => toMailHead(head, clock())),
    next: more === undefined ? null : behind(place, value),
  }
}

/** `null` where there is nothing to go on from. */
function behind(place: InboxPlace | null, heads: readonly HeadJson[]): InboxPlace | null {
  const seconds = heads.map((head) => Math.floor((receivedAt(head)?.getTime() ?? Number.NaN) / SECOND_MS) * SECOND_MS)
  const last = seconds.findLast((second) => !Number.isNaN(second))
  if (last === undefined) return null
  if (place !== null && last >= place.at.getTime()) return { at: place.at, skip: place.skip + heads.length }
  return { at: new Date(last), skip: seconds.filter((second) => second === last).length }
}

const Folder = z.object({ id: z.string().min(1) })
const PlacedHead = HeadJson.extend({ parentFolderId: z.string().nullish() })

/** The Inbox's own id comes with the first batch. Folders have one kind of id only, whatever kind mails are asked for by. */
export async function readInInbox(
  { client, userPath, clock }: InboxReaderDeps,
  ids: readonly string[],
): Promise<readonly MailHead[]> {
  const inbox = `${userPath}/mailFolders/inbox?$select=id`
  const mails = ids.map((id) => `${userPath}/messages/${encodeURIComponent(id)}?$select=${HEAD_FIELDS},parentFolderId`)
  const [folder, ...answers] = await client.getMany([inbox, ...mails])
  for (const answer of [folder, ...answers]) {
    if (answer && isPassing(answer))
      throw refused({ ...answer, call: `GET ${userPath}/messages/…`, code: null, retryAfterMs: answer.retryAfterMs })
  }
  const found = Folder.safeParse(folder?.body)
  if (!found.success) throw misunderstood(`GET ${userPath}/mailFolders/inbox`, found.error)
  return answers.flatMap(({ status, body }, index) => {
    const { data } = PlacedHead.safeParse(body)
    if (status !== 200 || data === undefined) return []
    if (data.parentFolderId !== found.data.id || data.isDraft === true) return []
    return [{ ...toMailHead(data, clock()), id: ids[index] ?? data.id }]
  })
}

function text(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
