// Change tracking of one folder: https://learn.microsoft.com/graph/delta-query-messages
import { type Call, folderOf } from './call.ts'
import { z } from 'zod'
import { badRequest, GraphError } from './errors.ts'
import { type DeltaFault } from './faults.ts'
import { type Folder, type FolderEntry } from './mailbox.ts'
import { allowOnly, deltaFilter, positive, selection } from './query.ts'
import type { GraphAnswer } from './answer.ts'
import { type Json, MESSAGE_PROPERTIES, messageShape } from './shapes.ts'

/**
 * Everything about a round is in its links, so the stand-in keeps nothing between calls and a restart changes nothing.
 * Changes are counted upwards per mailbox; a round reads a folder's log from `at` on.
 */
const Cursor = z.object({
  folder: z.string(),
  /** Everything up to this change has been told. */
  at: z.int(),
  /** Where the round began. */
  base: z.int(),
  /** The round that began without a link. */
  first: z.boolean(),
  epoch: z.int(),
  /** Messages told in the first round, which ends early when filtered. */
  told: z.int(),
  select: z.string().nullable(),
  filter: z.string().nullable(),
  changeType: z.string().nullable(),
})
type Cursor = z.infer<typeof Cursor>

/** With `$filter`, a first round ends after this many messages, as documented, unless the mailbox has another limit; the rest never comes. */
const MOST_WITH_FILTER = 5000

export function delta(call: Call): GraphAnswer {
  const { query } = call.request
  const folder = folderOf(call)
  const fault = call.deltaFault
  const given = query.get('$deltatoken') ?? query.get('$skiptoken')
  const cursor = given === null ? newCursor(query, folder, call.mailbox.epoch) : parseCursor(given)
  if (fault === 'cursor-lost' || cursor.epoch !== call.mailbox.epoch || cursor.folder !== folder.id) {
    throw new GraphError(
      410,
      'SyncStateNotFound',
      'The sync state generation is not found; perform a full synchronization.',
    )
  }
  const size = call.prefer.pageSize ?? positive(query, '$top', 10, 1000)
  const page =
    fault === 'empty-page' ? { value: [], next: cursor, more: true } : pageUnder(fault, call, folder, cursor, size)
  const next = fault === 'repeat-page' ? { next: cursor, more: true } : page
  return {
    status: 200,
    body: {
      '@odata.context': `${call.origin}/v1.0/$metadata#Collection(message)`,
      value: fault === 'duplicates' ? [...page.value, ...page.value] : page.value,
      ...link(call, folder, next.next, next.more),
    },
  }
}

interface Page {
  readonly value: Json[]
  readonly next: Cursor
  readonly more: boolean
}

/** How many mails a page that replays tells once more. */
const REPLAYED = 20

function pageUnder(fault: DeltaFault | null, call: Call, folder: Folder, cursor: Cursor, size: number): Page {
  const page = readPage(call, folder, cursor, fault === 'late' ? Math.ceil(size / 2) : size)
  if (fault === 'late') return { ...page, next: { ...page.next, base: page.next.at, first: false }, more: false }
  if (fault === 'out-of-order') return { ...page, value: page.value.toReversed() }
  if (fault === 'removed') {
    const removed = page.value.map(({ id }) => ({ id, '@removed': { reason: 'deleted' } }))
    return { ...page, value: [...page.value, ...removed] }
  }
  if (fault !== 'replay' || cursor.first) return page
  const from = folder.log[Math.max(0, firstAfter(folder.log, cursor.at) - REPLAYED)]?.version ?? 1
  const again = readPage(call, folder, { ...cursor, at: from - 1, base: from - 1 }, REPLAYED)
  return { ...page, value: [...again.value, ...page.value] }
}

function newCursor(query: URLSearchParams, folder: Folder, epoch: number): Cursor {
  allowOnly(query, '$select', '$filter', '$top', '$orderby')
  const changeType = query.get('changeType')
  if (changeType !== null && !/^(?:created|updated|deleted)$/.test(changeType)) {
    throw badRequest(`The value '${changeType}' is not valid for changeType.`)
  }
  const order = query.get('$orderby')
  if (order !== null && order.trim().toLowerCase() !== 'receiveddatetime desc') {
    throw badRequest('The specified order is not supported for change tracking.', 'ErrorInvalidUrlQuery')
  }
  const wanted = { select: query.get('$select'), filter: query.get('$filter'), changeType }
  return { folder: folder.id, at: 0, base: 0, first: true, epoch, told: 0, ...wanted }
}

function readPage(call: Call, folder: Folder, cursor: Cursor, size: number): Page {
  const properties = new URLSearchParams(cursor.select === null ? [] : [['$select', cursor.select]])
  const selected = selection(properties, MESSAGE_PROPERTIES, 'microsoft.graph.message')
  // Whether delta hands out headers is documented nowhere, so it does not: a client must fetch them per message.
  selected?.delete('internetMessageHeaders')
  const passes = deltaFilter(cursor.filter)
  const value: Json[] = []
  let { at, told } = cursor
  let index = firstAfter(folder.log, cursor.at)
  const limited = cursor.first && cursor.filter !== null
  const most = call.mailbox.options.filterLimit ?? MOST_WITH_FILTER
  for (; index < folder.log.length && value.length < size && !(limited && told >= most); index++) {
    const logged = folder.log[index]
    if (logged === undefined) break
    at = logged.version
    const entry = folder.entries.get(logged.seq)
    if (entry?.version !== at || !passes(entry.message) || !isWanted(entry, cursor)) continue
    told++
    value.push(entry.gone ? goneShape(entry, call.prefer.immutableIds) : messageShape(entry.message, call, selected))
  }
  const more = index < folder.log.length && !(limited && told >= most)
  if (more) return { value, next: { ...cursor, at, told }, more }
  const last = folder.log.at(-1)?.version ?? cursor.at
  return { value, next: { ...cursor, at: last, base: last, first: false, told }, more }
}

/** What left before this round could have told of it stays unmentioned. */
function isWanted(entry: FolderEntry, cursor: Cursor): boolean {
  if (entry.gone && entry.entered > cursor.at) return false
  const kind = entry.gone ? 'deleted' : entry.entered > cursor.base ? 'created' : 'updated'
  return cursor.changeType === null || cursor.changeType === kind
}

function goneShape(entry: FolderEntry, immutable: boolean): Json {
  const id = immutable ? entry.message.immutableId : entry.movingId
  return { '@odata.type': '#microsoft.graph.message', id, '@removed': { reason: 'deleted' } }
}

function firstAfter(log: Folder['log'], version: number): number {
  let low = 0
  let high = log.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((log[middle]?.version ?? 0) <= version) low = middle + 1
    else high = middle
  }
  return low
}

function link(call: Call, folder: Folder, cursor: Cursor, more: boolean): Json {
  const token = Buffer.from(JSON.stringify(cursor)).toString('base64url')
  const owner = encodeURIComponent(call.mailbox.address)
  const base = `${call.origin}/v1.0/users('${owner}')/mailFolders('${folder.id}')/messages/delta`
  return more
    ? { '@odata.nextLink': `${base}?$skiptoken=${token}` }
    : { '@odata.deltaLink': `${base}?$deltatoken=${token}` }
}

function parseCursor(token: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')))
  } catch {
    throw badRequest('Badly formed token.', 'ErrorInvalidSyncStateData')
  }
}
