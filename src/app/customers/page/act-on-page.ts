// What a customer does on the page of their ticket. What cannot be done stands on the page, in their language, with what they typed.
import { isRefusal } from '../../../domain/errors.ts'
import { cleanText } from '../../../domain/mail/clean-text.ts'
import { messageId, type Customer } from '../../../domain/ticket/customer-changes.ts'
import { isOpen, type Ticket } from '../../../domain/ticket/ticket.ts'
import type { Deps } from '../../deps.ts'
import { answerAsCustomer } from '../../tickets/answer-question.ts'
import type { CustomerPageView, PageDone, PageInput } from '../../views/customer-page-view.ts'
import { answerTicket } from '../answer-ticket.ts'
import { closeOwnTicket } from '../close-own-ticket.ts'
import { linkHolder, type CustomerDeps } from '../own-ticket.ts'
import { rateTicket } from '../rate-ticket.ts'
import { reopenOwnTicket } from '../reopen-own-ticket.ts'
import { openPage, type OpenPage } from './open-page.ts'
import { isFormUsed, noteFormUsed, readPageForm, type PageForm } from './page-form.ts'
import { AGAIN, FORM, problemBefore, problemOf } from './page-problems.ts'
import { pageView, type PageDeps } from './read-page.ts'

export type ActDeps = PageDeps & CustomerDeps & Pick<Deps, 'log'>

export type Acted = { readonly done: PageDone } | { readonly view: CustomerPageView }

/** Throws `NotFoundError` for a link that is no good. */
export async function actOnPage(deps: ActDeps, token: string, formToken: string, input: PageInput): Promise<Acted> {
  const page = await openPage(deps, token)
  const { ticket } = page
  const refused = async (problem: Exclude<CustomerPageView['refused'], null>['problem']): Promise<Acted> => {
    // As it is by now, and still open to whoever has the link.
    const now = await openPage(deps, token)
    return { view: await pageView(deps, now, { place: '', done: null, refused: { input, problem } }) }
  }
  const form = readPageForm(deps, formToken, ticket._id)
  if (!form) return await refused(FORM)
  if (await isFormUsed(deps, form, input.act)) {
    return (await isOtherText(deps, ticket._id, form, input)) ? await refused(AGAIN) : { done: input.act }
  }
  if (isSo(ticket, input)) return { done: input.act }
  const before = await problemBefore(deps, page, input)
  if (before) return await refused(before)
  const by = linkHolder(ticket)
  try {
    const done = await act(deps, by, page, form, input)
    await noteFormUsed(deps, form, input.act)
    deps.log.info('A customer acted on the page of their ticket', { ticketId: ticket._id, act: input.act })
    return { done }
  } catch (error) {
    if (!isRefusal(error)) throw error
    // Of two posts at once, the second meets what the first has done.
    if (isSo((await openPage(deps, token)).ticket, input)) return { done: input.act }
    return await refused(problemOf(error, input))
  }
}

/** The ticket is what this would make of it. */
function isSo({ status, mergedInto, notRequest }: Ticket, { act, text }: PageInput): boolean {
  if (mergedInto !== null || notRequest) return false
  return act === 'close' ? status === 'closed' : act === 'reopen' && text.trim() === '' && isOpen(status)
}

/** The form was sent before with other words: whoever went back and wrote more must not lose it. */
async function isOtherText(
  { documents }: Pick<Deps, 'documents'>,
  ticketId: string,
  { key }: PageForm,
  { act, text }: PageInput,
): Promise<boolean> {
  if (act !== 'answer') return false
  const _id = messageId(ticketId, key)
  const [entry, opened] = await Promise.all([
    documents.entries.findOne({ _id }),
    documents.tickets.findOne({ originKey: _id }),
  ])
  const sent = entry ?? opened
  return sent !== undefined && sent.text !== cleanText(text)
}

async function act(
  deps: ActDeps,
  by: Customer,
  { ticket }: OpenPage,
  { key, expected }: PageForm,
  input: PageInput,
): Promise<PageDone> {
  const ticketId = ticket._id
  switch (input.act) {
    case 'answer': {
      const { became } = await answerTicket(deps, by, { ticketId, text: input.text, key })
      return became === 'opened' ? 'opened' : 'answer'
    }
    case 'sort': {
      const answer = {
        ...(input.categoryId === '' ? {} : { categoryId: input.categoryId }),
        ...(input.serviceTypeId === '' ? {} : { serviceTypeId: input.serviceTypeId }),
      }
      await answerAsCustomer(deps, by, { ticketId, expected, answer })
      return 'sort'
    }
    case 'close':
      await closeOwnTicket(deps, by, { ticketId })
      return 'close'
    case 'reopen':
      await reopenOwnTicket(deps, by, { ticketId, text: input.text, key })
      return 'reopen'
    case 'rate':
      await rateTicket(deps, by, { ticketId, stars: Number(input.stars), word: input.word })
      return 'rate'
  }
}
