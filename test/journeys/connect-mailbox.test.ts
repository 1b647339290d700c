import assert from 'node:assert/strict'
import { textOf, type Card } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, CLIENT_ID, CLIENT_SECRET } from '../support/frontdesk-seed.ts'
import { aMail, BOSS, SUPPORT } from '../support/mails.ts'

const ENTERED = {
  address: SUPPORT.toUpperCase(),
  tenantId: 'northwind.example',
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  secretExpiresOn: '2099-01-31',
}

describe('connecting a mailbox in chat', () => {
  let desk: TestFrontdesk
  let message: TeamsMessage

  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await desk.documents.mailboxes.delete({})
    const [menu] = (await desk.hands.say(ADA, 'personal', 'configure')).replies
    assert.ok(menu)
    message = menu
    await desk.hands.click(message, 'Open Support Mail', {}, ADA)
  })
  afterEach(() => desk.stop())

  async function click(button: string, inputs: Readonly<Record<string, string>> = {}): Promise<string> {
    const answer = await desk.hands.click(message, button, inputs, ADA)
    assert.ok(answer.card, answer.message ?? answer.error?.message ?? 'no card')
    return textOf(answer.card)
  }

  function card(): Card {
    return message.cardFor(ADA.id) ?? {}
  }

  it('leads from the menu to the first ticket card', async () => {
    assert.match(textOf(card()), /No mailbox is connected yet/)
    await click('Connect a mailbox')
    const saved = await click('Save', ENTERED)
    assert.match(saved, /support@northwind\.example is saved/)
    assert.match(saved, /Sign-in[^]*Mailbox found[^]*Read emails[^]*Send replies/)
    assert.match(saved, /Automatic replies {2}\nnone/)
    const stored = await desk.documents.mailboxes.findOne({ address: SUPPORT })
    assert.equal(stored?.state, 'paused')
    assert.equal(stored.channelId, 'escalations')
    assert.match(await click('Start'), /Frontdesk reads it from now on/)
    await desk.deliver(aMail({ Subject: 'The first one' }))
    const ticket = await desk.eventually('a ticket', () => desk.documents.tickets.findOne({ subject: 'The first one' }))
    assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /The first one/)
  })

  it('counts what starting in the past would bring, and starts with no other moment than the counted one', async () => {
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    await desk.deliver(aMail({ Subject: 'Old' }), ago(100))
    await desk.deliver(aMail({ Subject: 'Young', 'Message-ID': '<young@contoso.example>' }), ago(3))
    await desk.deliver(aMail({ Subject: 'Re: Young', 'In-Reply-To': '<young@contoso.example>' }), ago(2))
    await desk.deliver(aMail({ Subject: 'Away', 'Auto-Submitted': 'auto-replied' }), ago(1))
    await click('Connect a mailbox')
    await click('Save', ENTERED)
    const counted = await click('Start', { moment: 'day' })
    assert.match(counted, /Emails since then {2}\n3\n[^]*become tickets {2}\n1\n/)
    assert.match(counted, /press Start again/)
    assert.match(
      await click('Count again', { moment: 'week' }),
      /Emails since then {2}\n4\n[^]*become tickets {2}\n2\n/,
    )
    assert.match(await click('Start', { moment: 'date', date: '2999-01-01' }), /in the future/)
    assert.equal(await desk.documents.ledger.count({}), 0)
    await click('Count again', { moment: 'day' })
    assert.match(await click('Start'), /Frontdesk reads it from now on/)
    await desk.eventually('all worked', async () => (await desk.documents.ledger.count({ dueAt: null })) === 3)
    assert.equal(await desk.documents.tickets.count({}), 1)
  })

  it('shows a wrong secret with its cure, keeps all that was entered, and takes another try', async () => {
    await click('Connect a mailbox')
    const failed = await click('Save', { ...ENTERED, clientSecret: 'wrong~secret' })
    assert.match(failed, /Failed[^]*Sign-in[^]*Value, not its Secret ID[^]*AADSTS7000215/)
    assert.equal(await desk.documents.mailboxes.count({}), 0)
    assert.match(JSON.stringify(card()), new RegExp(SUPPORT.toUpperCase()))
    assert.match(await click('Save', { clientSecret: CLIENT_SECRET }), /is saved/)
  })

  it('keeps a typed secret for the next Save without ever showing it', async () => {
    await click('Connect a mailbox')
    const missing = await click('Save', { ...ENTERED, address: 'nobody@northwind.example' })
    assert.match(missing, /ErrorInvalidUser/)
    assert.ok(!JSON.stringify(card()).includes(CLIENT_SECRET))
    assert.match(await click('Save', { address: SUPPORT }), /is saved/)
    assert.equal(await desk.documents.typedSecrets.count({}), 0)
  })

  it('saves anyway, paused, and is tested, started, paused and resumed from its card', async () => {
    await click('Connect a mailbox')
    await click('Save', { ...ENTERED, clientSecret: 'wrong~secret' })
    assert.match(await click('Save anyway'), /is saved, but not started[^]*State {2}\nNot started/)
    assert.match(await click('Test'), /does not work[^]*AADSTS7000215/)
    await click('Rotate secret')
    assert.match(await click('Save', { clientSecret: CLIENT_SECRET }), /The connection works/)
    await click('Start')
    assert.match(await click('Pause'), /Paused/)
    assert.match(await click('Resume'), /Running/)
    assert.match(await click('Test'), /The connection works/)
    assert.match(await click('Remove'), /Its tickets stay as they are/)
    assert.match(await click('mailbox.remove'), /is removed[^]*No mailbox is connected yet/)
  })

  it('is not started while its connection does not work, unless that is wanted', async () => {
    await click('Connect a mailbox')
    await click('Save', { ...ENTERED, clientSecret: 'wrong~secret' })
    await click('Save anyway')
    await click('Start')
    const refused = await click('Start')
    assert.match(refused, /Nothing is read yet[^]*Sign-in[^]*Enter the secret’s Value, not its Secret ID/)
    assert.equal((await desk.documents.mailboxes.findOne({ address: SUPPORT }))?.state, 'paused')
    assert.match(await click('Start anyway'), /as soon as the connection works[^]*(Running|Failing)/)
  })

  it('says where its tickets go, since when it reads, and that its secret ends soon', async () => {
    const soon = new Date(desk.clock().getTime() + 19 * 86_400_000).toISOString().slice(0, 10)
    await click('Connect a mailbox')
    await click('Save', { ...ENTERED, secretExpiresOn: soon })
    await click('Start')
    const [room] = (await desk.hands.say(ADA, 'personal', 'support mail')).replies
    assert.ok(room)
    message = room
    assert.match(textOf(card()), /Secret expires: ⚠/)
    const shown = await click('Open')
    assert.match(
      shown,
      /client secret expires in 19 days[^]*Tickets go to {2}\n.*Escalations[^]*Reads email from {2}\n\d{4}/,
    )
    assert.match(shown, /Secret expires {2}\n⚠/)
  })

  it('asks nobody about a mail from before the start', async () => {
    await click('Connect a mailbox')
    await click('Save', ENTERED)
    await desk.deliver(aMail({ Subject: 'Old', From: `Carl <${CARL.email}>` }), new Date(Date.now() - 3_600_000))
    await click('Count again', { moment: 'day' })
    await click('Start')
    const old = await desk.eventually('the old one', () => desk.documents.tickets.findOne({ subject: 'Old' }))
    await desk.deliver(aMail({ Subject: 'New', From: `Carl <${CARL.email}>` }))
    await desk.eventually('the new one', () =>
      desk.documents.tickets.findOne({ subject: 'New', question: { $ne: null } }),
    )
    assert.equal((await desk.delivered(old._id)).question, null)
  })

  it('goes on where it was after a pause and after a new secret', async () => {
    await click('Connect a mailbox')
    await click('Save', ENTERED)
    await click('Start')
    await desk.deliver(aMail({ Subject: 'One' }))
    const read = () => desk.documents.mailboxes.findOne({ address: SUPPORT })
    const { cursor } = await desk.eventually('a place in the mailbox', async () => {
      const mailbox = await read()
      return typeof mailbox?.cursor === 'string' && (await desk.documents.ledger.count({})) === 1 && mailbox
    })
    await click('Pause')
    await click('Rotate secret')
    assert.match(await click('Save', { clientSecret: CLIENT_SECRET, secretExpiresOn: '2099-02-28' }), /is saved/)
    const rotated = await read()
    assert.equal(typeof cursor, 'string')
    assert.equal(typeof rotated?.cursor, 'string')
    assert.equal(rotated?.secretExpiresOn?.toISOString().slice(0, 10), '2099-02-28')
    await desk.deliver(aMail({ Subject: 'Two' }))
    await click('Resume')
    await desk.eventually('the second ticket', () => desk.documents.tickets.findOne({ subject: 'Two' }))
    assert.equal(await desk.documents.tickets.count({}), 2)
  })

  it('does not offer Google, says why, and refuses it', async () => {
    assert.match(await click('Connect a mailbox'), /Google is not supported yet/)
    assert.doesNotMatch(JSON.stringify(card()), /"value":"google"/)
    assert.match(await click('Save', { ...ENTERED, provider: 'google' }), /Google is not supported yet/)
    assert.equal(await desk.documents.mailboxes.count({}), 0)
  })

  it('warns of an app that reaches other mailboxes, with the commands that limit it', async () => {
    await click('Connect a mailbox')
    const saved = await click('Save', { ...ENTERED, foreignAddress: BOSS })
    assert.match(saved, /Warning[^]*can also read and send from the mailbox 'boss@northwind\.example'/)
    const shown = JSON.stringify(card())
    assert.ok(shown.includes(`New-ServicePrincipal -AppId ${CLIENT_ID}`), shown)
    assert.ok(shown.includes(`PrimarySmtpAddress -eq ''${SUPPORT}''`), shown)
    assert.match(await click('Start'), /Frontdesk reads it from now on/)
  })

  it('refuses a mailbox that another organisation has connected, without a word about it', async () => {
    await click('Connect a mailbox')
    await click('Save', ENTERED)
    await desk.documents.mailboxes.updateIf({ address: SUPPORT }, { $set: { organisationId: 'neighbour' } })
    const [room] = (await desk.hands.say(ADA, 'personal', 'support mail')).replies
    assert.ok(room)
    message = room
    await click('Connect a mailbox')
    const refused = await click('Save', ENTERED)
    assert.match(refused, /already connected/)
    assert.doesNotMatch(refused, /Adventure|neighbour/)
  })

  it('is not opened for those who administer nothing', async () => {
    const [refusal] = (await desk.hands.say(BEA, 'personal', 'support mail')).replies
    assert.match(textOf(refusal?.card ?? {}), /Only administrators can use “support mail”/)
  })
})
