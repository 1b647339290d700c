import assert from 'node:assert/strict'
import { startOutside, startTestFrontdesk } from '../support/frontdesk.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { isSettled } from '../support/settled.ts'
import { TEST_MONGODB_URI } from '../support/stores.ts'

const MAILS = 40

describe('two processes on one database', () => {
  it('make one ticket and one card of each mail', async function () {
    if (TEST_MONGODB_URI === null) {
      console.log('      Skipped: files are for one process. Set TEST_MONGODB_URI to run this.')
      this.skip()
    }
    const outside = await startOutside()
    const one = await startTestFrontdesk({ outside, pageSize: 5 })
    const two = await startTestFrontdesk({ outside, pageSize: 5 })
    try {
      for (let mail = 1; mail <= MAILS; mail += 1)
        await outside.graph.deliver(aMail({ Subject: `Mail ${mail}` }), SUPPORT)
      await one.eventually('everything settled', async () => {
        return (await one.documents.ledger.count({})) === MAILS && (await isSettled(one.documents))
      })
      const tickets = await two.documents.tickets.find({})
      assert.equal(new Set(tickets.map(({ subject }) => subject)).size, MAILS)
      assert.equal(tickets.length, MAILS)
      assert.equal(outside.teams.channel('Tickets').length, MAILS)
      for (const ticket of tickets) await two.cardOf(ticket)
    } finally {
      await one.stop()
      await two.stop()
      await outside.stop()
    }
  })
})
