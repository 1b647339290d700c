// A file goes into a draft: a small one at once, a large one part by part while it is read.
import { z } from 'zod'
import type { AttachmentStream, Draft, DraftFile } from '../../app/ports/mailbox-provider.ts'
import { attachedFiles } from './draft-content.ts'
import { misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'

export interface AttachFileDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
}

/** Bytes. Graph takes less than 3 MB at once, and 4 MB of JSON, in which they are a third more. */
const SMALL = 2_900_000
/** Bytes of a part: at most 4 MB, by https://learn.microsoft.com/graph/outlook-large-attachments */
const PART = 10 * 320 * 1024

const Session = z.object({ uploadUrl: z.url({ protocol: /^https$/ }) })

export async function attachFile(
  { client, userPath }: AttachFileDeps,
  draft: Pick<Draft, 'id'>,
  file: DraftFile,
): Promise<void> {
  const mail = `${userPath}/messages/${encodeURIComponent(draft.id)}`
  const path = `${mail}/attachments`
  // Sizes say nothing: Exchange counts more than the bytes of a file.
  const there = (await attachedFiles(client, mail)).filter((name) => name === file.name)
  if (there.length > (file.before ?? 0)) return
  const done = new AbortController()
  try {
    const opened = await file.open(done.signal)
    const size = opened.size ?? (await sizeOf(opened))
    const { bytes } = opened.size === null ? await file.open(done.signal) : opened
    await (size <= SMALL ? attachAtOnce(client, path, file, bytes) : attachInParts(client, path, file, bytes, size))
  } finally {
    done.abort()
  }
}

async function attachAtOnce(
  client: GraphClient,
  path: string,
  { name, contentType }: DraftFile,
  bytes: AsyncIterable<Uint8Array>,
): Promise<void> {
  let content: Buffer = Buffer.alloc(0)
  for await (const part of partsOf(bytes, SMALL)) {
    if (content.byteLength > 0) throw otherSize()
    content = part
  }
  const type = '#microsoft.graph.fileAttachment'
  await client.write('POST', path, { '@odata.type': type, name, contentType, contentBytes: content.toString('base64') })
}

async function attachInParts(
  client: GraphClient,
  path: string,
  { name, contentType }: DraftFile,
  bytes: AsyncIterable<Uint8Array>,
  total: number,
): Promise<void> {
  const call = `${path}/createUploadSession`
  const item = { AttachmentItem: { attachmentType: 'file', name, contentType, size: total } }
  const session = Session.safeParse(await client.write('POST', call, item))
  if (!session.success) throw misunderstood(`POST ${call}`, session.error)
  let from = 0
  for await (const part of partsOf(bytes, PART)) {
    if (from + part.byteLength > total) throw otherSize()
    await client.upload(session.data.uploadUrl, part, { from, total })
    from += part.byteLength
  }
  if (from < total) throw otherSize()
}

/** Of this size, but for the last one. */
async function* partsOf(bytes: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let count = 0
  for await (const chunk of bytes) {
    let rest = chunk
    while (count + rest.byteLength >= size) {
      const room = size - count
      yield Buffer.concat([...held, rest.subarray(0, room)])
      rest = rest.subarray(room)
      held = []
      count = 0
    }
    if (rest.byteLength > 0) held.push(rest)
    count += rest.byteLength
  }
  if (count > 0) yield Buffer.concat(held)
}

async function sizeOf({ bytes }: AttachmentStream): Promise<number> {
  let size = 0
  for await (const chunk of bytes) size += chunk.byteLength
  return size
}

/** It changed between two looks, or was cut short: trying again can help. */
function otherSize() {
  return misunderstood('Reading a file for a draft', new Error('It had another size than was said'))
}
