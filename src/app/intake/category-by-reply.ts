// A customer without Teams chooses the category by a reply that is nothing but its name: the acknowledgement asks them to.
import { ConflictError, InvalidInputError, NotFoundError, StaleTicketError } from '../../domain/errors.ts'
import { nameKey, type Category } from '../../domain/ticket/catalogue.ts'
import { isOpen, type Entry, type Ticket } from '../../domain/ticket/ticket.ts'
import { offeredCategories } from '../catalogue/offered.ts'
import type { Deps } from '../deps.ts'
import { answerAsCustomer } from '../tickets/answer-question.ts'

/** No name is longer; what is longer says more than a name. */
const LONGEST = 200

/** Doing it again changes nothing. An agent's choice, and whatever was chosen in between, stays. */
export async function categoriseByReply(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
  joined: Ticket,
  entry: Entry,
): Promise<void> {
  if (!isShort(entry)) return
  const ticket = await deps.documents.tickets.findOne({ _id: joined._id })
  if (!ticket || !mayChoose(ticket, entry)) return
  const { categoryId, serviceTypeId, requester } = ticket
  const { by } = entry
  const wanted = wantedBy(entry)
  const chosen = (await offeredCategories(deps.documents, ticket)).find((category) => category.nameKey === wanted)
  if (!chosen || chosen._id === categoryId) return
  try {
    await answerAsCustomer(
      deps,
      { personId: requester.personId, name: by.name || by.address, address: by.address },
      { ticketId: ticket._id, expected: { categoryId, serviceTypeId }, answer: { categoryId: chosen._id } },
    )
  } catch (error) {
    const isOvertaken =
      error instanceof ConflictError ||
      error instanceof StaleTicketError ||
      error instanceof NotFoundError ||
      error instanceof InvalidInputError
    // Somebody else was faster. The reply stands in the conversation for agents to see.
    if (!isOvertaken) throw error
  }
}

/** Whether the reply is nothing but the name of one of these. */
export function namesCategory(entry: Entry, offered: readonly Pick<Category, 'nameKey'>[]): boolean {
  return offered.some((category) => category.nameKey === wantedBy(entry))
}

/** Whether it may choose at all, whatever it says. */
export function mayNameCategory(ticket: Ticket, entry: Entry): boolean {
  return isShort(entry) && mayChoose(ticket, entry)
}

function isShort({ kind, warning, text }: Entry): boolean {
  return kind === 'mail' && warning === null && text.length <= LONGEST
}

function mayChoose({ questionOver, status, requester }: Ticket, { by }: Entry): boolean {
  return !questionOver && isOpen(status) && by.address !== '' && by.address === requester.address
}

function wantedBy({ text }: Entry): string {
  return nameKey(bare(text))
}

/** Without the marks that people put around a word, or behind it. */
function bare(text: string): string {
  return text.trim().replace(/^["'“”„«»‘’*]+|["'“”«»‘’*.!,;]+$/gu, '')
}
