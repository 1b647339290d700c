import assert from 'node:assert/strict'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const FLOOD = 400

describe('a flood', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  it('of messages is answered with one calm sentence, and costs nobody else and no later message anything', async () => {
    const answers = []
    for (let message = 0; message < FLOOD; message += 1)
      answers.push(...(await desk.hands.say(BEA, 'personal', 'whoami')).replies)
    const sentences = answers.filter(({ text }) => text?.includes('a lot at once'))
    assert.equal(sentences.length, 1)
    assert.ok(answers.length < FLOOD / 2, `${answers.length} answers`)
    assert.equal((await desk.hands.say(ADA, 'personal', 'whoami')).replies.length, 1)
    desk.advance(60_000)
    const [later] = (await desk.hands.say(BEA, 'personal', 'whoami')).replies
    assert.ok(later?.card)
  })

  it('of clicks is answered in words, each in its own request', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    const card = await desk.cardOf(ticket)
    await desk.hands.click(card, 'More', {}, BEA)
    await desk.hands.click(card, 'Status', {}, BEA)
    const activity = desk.hands.sent.at(-1)
    const said: string[] = []
    for (let click = 0; click < FLOOD; click += 1) said.push(JSON.stringify((await desk.hands.send(activity)).body))
    const left = said.filter((body) => body.includes('a lot at once'))
    assert.ok(left.length > FLOOD / 2 && left.length < FLOOD, `${left.length} clicks were left out`)
  })

  it('of letters in one message is read at once', async () => {
    const begun = performance.now()
    for (const letters of ['a ', 'invite ', '<at>', 'a']) {
      const [answer] = (await desk.hands.say(ADA, 'personal', letters.repeat(250_000 / letters.length))).replies
      assert.ok(answer?.card)
    }
    // It takes some hundredths of a second; minutes when time grows with the square.
    assert.ok(performance.now() - begun < 10_000)
  })
})
