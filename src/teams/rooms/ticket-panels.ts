// The panels of ticket cards: what each asks for, drawn of the ticket as it stands.
import { offeredCannedTexts, offeredCategories, offeredServiceTypes } from '../../app/catalogue/offered.ts'
import { assignablePeople } from '../../app/tickets/assign-ticket.ts'
import { readReplyDraft } from '../../app/tickets/reply/preview-reply.ts'
import { filesToAttach, keysOf } from '../../app/tickets/reply/reply-files.ts'
import { participantsOf } from '../../app/tickets/participants-of.ts'
import { defaultTo } from '../../app/tickets/reply/reply-from.ts'
import { replyWays, type ReplyWay, type ReplyWays } from '../../app/tickets/reply/reply-ways.ts'
import type { TicketPanel } from '../../app/views/card-view.ts'
import type { Category, ServiceType } from '../../domain/ticket/catalogue.ts'
import { threadNotesOf } from '../../app/channels/thread-notes.ts'
import { readLeftNote } from '../../app/tickets/leave-note.ts'
import { recipientsText } from '../../domain/ticket/recipients.ts'
import { nextStatuses, type ReplyFile, type Ticket } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import type { TicketPanelName } from '../cards/verbs.ts'
import type { TurnContext } from '../command.ts'
import { duePanel, followersPanel, requesterPanel } from './ticket-attribute-panels.ts'
import { linkPanel, mergePanel, noRequestPanel } from './ticket-kin-panels.ts'

type PanelOf<K extends TicketPanel['kind']> = Extract<TicketPanel, { readonly kind: K }>

export async function panelOf(turn: TurnContext, ticket: Ticket, name: TicketPanelName): Promise<TicketPanel> {
  switch (name) {
    case 'category':
      return await categoryPanel(turn, ticket)
    case 'status':
      return { kind: 'status', statuses: nextStatuses(ticket.status) }
    case 'more':
      return { kind: 'more', isOwner: ticket.assignee?.personId === turn.actor._id }
    case 'note':
      return await notePanel(turn, ticket, await readLeftNote(turn.deps, ticket._id, turn.actor._id), null)
    case 'assign':
      return await assignPanel(turn, ticket)
    case 'priority':
      return { kind: 'priority', error: null }
    case 'due':
      return await duePanel(turn, ticket)
    case 'requester':
      return await requesterPanel(turn, ticket)
    case 'followers':
      return await followersPanel(turn, ticket)
    case 'reply':
      return await replyPanel(turn, ticket)
    case 'merge':
      return await mergePanel(turn, ticket)
    case 'link':
      return await linkPanel(turn, ticket)
    case 'no-request':
      return await noRequestPanel(turn, ticket)
  }
}

export async function notePanel(
  { deps }: TurnContext,
  ticket: Ticket,
  text: string,
  error: string | null,
): Promise<PanelOf<'note'>> {
  const inThread = await threadNotesOf(deps, ticket)
  return { kind: 'note', text, error, ...(inThread === null ? {} : { inThread }) }
}

export async function assignPanel(turn: TurnContext, ticket: Ticket): Promise<PanelOf<'assign'>> {
  const people = await assignablePeople(turn.deps, ticket)
  const choices = people.map(({ _id, name }) => ({ id: _id, title: name }))
  return { kind: 'assign', people: choices, personId: ticket.assignee?.personId ?? null, error: null }
}

/** With what the person wrote last and did not send. Throws `ConflictError` where there is nothing to reply with. */
export async function replyPanel(turn: TurnContext, ticket: Ticket): Promise<PanelOf<'reply'>> {
  const ways = await replyWays(turn.deps, ticket)
  const { mailbox } = ways
  const draft = await readReplyDraft(turn.deps, ticket._id, turn.actor._id)
  const proposed = mailbox
    ? { to: defaultTo(ticket, mailbox), cc: await participantsOf(turn.deps, ticket) }
    : { to: [], cc: [] }
  const isByMail = draft !== undefined && !draft.toPerson
  return {
    kind: 'reply',
    to: draft?.typed?.to ?? recipientsText(isByMail && draft.to.length > 0 ? draft.to : proposed.to),
    cc: draft?.typed?.cc ?? recipientsText(isByMail ? draft.cc : proposed.cc),
    ...waysOf(ways, draft === undefined ? null : draft.toPerson ? 'chat' : 'email'),
    text: draft?.text ?? '',
    setTo: draft?.setTo ?? null,
    ...(await replyChoices(turn, ticket, draft?.files ?? [], mailbox !== null)),
    error: null,
  }
}

/** `chosen`: `null` for the one that is proposed. */
export function waysOf(
  { chat, mailbox, problem, proposed }: ReplyWays,
  chosen: ReplyWay | null,
): Pick<PanelOf<'reply'>, 'ways'> {
  if (chat === null) return {}
  const open = mailbox ? (chosen ?? proposed) : 'chat'
  return {
    ways: {
      name: chat.name,
      email: mailbox !== null,
      problem: proposed === 'email' && problem ? problem.forPerson : '',
      chosen: open,
    },
  }
}

/** What a reply can start from, and the files of the ticket to attach. */
export async function replyChoices(
  turn: TurnContext,
  ticket: Ticket,
  chosen: readonly string[] | readonly ReplyFile[],
  takesFiles: boolean,
): Promise<Pick<PanelOf<'reply'>, 'files' | 'cannedTexts'>> {
  const [files, offered] = await Promise.all([
    takesFiles ? fileChoices(turn, ticket, chosen) : {},
    offeredCannedTexts(turn.deps.documents, ticket),
  ])
  const cannedTexts = offered.map(({ _id, name }) => ({ id: _id, title: name }))
  return { ...files, ...(cannedTexts.length === 0 ? {} : { cannedTexts }) }
}

/** With those chosen already: by their keys as typed, or as they were kept. */
async function fileChoices(
  turn: TurnContext,
  ticket: Ticket,
  chosen: readonly string[] | readonly ReplyFile[],
): Promise<Pick<PanelOf<'reply'>, 'files'>> {
  const offered = await filesToAttach(turn.deps, ticket)
  if (offered.length === 0) return {}
  const kept = chosen.flatMap((one) => (typeof one === 'string' ? [] : [one]))
  const keys = [...chosen.filter((one) => typeof one === 'string'), ...keysOf(offered, kept)]
  const choices = offered.map(({ key, file: { name, size } }) => ({ id: key, title: name, size }))
  return { files: { offered: choices, chosen: keys } }
}

export async function categoryPanel(turn: TurnContext, ticket: Ticket): Promise<PanelOf<'category'>> {
  const [categories, serviceTypes] = await Promise.all([
    offeredCategories(turn.deps.documents, ticket),
    offeredServiceTypes(turn.deps.documents, ticket),
  ])
  return {
    kind: 'category',
    categories: categories.map(({ _id, name }) => ({ id: _id, title: name })),
    serviceTypes: serviceTypes.map((type) => ({ id: type._id, title: withItsCategories(type, categories) })),
    categoryId: ticket.categoryId,
    serviceTypeId: ticket.serviceTypeId,
    ...{ error: null, errorField: null },
  }
}

/** `Repair (Hardware only)`: both lists are chosen from at once, so each choice says what it goes with. */
function withItsCategories({ name, categoryIds }: ServiceType, categories: readonly Category[]): string {
  const names = categories.filter(({ _id }) => categoryIds.includes(_id)).map((category) => category.name)
  return names.length === 0 ? name : say('tickets.sort.fits', { name, categories: names.join(', ') })
}
