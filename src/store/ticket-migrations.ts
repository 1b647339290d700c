// How tickets of older versions become current. What is read here is history: it names no type and no rule of today.
import { z } from 'zod'
import type { CollectionDeclaration, Outgrowth } from '../app/ports/documents.ts'

export const MAIL_THREADS = { name: 'mailThreads', indexes: [] } as const satisfies CollectionDeclaration

const First = z.object({
  _id: z.string(),
  mailboxId: z.string().nullable(),
  channelId: z.string().nullable(),
  card: z.object({}).nullable(),
  requester: z.object({ personId: z.string().nullable() }),
  messageIds: z.array(z.string()),
  outbox: z.array(
    z.object({
      kind: z.string(),
      nextAt: z.date(),
      parked: z.object({}).nullable(),
      posted: z.object({ conversationId: z.string() }).optional(),
    }),
  ),
})

/** To version 2: Message-IDs lead to their ticket by documents of their own, and what waits to leave says by which way. */
export const threadsOutOfTickets: Outgrowth = {
  into: MAIL_THREADS,
  moved(document) {
    const { _id: ticketId, mailboxId, messageIds } = First.parse(document)
    return mailboxId === null ? [] : messageIds.map((id) => ({ _id: `${mailboxId}/${id}`, ticketId }))
  },
  step(document) {
    const ticket = First.parse(document)
    const { messageIds } = ticket
    const lanes = new Map<string, Date>()
    for (const item of ticket.outbox) {
      const lane = laneOf(ticket, item)
      const known = lanes.get(lane)
      if (item.parked === null && (!known || item.nextAt < known)) lanes.set(lane, item.nextAt)
    }
    return {
      ...document,
      messageIds: messageIds.length <= 10 ? messageIds : [...messageIds.slice(0, 1), ...messageIds.slice(-9)],
      lanes: [...lanes].map(([lane, at]) => ({ lane, at })),
    }
  },
}

const Fifth = z.object({
  _id: z.string(),
  revision: z.number(),
  createdAt: z.date(),
  entryIds: z.array(z.string()),
  lastEvent: z.object({ at: z.date(), by: z.string().nullable(), what: z.string() }),
})

/** What has an entry already, or is the ticket's beginning. */
const NO_EVENT =
  /^(?:opened it from |opened it by |added an? |reported that |wrote a reply |replied(?:$| to the customer$))/u

/**
 * To version 6: what was done last is an entry of the timeline, as all that is done from now on. A ticket knows the customer's last
 * mail: its time is taken for long past, so that the next one replaces it, and whoever shows it looks what it is.
 */
export function eventsOutOfTickets(entries: Pick<Outgrowth, 'into'>): Outgrowth {
  return {
    get into() {
      return entries.into
    },
    moved(document) {
      const { _id: ticketId, revision, lastEvent } = Fifth.parse(document)
      if (NO_EVENT.test(lastEvent.what)) return []
      const by = { personId: null, name: lastEvent.by ?? '', address: '' }
      return [
        {
          ...{ _id: `event/${ticketId}/${String(revision).padStart(9, '0')}`, ticketId, kind: 'event', by },
          ...{
            audience: 'internal',
            text: lastEvent.what,
            at: lastEvent.at,
            foldedText: '',
            unkept: 0,
            attachments: [],
          },
          ...{ meeting: null, webLink: null, subject: null, warning: null, counted: true, untold: false },
        },
      ]
    },
    step(document) {
      const { entryIds, createdAt } = Fifth.parse(document)
      const last = entryIds.at(-1)
      return { ...document, lastMessage: last === undefined ? null : { entryId: last, at: createdAt } }
    },
  }
}

function laneOf(ticket: z.infer<typeof First>, { kind, posted }: z.infer<typeof First>['outbox'][number]): string {
  if (posted) return `send/${posted.conversationId.replace(/;messageid=.*$/u, '')}`
  if (kind === 'question') return `person/${ticket.requester.personId ?? ''}`
  if (kind === 'mail') return `mail/${ticket.mailboxId ?? ''}`
  return `${ticket.card === null ? 'create' : 'send'}/${ticket.channelId ?? ''}`
}

const BeforeRecipients = z.object({
  mailboxId: z.string().nullable(),
  requester: z.object({ address: z.string() }),
  outbox: z.array(z.looseObject({ kind: z.string() })),
})

const WaitingReply = z.looseObject({
  reply: z.looseObject({ to: z.unknown() }),
  draft: z.looseObject({}).nullable(),
})

/** What waits names its mailbox and goes to several. Whom the ticket's first mail was addressed to was not kept. */
export function withReplyRecipients(ticket: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { mailboxId, requester, outbox } = BeforeRecipients.parse(ticket)
  return {
    ...ticket,
    ...{ to: [], askedBy: requester.address, lastReply: null },
    outbox: outbox.map((item) => {
      if (item.kind !== 'reply') return item
      const { reply, draft } = WaitingReply.parse(item)
      return {
        ...item,
        reply: { ...reply, mailboxId, to: [reply.to] },
        draft: draft && { ...draft, version: null },
      }
    }),
  }
}

const BeforeFirst = z.object({
  requesterGiven: z.boolean(),
  askedBy: z.string(),
  followers: z.array(z.object({ name: z.string(), address: z.string() })),
})

/** Who the first requester was is known by the address; the name, where they follow the ticket. */
export function withFirstRequester(ticket: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { requesterGiven, askedBy: address, followers } = BeforeFirst.parse(ticket)
  const name = followers.find((follower) => follower.address === address)?.name ?? ''
  return { ...ticket, firstRequester: requesterGiven ? { personId: null, name, address } : null }
}

/** What leads to a channel led to one alone. */
export function inOneChannel(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...item, alsoIn: [] }
}

/** What was not kept of mails at first. Of old attachments nothing but the files were. */
export function withMailContent(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const attachments = document['attachments']
  return {
    ...document,
    attachments: Array.isArray(attachments) ? attachments.map((one: object) => ({ ...one, kind: 'file' })) : [],
    ...{ unkept: 0, meeting: null, webLink: null },
  }
}
