// What tells a requester in their chat what became of their ticket; what an email tells them already is not told twice.
import { OutsideError } from '../../domain/errors.ts'
import type { NewsBy, Person } from '../../domain/organisation/person.ts'
import { publicSide } from '../../domain/ticket/public-entries.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { isRequesterNow } from '../people/requester-of.ts'
import { tellPerson } from '../people/tell-person.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { newsView } from '../views/news-view.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'

export type NewsItem = Extract<OutboxItem, { readonly kind: 'news' }>

const nothing: Delivered<Ticket> = () => ({})

/** What is no longer so is not told, nor to whom it is no longer about. Throws `OutsideError` when it has to wait. */
export async function deliverNews(deps: DeliveryDeps, ticket: Ticket, item: NewsItem): Promise<Delivered<Ticket>> {
  const { personId } = ticket.requester
  const person = personId === null ? undefined : await deps.documents.people.findOne({ _id: personId })
  if (!person?.teams || !isStillSo(ticket, item) || !(await isWanted(deps, person, ticket, item))) return nothing
  if (!(await isRequesterNow(deps, person, ticket))) return nothing
  const entry = item.entryId === null ? null : await deps.documents.entries.findOne({ _id: item.entryId })
  // A reply may have gone to somebody else, and the ticket may be somebody else's by now.
  if (entry === undefined || (entry && publicSide(entry, ticket.requester) !== 'team')) return nothing
  const text = entry?.text ?? ''
  try {
    await tellPerson(deps, person, placeOf(ticket), () => newsView(ticket, { why: item.why, by: item.by, text }))
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retryable) throw error
    deps.log.info('A requester is not told of news, as Teams does not reach them in their chat', {
      ...{ personId: person._id, ticketId: ticket._id, code: error.code },
    })
  }
  return nothing
}

/** Whether the automatic emails of the ticket are for this requester: they may want to be told in their chat alone, or not at all. */
export async function wantsEmail(
  { documents }: Pick<DeliveryDeps, 'documents'>,
  { requester }: Ticket,
): Promise<boolean> {
  const { personId } = requester
  const person = personId === null ? undefined : await documents.people.findOne({ _id: personId })
  return person?.newsBy !== 'chat' && person?.newsBy !== 'none'
}

function isStillSo({ status, mergedInto, assignee, notRequest }: Ticket, { why }: NewsItem): boolean {
  if (mergedInto !== null || notRequest) return false
  switch (why) {
    case 'received':
    case 'answered':
      return true
    case 'taken':
      return assignee !== null && isOpen(status)
    case 'waiting':
      return status === 'waiting'
    case 'resolved':
      return !isOpen(status)
  }
}

async function isWanted(deps: DeliveryDeps, person: Person, ticket: Ticket, { why }: NewsItem): Promise<boolean> {
  const by: NewsBy | undefined = person.newsBy
  if (by === 'none' || by === 'email') return false
  if (by === 'both') return true
  // An agent chose the email for it.
  if (why === 'answered') return false
  return by === 'chat' || why !== 'resolved' || !(await isMailed(deps, ticket))
}

/** The closing email tells it. */
async function isMailed(deps: DeliveryDeps, { mailboxId }: Ticket): Promise<boolean> {
  const mailbox = mailboxId === null ? undefined : await deps.documents.mailboxes.findOne({ _id: mailboxId })
  return mailbox !== undefined && (await readMailPolicy(deps, mailbox)).settings.sayResolved
}
