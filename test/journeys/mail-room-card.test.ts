import assert from 'node:assert/strict'
import { buttonsOf, findButton, textOf, type Card } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

describe('the room Mail in chat', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  async function open(): Promise<TeamsMessage> {
    const { replies } = await desk.hands.say(ADA, 'personal', 'mail')
    const [room] = replies
    assert.ok(room)
    return room
  }
  async function click(on: TeamsMessage, button: string, inputs: Readonly<Record<string, string>> = {}): Promise<Card> {
    const { card, message, error } = await desk.hands.click(on, button, inputs, ADA)
    assert.ok(card, `${button}: ${message ?? error?.message ?? 'no card'}`)
    return card
  }
  const shows = (card: Card | null | undefined, ...texts: readonly string[]) => {
    const shown = textOf(card ?? {})
    for (const text of texts) assert.ok(shown.includes(text), `'${text}' is not on the card:\n${shown}`)
  }

  it('sets an acknowledgement, writes a rule and tries it on the mails that are there, without doing anything', async () => {
    const room = await open()
    shows(room.card, 'Email handling', 'Northwind Distribution', 'Acknowledgement', 'Off', 'Default')
    shows(await click(room, 'mail-settings.form'), 'From', 'Default')
    shows(await click(room, 'mail-settings.save', { value: 'true' }), '“Acknowledgement” is saved', 'Customised')

    await click(room, 'mail-settings.mailboxes')
    shows(await click(room, 'mail-rules.open'), SUPPORT, 'No rules yet')
    await click(room, 'Add a rule')
    shows(
      await click(room, 'Save', { name: '\u200b', pattern: '\u200b' }),
      'Give it a name.',
      'Enter what to look for.',
    )
    const entered = { name: 'Fires', field: 'body', pattern: 'FIRE', outcome: 'ticket', categoryId: 'hardware' }
    shows(await click(room, 'Save', { ...entered, priority: 'urgent' }), 'Fires', 'Text contains “FIRE” → Hardware')

    const idle = { _id: MAILBOX_ID, lease: null }
    await desk.eventually('no poll', () => desk.documents.mailboxes.updateIf(idle, { $set: { state: 'paused' } }))
    await desk.deliver(aMail())
    await desk.deliver(aMail({ Subject: 'Hello' }, 'All is well.'))
    await desk.deliver(aMail({ 'Auto-Submitted': 'auto-replied', Subject: 'Away' }, 'I am away.'))
    const tried = await click(room, 'Try the rules')
    shows(tried, 'Rule: Fires', 'Ticket of Contoso, Hardware, priority urgent', 'No rule', 'Automatic email')
    assert.equal(await desk.documents.tickets.count({}), 0)
    assert.equal(await desk.documents.ledger.count({}), 0)
    assert.deepEqual(desk.graph.sent(SUPPORT), [])
  })

  it('shows a letter as it will be read and sends it to whoever writes it, without saving it', async () => {
    const room = await open()
    await click(room, 'mail-settings.form')
    const pressed = desk.hands.sent.at(-1)
    let presses = 0
    const press = async (verb: string, value: string): Promise<string> => {
      const data = { organisationId: 'root', mailboxId: null, setting: 'acknowledgement', revision: 0, value }
      const action = { type: 'Action.Execute', verb, data }
      const { body } = await desk.hands.send({
        ...pressed,
        id: `${(presses += 1)}`,
        value: { action, trigger: 'manual' },
      })
      return textOf(body as Card)
    }
    const value = 'Hello {requester},\nit is {ticket}: {category}.\nSee {link}'
    assert.match(await press('mail-settings.preview', 'Hello {nobody}'), /I do not know \{nobody\}/)
    const shown = await press('mail-settings.preview', value)
    const letter = /Hello Ada Adler,\s+it is #123: not chosen yet\.\s+See just reply to this email\s+What is it about\?/
    assert.match(shown, letter)
    assert.deepEqual(desk.graph.sent(SUPPORT), [])
    const sent = () => press('mail-settings.send-test', value)
    assert.match(await sent(), new RegExp(`A test is on its way to ${ADA.email}\\.`, 'u'))
    const [mail] = desk.graph.sent(SUPPORT)
    assert.deepEqual(
      mail?.content.to.map(({ address }) => address),
      [ADA.email],
    )
    assert.match(mail.content.text, letter)
    assert.equal(await desk.documents.mailSettings.count({}), 0)
    for (let count = 1; count < 5; count += 1) await sent()
    assert.match(await sent(), /No test was sent: 5 automatic emails/)
    assert.equal(desk.graph.sent(SUPPORT).length, 5)
  })

  it('asks before a rule is removed', async () => {
    const room = await open()
    await click(room, 'mail-rules.open')
    await click(room, 'Add a rule')
    const entered = { name: 'Fires', field: 'body', pattern: 'FIRE', outcome: 'ticket' }
    await click(room, 'Save', entered)
    await click(room, 'Edit')
    shows(await click(room, 'Remove'), 'Remove “Fires”?')
    shows(await click(room, 'Keep it'), 'Fires')
    await click(room, 'Edit')
    await click(room, 'Remove')
    shows(await click(room, 'Remove'), '“Fires” is removed', 'No rules yet')
  })

  it('offers nothing to set where no mailbox would follow it, but what is asked in chats, and says so', async () => {
    await desk.documents.people.updateIf({ aadObjectId: ADA.aadObjectId }, { $set: { configuringId: 'neighbour' } })
    const room = await open()
    shows(room.card, 'nor any organisation below it has a mailbox', 'support mail')
    const changes = buttonsOf(room.card ?? {}).filter(({ verb }) => verb === 'mail-settings.form')
    assert.deepEqual(
      changes.map(({ data }) => data['setting']),
      ['customerPriority'],
    )
  })

  it('refuses whoever may not configure, whatever the card', async () => {
    const room = await open()
    const { message, card } = await desk.hands.click(room, 'mail-settings.form', {}, BEA)
    assert.equal(card, null)
    assert.match(message ?? '', /You cannot do that/)
    assert.ok(findButton(room.card ?? {}, 'Menu'))
  })
})
