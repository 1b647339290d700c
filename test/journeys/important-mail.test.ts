import assert from 'node:assert/strict'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const MARK = /The sender marked this email as important/

describe('an email that its sender marked as important', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  async function came(headers: Readonly<Record<string, string>>) {
    const ticket = await desk.ticketOf(await desk.deliver(aMail(headers)))
    return { ticket, card: textOf((await desk.cardOf(ticket)).card ?? {}) }
  }

  it('starts with priority High, and its card says why', async () => {
    for (const headers of [{ Importance: 'high' }, { 'X-Priority': '1 (Highest)' }, { 'X-MSMail-Priority': 'High' }]) {
      const { ticket, card } = await came(headers)
      assert.equal(ticket.priority, 'high', JSON.stringify(headers))
      assert.match(card, MARK)
    }
  })

  it('is only said to be so where the settings of the mailbox, or of an organisation above, want that', async () => {
    const settings = { ...NOTHING_SET, importance: false }
    await desk.documents.mailSettings.insert({ _id: 'organisation/root', settings, revision: 1 })
    const off = await came({ Importance: 'high' })
    assert.equal(off.ticket.priority, 'normal')
    assert.match(off.card, MARK)
    const own = { ...NOTHING_SET, importance: true }
    await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings: own, revision: 1 })
    assert.equal((await came({ Importance: 'high' })).ticket.priority, 'high')
  })

  it('is as any other where a program calls all of its own important, and where it is called unimportant', async () => {
    assert.equal((await came({ Importance: 'high', Precedence: 'bulk' })).ticket.priority, 'normal')
    const { ticket, card } = await came({ Importance: 'low' })
    assert.equal(ticket.priority, 'normal')
    assert.doesNotMatch(card, MARK)
  })

  it('says so also when it joins a ticket, whose priority stays', async () => {
    const { ticket } = await came({ 'Message-ID': '<first@contoso.example>' })
    const reply = { 'In-Reply-To': '<first@contoso.example>', Subject: 'Re: Printer', Importance: 'high' }
    const { ticket: joined, card } = await came(reply)
    assert.equal(joined._id, ticket._id)
    assert.equal(joined.priority, 'normal')
    assert.match(card, MARK)
  })

  it('can be switched off by an administrator', async () => {
    const [list] = (await desk.hands.say(ADA, 'personal', 'mail')).replies
    assert.ok(list)
    const change = buttonsOf(list.card ?? {}).find(({ data }) => data['setting'] === 'importance')
    list.showTo(ADA.id, { ...list.card, body: [], actions: [change] })
    const { card: form } = await desk.hands.click(list, 'Change', {}, ADA)
    assert.match(textOf(form ?? {}), /Importance of emails[\s\S]*starts with priority High/)
    await desk.hands.click(list, 'Save', { value: 'false' }, ADA)
    assert.equal((await came({ Importance: 'high' })).ticket.priority, 'normal')
  })
})
