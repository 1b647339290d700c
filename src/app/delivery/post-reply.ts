// An agent's reply as a card in the customer's chat with the bot.
import { OutsideError } from '../../domain/errors.ts'
import { NO_ANSWER, type ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { tellPerson } from '../people/tell-person.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { replyNewsView } from '../views/news-view.ts'
import type { DeliveryDeps } from './delivered.ts'

/**
 * Posts it once for each call: should the process end before that is stored, it is posted again (docs/decisions/0004). Where Teams
 * did not answer, a person decides whether it is posted again. Throws `OutsideError` when it has to wait or is refused.
 */
export async function postReply(deps: DeliveryDeps, ticket: Ticket, { reply }: ReplyItem): Promise<void> {
  const { personId, name } = reply.toPerson ?? { personId: '', name: 'The customer' }
  const person = await deps.documents.people.findOne({ _id: personId })
  if (!person?.teams) {
    throw refused('no-chat', `Frontdesk does not reach ${name} in Teams. Discard the reply and send it by email.`)
  }
  if (ticket.requester.personId !== personId) {
    throw refused(
      'other-requester',
      `The ticket is no longer that of ${name}. Discard the reply and write another one.`,
    )
  }
  try {
    await tellPerson(deps, person, placeOf(ticket), () => replyNewsView(ticket, reply))
  } catch (error) {
    const isUnanswered = error instanceof OutsideError && error.code === 'unreachable'
    throw isUnanswered ? refused(NO_ANSWER, 'Teams did not answer.') : error
  }
}

function refused(code: string, forPerson: string): OutsideError {
  const message = `A reply cannot be posted in a chat: ${code}`
  return new OutsideError({ code, message, forPerson, retryable: false, final: true })
}
