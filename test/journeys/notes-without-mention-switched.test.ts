// What is said of notes without a mention: in the room Channels, in the form of a note, in the audit.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { switchOnThreadNotes } from '../support/thread-notes.ts'

describe('notes without a mention, switched on and off', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  const hint = async (): Promise<string> => {
    const { card: panel } = await desk.hands.click(card, 'Note', {}, ADA)
    await desk.hands.click(card, 'Back', { text: '' }, ADA)
    return textOf(panel ?? {})
  }

  it('is what is known: by mention, until a message without one was heard, and again when the bot was removed', async () => {
    assert.match(await hint(), /mention @Frontdesk under this card/)
    await switchOnThreadNotes(desk)
    assert.match(await hint(), /mention @Frontdesk under this card/)
    await desk.hands.write(BEA, card, 'One.')
    assert.match(await hint(), /Messages that agents write under this card in Teams are kept as notes/)
    const { replies } = await desk.hands.say(ADA, 'personal', 'channels')
    assert.match(textOf(replies[0]?.card ?? {}), /are kept as notes\. Last heard/)
    desk.advance(31 * 86_400_000)
    assert.match(await hint(), /mention @Frontdesk under this card/)
    await desk.hands.write(BEA, card, 'Two.')
    assert.match(await hint(), /Messages that agents write/)
    await desk.hands.uninstall('team')
    await desk.hands.install('team')
    const channel = await desk.documents.channels.findOne({ _id: 'tickets' })
    assert.equal(channel?.threadNotes?.heardAt, null)
  })

  it('stands in the audit, once for each switch', async () => {
    await switchOnThreadNotes(desk)
    const { replies } = await desk.hands.say(ADA, 'personal', 'channels')
    const [list] = replies
    assert.ok(list)
    await desk.hands.click(list, 'Notes without a mention', {}, ADA)
    await desk.hands.click(list, 'Switch off', {}, ADA)
    await desk.hands.send({ ...desk.hands.sent.at(-1), id: 'again' })
    const found = await desk.documents.audit.find({}, { sort: { at: 1 } })
    assert.deepEqual(
      found.map(({ action, subject, by }) => [action, subject, by.name]),
      [
        ['thread-notes.enabled', 'Support: Tickets', ADA.name],
        ['thread-notes.disabled', 'Support: Tickets', ADA.name],
      ],
    )
    const audit = await desk.hands.say(ADA, 'personal', 'audit')
    assert.match(textOf(audit.replies[0]?.card ?? {}), /Notes without a mention enabled: Support: Tickets/)
  })

  it('is over when the channel is unlinked or serves another organisation', async () => {
    await switchOnThreadNotes(desk)
    const { replies } = await desk.hands.say(ADA, { channel: 'Tickets' }, 'link channel')
    assert.ok(replies[0])
    await desk.hands.click(replies[0], 'Save', { organisationId: 'customer' }, ADA)
    const channel = await desk.documents.channels.findOne({ _id: 'tickets' })
    assert.deepEqual([channel?.organisationId, channel?.threadNotes], ['customer', null])
  })
})
