// A form stands open in a ticket's card while there is news: what is typed stays, the news is told, and nothing waits for long.
import assert from 'node:assert/strict'
import { FORM_OPEN_MS } from '../../src/domain/ticket/open-forms.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

describe('a form that stands open in a ticket’s card', () => {
  let outside: Outside
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    outside = await startOutside()
    desk = await startTestFrontdesk({ outside })
    ticket = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<asked@contoso.example>' })))
    card = await desk.cardOf(ticket)
  })
  afterEach(async () => {
    await desk.stop()
    await outside.stop()
  })

  const seenBy = (user: { readonly id: string }): string => textOf(card.cardFor(user.id) ?? {})
  const inThread = (): string =>
    desk.teams
      .replies(card)
      .map((reply) => textOf(reply.card ?? {}))
      .join('\n')
  const press = (title: string, inputs: Readonly<Record<string, string>> = {}, user = BEA): Promise<string> =>
    pressOn(desk, card, title, inputs, user)
  const typed = (): unknown[] => partsOfType(card.cardFor(BEA.id) ?? {}, 'Input.Text').map(({ value }) => value)

  async function customerWrites(text: string): Promise<void> {
    const headers = { 'In-Reply-To': '<asked@contoso.example>' }
    await desk.ticketOf(await desk.deliver(aMail(headers, text)))
  }

  /** Bea is typing, and the customer writes. */
  async function interrupted(form: string): Promise<void> {
    await press(form)
    await customerWrites('It is the one at gate 5.')
    assert.doesNotMatch(seenBy(ADA), /gate 5/, 'the card was drawn over what Bea types')
    assert.match(inThread(), /gate 5/)
  }

  async function isDrawn(): Promise<void> {
    await desk.eventually('the card drawn', () => Promise.resolve(seenBy(ADA).includes('gate 5')))
  }

  it('stays when the customer writes, and what was typed counts', async () => {
    await interrupted('Note')
    assert.match(await press('Add note', { text: 'The toner was bad.' }), /Bea Brandt added a note/)
    await isDrawn()
    assert.deepEqual((await desk.delivered(ticket._id)).openForms, [])
  })

  it('stays when a reply leaves meanwhile that somebody else wrote', async () => {
    await press('Reply', {}, ADA)
    await press('Preview', { text: 'Please try it again.', cc: '' }, ADA)
    await press('Send', {}, ADA)
    await desk.eventually('the card of a reply that waits', () => Promise.resolve(seenBy(BEA).includes('Reply by Ada')))
    await press('Note')
    const before = card.versions.length
    desk.advance(60_000)
    await desk.eventually('it is said in the thread', () => Promise.resolve(inThread().includes('try it again')))
    assert.equal(card.versions.length, before)
    assert.match(await press('Add note', { text: 'Done.' }), /added a note/)
  })

  it('lets the card follow as soon as it is left', async () => {
    await interrupted('Note')
    await press('Back')
    await isDrawn()
  })

  it('keeps what was typed as a note when it is left, for its writer alone, until it is added or emptied', async () => {
    const inForm = (user: { readonly id: string }) => JSON.stringify(card.cardFor(user.id)).includes('Half a thought')
    await press('Note')
    await press('Back', { text: 'Half a thought' })
    assert.ok(!inForm(BEA))
    await press('Note')
    assert.ok(inForm(BEA))
    await press('Note', {}, ADA)
    assert.ok(!inForm(ADA))
    await press('Back', { text: ' ' })
    await press('Note')
    assert.ok(!inForm(BEA))
    await press('Back', { text: 'Half a thought' })
    await press('Note')
    assert.match(await press('Add note', { text: 'A whole one.' }), /added a note/)
    await press('Note')
    assert.ok(!inForm(BEA))
    assert.equal(await desk.documents.replyDrafts.count({}), 0)
  })

  it('lets the card follow when it is left for something that is only read', async () => {
    await press('More')
    await press('Priority')
    await customerWrites('It is the one at gate 5.')
    assert.doesNotMatch(seenBy(ADA), /gate 5/)
    await press('Back')
    await isDrawn()
  })

  it('holds the card back while another person’s form is open, too', async () => {
    await interrupted('Note')
    await press('Note', {}, ADA)
    await press('Back')
    await desk.delivered(ticket._id)
    assert.match(seenBy(ADA), /Internal note/)
    await press('Back', {}, ADA)
    await isDrawn()
  })

  it('holds the card back for its time and no longer, however often it is opened', async () => {
    await interrupted('Note')
    desk.advance(FORM_OPEN_MS - 60_000)
    await press('Note', {}, ADA)
    await desk.delivered(ticket._id)
    assert.match(seenBy(ADA), /Internal note/)
    desk.advance(60_000)
    await isDrawn()
    assert.deepEqual((await desk.delivered(ticket._id)).openForms, [])
  })

  it('does not hold back what another agent does', async () => {
    await interrupted('Note')
    await press('Take', {}, ADA)
    await desk.delivered(ticket._id)
    assert.match(seenBy(BEA), /Ada \w+ took this ticket/)
  })

  it('leaves a decision that hangs on what the customer said to whoever has read it', async () => {
    await interrupted('Note')
    assert.match(await press('Resolve', {}, ADA), /Nothing was changed: meanwhile Carl Cohen replied/)
  })

  it('is known to a process that comes after', async () => {
    await press('Note')
    await desk.stop()
    desk = await startTestFrontdesk({ outside })
    await customerWrites('It is the one at gate 5.')
    assert.doesNotMatch(seenBy(ADA), /gate 5/)
    assert.match(await press('Add note', { text: 'The toner was bad.' }), /added a note/)
    await isDrawn()
  })

  it('in a personal chat holds nothing back: nothing is drawn over it', async () => {
    const { replies } = await desk.hands.say(BEA, 'personal', `ticket ${ticket.number}`)
    assert.ok(replies[0])
    await desk.hands.click(replies[0], 'Note', {}, BEA)
    await customerWrites('It is the one at gate 5.')
    await isDrawn()
  })

  describe('of a reply', () => {
    it('says in the preview what the customer wrote meanwhile, and is sent all the same', async () => {
      await interrupted('Reply')
      const preview = await press('Preview', { text: 'Please try it again.', cc: '' })
      assert.match(preview, /Carl Cohen\s+wrote after you opened this form[\s\S]*It is the one at gate 5\./)
      await press('Send')
      await isDrawn()
      assert.match(seenBy(ADA), /Reply by Bea Brandt/)
    })

    it('is not sent unread past what the customer wrote after the preview', async () => {
      await press('Reply')
      await press('Preview', { text: 'Please try it again.', cc: '' })
      await customerWrites('It is the one at gate 5.')
      const refused = await press('Send')
      assert.match(
        refused,
        /wrote after you opened this form[\s\S]*gate 5[\s\S]*Nothing was sent yet: Carl Cohen wrote/,
      )
      assert.match(await press('Send'), /Reply by Bea Brandt/)
    })

    it('says nothing of what stood above the form', async () => {
      await customerWrites('It is the one at gate 5.')
      await press('Reply')
      assert.doesNotMatch(await press('Preview', { text: 'Thank you.', cc: '' }), /after you opened/)
    })

    it('gives everything back from the preview, and when it is opened again', async () => {
      const written = { to: 'ann@contoso.example', cc: 'jo@contoso.example', text: 'Hello\n\nAnn', setTo: 'waiting' }
      const all = [written.to, written.cc, written.text]
      const status = () => partsOfType(card.cardFor(BEA.id) ?? {}, 'Input.ChoiceSet').find(({ id }) => id === 'setTo')
      await press('Reply')
      await press('Preview', written)
      await press('Back')
      assert.deepEqual([...typed(), status()?.['value']], [...all, 'waiting'])
      await press('Back', { to: 'ann@', cc: '', text: 'Hello again', setTo: 'resolved' })
      await press('Reply')
      assert.deepEqual([...typed(), status()?.['value']], ['ann@', '', 'Hello again', 'resolved'])
      await press('Back', { text: ' ' })
      await press('Reply')
      assert.deepEqual(typed(), ['carl@contoso.example', '', ''])
    })
  })

  for (const panel of ['Assign', 'Status', 'Priority', 'Due', 'Category', 'Requester', 'Followers', 'Merge', 'Link'])
    it(`goes back to where it was opened: More, for ${panel}`, async () => {
      await press('More')
      await press(panel)
      assert.match(await press('Back'), /More actions/)
      assert.doesNotMatch(await press('Back'), /More actions/)
    })

  it('goes back to More from the conversation, its entries and files that were opened there, and to the card otherwise', async () => {
    await customerWrites('A long story.\n'.repeat(200))
    await press('More')
    await press('Conversation')
    assert.match(await press('Read all'), /From the conversation/)
    assert.match(await press('Back'), /Conversation/)
    assert.match(await press('Back'), /More actions/)
    await press('Files')
    assert.match(await press('Back'), /More actions/)
    await press('Back')
    await press('Conversation')
    assert.doesNotMatch(await press('Back'), /More actions/)
  })
})
