// An agent's reply as a card in the customer's chat with the bot.
import { OutsideError } from '../../domain/errors.ts'
import { NO_ANSWER, type ReplyItem } from '../../domain/ticket/conversation-changes.ts'
import { isUnderLock } from '../../domain/organisation/memberships-in-force.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { lockOfPerson } from '../organisations/tenants.ts'
import { tellPerson } from '../people/tell-person.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { replyNewsView } from '../views/news-view.ts'
import type { DeliveryDeps } from './delivered.ts'

/**
 * Posts it once for each call: should the process end before that is stored, it is posted again (docs/decisions/0004). Where Teams
 * did not answer, a person decides whether it is posted again. Throws `OutsideError` when it has to wait or is refused.
 */
export async function postReply(deps: DeliveryDeps, ticket: Ticket, { reply }: ReplyItem): Promise<void> {
  const { personId, name } = reply.toPerson ?? { personId: '', name: phrase('news.theCustomer') }
  const person = await deps.documents.people.findOne({ _id: personId })
  if (!person?.teams) {
    throw refused('no-chat', phrase('delivery.noChat', { name }))
  }
  if (!isUnderLock(await lockOfPerson(deps, person), placeOf(ticket))) {
    throw refused('no-chat', phrase('delivery.noChat', { name }))
  }
  if (ticket.requester.personId !== personId) {
    throw refused('other-requester', phrase('delivery.otherRequester', { name }))
  }
  try {
    await tellPerson(deps, person, placeOf(ticket), () => replyNewsView(ticket, reply))
  } catch (error) {
    const isUnanswered = error instanceof OutsideError && error.code === 'unreachable'
    throw isUnanswered ? refused(NO_ANSWER, phrase('delivery.noAnswer')) : error
  }
}

function refused(code: string, forPerson: KeyedPhrase): OutsideError {
  const message = `A reply cannot be posted in a chat: ${code}`
  return new OutsideError({ code, message, forPerson, retryable: false, final: true })
}
