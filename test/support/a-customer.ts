// A customer about whom Frontdesk has come to know all that it can know of somebody, and a search for her in everything it stores.
import type { Documents } from '../../src/app/documents.ts'
import type { Collection, StoredDocument } from '../../src/app/ports/documents.ts'
import { EVERY_OPEN_TICKET } from '../../src/app/tickets/find/ticket-filter.ts'
import { addNoteToTicket } from '../../src/app/tickets/add-note.ts'
import { changeTicket } from '../../src/app/tickets/change-ticket.ts'
import { changeFollowers } from '../../src/domain/ticket/attribute-changes.ts'
import { writeReply } from '../../src/domain/ticket/conversation-changes.ts'
import type { Reply } from '../../src/domain/ticket/outbox.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { aMailRule } from './builders.ts'
import type { TestFrontdesk } from './frontdesk.ts'
import { ADA, BEA, EMIL, MAILBOX_ID } from './frontdesk-seed.ts'
import { aMail } from './mails.ts'

/** She speaks in Teams, too. */
export const NORA = { name: EMIL.name, address: EMIL.email, user: EMIL }
const FROM = `${NORA.name} <${NORA.address}>`
/** Words that she alone used. */
export const HER_WORDS = ['zebrafish', 'quagmire', 'flotsam', 'jetsam', 'whirligig', 'gossamer']

export interface Lived {
  /** Hers: answered, and with a reply that waits to be sent. */
  readonly own: Ticket
  readonly open: Ticket
  /** Somebody else's, in which she wrote, and which she follows. */
  readonly other: Ticket
  /** That has nothing to do with her. */
  readonly foreign: Ticket
  readonly tickets: readonly Ticket[]
}

/** All that there is of her, as it comes about: by mail, in Teams, and by what agents and administrators do. */
export async function livesIn(desk: TestFrontdesk): Promise<Lived> {
  const { documents, hands, frontdesk } = desk
  await hands.say(NORA.user, 'personal', 'whoami')
  await hands.say(ADA, 'personal', `invite ${NORA.address} customer`)
  await hands.say(ADA, 'personal', 'audit')
  const own = await desk.ticketOf(
    await desk.deliver(
      aMail(
        {
          From: FROM,
          Cc: 'Kim <kim@adventure.example>',
          Subject: 'Zebrafish tank',
          'Message-ID': '<own@contoso.example>',
        },
        `A quagmire.\r\n\r\n-- \r\n${NORA.name}`,
      ),
    ),
  )
  await desk.ticketOf(
    await desk.deliver(
      aMail(
        {
          From: FROM,
          Subject: 'Re: Zebrafish tank',
          'In-Reply-To': '<own@contoso.example>',
          'Message-ID': `<${NORA.address}>`,
        },
        'Much flotsam.',
      ),
    ),
  )
  await note(desk, own._id, `${NORA.name} is in a hurry because of the zebrafish.`)
  await reply(desk, own, `Dear ${NORA.name}, please drain the quagmire.`)
  desk.advance(61_000)
  await desk.eventually(
    'the reply sent',
    async () => (await documents.entries.count({ ticketId: own._id, kind: 'reply' })) === 1,
  )

  const open = await desk.ticketOf(
    await desk.deliver(
      aMail({ From: FROM, Subject: 'Gossamer curtain', 'Message-ID': '<open@contoso.example>' }, 'It tears.'),
    ),
  )
  const other = await desk.ticketOf(
    await desk.deliver(aMail({ 'Message-ID': '<other@contoso.example>', Cc: FROM }, 'The printer is on fire.')),
  )
  await desk.ticketOf(
    await desk.deliver(
      aMail(
        {
          From: FROM,
          Subject: 'Re: Printer',
          'In-Reply-To': '<other@contoso.example>',
          'Message-ID': '<hers@contoso.example>',
        },
        'I saw jetsam in it.',
      ),
    ),
  )
  await desk.ticketOf(
    await desk.deliver(
      aMail(
        { Subject: 'Re: Printer', 'In-Reply-To': '<hers@contoso.example>' },
        `Thanks. It stopped.\r\n\r\nOn Monday ${FROM} wrote:\r\n> I saw jetsam in it.`,
      ),
    ),
  )
  await note(desk, other._id, `Ask ${NORA.address}, or rather Ek, Emil.`)
  await changeTicket(frontdesk.deps, other._id, (ticket) =>
    changeFollowers(
      ticket,
      [NORA, { name: 'Kim', address: 'kim@adventure.example' }].map(({ name, address }) => ({ name, address })),
      { personId: 'bea', name: BEA.name },
      desk.clock(),
    ),
  )
  const foreign = await desk.ticketOf(
    await desk.deliver(aMail({ From: 'Kim <kim@adventure.example>', Subject: 'Lamp' }, 'It is dark.')),
  )
  await note(desk, foreign._id, `As with ${NORA.address.toUpperCase()}.`)
  // Only what stands before tells whom it means.
  await note(desk, foreign._id, `${NORA.name} said so, too.`)
  // As long as a note waits in the ticket, that is about her, too.
  await desk.delivered(foreign._id)

  await hands.say(ADA, 'personal', `tickets from ${NORA.address}`)
  const view = { ...EVERY_OPEN_TICKET, requester: NORA.address }
  await documents.ticketViews.delete({})
  await documents.ticketViews.insertNew([
    {
      _id: 'ada',
      last: view,
      saved: [
        { id: 'v', name: `Of ${NORA.address}`, filter: view },
        { id: 'w', name: 'All', filter: EVERY_OPEN_TICKET },
      ],
      revision: 1,
    },
    { _id: (await herself(documents))._id, last: EVERY_OPEN_TICKET, saved: [], revision: 1 },
  ])
  await documents.mailRules.insertNew([
    {
      _id: 'organisation/root',
      rules: [
        aMailRule({ id: 'hers', name: `Ignore ${NORA.address}`, field: 'sender', pattern: NORA.address }),
        aMailRule(),
      ],
      revision: 1,
    },
  ])
  const draft = { draftId: 'd', to: [{ name: NORA.name, address: NORA.address }], cc: [], text: 'Hello', setTo: null }
  await documents.replyDrafts.insertNew([
    { ...draft, _id: `${open._id}/bea`, expiresAt: new Date(desk.clock().getTime() + 86_400_000) },
  ])
  await reply(desk, open, 'The whirligig is on its way.')
  const tickets = await Promise.all([own, open, other, foreign].map(async ({ _id }) => await now(documents, _id)))
  const [a = own, b = open, c = other, d = foreign] = tickets
  return { own: a, open: b, other: c, foreign: d, tickets }
}

