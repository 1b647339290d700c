// Files of the ticket that go with a reply: which may be chosen, and what was chosen.
import { startId } from '../../../domain/ticket/began.ts'
import { InvalidInputError } from '../../../domain/errors.ts'
import { safeFileName } from '../../../domain/mail/safe-file-name.ts'
import type { ReplyFile, Ticket } from '../../../domain/ticket/ticket.ts'
import { textDigest } from '../../../lib/text-digest.ts'
import { phrase, type Phrase } from '../../../texts/say.ts'
import type { Deps } from '../../deps.ts'
import { listFiles, mailboxIdOf, type TicketFile } from '../files/list-files.ts'

const MOST_FILES = 10
const MOST_MB = 25
/** Bytes in all. Exchange takes 35 MB of mail by default, in which files are a third more. */
const MOST_BYTES = MOST_MB * 1024 * 1024
/** The newest ones; a form has no room for more. */
const OFFERED = 20

export interface OfferedFile {
  /** Names it in a form: short, and no other ticket's file has it. */
  readonly key: string
  readonly file: ReplyFile
}

export async function filesToAttach(deps: Pick<Deps, 'documents'>, ticket: Ticket): Promise<readonly OfferedFile[]> {
  const { files } = await listFiles(deps, ticket, '', OFFERED)
  return files.flatMap((one) => {
    const mailboxId = mailboxIdOf(one.entryId || startId(ticket), one.attachment.mailId)
    if (mailboxId === null || one.attachment.kind === 'link') return []
    return [{ key: keyOf(one), file: { ...one.attachment, mailboxId, name: nameOf(one) } }]
  })
}

/** Each once, under names that are all different. Throws `InvalidInputError` for what is not offered, and for too much. */
export async function chosenFiles(
  deps: Pick<Deps, 'documents'>,
  ticket: Ticket,
  keys: readonly string[],
): Promise<readonly ReplyFile[]> {
  if (keys.length === 0) return []
  const wanted = new Set(keys)
  const chosen = (await filesToAttach(deps, ticket)).filter(({ key }) => wanted.has(key)).map(({ file }) => file)
  if (chosen.length < wanted.size) {
    throw invalid('A file that is not offered', phrase('reply.files.gone'))
  }
  if (chosen.length > MOST_FILES) {
    throw invalid(`${chosen.length} files`, phrase('reply.files.tooMany', { most: MOST_FILES }))
  }
  const bytes = chosen.reduce((sum, { size }) => sum + size, 0)
  if (bytes > MOST_BYTES) {
    throw invalid(`${bytes} bytes of files`, phrase('reply.files.tooLarge', { most: MOST_MB }))
  }
  return withNamesApart(chosen)
}

/** The keys of what was chosen before, as far as it is still offered. */
export function keysOf(offered: readonly OfferedFile[], files: readonly ReplyFile[]): readonly string[] {
  const known = new Set(files.map(({ mailId, attachmentId }) => `${mailId}/${attachmentId}`))
  return offered.filter(({ file }) => known.has(`${file.mailId}/${file.attachmentId}`)).map(({ key }) => key)
}

/** A draft's files are known by their names. */
function withNamesApart(files: readonly ReplyFile[]): readonly ReplyFile[] {
  const taken = new Set<string>()
  return files.map((file) => {
    let { name } = file
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
      name = file.name.replace(/(?=\.[^.]*$)|$/u, ` (${number})`)
    }
    taken.add(name.toLowerCase())
    return { ...file, name }
  })
}

function keyOf({ entryId, index }: TicketFile): string {
  return textDigest(entryId, String(index))
}

function nameOf({ attachment: { name, kind } }: TicketFile): string {
  return safeFileName(name, kind === 'mail' ? '.eml' : '')
}

function invalid(message: string, forPerson: Phrase): InvalidInputError {
  return new InvalidInputError({ message, forPerson })
}
