// Whole mails by their ids: batches first, then one by one what a batch could not get.
import type { ReadOutcome } from '../../app/ports/mailbox-provider.ts'
import type { Clock } from '../../app/ports/runtime.ts'
import type { Meeting } from '../../domain/mail/mail.ts'
import { OutsideError } from '../../domain/errors.ts'
import { isGone, misunderstood, refused } from './errors.ts'
import { type BatchAnswer, type GraphClient, isPassing } from './graph-client.ts'
import {
  ATTACHMENT_FIELDS,
  type AttachmentJson,
  AttachmentPage,
  ErrorBody,
  FileJson,
  MeetingJson,
  MESSAGE_FIELDS,
  MessageJson,
} from './graph-json.ts'
import { calendarFile, meetingOfJson, meetingOfType, readInvitation } from './meeting.ts'
import { mayHaveAttachments, toMail } from './to-mail.ts'

export interface MessageReaderDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
  readonly clock: Clock
}

/** What was read at one path, or why not. */
type Read = { readonly body: unknown } | { readonly error: OutsideError }

/**
 * `$expand=attachments` would bring the attachments' bytes along; that a `$select` inside it leaves them out is documented
 * nowhere. So their list is asked for apart, and only where there may be one.
 */
export async function readMails(deps: MessageReaderDeps, ids: readonly string[]): Promise<readonly ReadOutcome[]> {
  const paths = ids.map((id) => `${deps.userPath}/messages/${encodeURIComponent(id)}`)
  const messages = (await readAll(deps, paths, `?$select=${MESSAGE_FIELDS}`)).map(parseMessage)
  const withFiles = paths.filter((_, index) => {
    const message = messages[index]
    return message instanceof OutsideError || message === undefined ? false : mayHaveAttachments(message)
  })
  const lists = await readAll(deps, withFiles, `/attachments?$select=${ATTACHMENT_FIELDS}`)
  const files = new Map<string, Read>()
  for (const [index, list] of lists.entries()) files.set(withFiles[index] ?? '', list)

  return Promise.all(
    ids.map(async (id, index): Promise<ReadOutcome> => {
      const message = messages[index]
      if (message === undefined) return { id, error: misunderstood('POST /$batch', undefined) }
      if (message instanceof OutsideError) return failed(id, message)
      const list = files.get(paths[index] ?? '')
      const attachments = list === undefined ? [] : await attachmentsOf(deps, list)
      if (attachments instanceof OutsideError) return failed(id, attachments)
      const meeting = await meetingOf(deps, paths[index] ?? '', message, attachments)
      try {
        return { id, mail: { ...toMail(message, attachments, deps.clock(), meeting), id } }
      } catch (error) {
        return { id, error: misunderstood(`GET ${paths[index] ?? ''}`, error) }
      }
    }),
  )
}

function failed(id: string, error: OutsideError): ReadOutcome {
  return isGone(error) ? { id, gone: true } : { id, error }
}

function parseMessage(read: Read): MessageJson | OutsideError {
  if ('error' in read) return read.error
  const parsed = MessageJson.safeParse(read.body)
  return parsed.success ? parsed.data : misunderstood('GET /messages', parsed.error)
}

/** Of attachments, which a mail has some hundreds of at most. Links may lead in a circle. */
const MOST_PAGES = 100

async function attachmentsOf(
  { client }: MessageReaderDeps,
  list: Read,
): Promise<readonly AttachmentJson[] | OutsideError> {
  const files: AttachmentJson[] = []
  let read = list
  for (let pages = 1; ; pages += 1) {
    if ('error' in read) return read.error
    const page = AttachmentPage.safeParse(read.body)
    if (!page.success) return misunderstood('GET /attachments', page.error)
    files.push(...page.data.value)
    const link = page.data['@odata.nextLink']
    if (link === undefined || pages === MOST_PAGES) return files
    read = await single(client, link)
  }
}

/** `null` for mails without an invitation, and for those whose invitation cannot be read: they are read all the same. */
async function meetingOf(
  { client }: MessageReaderDeps,
  path: string,
  message: MessageJson,
  attachments: readonly AttachmentJson[],
): Promise<Meeting | null> {
  const file = calendarFile(attachments)
  if (file === null) return await ownMeeting(client, path, message)
  const read = await single(client, `${path}/attachments/${encodeURIComponent(file.id)}`)
  const parsed = FileJson.safeParse('error' in read ? null : read.body)
  return readInvitation(parsed.success ? Buffer.from(parsed.data.contentBytes, 'base64').toString('utf8') : '')
}

/** Without a `$select`, Graph tells of such a message what it knows of its meeting; nothing of another kind is asked for twice. */
async function ownMeeting(client: GraphClient, path: string, message: MessageJson): Promise<Meeting | null> {
  const known = meetingOfType(message['@odata.type'] ?? '')
  if (known === null) return null
  const read = await single(client, path)
  const parsed = MeetingJson.safeParse('error' in read ? null : read.body)
  return parsed.success ? meetingOfJson(parsed.data, known) : known
}

/** In the order of `paths`. Throws only when nothing at all can be read just now. */
async function readAll(deps: MessageReaderDeps, paths: readonly string[], query: string): Promise<readonly Read[]> {
  const { client } = deps
  const addresses = paths.map((path) => path + query)
  const answers = await client.getMany(addresses).catch((error: unknown) => {
    // One mail alone may be larger than a batch of them.
    if (addresses.length === 1 && error instanceof OutsideError && error.code === 'too-large') return null
    throw error
  })
  if (answers === null) return [await single(client, addresses[0] ?? '')]
  return Promise.all(
    answers.map(async (answer, index): Promise<Read> => {
      if (answer.status === 200) return { body: answer.body }
      const address = addresses[index] ?? ''
      return isPassing(answer) ? single(client, address) : { error: errorOf(address, answer) }
    }),
  )
}

async function single(client: GraphClient, address: string): Promise<Read> {
  try {
    return { body: await client.get(address) }
  } catch (error) {
    if (error instanceof OutsideError) return { error }
    throw error
  }
}

function errorOf(address: string, { status, body, retryAfterMs }: BatchAnswer): OutsideError {
  const { data } = ErrorBody.safeParse(body)
  return refused({
    call: `GET ${address.split('?')[0] ?? ''}`,
    status,
    code: data?.error.code ?? null,
    requestId: data?.error.innerError?.['request-id'] ?? null,
    retryAfterMs,
  })
}