export async function herself({ people }: Documents) {
  const person = await people.findOne({ aadObjectId: NORA.user.aadObjectId })
  if (!person) throw new Error('She is not known')
  return person
}

async function now({ tickets }: Documents, _id: string): Promise<Ticket> {
  const ticket = await tickets.findOne({ _id })
  if (!ticket) throw new Error(`There is no ticket ${_id}`)
  return ticket
}

async function note({ documents, frontdesk }: TestFrontdesk, ticketId: string, text: string): Promise<void> {
  const bea = await documents.people.findOne({ _id: 'bea' })
  if (!bea) throw new Error('There is no Bea')
  const { version } = await now(documents, ticketId)
  await addNoteToTicket(frontdesk.deps, bea, { ticketId, version, text })
}

async function reply(desk: TestFrontdesk, { _id }: Ticket, text: string): Promise<void> {
  const at = desk.clock()
  const waiting: Reply = {
    ...{
      entryId: `reply/${desk.frontdesk.deps.newId()}`,
      by: { personId: 'bea', name: BEA.name },
      mailboxId: MAILBOX_ID,
    },
    ...{ to: [{ name: NORA.name, address: NORA.address }], cc: [], text, writtenAt: at, setTo: null },
  }
  await changeTicket(desk.frontdesk.deps, _id, (ticket) => writeReply(ticket, waiting, new Date(at.getTime() + 60_000)))
}

/** Where something leads to her, in any document of any collection: `collection/id: what`. `more`: further texts that do. */
export async function tracesOf(documents: Documents, more: readonly string[] = []): Promise<readonly string[]> {
  const wanted = [NORA.address, 'emil', NORA.user.aadObjectId, ...HER_WORDS, ...more].map((text) => text.toLowerCase())
  const found: string[] = []
  for (const [name, collection] of Object.entries(documents)) {
    // Whatever they hold, all are read alike.
    for (const document of await (collection as unknown as Pick<Collection<StoredDocument>, 'find'>).find({})) {
      const text = JSON.stringify(document).toLowerCase()
      for (const word of wanted) {
        const at = text.indexOf(word)
        if (at >= 0) found.push(`${name}/${document._id}: …${text.slice(Math.max(0, at - 60), at + 60)}…`)
      }
    }
  }
  return found
}
