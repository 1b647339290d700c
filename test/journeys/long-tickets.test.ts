// Tickets with many answers: what one holds is bounded, and no answer is lost or said twice by that.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { OF_NO_MAIL } from '../../src/domain/ticket/entry.ts'
import type { Entry } from '../../src/domain/ticket/ticket.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'
import { countReads } from '../support/store-reads.ts'
import { startTestFrontdesk, type TestFrontdesk, type TestFrontdeskOptions } from '../support/frontdesk.ts'
import { aMail } from '../support/mails.ts'
import { aroundWrites } from '../support/store-writes.ts'

const NORA = { From: 'Nora <nora@contoso.example>' }
const answerTo = (id: string, text: string): string => aMail({ ...NORA, 'In-Reply-To': id }, text)
const many = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `Answer ${index + 1}.`)

describe('a ticket with many answers', () => {
  let desk: TestFrontdesk
  const start = async (options?: TestFrontdeskOptions) => void (desk = await startTestFrontdesk(options))
  afterEach(() => desk.stop())

  const first = async (): Promise<string> =>
    (await desk.ticketOf(await desk.deliver(aMail({ ...NORA, 'Message-ID': '<first@contoso.example>' }))))._id

  async function answer(texts: readonly string[]): Promise<readonly string[]> {
    return await desk.deliverTogether(
      texts.map((text, index) => ({
        raw: answerTo('<first@contoso.example>', text),
        receivedAt: new Date(Date.now() + index * 1000),
      })),
    )
  }

  const said = (): readonly string[] =>
    desk.teams
      .channel('Tickets')
      .flatMap((card) => desk.teams.replies(card))
      .map((reply) => /Answer \d+\./.exec(textOf(reply.card ?? {}))?.[0] ?? '')

  it('holds as much after forty as after twenty, and any of their mails leads to it', async () => {
    await start()
    const id = await first()
    const sizes: number[] = []
    for (let round = 0; round < 2; round += 1) {
      for (const mailId of await answer(many(20))) await desk.outcome(mailId)
      sizes.push(JSON.stringify(await desk.delivered(id)).length)
    }
    const [twenty = 0, forty = 0] = sizes
    assert.ok(forty < twenty * 1.05, `${twenty} characters grew to ${forty}`)
    assert.equal(await desk.documents.entries.count({ ticketId: id }), 40)
    const rows = await desk.documents.ledger.find({ state: 'follow-up' }, { sort: { receivedAt: 1 } })
    for (const at of [3, 15, 39]) {
      const messageId = rows[at]?.messageId ?? ''
      assert.equal((await desk.ticketOf(await desk.deliver(answerTo(messageId, 'And again.'))))._id, id)
    }
  })

  it('says all that came while the channel took nothing, each once, from an outbox of few items', async () => {
    await start()
    const id = await first()
    const fault = desk.teams.faults.add({
      match: { path: /\/v3\/conversations/ },
      times: Infinity,
      answer: { status: 503 },
    })
    const texts = many(30)
    for (const mailId of await answer(texts)) await desk.outcome(mailId)
    const waiting = await desk.documents.tickets.findOne({ _id: id })
    assert.ok((waiting?.outbox.length ?? 99) <= 12, `${waiting?.outbox.length} items wait`)
    assert.deepEqual(said(), [])
    fault.remove()
    desk.advance(3_600_000)
    await desk.delivered(id)
    assert.deepEqual([...said()].sort(), [...texts].sort())
    assert.equal(await desk.documents.entries.count({ untold: true }), 0)
  })

  it('counts an answer once, although the write after it failed and many others came before the next try', async () => {
    let broken = ''
    let failed = 0
    await start({
      wrapStore: (store) =>
        aroundWrites(store, async ({ collection, method }, run) => {
          if (broken !== `${collection}.${method}`) return await run()
          broken = ''
          failed += 1
          throw new Error('No')
        }),
    })
    const id = await first()
    broken = 'mailThreads.insertNew'
    const [unlucky = ''] = await answer(['Answer 99.'])
    await desk.eventually('the fault', () => Promise.resolve(failed > 0))
    assert.equal((await desk.outcome(unlucky)).state, 'failed')
    for (const mailId of await answer(many(15))) await desk.outcome(mailId)
    desk.advance(60_000)
    await desk.eventually('the next try', async () => (await desk.outcome(unlucky)).state === 'follow-up')
    await desk.delivered(id)
    assert.deepEqual([...said()].sort(), ['Answer 99.', ...many(15)].sort())
    const ticket = await desk.documents.tickets.findOne({ _id: id })
    assert.equal(ticket?.version, 1 + 16, 'each answer is one change')
  })

  it('reads no more to open, redraw and thread with 10,000 entries than with thirty, and holds no more', async () => {
    const read = { calls: 0, documents: 0, growing: 0 }
    await start({ wrapStore: (store) => countReads(store, 'entries', read) })
    const id = await first()
    await desk.hands.click(await desk.cardOf({ _id: id }), 'Take', {}, ADA)
    await desk.ticketOf(await desk.deliver(answerTo('<first@contoso.example>', 'Answer 7.')))
    const made = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index): Entry => {
        const by = { personId: null, name: 'Nora', address: 'nora@contoso.example' }
        const at = new Date(desk.clock().getTime() - 3_600_000_000 + (from + index) * 1000)
        const of = { _id: `made/${from + index}`, ticketId: id, kind: 'mail', audience: 'public' } as const
        return { ...OF_NO_MAIL, ...of, by, at, text: `Entry ${from + index}.` }
      })
    const rounds: (typeof read)[] = []
    const sizes: number[] = []
    for (const [from, to] of [
      [0, 30],
      [30, 10_000],
    ] as const) {
      await desk.documents.entries.insertNew(made(from, to))
      Object.assign(read, { calls: 0, documents: 0, growing: 0 })
      const card = await desk.cardOf({ _id: id })
      const opened = await desk.hands.click(card, 'More', {}, BEA)
      assert.equal(opened.error, null)
      assert.match(
        textOf((await desk.hands.click(card, 'Conversation', {}, BEA)).card ?? {}),
        new RegExp(`Entry ${to - 1}\\.`),
      )
      await desk.hands.click(card, 'Older', {}, BEA)
      await desk.hands.click(card, 'Newer', {}, BEA)
      // To More, and to the card.
      await desk.hands.click(card, 'Back', {}, BEA)
      await desk.hands.click(card, 'Back', {}, BEA)
      const taker = from === 0 ? BEA : ADA
      await desk.hands.click(card, 'More', {}, taker)
      await desk.hands.click(card, 'Take over', {}, taker)
      await desk.delivered(id)
      await desk.ticketOf(await desk.deliver(answerTo('<first@contoso.example>', 'Answer 7.')))
      const ticket = await desk.delivered(id)
      rounds.push({ ...read })
      sizes.push(JSON.stringify(ticket).length)
    }
    const [few, all] = rounds
    assert.equal(all?.calls, few?.calls)
    // Pages end with the same number of texts, and have some events more or less between them.
    assert.ok(few && all && all.documents <= few.documents + 10, JSON.stringify(rounds))
    assert.equal(read.growing, 0)
    const [small = 0, large = 0] = sizes
    // One more entry is listed as counted.
    assert.ok(large < small + 200, `${small} characters grew to ${large}`)
    // The assignee is told of each, too, without a card.
    assert.equal(said().filter((text) => text.includes('Answer 7.')).length, 3)
  })
})
