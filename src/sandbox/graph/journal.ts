// What happened in the mailboxes, kept as one line of JSON each in an append-only file beside the mails' MIME.
import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { OutgoingMessage } from './outgoing.ts'

const Common = { mailbox: z.string(), at: z.iso.datetime() }

const JournalEvent = z.discriminatedUnion('op', [
  z.object({
    ...Common,
    op: z.literal('store'),
    seq: z.int(),
    /** Counts the versions of a draft's MIME. */
    revision: z.int(),
    folder: z.string(),
    receivedAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    isDraft: z.boolean(),
    isRead: z.boolean(),
    draft: OutgoingMessage.nullable(),
    untold: z.boolean().optional(),
  }),
  z.object({
    ...Common,
    op: z.literal('change'),
    seq: z.int(),
    isRead: z.boolean().optional(),
    categories: z.array(z.string()).optional(),
  }),
  /** With `sentAt` a draft that was sent. */
  z.object({
    ...Common,
    op: z.literal('move'),
    seq: z.int(),
    folder: z.string(),
    sentAt: z.iso.datetime().nullable(),
    untold: z.boolean().optional(),
  }),
  z.object({ ...Common, op: z.literal('delete'), seq: z.int() }),
  /** `parent` is the key of the folder it is in; `null` at the top. */
  z.object({ ...Common, op: z.literal('folder'), displayName: z.string(), parent: z.string().nullable() }),
  z.object({ ...Common, op: z.literal('lose-cursors') }),
])
export type JournalEvent = z.infer<typeof JournalEvent>
type StoreEvent = JournalEvent & { op: 'store' }

export interface Journal {
  /** Names this set of mailboxes; ids and tokens are bound to it. */
  readonly storeId: string
  /** What was there when the journal was opened, in order. */
  readonly past: readonly JournalEvent[]
  readMime(event: StoreEvent): Promise<Buffer>
  /** Call before appending the event. */
  writeMime(event: StoreEvent, raw: Buffer): Promise<void>
  /** Synchronous, so that the order on disk is the order in memory. */
  append(event: JournalEvent): void
  close(): void
}

/** A journal that forgets. */
export function memoryJournal(storeId: string): Journal {
  return {
    storeId,
    past: [],
    readMime: () => Promise.reject(new Error('A journal in memory has no past')),
    writeMime: () => Promise.resolve(),
    append: () => undefined,
    close: () => undefined,
  }
}

/** Opens, or begins, the journal of a folder. A last line cut short by a crash is dropped: its caller got no answer. */
export function fileJournal(folder: string, newStoreId: string): Journal {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'journal.jsonl')
  const descriptor = openSync(file, 'a')
  const written = readFileSync(file)
  const whole = written.subarray(0, written.lastIndexOf(0x0a) + 1)
  if (whole.length < written.length) truncateSync(file, whole.length)
  const [head, ...lines] = whole.toString('utf8').split('\n').slice(0, -1)
  const storeId = head === undefined ? newStoreId : z.object({ storeId: z.string() }).parse(JSON.parse(head)).storeId
  if (head === undefined) writeSync(descriptor, `${JSON.stringify({ storeId })}\n`)

  const mimeFile = ({ mailbox, seq, revision }: StoreEvent) =>
    path.join(folder, encodeURIComponent(mailbox), `${seq}-${revision}.eml`)
  return {
    storeId,
    past: lines.map((line, index) => parseLine(line, file, index + 2)),
    readMime: (event) => readFile(mimeFile(event)),
    writeMime: async (event, raw) => {
      await mkdir(path.dirname(mimeFile(event)), { recursive: true })
      await writeFile(mimeFile(event), raw)
    },
    append: (event) => void writeSync(descriptor, `${JSON.stringify(event)}\n`),
    close: () => closeSync(descriptor),
  }
}

function parseLine(line: string, file: string, number: number): JournalEvent {
  try {
    return JournalEvent.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`Line ${number} of '${file}' cannot be read: move its folder away to begin with empty mailboxes`, {
      cause,
    })
  }
}
