// What people who are not agents read of a ticket that was merged: where it goes on, and nothing of a stranger's.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA, CARL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const EVE = 'Eve <eve@contoso.example>'

describe('a merged ticket for whoever asked for it', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  /** Carl's second ticket, merged into his first one, or into that of somebody else, and the question that he was asked. */
  async function merged(from?: string): Promise<{ source: Ticket; target: Ticket; question: TeamsMessage }> {
    const target = await desk.ticketOf(
      await desk.deliver(aMail({ Subject: 'Strictly private', ...(from === undefined ? {} : { From: from }) })),
    )
    const source = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Toner' }, 'Nobody came yet, hurry up.')))
    const question = desk.teams.chat(CARL).at(-1)
    assert.ok(question)
    const card = await desk.cardOf(source)
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Merge', {}, BEA)
    const { error } = await desk.hands.click(card, 'Merge', { number: String(target.number) }, BEA)
    assert.equal(error, null)
    await desk.delivered(target._id)
    return { source: await desk.delivered(source._id), target, question }
  }

  async function told(command: string): Promise<TeamsMessage> {
    const { replies } = await desk.hands.say(CARL, 'personal', command)
    assert.ok(replies[0])
    return replies[0]
  }

  const titles = (message: TeamsMessage) => buttonsOf(message.cardFor(CARL.id) ?? {}).map(({ title }) => title)

  it('continues in the other one, if that is theirs, too, with a way to it', async () => {
    const { source, target, question } = await merged()
    const shown = await told(`ticket ${source.number}`)
    assert.match(textOf(shown.card ?? {}), new RegExp(`Continues in #${target.number}`, 'u'))
    assert.doesNotMatch(textOf(shown.card ?? {}), /Closed|Bea/u)
    assert.ok(titles(shown).includes(`Show #${target.number}`))
    assert.match(textOf(question.card ?? {}), new RegExp(`Your ticket continues in #${target.number}`, 'u'))
    assert.deepEqual(titles(question), [`Show #${target.number}`])
    const found = textOf((await told('find toner')).card ?? {})
    assert.match(found, new RegExp(`Continues in #${target.number}`, 'u'))
  })

  it('is handled together with another request, if that is a stranger’s, of which nothing is said', async () => {
    const { source, target, question } = await merged(EVE)
    const shown = await told(`ticket ${source.number}`)
    const found = await told('find toner')
    const said = [shown, question, found].map((message) => textOf(message.card ?? {}))
    assert.match(said[0] ?? '', /Handled together with another request/u)
    assert.match(said[1] ?? '', /Your ticket is handled together with another request/u)
    assert.match(said[2] ?? '', /Handled together with another request/u)
    for (const text of said) assert.doesNotMatch(text, new RegExp(`#${target.number}\\b|private|Eve|Closed`, 'u'))
    assert.deepEqual(titles(question), [])
  })

  it('takes no answer to its question any more, and says why', async () => {
    const { source, question } = await merged(EVE)
    const button = {
      ticketId: source._id,
      expectedCategoryId: null,
      expectedServiceTypeId: null,
      categoryId: 'software',
    }
    const asked = desk.hands.sent.at(-1)
    const { body } = await desk.hands.send({
      ...asked,
      id: 'late',
      from: { id: CARL.id, aadObjectId: CARL.aadObjectId, name: CARL.name },
      value: { action: { type: 'Action.Execute', verb: 'question.choose-category', data: button } },
    })
    assert.match(JSON.stringify(body), /Nothing was changed: your ticket is handled together with another request/u)
    assert.equal((await desk.delivered(source._id)).categoryId, null)
    assert.deepEqual(titles(question), [])
  })

  it('stands in no list, and is found by its words by agents, who read what it is', async () => {
    const { source, target } = await merged(EVE)
    const asAgent = async (command: string): Promise<string> => {
      const { replies } = await desk.hands.say(BEA, 'personal', command)
      return textOf(replies[0]?.card ?? {})
    }
    for (const list of ['tickets resolved', 'tickets all']) {
      assert.doesNotMatch(await asAgent(list), new RegExp(`#${source.number}\\b`, 'u'))
    }
    assert.match(await asAgent('find toner'), new RegExp(`Merged[\\s\\S]*Continues in #${target.number}`, 'u'))
    const card = await desk.cardOf(target)
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Not a request', {}, BEA)
    await desk.hands.click(card, 'Close it', {}, BEA)
    await desk.delivered(target._id)
    assert.doesNotMatch(await asAgent('tickets resolved'), /Strictly private/u)
    assert.match(await asAgent('find strictly'), /Not a request[\s\S]*Closed /u)
  })
})
