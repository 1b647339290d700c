// What tells a requester in their chat what became of their ticket; what an email tells them already is not told twice.
import { OutsideError } from '../../domain/errors.ts'
import type { NewsBy, Person } from '../../domain/organisation/person.ts'
import { publicSide } from '../../domain/ticket/public-entries.ts'
import { hasNewsOf, mailInstead, noMailBesides } from '../../domain/ticket/news-or-mail.ts'
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import { readMailPolicy } from '../mail-room/read-mail-policy.ts'
import { isRequesterForSure } from '../people/requester-of.ts'
import { tellPerson } from '../people/tell-person.ts'
import { placeOf } from '../tickets/ticket-access.ts'
import { newsView } from '../views/news-view.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'

export type NewsItem = Extract<OutboxItem, { readonly kind: 'news' }>
type MailItem = Extract<OutboxItem, { readonly kind: 'mail' }>

const TRIED_AGAIN_AFTER_MS = 86_400_000

const nothing: Delivered<Ticket> = () => ({})

/**
 * What is no longer so is not told, nor to whom it is no longer about. What the chat does not take leaves by email, where one says the
 * same: that is decided with the write by which the news is done. Throws `OutsideError` when it has to wait.
 */
export async function deliverNews(deps: DeliveryDeps, ticket: Ticket, item: NewsItem): Promise<Delivered<Ticket>> {
  const { personId } = ticket.requester
  const person = personId === null ? undefined : await deps.documents.people.findOne({ _id: personId })
  if (!isStillSo(ticket, item) || person?.newsBy === 'none') return nothing
  const isTold = person !== undefined && (await isToldInChat(deps, person, ticket, item))
  if (isTold && person.newsBy === 'chat') return (current) => noMailBesides(current, item)
  return (current) => mailInstead(current, item, deps.clock(), deps.newId)
}

async function isToldInChat(deps: DeliveryDeps, person: Person, ticket: Ticket, item: NewsItem): Promise<boolean> {
  if (!person.teams || !(await isWanted(deps, person, ticket, item))) return false
  if (!(await isRequesterForSure(deps, person, ticket))) return false
  const entry = item.entryId === null ? null : await deps.documents.entries.findOne({ _id: item.entryId })
  // A reply may have gone to somebody else, and the ticket may be somebody else's by now.
  if (entry === undefined || (entry && publicSide(entry, ticket.requester) !== 'team')) return false
  const text = entry?.text ?? ''
  try {
    await tellPerson(deps, person, placeOf(ticket), () => newsView(ticket, { why: item.why, by: item.by, text }))
    if (isRefused(person)) await noteRefused(deps, person, null)
    return true
  } catch (error) {
    if (!(error instanceof OutsideError) || error.retryable) throw error
    deps.log.info('A requester is not told of news, as Teams does not reach them in their chat', {
      ...{ personId: person._id, ticketId: ticket._id, code: error.code },
    })
    // First this, so that whoever takes over after a crash goes by it. A card that is too large says nothing of the chat.
    if (!error.final) await noteRefused(deps, person, deps.clock())
    return false
  }
}

/** What becomes of an automatic email: it may be left to the news that says the same in the requester's chat, or be for nobody. */
export async function emailFor(
  { documents }: Pick<DeliveryDeps, 'documents'>,
  ticket: Ticket,
  mail: Pick<MailItem, 'answer' | 'instead'>,
): Promise<'send' | 'leave-to-news' | 'drop'> {
  if (mail.instead) return 'send'
  const { personId } = ticket.requester
  const person = personId === null ? undefined : await documents.people.findOne({ _id: personId })
  if (person?.newsBy === 'none') return 'drop'
  if (person?.newsBy !== 'chat') return 'send'
  if (hasNewsOf(ticket, mail)) return 'leave-to-news'
  return isRefused(person) ? 'send' : 'drop'
}

async function noteRefused({ documents }: DeliveryDeps, { _id }: Person, chatRefusedAt: Date | null): Promise<void> {
  await documents.people.updateIf({ _id }, { $set: { chatRefusedAt } })
}

function isRefused({ chatRefusedAt }: Person): boolean {
  return chatRefusedAt !== undefined && chatRefusedAt !== null
}

/** Whether that was so lately that nobody tries again: Teams refuses for hours what it takes the next day. */
function isRefusedLately({ chatRefusedAt }: Person, now: Date): boolean {
  return chatRefusedAt != null && now.getTime() - chatRefusedAt.getTime() < TRIED_AGAIN_AFTER_MS
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
  if (by === 'none' || by === 'email' || (by === 'chat' && isRefusedLately(person, deps.clock()))) return false
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
