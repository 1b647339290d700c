// Teams says an activity again when its answer took too long.
import assert from 'node:assert/strict'
import { hearOnce, keepAnswer } from '../../src/app/heard-once.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { aroundWrites } from '../support/store-writes.ts'

describe('an activity that Teams repeats', () => {
  let desk: TestFrontdesk
  afterEach(() => desk.stop())

  const categories = async () => (await desk.documents.categories.find({})).map(({ name }) => name).toSorted()

  it('is answered once when it is a message, and twice when it was written twice', async () => {
    desk = await startTestFrontdesk()
    await desk.hands.say(ADA, 'personal', 'tickets')
    const before = desk.teams.chat(ADA).length
    assert.equal((await desk.hands.send(desk.hands.sent.at(-1))).status, 200)
    assert.equal(desk.teams.chat(ADA).length, before)
    await desk.hands.say(ADA, 'personal', 'tickets')
    assert.equal(desk.teams.chat(ADA).length, before + 2)
  })

  it('greets once when it is an installation', async () => {
    desk = await startTestFrontdesk()
    await desk.hands.install(BEA)
    const before = desk.teams.chat(BEA).length
    assert.equal(before, 1)
    for (const activity of desk.hands.sent) await desk.hands.send(activity)
    assert.equal(desk.teams.chat(BEA).length, before)
  })

  it('saves once when it is a form, and is answered alike', async () => {
    desk = await startTestFrontdesk()
    const room = (await desk.hands.say(ADA, 'personal', 'categories')).replies[0] ?? assert.fail()
    await desk.hands.click(room, 'Add a category', {}, ADA)
    const entered = { name: 'Fires', description: '', priority: '', channelId: '' }
    const first = await desk.hands.click(room, 'Save', entered, ADA)
    const again = await desk.hands.send(desk.hands.sent.at(-1))
    assert.deepEqual(again.body, first.body)
    assert.deepEqual(await categories(), ['Fires', 'Hardware', 'Software'])
  })

  it('does its work once while the first is still under way', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    let holding = false
    desk = await startTestFrontdesk({
      wrapStore: (store) =>
        aroundWrites(store, async ({ collection }, run) => {
          if (holding && collection === 'tickets') await held
          return await run()
        }),
    })
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    const card = await desk.cardOf(ticket)
    holding = true
    const first = desk.hands.press(card, 'Take', {}, BEA)
    await desk.eventually('the click', async () => (await desk.documents.heard.count({})) > 0)
    const again = desk.hands.send(desk.hands.sent.at(-1))
    release()
    assert.deepEqual((await again).body, (await first).body)
    assert.match(textOf((await first).card ?? {}), /took this ticket/)
    assert.equal((await desk.delivered(ticket._id)).version, ticket.version + 1)
  })

  describe('to another process', () => {
    let outside: Outside
    let other: TestFrontdesk
    afterEach(async () => {
      if (other !== desk) await other.stop()
    })
    after(() => outside.stop())

    it('does nothing again, and is answered alike', async function () {
      outside = await startOutside()
      desk = await startTestFrontdesk({ outside })
      if (!('uri' in outside.store)) {
        // Files belong to one process: the other one is the next.
        other = desk
        const ticket = await desk.ticketOf(await desk.deliver(aMail()))
        const first = await desk.hands.click(await desk.cardOf(ticket), 'Take', {}, BEA)
        const { version } = await desk.delivered(ticket._id)
        const said = desk.hands.sent.at(-1)
        await desk.stop()
        desk = other = await startTestFrontdesk({ outside })
        assert.deepEqual((await desk.hands.send(said)).body, first.body)
        assert.equal((await desk.delivered(ticket._id)).version, version)
        return
      }
      other = await startTestFrontdesk({ outside })
      const ticket = await desk.ticketOf(await desk.deliver(aMail()))
      const first = await desk.hands.click(await desk.cardOf(ticket), 'Take', {}, BEA)
      const { version } = await desk.delivered(ticket._id)
      const again = await other.hands.send(desk.hands.sent.at(-1))
      assert.deepEqual(again.body, first.body)
      assert.equal((await desk.delivered(ticket._id)).version, version)
    })
  })

  it('is done after all when the first died with its process, and is new again when it is forgotten', async () => {
    desk = await startTestFrontdesk()
    let now = desk.clock()
    const deps = { documents: desk.documents, clock: () => now }
    assert.equal(await hearOnce(deps, 'click', false), 'first')
    assert.deepEqual(await hearOnce(deps, 'click', false), { answer: null })
    now = new Date(now.getTime() + 61_000)
    assert.equal(await hearOnce(deps, 'click', false), 'first')
    await keepAnswer(deps, 'click', { message: 'Done.' })
    assert.deepEqual(await hearOnce(deps, 'click', false), { answer: '{"message":"Done."}' })
    now = new Date(now.getTime() + 16 * 60_000)
    assert.equal(await hearOnce(deps, 'click', false), 'first')
  })
})
