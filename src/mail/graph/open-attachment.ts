// The bytes of an attachment, handed on as they come.
import type { AttachmentStream } from '../../app/ports/mailbox-provider.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'
import { unreachable } from './errors.ts'
import type { GraphClient } from './graph-client.ts'
import { takePlace, type Slots } from './slots.ts'

export interface OpenAttachmentDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
  /** One place for each file that is being read, apart from the limit of requests: a slow reader must not hold up the mail. */
  readonly places: Slots
  /** How long a file waits for its place. */
  readonly patienceMs: number
}

/** `$value` also gives attached mails, as MIME; links to the cloud it refuses. https://learn.microsoft.com/graph/api/attachment-get */
export async function openAttachment(
  { client, userPath, places, patienceMs }: OpenAttachmentDeps,
  mailId: string,
  attachmentId: string,
  signal: AbortSignal,
): Promise<AttachmentStream> {
  const path = `${userPath}/messages/${encodeURIComponent(mailId)}/attachments/${encodeURIComponent(attachmentId)}/$value`
  const release = await takePlace(places, patienceMs, signal)
  if (release === null) throw tooMany()
  try {
    const answer = await client.open(path, signal)
    signal.addEventListener('abort', release, { once: true })
    return { size: sizeOf(answer), bytes: read(answer, `GET ${path}`, release) }
  } catch (error) {
    release()
    throw error
  }
}

async function* read({ body }: Response, call: string, release: () => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) yield chunk
  } catch (error) {
    throw unreachable(call, error)
  } finally {
    release()
  }
}

function sizeOf({ headers }: Response): number | null {
  const stated = headers.get('content-length') ?? ''
  return /^\d{1,15}$/.test(stated) && !headers.has('content-encoding') ? Number(stated) : null
}

function tooMany(): OutsideError {
  return new OutsideError({
    code: 'too-many-files',
    message: 'No place was free for reading an attachment',
    forPerson: phrase('graph.filesBusy'),
    retryable: true,
  })
}
