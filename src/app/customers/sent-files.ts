// Files that came with a message in a personal chat, kept until it is known what becomes of the message.
import { linkAttachment, MOST_CLOUD_FILES, type CloudFile } from '../../domain/ticket/cloud-file.ts'
import type { TicketAttachment } from '../../domain/ticket/ticket.ts'
import type { Deps } from '../deps.ts'

const KEPT_MS = 7 * 86_400_000

type FileDeps = Pick<Deps, 'documents' | 'clock'>

/** `key` names the message. Keeping them twice is keeping them once. */
export async function keepSentFiles(
  { documents, clock }: FileDeps,
  personId: string,
  key: string,
  files: readonly CloudFile[],
): Promise<void> {
  if (files.length === 0) return
  const expiresAt = new Date(clock().getTime() + KEPT_MS)
  await documents.sentFiles.insertNew([
    { _id: idOf(personId, key), files: files.slice(0, MOST_CLOUD_FILES), expiresAt },
  ])
}

/** Nobody else's are found by a key. */
export async function readSentFiles(
  { documents }: Pick<Deps, 'documents'>,
  personId: string,
  key: string,
): Promise<readonly CloudFile[]> {
  return (await documents.sentFiles.findOne({ _id: idOf(personId, key) }))?.files ?? []
}

export async function attachmentsOf(
  deps: Pick<Deps, 'documents'>,
  personId: string,
  key: string,
): Promise<readonly TicketAttachment[]> {
  return (await readSentFiles(deps, personId, key)).map(linkAttachment)
}

function idOf(personId: string, key: string): string {
  return `${personId}/${key}`
}
