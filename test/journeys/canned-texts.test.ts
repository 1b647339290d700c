// Replies that start from a text of the organisation.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { aCategory } from '../support/builders.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA, CARL } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

const TEXT = 'Hello {requester},\n\nthank you for {ticket}. Which model is it?'

describe('a reply that starts from a canned text', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await desk.documents.cannedTexts.insertNew([
      aCategory({ _id: 'model', organisationId: 'root', name: 'Ask for the model', nameKey: 'a', description: TEXT }),
      aCategory({ _id: 'old', organisationId: 'root', name: 'Old', nameKey: 'b', description: 'Old', active: false }),
      aCategory({ _id: 'theirs', organisationId: 'neighbour', name: 'Theirs', nameKey: 'c', description: 'Secret' }),
    ])
    ticket = await desk.ticketOf(await desk.deliver(aMail({})))
    card = await desk.cardOf(ticket)
    await press('Reply')
  })
  afterEach(() => desk.stop())

  const press = (title: string, inputs: Readonly<Record<string, string>> = {}): Promise<string> =>
    pressOn(desk, card, title, inputs, BEA)
  const fields = (type: string) => partsOfType(card.cardFor(BEA.id) ?? {}, type)
  const written = () => fields('Input.Text').find(({ id }) => id === 'text')?.['value']

  it('offers what the organisation and those above it have, and no more', () => {
    const picker = fields('Input.ChoiceSet').find(({ id }) => id === 'cannedTextId')
    const titles = (picker?.['choices'] as { title: string }[]).map(({ title }) => title)
    assert.deepEqual(titles, ['An empty message', 'Ask for the model'])
  })

  it('is filled for the ticket, keeps what was typed, and leaves as it is shown', async () => {
    await press('Use canned text', { cannedTextId: 'model', to: CARL.email, cc: '', text: 'Bea' })
    const filled = `Hello Carl Cohen,\n\nthank you for #${ticket.number}. Which model is it?\n\nBea`
    assert.equal(written(), filled)
    await press('Preview', { to: CARL.email, cc: '', text: filled })
    await press('Send')
    desk.advance(60_000)
    await desk.eventually('the reply', () => Promise.resolve(desk.graph.sent(SUPPORT).length > 0))
    assert.ok(JSON.stringify(desk.graph.sent(SUPPORT).at(-1)?.content).includes('Which model is it?'))
  })

  it('is filled, too, where its placeholders were typed or pasted, and what is left of them is said before it leaves', async () => {
    const text = 'Hello {requester}, about {ticket}: which {model} is it? { }'
    const shown = await press('Preview', { to: CARL.email, cc: '', text })
    assert.match(shown, /Hello Carl Cohen, about #1: which \{model\} is it\? \{ \}/)
    assert.match(shown, /The text still has \{model\} in it\./)
    await press('Back')
    assert.doesNotMatch(await press('Preview', { to: CARL.email, cc: '', text: 'Hello {requester}' }), /still has/)
    await press('Send')
    desk.advance(60_000)
    await desk.eventually('the reply', () => Promise.resolve(desk.graph.sent(SUPPORT).length > 0))
    assert.match(JSON.stringify(desk.graph.sent(SUPPORT).at(-1)?.content), /Hello Carl Cohen/)
  })

  for (const [what, cannedTextId, told] of [
    ['none', '', /Choose a canned text first/],
    ['a retired one', 'old', /no longer offered/],
    ['one of another organisation', 'theirs', /no longer offered/],
  ] as const) {
    it(`says so when the choice is ${what}, with what was typed kept`, async () => {
      const answer = await press('Use canned text', { cannedTextId, to: CARL.email, cc: '', text: 'Typed.' })
      assert.match(answer, told)
      assert.equal(written(), 'Typed.')
      assert.ok(!answer.includes('Secret'))
    })
  }
})
