// A customer and their support team, in the customer's chat with the bot: from the first sentence to the answer.
import assert from 'node:assert/strict'
import { openTicket } from '../../src/app/customers/open-ticket.ts'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { aTicket } from '../support/builders.ts'
import { aMail } from '../support/mails.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA, EMIL, MAILBOX_ID } from '../support/frontdesk-seed.ts'

const PROBLEM = 'My printer is broken, please help'

describe('a ticket in chat', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await desk.documents.installation.insertNew([{ _id: 'claimed-by', value: 'ada' }])
  })
  afterEach(() => desk.stop())

  /** What the person writes, and the one card it is answered with. */
  async function say(text: string, user: TeamsUser = CARL, more: object = {}): Promise<TeamsMessage> {
    const { status, replies } = await desk.hands.say(user, 'personal', text, more)
    assert.equal(status, 200)
    const [card, ...others] = replies
    assert.ok(card, 'It is answered')
    assert.deepEqual(others, [])
    return card
  }

  const shown = (message: TeamsMessage): string => textOf(message.card ?? {})
  const titles = (message: TeamsMessage): readonly string[] => buttonsOf(message.card ?? {}).map(({ title }) => title)
  const tickets = (): Promise<readonly Ticket[]> => desk.documents.tickets.find({}, { sort: { number: 1 } })

  async function opened(text = PROBLEM, user: TeamsUser = CARL): Promise<Ticket> {
    const form = await say(text, user)
    await desk.hands.click(form, 'Open ticket', { text }, user)
    const ticket = (await tickets()).at(-1)
    assert.ok(ticket)
    return await desk.delivered(ticket._id)
  }

  describe('what a customer writes', () => {
    for (const greeting of ['Hi', 'hello there!', 'Good morning', 'Hallo', 'hi 👋']) {
      it(`greets back: “${greeting}”`, async () => {
        const card = await say(greeting)
        assert.match(shown(card), /Hi Carl!/)
        assert.deepEqual(titles(card), ['New ticket', 'My tickets'])
      })
    }

    for (const text of [
      PROBLEM,
      'Hi, my printer is broken',
      'help my printer is broken',
      'ticket printing fails always',
    ]) {
      it(`offers a ticket for “${text}”, with what the organisation offers`, async () => {
        const card = await say(text)
        assert.match(shown(card), /Open a ticket\?/)
        assert.deepEqual(titles(card), ['Open ticket', 'My tickets'])
        const inputs = JSON.stringify(card.card)
        for (const offered of [text, 'Hardware', 'Software', 'Incident', 'Repair']) assert.ok(inputs.includes(offered))
        assert.deepEqual(await tickets(), [])
      })
    }

    for (const text of ['help', 'Help me!', 'I need help']) {
      it(`is told what it can say, in its own words: “${text}”`, async () => {
        const card = await say(text)
        assert.match(shown(card), /my tickets[\s\S]*ticket 12/)
        assert.doesNotMatch(shown(card), /claim|configure|whoami/)
      })
    }

    it('is thanked back for thanks, and told that nothing is read in a lone emoji', async () => {
      assert.match(shown(await say('Thanks a lot!')), /You are welcome/)
      const emoji = await say('🎉')
      assert.match(shown(emoji), /I can only read words/)
      assert.deepEqual(titles(emoji), ['New ticket', 'My tickets'])
    })

    it('opens the form by “new ticket”, with what follows it', async () => {
      assert.match(shown(await say('new ticket')), /Open a ticket\?/)
      assert.ok(JSON.stringify((await say('New ticket: the beamer hums')).card).includes('"the beamer hums"'))
      const greeting = await say('hi')
      const { card } = await desk.hands.click(greeting, 'New ticket', {}, CARL)
      assert.match(textOf(card ?? {}), /Open a ticket\?/)
    })

    it('is greeted on installation, without a word about codes and mailboxes', async () => {
      await desk.hands.install(EMIL)
      const [welcome] = desk.teams.chat(EMIL)
      assert.ok(welcome)
      assert.match(shown(welcome), /Hello, I am Frontdesk/)
      assert.doesNotMatch(shown(welcome), /claim/)
    })

    it('is asked how urgent it is where the organisation lets customers say so, and nowhere else', async () => {
      assert.ok(!JSON.stringify((await say(PROBLEM)).card).includes('How urgent is it?'))
      const room = await desk.hands.say(ADA, 'personal', 'mail')
      const list = room.replies[0]
      assert.ok(list)
      assert.match(textOf(list.card ?? {}), /Priority chosen by customers/)
      const change = buttonsOf(list.card ?? {}).findLast(({ title }) => title === 'Change')
      assert.equal(change?.data['setting'], 'customerPriority')
      list.showTo(ADA.id, { ...list.card, body: [], actions: [change] })
      await desk.hands.click(list, 'Change', {}, ADA)
      await desk.hands.click(list, 'Save', { value: 'true' }, ADA)
      const form = await say(PROBLEM)
      assert.ok(JSON.stringify(form.card).includes('How urgent is it?'))
      await desk.hands.click(form, 'Open ticket', { text: PROBLEM, priority: 'urgent' }, CARL)
      await desk.hands.click(await say('new ticket'), 'Open ticket', { text: 'The beamer hums' }, CARL)
      assert.deepEqual(
        (await tickets()).map(({ priority }) => priority),
        ['urgent', 'normal'],
      )
    })

    it('has no say in the priority that was not asked for', async () => {
      const form = await say(PROBLEM)
      const input = { type: 'Input.Text', id: 'priority', label: 'Priority' }
      form.showTo(CARL.id, { ...form.card, body: [...((form.card?.['body'] as object[] | undefined) ?? []), input] })
      await desk.hands.click(form, 'Open ticket', { text: PROBLEM, priority: 'urgent' }, CARL)
      assert.equal((await tickets())[0]?.priority, 'normal')
    })

    it('is no ticket before the installation has an administrator', async () => {
      await desk.documents.installation.delete({ _id: 'claimed-by' })
      assert.match(shown(await say(PROBLEM)), /I did not understand/)
    })
  })

  describe('a ticket', () => {
    it('stands in its channel like any other, without a mailbox, for the organisation of its customer', async () => {
      await desk.documents.mailboxes.delete({})
      const form = await say(PROBLEM)
      const answer = await desk.hands.click(
        form,
        'Open ticket',
        { text: `${PROBLEM}!`, categoryId: 'software', serviceTypeId: 'incident' },
        CARL,
      )
      assert.match(textOf(answer.card ?? {}), /I opened ticket #1 for you/)
      const [ticket, ...more] = await tickets()
      assert.ok(ticket)
      assert.deepEqual(more, [])
      const { organisationId, mailboxId, categoryId, serviceTypeId, requester, subject } = ticket
      assert.deepEqual(
        { organisationId, mailboxId, categoryId, serviceTypeId, requester, subject },
        {
          ...{ organisationId: 'customer', mailboxId: null, categoryId: 'software', serviceTypeId: 'incident' },
          requester: { personId: 'carl', name: CARL.name, address: CARL.email },
          subject: `${PROBLEM}!`,
        },
      )
      const card = await desk.cardOf(ticket)
      assert.match(shown(card), /My printer is broken[\s\S]*Carl[\s\S]*Software/)
      await desk.hands.click(card, 'Take', {}, BEA)
      assert.equal((await desk.delivered(ticket._id)).assignee?.name, BEA.name)
    })

    it('is one, however often the button is pressed and the message is repeated', async () => {
      const form = await say(PROBLEM)
      const said = desk.hands.sent.at(-1)
      const drawn = form.card ?? {}
      await desk.hands.click(form, 'Open ticket', { text: PROBLEM }, CARL)
      form.showTo(CARL.id, drawn)
      const { card } = await desk.hands.click(form, 'Open ticket', { text: PROBLEM }, CARL)
      assert.match(textOf(card ?? {}), /already ticket #1/)
      await desk.hands.send(said)
      assert.equal((await tickets()).length, 1)
    })

    it('asks nothing more in the chat than what the form asked', async () => {
      await opened()
      assert.deepEqual(
        desk.teams.chat(CARL).filter(({ card }) => textOf(card ?? {}).includes('What is it about?')),
        [],
      )
    })

    it('keeps what was typed where something is wrong with it', async () => {
      const form = await say(PROBLEM)
      const { card } = await desk.hands.click(
        form,
        'Open ticket',
        { text: PROBLEM, categoryId: 'software', serviceTypeId: 'repair' },
        CARL,
      )
      assert.match(textOf(card ?? {}), /does not go with the category/)
      assert.ok(JSON.stringify(card).includes(PROBLEM))
      assert.deepEqual(await tickets(), [])
    })

    it('with a category that was retired meanwhile is not opened, and says so', async () => {
      const form = await say(PROBLEM)
      await desk.documents.categories.updateIf({ _id: 'software' }, { $set: { active: false } })
      const { card } = await desk.hands.click(form, 'Open ticket', { text: PROBLEM, categoryId: 'software' }, CARL)
      assert.match(textOf(card ?? {}), /does not offer that category/)
      assert.deepEqual(await tickets(), [])
    })

    it('of 100,000 characters keeps its beginning, and says that the rest is missing', async () => {
      const form = await say('x'.repeat(100_000))
      assert.match(shown(form), /longer than 4,000 characters/)
      const { card } = await desk.hands.click(form, 'Open ticket', { text: 'y'.repeat(30_000) }, CARL)
      assert.match(textOf(card ?? {}), /too long/)
      assert.deepEqual(await tickets(), [])
    })

    it('keeps right-to-left words, and nothing that only pretends to be words', async () => {
      const ticket = await opened('الطابعة لا تعمل \u202Eabc\u0007')
      assert.equal(ticket.text, 'الطابعة لا تعمل abc')
    })

    it('of somebody without role belongs to the organisation of their tenant', async () => {
      assert.equal((await opened(PROBLEM, EMIL)).organisationId, 'customer')
      await desk.documents.organisations.updateIf({ _id: 'customer' }, { $set: { domains: [] } })
      assert.equal((await opened(PROBLEM, EMIL)).organisationId, 'root')
    })

    it('of somebody whose organisation nobody knows is refused, with the cure', async () => {
      await desk.documents.organisations.updateIf({ _id: 'root' }, { $set: { active: false } })
      await desk.documents.people.updateIf({ _id: 'carl' }, { $set: { memberships: [] } })
      const { card } = await desk.hands.click(await say('hi'), 'New ticket', {}, CARL)
      assert.equal(card, null)
      assert.match(shown(await say(PROBLEM)), /do not know which organisation[\s\S]*tenant ID/)
      assert.deepEqual(await tickets(), [])
    })

    it('of an inactive organisation’s customer goes to the one that is left', async () => {
      await desk.documents.organisations.updateIf({ _id: 'customer' }, { $set: { active: false, domains: [] } })
      assert.equal((await opened()).organisationId, 'root')
    })
  })

  describe('while a ticket waits for its customer', () => {
    async function waiting(text = PROBLEM): Promise<Ticket> {
      const ticket = await opened(text)
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { status: 'waiting', queue: 'waiting' } })
      return ticket
    }

    it('asks whether it is an answer, and adds it once', async () => {
      const ticket = await waiting()
      const question = await say('It is the one on the second floor')
      assert.match(shown(question), /Is this an answer to #1\?/)
      assert.deepEqual(titles(question), ['Yes, add it to #1', 'No, open a new ticket'])
      const drawn = question.card ?? {}
      const text = 'It is the one on the second floor'
      const { card } = await desk.hands.click(question, 'Yes, add it to #1', { text }, CARL)
      assert.match(textOf(card ?? {}), /I added it to #1/)
      question.showTo(CARL.id, drawn)
      await desk.hands.click(question, 'Yes, add it to #1', { text }, CARL)
      const now = await desk.delivered(ticket._id)
      assert.equal(now.status, 'open')
      const entries = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'message' })
      assert.deepEqual(
        entries.map((entry) => entry.text),
        [text],
      )
      assert.equal((await tickets()).length, 1)
      assert.match(shown(await desk.cardOf(ticket)), /second floor/)
    })

    it('opens another one with the same words where it is none', async () => {
      await waiting()
      const question = await say('The beamer hums')
      await desk.hands.click(question, 'No, open a new ticket', { text: 'The beamer hums' }, CARL)
      assert.ok(JSON.stringify(question.card).includes('The beamer hums'))
      await desk.hands.click(question, 'Open ticket', { text: 'The beamer hums' }, CARL)
      const [, second] = await tickets()
      assert.equal(second?.text, 'The beamer hums')
    })

    it('offers each of several, and the one that is named first', async () => {
      await waiting()
      await desk.hands.click(await say('One'), 'No, open a new ticket', { text: 'One' }, CARL)
      const form = desk.teams.chat(CARL).at(-1)
      assert.ok(form)
      await desk.hands.click(form, 'Open ticket', { text: 'One' }, CARL)
      await desk.documents.tickets.updateIf({ number: 2 }, { $set: { status: 'waiting', queue: 'waiting' } })
      const question = await say('About #1: it still hums')
      assert.deepEqual(titles(question), ['Yes, add it to #1', 'Yes, add it to #2', 'No, open a new ticket'])
    })

    it('never offers a ticket of somebody else, nor adds to it', async () => {
      const ticket = await waiting()
      const form = await say('This is about #1', EMIL)
      assert.match(shown(form), /Open a ticket\?/)
      const question = await say('It is mine')
      const { card, message } = await desk.hands.click(question, 'Yes, add it to #1', { text: 'Boo' }, EMIL)
      assert.equal(card, null)
      assert.match(message ?? '', /cannot see this ticket/)
      assert.deepEqual(await desk.documents.entries.find({ ticketId: ticket._id, kind: 'message' }), [])
    })
  })

  describe('what an agent writes', () => {
    it('is offered as a ticket beside the help', async () => {
      const help = await say('my notebook is slow', BEA)
      assert.match(shown(help), /I did not understand[\s\S]*Shall I open a ticket with this text\?/)
      await desk.hands.click(help, 'Open a ticket', {}, BEA)
      await desk.hands.click(help, 'Open ticket', { text: 'my notebook is slow' }, BEA)
      const [ticket] = await tickets()
      assert.deepEqual([ticket?.text, ticket?.requester.personId], ['my notebook is slow', 'bea'])
    })

    it('shows the ticket that it orders something for, and names the button', async () => {
      const ticket = await opened()
      assert.match(shown(await say(`close ${ticket.number}`, BEA)), /I only do that when you press a button/)
    })

    it('is a command as before', async () => {
      assert.match(shown(await say('tickets', ADA)), /No open tickets|tickets/i)
      assert.doesNotMatch(shown(await say('hi', DORA)), /Shall I/)
    })
  })

  it('of somebody without an address is seen by them alone', async () => {
    const ticket = aTicket({
      ...{ _id: 'nameless', originKey: 'chat/carl/1', number: 77, mailboxId: null, askedBy: '' },
      requester: { personId: 'carl', name: 'Carl', address: '' },
    })
    await desk.documents.tickets.insert(ticket)
    assert.match(shown(await say('ticket 77')), /#77/)
    assert.match(shown(await say('ticket 77', EMIL)), /no ticket #77/)
    assert.match(shown(await say('tickets')), /#77/)
    assert.doesNotMatch(shown(await say('tickets', EMIL)), /#77/)
  })

  describe('what comes along', () => {
    const REPORT = 'https://contoso-my.sharepoint.com/personal/carl/Documents/report.docx'
    const file = (name: string, contentUrl: string) => ({
      ...{ contentType: 'application/vnd.microsoft.teams.file.download.info', name, contentUrl },
      content: { downloadUrl: 'https://download.example/secret', uniqueId: '1', fileType: 'docx' },
    })
    const picture = { contentType: 'image/png', contentUrl: 'https://smba.example/v3/attachments/1/views/original' }

    it('is kept as a link, which agents open from the files of the ticket', async () => {
      const form = await say('See the report', CARL, { attachments: [file('report.docx', REPORT)] })
      assert.match(shown(form), /stays in your OneDrive[\s\S]*Share it/)
      assert.match(JSON.stringify(form.card), /report\.docx/)
      await desk.hands.click(form, 'Open ticket', { text: 'See the report' }, CARL)
      const [ticket] = await tickets()
      assert.ok(ticket)
      assert.deepEqual(
        ticket.attachments.map(({ name, kind, url }) => ({ name, kind, url })),
        [{ name: 'report.docx', kind: 'link', url: REPORT }],
      )
      const card = await desk.cardOf(ticket)
      const { card: files } = await desk.hands.click(card, 'Files', {}, BEA)
      assert.ok(JSON.stringify(files).includes(REPORT))
      assert.doesNotMatch(JSON.stringify(files), /download\.example/)
    })

    it('joins the ticket that the message is an answer to', async () => {
      const ticket = await opened()
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { status: 'waiting', queue: 'waiting' } })
      const question = await say('Here it is', CARL, { attachments: [file('report.docx', REPORT)] })
      await desk.hands.click(question, 'Yes, add it to #1', { text: 'Here it is' }, CARL)
      await desk.delivered(ticket._id)
      const [entry] = await desk.documents.entries.find({ ticketId: ticket._id, kind: 'message' })
      assert.deepEqual([entry?.attachments[0]?.url, entry?.hasFiles], [REPORT, true])
    })

    for (const address of [
      'http://contoso.sharepoint.com/x',
      'https://evil.example/x.sharepoint.com',
      'https://contoso.sharepoint.com.evil.example/x',
      'https://user@contoso.sharepoint.com/x',
      'javascript:alert(1)',
    ]) {
      it(`is named and not linked where it leads elsewhere: ${address}`, async () => {
        const form = await say('Look', CARL, { attachments: [file('report.docx', address)] })
        assert.match(JSON.stringify(form.card), /In the chat in Teams: report\.docx/)
        await desk.hands.click(form, 'Open ticket', { text: 'Look' }, CARL)
        assert.deepEqual((await tickets())[0]?.attachments, [])
      })
    }

    for (const [name, attachment] of [
      ['a picture', picture],
      ['a voice note', { contentType: 'audio/ogg', contentUrl: 'https://smba.example/voice' }],
      ['a card', { contentType: 'application/vnd.microsoft.card.adaptive', content: {} }],
      ['a sticker', { contentType: 'text/html', content: '<p><img src="https://smba.example/sticker"></p>' }],
    ] as const) {
      it(`does not end the conversation, though it cannot be kept: ${name}`, async () => {
        const form = await say('', CARL, { attachments: [attachment] })
        assert.match(shown(form), /Open a ticket\?[\s\S]*cannot keep/)
        assert.match(JSON.stringify(form.card), /In the chat in Teams/)
        assert.deepEqual(titles(form), ['Open ticket', 'My tickets'])
      })
    }

    it('is found by nobody else', async () => {
      await say('See the report', CARL, { attachments: [file('report.docx', REPORT)] })
      const [kept] = await desk.documents.sentFiles.find({})
      const key = kept?._id.split('/')[1] ?? ''
      const emil = await say('hi', EMIL).then(() => desk.documents.people.findOne({ aadObjectId: EMIL.aadObjectId }))
      assert.ok(emil)
      const typed = { key, text: 'Mine?', categoryId: null, serviceTypeId: null }
      const { ticket } = await openTicket(desk.frontdesk.deps, emil, typed)
      assert.deepEqual(ticket.attachments, [])
    })
  })

  describe('an agent’s reply', () => {
    const REPLY = 'Please switch it off and on again.'
    let ticket: Ticket
    let card: TeamsMessage
    beforeEach(async () => {
      ticket = await opened()
      card = await desk.cardOf(ticket)
    })

    async function written(text = REPLY, more: Readonly<Record<string, string>> = {}): Promise<void> {
      await desk.hands.click(card, 'Reply', {}, BEA)
      await desk.hands.click(card, 'Preview', { text, ...more }, BEA)
    }

    async function sent(text = REPLY, more: Readonly<Record<string, string>> = {}): Promise<TeamsMessage> {
      await written(text, more)
      await desk.hands.click(card, 'Send', {}, BEA)
      desk.advance(61_000)
      await desk.eventually('the reply', async () => desk.documents.entries.findOne({ kind: 'reply' }))
      await desk.delivered(ticket._id)
      const news = desk.teams.chat(CARL).at(-1)
      assert.ok(news)
      return news
    }

    const news = (): readonly TeamsMessage[] =>
      desk.teams.chat(CARL).filter(({ card: one }) => textOf(one ?? {}).includes('wrote to you'))

    it('goes to the customer’s chat, where they answer it right there', async () => {
      const message = await sent(REPLY, { setTo: 'waiting' })
      assert.match(shown(message), /#1[\s\S]*Bea Brandt from our support team wrote to you[\s\S]*switch it off/)
      assert.deepEqual(titles(message), ['Reply', 'Show #1', 'My tickets'])
      assert.deepEqual(desk.graph.sent('support@northwind.example'), [])
      assert.match(shown(card), /Bea Brandt replied to the customer and is waiting for a reply/)
      await desk.hands.click(message, 'Reply', {}, CARL)
      await desk.hands.click(message, 'Send', { text: 'It works now, but slowly' }, CARL)
      const after = await desk.delivered(ticket._id)
      assert.equal(after.status, 'open')
      assert.match(shown(card), /It works now, but slowly/)
      assert.match(shown(await say('ticket 1')), /It works now[\s\S]*Bea Brandt[\s\S]*switch it off/)
    })

    it('is shown as it will be before it leaves, without a signature, and can be taken back', async () => {
      await written()
      const preview = textOf(card.cardFor(BEA.id) ?? {})
      assert.match(preview, /Carl Cohen, in their Teams chat[\s\S]*switch it off/)
      await desk.hands.click(card, 'Send', {}, BEA)
      assert.match(
        textOf(card.cardFor(BEA.id) ?? {}),
        /Reply by Bea Brandt to Carl Cohen in Teams[\s\S]*leaves 60 seconds later/,
      )
      await desk.hands.click(card, 'Undo', {}, BEA)
      desk.advance(61_000)
      await desk.delivered(ticket._id)
      assert.deepEqual(news(), [])
      await desk.hands.click(card, 'Reply', {}, BEA)
      assert.ok(JSON.stringify(card.cardFor(BEA.id)).includes(REPLY))
    })

    it('leaves by email where the agent says so, and only there', async () => {
      await sent(REPLY, { via: 'email' })
      assert.deepEqual(news(), [])
      const [mail, ...more] = desk.graph.sent('support@northwind.example')
      assert.deepEqual(more, [])
      assert.match(JSON.stringify(mail), /carl@contoso\.example/)
    })

    it('needs no mailbox', async () => {
      await desk.documents.mailboxes.delete({})
      const message = await sent()
      assert.match(shown(message), /switch it off/)
    })

    it('takes no way that is not open, with what was typed kept', async () => {
      await desk.documents.mailboxes.delete({})
      await desk.hands.click(card, 'Reply', {}, BEA)
      const form = card.cardFor(BEA.id) ?? {}
      assert.doesNotMatch(textOf(form), /email only/)
      await desk.hands.click(card, 'Preview', { text: '' }, BEA)
      const pressed = desk.hands.sent.at(-1)
      const { action } = pressed?.['value'] as { action: { data: object } }
      const data = { ...action.data, text: REPLY, via: 'email' }
      const answer = await desk.hands.send({ ...pressed, id: 'f:forged', value: { action: { ...action, data } } })
      assert.match(JSON.stringify(answer.body), /no running support mailbox/)
      assert.ok(JSON.stringify(answer.body).includes(REPLY))
      assert.equal((await desk.delivered(ticket._id)).outbox.length, 0)
      assert.equal(await desk.documents.replyDrafts.count({}), 0)
    })

    it('says on the card that it could not be delivered, while Teams refuses it', async () => {
      desk.teams.faults.add({
        match: { method: 'POST', path: /\/v3\/conversations\/.*\/activities/ },
        times: 1,
        answer: { status: 403, code: 'MessageWritesBlocked' },
      })
      await written()
      await desk.hands.click(card, 'Send', {}, BEA)
      desk.advance(61_000)
      await desk.eventually('a refusal', async () => {
        const now = await desk.documents.tickets.findOne({ _id: ticket._id })
        return now?.deliveryLease === null && now.outbox.some((item) => item.kind === 'reply' && item.refused)
      })
      const { card: now } = await desk.hands.click(card, 'Conversation', {}, BEA)
      assert.match(textOf(now ?? {}), /not sent yet\. Teams refused this once[\s\S]*blocked or removed Frontdesk/)
      desk.advance(11_000)
      await desk.eventually('the reply', async () => desk.documents.entries.findOne({ kind: 'reply' }))
      assert.equal(news().length, 1)
    })

    it('is in doubt where Teams did not answer, and is sent again only by a person', async () => {
      desk.teams.faults.add({
        match: { method: 'POST', path: /\/v3\/conversations\/.*\/activities/ },
        times: 1,
        answer: 'lost-answer',
      })
      await written()
      await desk.hands.click(card, 'Send', {}, BEA)
      desk.advance(61_000)
      await desk.eventually('a parked reply', async () => {
        const now = await desk.documents.tickets.findOne({ _id: ticket._id })
        return now?.deliveryLease === null && now.outbox.some((item) => item.kind === 'reply' && item.parked)
      })
      await desk.delivered(ticket._id)
      assert.match(shown(card), /may not have arrived: Teams did not answer/)
      desk.advance(86_400_000)
      await desk.delivered(ticket._id)
      assert.equal(news().length, 1)
      await desk.hands.click(card, 'Send again', {}, BEA)
      await desk.eventually('the reply', async () => desk.documents.entries.findOne({ kind: 'reply' }))
      assert.equal(news().length, 2)
    })

    it('reaches nobody else once the ticket is for somebody else', async () => {
      await written()
      await desk.hands.click(card, 'Send', {}, BEA)
      const requester = { personId: null, name: 'Carla', address: 'carla@contoso.example' }
      await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { requester } })
      desk.advance(61_000)
      await desk.eventually('a parked reply', async () => {
        const now = await desk.documents.tickets.findOne({ _id: ticket._id })
        return now?.outbox.some((item) => item.kind === 'reply' && item.parked)
      })
      assert.deepEqual(news(), [])
    })

    it('reaches them also days after they wrote last', async () => {
      desk.advance(3 * 86_400_000)
      assert.match(shown(await sent()), /switch it off/)
      assert.match(shown(await say('ticket 1')), /switch it off/)
    })
  })

  describe('what the customer is told of it', () => {
    const told = (): readonly string[] =>
      desk.teams
        .chat(CARL)
        .flatMap(({ card }) => /(?:our support team|received your request)[^\n]*/u.exec(textOf(card ?? {}))?.[0] ?? [])
    const since = (before: number): readonly string[] => told().slice(before)

    it('is once that somebody took it, that it waits for them, and that it is resolved', async () => {
      const ticket = await opened()
      const card = await desk.cardOf(ticket)
      const before = told().length
      await desk.hands.click(card, 'Take', {}, BEA)
      await desk.delivered(ticket._id)
      await desk.hands.click(card, 'More', {}, ADA)
      await desk.hands.click(card, 'Take over', {}, ADA)
      await desk.delivered(ticket._id)
      assert.deepEqual(since(before), ['our support team is now looking after your ticket.'])
      await desk.hands.click(card, 'More', {}, BEA)
      await desk.hands.click(card, 'Status', {}, BEA)
      await desk.hands.click(card, 'Waiting for customer', {}, BEA)
      await desk.delivered(ticket._id)
      await desk.hands.click(card, 'Resolve', {}, BEA)
      await desk.delivered(ticket._id)
      assert.deepEqual(since(before + 1), [
        'our support team is waiting for your reply.',
        'our support team resolved your ticket. Reply if something is still missing.',
      ])
      const resolved = desk.teams.chat(CARL).at(-1)
      assert.ok(resolved)
      assert.deepEqual(titles(resolved), ['Reply', 'Rate', 'Show #1', 'My tickets'])
      await desk.hands.click(resolved, 'Rate', {}, CARL)
      const form = resolved.cardFor(CARL.id) ?? {}
      assert.match(textOf(form), /#1|Rate/)
    })

    it('is nothing of what they did themselves, nor of what is over before it can be told', async () => {
      const ticket = await opened()
      const before = told().length
      await desk.hands.click(await say('ticket 1'), 'Close', {}, CARL)
      await desk.delivered(ticket._id)
      assert.deepEqual(since(before), [])
    })

    it('is only once, where a reply says it', async () => {
      const ticket = await opened()
      const card = await desk.cardOf(ticket)
      const before = told().length
      await desk.hands.click(card, 'Reply', {}, BEA)
      await desk.hands.click(card, 'Preview', { text: 'It is replaced.', setTo: 'resolved' }, BEA)
      await desk.hands.click(card, 'Send', {}, BEA)
      desk.advance(61_000)
      await desk.eventually('the reply', async () => desk.documents.entries.findOne({ kind: 'reply' }))
      await desk.delivered(ticket._id)
      assert.deepEqual(since(before), [
        'our support team wrote to you. Your ticket is resolved by it. Reply if something is still missing.',
      ])
    })

    async function prefer(title: string): Promise<void> {
      const form = await say('notify me')
      await desk.hands.click(form, 'Save', { where: title }, CARL)
      assert.match(textOf(form.cardFor(CARL.id) ?? {}), /Saved\./)
    }

    for (const [where, mails, chats] of [
      ['none', 0, 0],
      ['email', 1, 0],
      ['chat', 0, 1],
      ['both', 1, 1],
    ] as const) {
      it(`of an email is an acknowledgement or a word in the chat, as they want: ${where}`, async () => {
        const settings = { ...NOTHING_SET, acknowledge: true }
        await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
        await prefer(where)
        const before = told().length
        const ticket = await desk.ticketOf(await desk.deliver(aMail()))
        await desk.delivered(ticket._id)
        assert.equal(desk.graph.sent('support@northwind.example').length, mails)
        assert.equal(since(before).length, chats)
        await desk.hands.click(await desk.cardOf(ticket), 'Take', {}, BEA)
        await desk.delivered(ticket._id)
        assert.equal(since(before).length, chats * 2)
      })
    }

    it('tells nothing of a reply that went to others alone', async () => {
      await prefer('both')
      const ticket = await desk.ticketOf(await desk.deliver(aMail()))
      const card = await desk.cardOf(ticket)
      const before = told().length
      await desk.hands.click(card, 'Reply', {}, BEA)
      const typed = { via: 'email', to: 'vendor@elsewhere.example', cc: '', text: 'Is she always like that?' }
      await desk.hands.click(card, 'Preview', typed, BEA)
      await desk.hands.click(card, 'Send', {}, BEA)
      desk.advance(60_000)
      await desk.eventually('the reply', () => Promise.resolve(desk.graph.sent('support@northwind.example').length > 0))
      await desk.delivered(ticket._id)
      assert.deepEqual(since(before), [])
    })

    it('reaches nobody whom Teams does not reach, and holds nothing up', async () => {
      const ticket = await opened()
      desk.teams.faults.add({
        match: { method: 'POST', path: /\/v3\/conversations\/.*\/activities/ },
        times: 1,
        answer: { status: 403, code: 'MessageWritesBlocked' },
      })
      await desk.hands.click(await desk.cardOf(ticket), 'Take', {}, BEA)
      assert.deepEqual((await desk.delivered(ticket._id)).outbox, [])
    })
  })

  it('by email is answered by email, unless the agent chooses the chat', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    const card = await desk.cardOf(ticket)
    await desk.hands.click(card, 'Reply', {}, BEA)
    const form = JSON.stringify(card.cardFor(BEA.id))
    assert.match(form, /Teams chat with/)
    await desk.hands.click(card, 'Preview', { text: 'Hello', via: 'chat' }, BEA)
    assert.match(textOf(card.cardFor(BEA.id) ?? {}), /in their Teams chat/)
    await desk.hands.click(card, 'Back', {}, BEA)
    await desk.hands.click(card, 'Preview', { text: 'Hello', via: 'email' }, BEA)
    assert.doesNotMatch(textOf(card.cardFor(BEA.id) ?? {}), /in their Teams chat/)
  })
})
