// Agents work a ticket from its card: notes, handing over, priority, and the reply to the customer.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

describe('agents at work on a ticket', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(() => desk.stop())

  const shown = (): string => textOf(card.card ?? {})
  const now = async (): Promise<Ticket> => {
    const found = await desk.documents.tickets.findOne({ _id: ticket._id })
    assert.ok(found)
    return found
  }

  const press = (title: string, inputs: Readonly<Record<string, string>> = {}, user = BEA): Promise<string> =>
    pressOn(desk, card, title, inputs, user)

  async function open(panel: string, user = BEA): Promise<void> {
    await press('More', {}, user)
    await press(panel, {}, user)
  }

  async function sent(count: number): Promise<void> {
    await desk.eventually(`${count} mails sent`, () => Promise.resolve(desk.graph.sent(SUPPORT).length >= count))
  }

  describe('a note', () => {
    it('stands on the card, in its thread and in the conversation, and never where the requester looks', async () => {
      await press('Note')
      assert.match(await press('Add note', { text: 'The toner was from the bad batch.' }), /Bea Brandt added a note/)
      const after = await desk.delivered(ticket._id)
      assert.match(shown(), /Bea Brandt added a note/)
      assert.deepEqual(after.outbox, [])
      const thread = desk.teams.replies(card).map((message) => textOf(message.card ?? {}))
      assert.equal(thread.length, 1)
      assert.match(thread[0] ?? '', /Internal note[\s\S]*bad batch/)
      await press('More')
      assert.match(await press('Conversation'), /Internal[\s\S]*bad batch[\s\S]*The printer is on fire/)

      const own = await desk.hands.say(CARL, 'personal', `ticket ${ticket.number}`)
      const texts = [...own.replies, ...desk.teams.chat(CARL)].map((message) => textOf(message.card ?? {})).join('\n')
      assert.match(texts, /Received/)
      assert.ok(!texts.includes('bad batch') && !texts.includes('added a note'), texts)
      assert.ok(!desk.graph.sent(SUPPORT).some(({ content }) => JSON.stringify(content).includes('bad batch')))
    })

    it('is stored once however often its delivery is tried', async () => {
      await press('Note')
      await press('Add note', { text: 'Once.' })
      await desk.delivered(ticket._id)
      const [entry] = await desk.documents.entries.find({ ticketId: ticket._id })
      assert.deepEqual([entry?.kind, entry?.audience, entry?.by.personId], ['note', 'internal', 'bea'])
      assert.equal(await desk.documents.entries.count({ ticketId: ticket._id }), 1)
    })

    it('that came too late stays in the form with what happened meanwhile, and the next press adds it', async () => {
      await press('Note')
      await desk.hands.click(card, 'Take', {}, ADA)
      await desk.delivered(ticket._id)
      // Her form stands on the card as it was before.
      const late = await desk.hands.send({
        ...desk.hands.sent.find(({ value }) => JSON.stringify(value).includes('"panel":"note"')),
        id: 'late',
        value: {
          action: {
            type: 'Action.Execute',
            verb: 'ticket.add-note',
            data: { ticketId: ticket._id, version: ticket.version, text: 'Kept.' },
          },
        },
      })
      const answer = JSON.stringify(late.body)
      assert.match(answer, /Nothing was changed: meanwhile Ada Adler took this ticket/)
      assert.match(answer, /"value":"Kept\."/)
      assert.equal(await desk.documents.entries.count({ kind: 'note' }), 0)
    })

    it('must say something', async () => {
      await press('Note')
      assert.match(await press('Add note', { text: ' \n ' }), /Write your note first/)
      await press('Add note', { text: 'x'.repeat(5000) })
      assert.equal(await desk.documents.entries.count({}), 0)
    })
  })

  it('assigns it to a colleague, and releases it', async () => {
    await open('Assign')
    const list = partsOfType(card.cardFor(BEA.id) ?? {}, 'Input.ChoiceSet')[0]?.['choices']
    assert.deepEqual(
      (list as { title: string }[]).map(({ title }) => title),
      [ADA.name, BEA.name],
    )
    assert.match(await press('Assign', {}), /Choose who works on it/)
    await press('Assign', { personId: 'ada' })
    assert.deepEqual((await desk.delivered(ticket._id)).assignee, { personId: 'ada', name: ADA.name })
    assert.match(shown(), /Bea Brandt assigned it to Ada Adler/)
    await open('Release')
    assert.equal((await desk.delivered(ticket._id)).assignee, null)
    assert.match(shown(), /Bea Brandt released this ticket/)
  })

  it('assigns it to nobody who may not work on it', async () => {
    await open('Assign')
    for (const personId of ['dora', 'carl', 'nobody']) {
      assert.match(await press('Assign', { personId }), /not an agent for this organisation/)
    }
    assert.equal((await now()).assignee, null)
  })

  it('sets the priority, which stands out on the card', async () => {
    await open('Priority')
    assert.match(await press('Save', { priority: 'normal' }), /Choose another one/)
    await press('Save', { priority: 'urgent' })
    assert.equal((await desk.delivered(ticket._id)).priority, 'urgent')
    assert.match(shown(), /Urgent/)
  })

  describe('a reply to the customer', () => {
    async function write(text = 'Please try it again.', more: Readonly<Record<string, string>> = {}): Promise<string> {
      await press('Reply')
      return await press('Preview', { to: CARL.email, text, ...more })
    }

    it('is previewed, waits, leaves once in the customer’s thread, and is said on the card and in the conversation', async () => {
      const before = desk.graph.sent(SUPPORT).length
      const preview = await write('Please try it again.', { cc: 'boss@contoso.example', setTo: 'waiting' })
      assert.match(preview, /This goes to the customer[\s\S]*carl@contoso\.example[\s\S]*boss@contoso\.example/)
      assert.match(preview, /Please try it again\./)
      assert.match(
        await press('Send'),
        /Reply by Bea Brandt to carl@contoso\.example, boss@contoso\.example[\s\S]*Written .*, leaves 60 seconds later/,
      )
      assert.equal(desk.graph.sent(SUPPORT).length, before)
      desk.advance(60_000)
      await sent(before + 1)
      ticket = await desk.delivered(ticket._id)
      const mail = desk.graph.sent(SUPPORT).at(-1)
      assert.ok(mail)
      const raw = mail.raw.toString()
      assert.match(raw, /^To:.*carl@contoso\.example/mu)
      assert.match(raw, /^Cc:.*boss@contoso\.example/mu)
      assert.match(raw, new RegExp(`^Subject:.*\\[#${ticket.number}\\]`, 'mu'))
      assert.match(raw, /^In-Reply-To: *<asked@contoso\.example>/mu)
      assert.doesNotMatch(raw, /auto-response|x-frontdesk-automatic/iu)
      assert.equal(ticket.status, 'waiting')
      assert.match(shown(), /Bea Brandt replied to the customer and is waiting for a reply/)
      assert.ok(!buttonsOf(card.card ?? {}).some(({ title }) => title === 'Undo'))
      const [entry] = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'reply' })
      assert.deepEqual([entry?.kind, entry?.audience, entry?.text], ['reply', 'public', 'Please try it again.'])
      await press('More')
      assert.match(await press('Conversation'), /Reply to carl@contoso\.example, boss@contoso\.example · sent/)

      const messageId = /^Message-ID: *(<[^>]+>)/imu.exec(raw)?.[1] ?? ''
      const answer = aMail({ 'In-Reply-To': messageId, From: 'Boss <boss@contoso.example>', Subject: 'Other' })
      assert.equal((await desk.ticketOf(await desk.deliver(answer)))._id, ticket._id)
    })

    it('is taken back while it waits, and its text comes back to the form', async () => {
      const before = desk.graph.sent(SUPPORT).length
      await write('Too fast.')
      await press('Send')
      assert.match(await press('Undo'), /took back a reply/)
      desk.advance(120_000)
      await desk.delivered(ticket._id)
      assert.equal(desk.graph.sent(SUPPORT).length, before)
      await press('Reply')
      const text = partsOfType(card.cardFor(BEA.id) ?? {}, 'Input.Text').at(-1)
      assert.equal(text?.['value'], 'Too fast.')
    })

    it('is edited after the preview with its text kept', async () => {
      await write('First words.', { cc: 'boss@contoso.example' })
      await press('Back')
      const values = partsOfType(card.cardFor(BEA.id) ?? {}, 'Input.Text').map(({ value }) => value)
      assert.deepEqual(values, ['carl@contoso.example', 'boss@contoso.example', 'First words.'])
    })

    it('goes to the last mail of the requester', async () => {
      const before = desk.graph.sent(SUPPORT).length
      await desk.ticketOf(
        await desk.deliver(
          aMail({ 'In-Reply-To': '<asked@contoso.example>', 'Message-ID': '<again@contoso.example>' }),
        ),
      )
      await write()
      await press('Send')
      desk.advance(60_000)
      await sent(before + 1)
      assert.match(desk.graph.sent(SUPPORT).at(-1)?.raw.toString() ?? '', /^In-Reply-To: *<again@contoso\.example>/mu)
    })

    for (const [cc, word] of [
      ['nonsense', /“nonsense” is not an email address/],
      [SUPPORT, /is the support mailbox itself, which cannot be in Cc/],
      ['SUPPORT+x@northwind.example', /is the support mailbox itself, which cannot be in Cc/],
      [Array.from({ length: 21 }, (_, index) => `a${index}@x.example`).join(', '), /at most 20/],
    ] as const) {
      it(`is not shown for sending with the copy ${cc.slice(0, 30)}, and keeps what was typed`, async () => {
        assert.match(await write('Kept.', { cc }), word)
        const values = partsOfType(card.cardFor(BEA.id) ?? {}, 'Input.Text').map(({ value }) => value)
        assert.deepEqual(values, [CARL.email, cc, 'Kept.'])
      })
    }

    it('sends nothing for a stale or forged click, nor for anybody who is no agent', async () => {
      await write()
      const asked = desk.hands.sent.at(-1)
      const forge = async (verb: string, data: object, user: object = {}) =>
        JSON.stringify(
          (
            await desk.hands.send({
              ...asked,
              ...user,
              id: `forged-${verb}-${JSON.stringify(data)}`,
              value: { action: { type: 'Action.Execute', verb, data } },
            })
          ).body,
        )
      const on = { ticketId: ticket._id, version: ticket.version }
      assert.match(await forge('ticket.send-reply', { ...on, draftId: 'forged' }), /Nothing was sent/)
      assert.match(
        await forge('ticket.set-status', { ...on, status: 'closed' }),
        /from “New” a ticket can be set to “Open” or “Waiting for customer” or “Resolved”, but not to “Closed”/,
      )
      assert.match(
        await forge('ticket.undo-reply', { ticketId: ticket._id, entryId: 'reply/x' }),
        /Nothing was changed/,
      )
      const [draft] = await desk.documents.replyDrafts.find({})
      assert.ok(draft)
      const dora = { from: { id: DORA.id, aadObjectId: DORA.aadObjectId, name: DORA.name } }
      await forge('ticket.send-reply', { ...on, draftId: draft.draftId }, dora)
      await desk.hands.click(card, 'Take', {}, ADA)
      await desk.delivered(ticket._id)
      assert.match(await forge('ticket.send-reply', { ...on, draftId: draft.draftId }), /meanwhile Ada Adler took/)
      assert.ok(!(await now()).outbox.some(({ kind }) => kind === 'reply'))
    })

    it('that could not be sent says why, and is sent once when it is tried again', async () => {
      const before = desk.graph.sent(SUPPORT).length
      await write()
      await press('Send')
      await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused' } })
      desk.advance(60_000)
      await desk.delivered(ticket._id)
      assert.match(shown(), /could not be sent\. The support mailbox is paused/)
      await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'running' } })
      await press('Try again')
      await sent(before + 1)
      await desk.delivered(ticket._id)
      assert.equal(desk.graph.sent(SUPPORT).length, before + 1)
      assert.match(shown(), /replied to the customer/)
    })

    it('whose draft somebody deleted in Outlook is not written anew until a person says so', async () => {
      const before = desk.graph.sent(SUPPORT).length
      await write()
      await press('Send')
      const draft = {
        id: `AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A${'x'.repeat(43)}A=`,
        messageId: '<deleted@northwind.example>',
        version: null,
      }
      await desk.eventually('the draft noted', async () => {
        const { outbox, revision } = await now()
        const lost = outbox.map((item) => (item.kind === 'reply' ? { ...item, draft, attempts: 5 } : item))
        return await desk.documents.tickets.updateIf(
          { _id: ticket._id, revision },
          { $set: { outbox: lost }, $inc: { revision: 1 } },
        )
      })
      desk.advance(60_000)
      await desk.eventually('a reply given up', async () => (await now()).outbox.some(({ parked }) => parked !== null))
      await desk.delivered(ticket._id)
      assert.match(shown(), /may not have been sent[\s\S]*get it twice/)
      assert.equal(desk.graph.sent(SUPPORT).length, before)
      await press('Send again')
      await sent(before + 1)
    })
  })
})
