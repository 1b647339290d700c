// The parts that are attached to a bounce, a piece of each, fetched only when something is to be found out from them.
import type { Returned } from '../../app/ports/mailbox-provider.ts'
import { returningParts } from '../../domain/mail/bounce-signs.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { Mail } from '../../domain/mail/mail.ts'
import { NOTHING_RETURNED, readReturnedPart, type ReturnedPart, together } from '../returned-parts.ts'
import { openAttachment, type OpenAttachmentDeps } from './open-attachment.ts'

/** The headers stand at the beginning: of a mail of any size no more than this is fetched, in bytes. */
const MAX_BYTES = 128_000
const MAX_PARTS = 4

/** Throws as `openAttachment` does where trying again can help; parts that are refused for good say nothing. */
export async function readReturned(
  deps: OpenAttachmentDeps,
  mail: Pick<Mail, 'id' | 'attachments'>,
): Promise<Returned> {
  const parts: ReturnedPart[] = []
  for (const part of returningParts(mail).slice(0, MAX_PARTS)) {
    const type = part.kind === 'mail' ? 'message/rfc822' : part.contentType
    const bytes = await beginning(deps, mail.id, part.id)
    parts.push(bytes === null ? NOTHING_RETURNED : await readReturnedPart(type, bytes))
  }
  return together(parts)
}

async function beginning(deps: OpenAttachmentDeps, mailId: string, id: string): Promise<Buffer | null> {
  const done = new AbortController()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    const { bytes } = await openAttachment(deps, mailId, id, done.signal)
    for await (const chunk of bytes) {
      chunks.push(chunk)
      size += chunk.length
      if (size >= MAX_BYTES) break
    }
  } catch (error) {
    if (error instanceof OutsideError && !error.retryable) return null
    throw error
  } finally {
    done.abort()
  }
  return Buffer.concat(chunks).subarray(0, MAX_BYTES)
}
