// A draft that somebody edited in Outlook is not what was written: it must not leave as if it were.
import { OutsideError } from '../../domain/errors.ts'
import type { WrittenDraft } from '../../domain/ticket/outbox.ts'
import { eventEntry } from '../../domain/ticket/ticket-events.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'

/** Names of the files that belong into it; `partly`: as far as they are in it by now. */
export interface ItsFiles {
  readonly names: readonly string[]
  readonly partly?: boolean
}

/**
 * `version`: the one that it has now. What only touched it, as our own files do, is told from an edit by what it says, to whom, and which
 * files it has; an edit between this look and what follows is not seen.
 */
export async function isEdited(
  client: MailboxClient,
  draft: WrittenDraft,
  version: string | null,
  { names, partly = false }: ItsFiles,
): Promise<boolean> {
  if (draft.version === null || version === null || version === draft.version) return false
  const { digest, files } = await client.draftContent(draft)
  // Of an earlier release, or of a provider that tells less: our files changed it in any case.
  if (draft.digest == null || digest === null) return names.length === 0
  return digest !== draft.digest || !(isAmong(files, names) && (partly || isAmong(names, files)))
}

/** Of one that has left; `false` where nobody can say. */
export async function wasEdited(client: MailboxClient, draft: WrittenDraft, { names }: ItsFiles): Promise<boolean> {
  if (draft.digest == null) return false
  try {
    const { digest, files } = await client.draftContent(draft)
    return digest !== null && (digest !== draft.digest || !isAmong(files, names) || !isAmong(names, files))
  } catch (error) {
    if (error instanceof OutsideError) return false
    throw error
  }
}

/** In the timeline, once; it also says that the draft is a person's by now, and is left where it is: `tend-mailbox.ts`. */
export async function noteEdited(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  ticket: Ticket,
  draft: Pick<WrittenDraft, 'id'>,
  what: KeyedPhrase,
): Promise<void> {
  const entry = eventEntry(ticket, { at: clock(), by: null, what })
  await documents.entries.insertNew([{ ...entry, _id: draftEventId(ticket._id, draft.id) }])
}

export function draftEventId(ticketId: string, draftId: string): string {
  return `event/${ticketId}/${draftId}`
}

export const EDITED = 'draft-edited'

export function edited(): OutsideError {
  return new OutsideError({
    code: EDITED,
    message: 'A draft was edited by somebody before it was sent',
    forPerson: phrase('delivery.edited'),
    retryable: false,
    final: true,
  })
}

/** Each as often as it is there. */
function isAmong(some: readonly string[], all: readonly string[]): boolean {
  const left = [...all]
  return some.every((name) => {
    const at = left.indexOf(name)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}
