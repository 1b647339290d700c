// A ticket's whole life in the Playground: from the customer's email to its end, as an agent works on it.
import assert from 'node:assert/strict'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import type { Locator } from 'playwright-core'
import type { RunningDemo } from '../../src/sandbox/demo/run.ts'
import { ADELE, MEGAN, SUPPORT_ADDRESS } from '../../src/sandbox/demo/world.ts'
import { openDemo, type DemoPage } from './demo-page.ts'
import { press, shows, type PlaygroundPage } from './playground-page.ts'

const SUBJECT = 'The label scanner reads nothing'
const OTHER_SUBJECT = 'Scanner in hall two is dead'
const LOG = 'beam on\nbeam off\n'.repeat(20)

describe('the life of a ticket in the Playground', function () {
  this.timeout(120_000)
  let opened: DemoPage | undefined
  let demo: RunningDemo
  let page: PlaygroundPage
  let card: Locator

  before(async function () {
    opened = await openDemo(this, 1600)
    ;({ demo, page } = opened)
  })
  after(async () => await opened?.close())

  async function adeleWrites(mail: SendMailOptions): Promise<void> {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: demo.parts.smtpPort, ignoreTLS: true })
    await transport.sendMail({ from: { name: ADELE.name, address: ADELE.address }, to: SUPPORT_ADDRESS, ...mail })
  }

  const sent = () => demo.parts.graph.sent(SUPPORT_ADDRESS)

  it('begins with an email that becomes a card', async () => {
    await page.showChannel('General')
    await adeleWrites({
      subject: SUBJECT,
      text: 'Hello,\n\nthe label scanner beeps, but nothing arrives in the form. The log is attached.\n\nAdele',
      attachments: [{ filename: 'scanner.log', content: LOG, contentType: 'text/plain' }],
    })
    card = page.cards('#3', SUBJECT)
    await shows(card, 'scanner.log')
    await page.shootCard(card, 'agent-1-arrived')
  })

  it('takes a note that the customer does not see', async () => {
    await press(card, 'Note', 'Internal note: the customer does not see it')
    await page.shootCard(card, 'agent-2-note-form')
    await card.getByRole('textbox', { name: 'Note' }).fill('Hall two had the same in spring: it was the cable.')
    await press(card, 'Add note', 'Alex Wilber added a note')
    await page.shootCard(card, 'agent-3-noted')
  })

  it('shows a reply before it leaves, and takes it back', async () => {
    await press(card, 'Reply', 'Reply to the customer')
    await page.shootCard(card, 'agent-4-reply-form')
    await card.getByRole('textbox', { name: 'Message' }).fill('Please swap the cable.')
    await press(card, 'Preview', 'until then you can undo it')
    await shows(card, 'Please swap the cable.')
    await page.shootCard(card, 'agent-5-preview')
    await press(card, 'Send', 'Undo')
    await page.shootCard(card, 'agent-6-waiting')
    await card.getByRole('button', { name: 'Undo', exact: true }).click()
    await card.getByRole('button', { name: 'Undo', exact: true }).waitFor({ state: 'hidden' })
    await page.shootCard(card, 'agent-7-undone')
    assert.equal(sent().length, 0)
  })

  it('sends the reply into the customer’s mailbox', async () => {
    await press(card, 'Reply', 'Reply to the customer')
    assert.equal(await card.getByRole('textbox', { name: 'Message' }).inputValue(), 'Please swap the cable.')
    await card.getByRole('textbox', { name: 'Message' }).fill('Please swap the cable of the scanner.')
    await press(card, 'Preview', 'Please swap the cable of the scanner.')
    await press(card, 'Send', 'Undo')
    await shows(card, 'Alex Wilber replied to the customer')
    await page.shootCard(card, 'agent-8-replied')
    const [mail, ...more] = sent()
    assert.deepEqual(more, [])
    assert.deepEqual(
      mail?.content.to.map(({ address }) => address),
      [ADELE.address],
    )
    assert.match(mail.content.text, /Please swap the cable of the scanner\./u)
    assert.doesNotMatch(mail.raw.toString(), /Hall two had the same/u)
    await page.readSent(demo.backstageUrl, 'Please swap the cable of the scanner.', 'agent-8-mailbox')
  })

  it('joins the customer’s answer, keeps the form that is open meanwhile, and then shows their last words', async () => {
    await press(card, 'Note', 'Internal note: the customer does not see it')
    const messageId = sent()[0]?.content.messageId ?? ''
    await adeleWrites({
      subject: `Re: ${SUBJECT}`,
      inReplyTo: messageId,
      references: messageId,
      text: 'The cable is fine, but a fuse has blown.',
    })
    await shows(page.thread(SUBJECT), 'The cable is fine, but a fuse has blown.')
    await shows(card, 'Internal note: the customer does not see it')
    // Unlike Teams, the Playground empties the inputs of a card whenever something is posted in its thread.
    await card.getByRole('textbox', { name: 'Note' }).fill('It may be the fuse.')
    await page.shootCard(card, 'agent-9-typing')
    await press(card, 'Add note', 'Alex Wilber added a note')
    await shows(card, 'The cable is fine, but a fuse has blown.')
    await page.shootCard(card, 'agent-9-answered')
  })

  it('is assigned to a colleague', async () => {
    await press(card, 'More', 'More actions')
    await page.shootCard(card, 'agent-10-more')
    await press(card, 'Assign', 'Who works on it?')
    await page.choose(card, 'Assign to', MEGAN.name)
    await page.shootCard(card, 'agent-11-assign')
    await press(card, 'Assign', 'Alex Wilber assigned it to Megan Bowen')
    await page.shootCard(card, 'agent-12-assigned')
  })

  it('hands out the file that came with the email', async () => {
    await press(card, 'More', 'More actions')
    await press(card, 'Files', 'scanner.log')
    await page.shootCard(card, 'agent-13-files')
    const answer = await fetch(await page.linkOf(card, 'Download'))
    assert.equal(answer.status, 200)
    assert.equal(await answer.text(), LOG)
    assert.match(answer.headers.get('content-disposition') ?? '', /scanner\.log/u)
    await press(card, 'Back', 'More actions')
    await press(card, 'Back', 'Alex Wilber assigned it to Megan Bowen')
  })

  it('takes in a second ticket, whose card then points to it', async () => {
    await adeleWrites({ subject: OTHER_SUBJECT, text: 'No light, no beep. Is it the fuse, too?' })
    const other = page.cards('#4', OTHER_SUBJECT)
    await press(other, 'More', 'More actions')
    await press(other, 'Merge', 'Merge this ticket into another')
    await other.getByRole('textbox', { name: 'Ticket number' }).fill('3')
    await page.shootCard(other, 'agent-14-merge')
    await press(other, 'Merge', 'merged this ticket into')
    await page.shootCard(other, 'agent-15-pointer')
    await shows(card, 'merged #4 into this ticket')
    await page.shootCard(card, 'agent-16-target')
  })

  it('tells the whole conversation', async () => {
    await press(card, 'Conversation', 'Customers see neither your notes nor what was done here.')
    await page.shootCard(card, 'agent-17-conversation')
    await press(card, 'Back', 'merged #4 into this ticket')
    await page.shoot('agent-18-channel')
  })

  it('is found by a word of the customer’s answer', async () => {
    await page.showPersonalChat()
    const found = await page.say('find fuse')
    await shows(found, SUBJECT)
    await shows(found, 'Continues in #3')
    await page.shootCard(found, 'agent-19-found')
  })

  it('is resolved', async () => {
    await page.showChannel('General')
    await press(card, 'Resolve', 'Alex Wilber resolved it')
    await page.shootCard(card, 'agent-20-resolved')
  })
})
