import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

describe('the mail log', () => {
  let desk: TestFrontdesk
  before(async () => {
    desk = await startTestFrontdesk()
  })
  after(() => desk.stop())

  it('has the newest mail first, also of those that came in the same second', async () => {
    const receivedAt = desk.clock()
    const mails = ['First', 'Second', 'Third'].map((Subject) => ({ raw: aMail({ Subject }), receivedAt }))
    for (const id of await desk.deliverTogether(mails)) await desk.outcome(id)
    const { replies } = await desk.hands.say(ADA, 'personal', 'mail log')
    assert.deepEqual(textOf(replies[0]?.card ?? {}).match(/First|Second|Third/gu), ['Third', 'Second', 'First'])
  })
})
