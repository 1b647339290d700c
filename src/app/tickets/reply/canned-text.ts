// A canned text, filled for a ticket: what a reply starts from.
import { InvalidInputError } from '../../../domain/errors.ts'
import { fillPlaceholders } from '../../../domain/mail/placeholders.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import { phrase } from '../../../texts/say.ts'
import { offeredCannedTexts } from '../../catalogue/offered.ts'
import { placeholderValues } from '../../delivery/automatic-text.ts'
import type { Deps } from '../../deps.ts'
import { createLookups } from '../../lookups.ts'

/** In front of what was typed, which is kept. Throws `InvalidInputError` when it is not offered for the ticket, or none was chosen. */
export async function startFromCannedText(
  deps: Pick<Deps, 'documents' | 'botLink'>,
  ticket: Ticket,
  input: { readonly cannedTextId: string | null; readonly text: string },
): Promise<string> {
  const offered = await offeredCannedTexts(deps.documents, ticket)
  const chosen = offered.find(({ _id }) => _id === input.cannedTextId)
  if (!chosen) {
    throw new InvalidInputError({
      message: `Canned text '${input.cannedTextId}' is not offered for ticket '${ticket._id}'`,
      forPerson: input.cannedTextId === null ? phrase('reply.canned.choose') : phrase('reply.canned.gone'),
    })
  }
  const filled = fillPlaceholders(
    chosen.description,
    await placeholderValues(deps, createLookups(deps.documents), ticket),
  )
  return [filled, input.text.trim()].filter((part) => part !== '').join('\n\n')
}
