// What the room Privacy makes of what nobody should send: forged organisations and people, long and odd texts, presses that come twice.
import assert from 'node:assert/strict'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, CARL, DORA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'

describe('the room Privacy', () => {
  let desk: TestFrontdesk
  let count = 0
  before(async () => {
    desk = await startTestFrontdesk()
    // An administrator of a neighbour of Carl's.
    const memberships = [{ organisationId: 'neighbour', role: 'administrator' as const }]
    await desk.documents.people.updateIf({ _id: 'dora' }, { $set: { memberships } })
    await desk.ticketOf(await desk.deliver(aMail()))
    for (const user of [ADA, DORA]) await desk.hands.say(user, 'personal', 'whoami')
  })
  after(() => desk.stop())

  /** As if a card of the personal chat had this button. */
  async function press(user: TeamsUser, verb: string, data: object): Promise<string> {
    const said = desk.hands.sent.findLast(({ from }) => (from as { id?: string }).id === user.id)
    const answer = await desk.hands.send({
      ...said,
      ...{ type: 'invoke', name: 'adaptiveCard/action', id: `forged-${(count += 1)}`, text: undefined },
      value: { action: { type: 'Action.Execute', verb, data } },
    })
    return JSON.stringify(answer.body)
  }

  const stored = async () =>
    JSON.stringify([
      await desk.documents.people.find({}, { sort: { _id: 1 } }),
      (await desk.documents.tickets.find({})).map(({ revision }) => revision),
      await desk.documents.erasures.count({}),
      await desk.documents.retention.find({}),
      await desk.documents.audit.count({}),
    ])

  const FORGED: Readonly<Record<string, readonly [string, object, RegExp]>> = {
    'another organisation': [
      'privacy.erase',
      { organisationId: 'customer', address: CARL.email, personId: '', confirmed: CARL.email },
      /cannot do that for this organisation/,
    ],
    'somebody of a neighbour by address': [
      'privacy.erase',
      { organisationId: 'neighbour', address: CARL.email, personId: '', confirmed: CARL.email },
      /no one by this address/,
    ],
    'somebody of a neighbour by id': [
      'privacy.erase',
      { organisationId: 'neighbour', address: '', personId: 'carl', confirmed: CARL.email },
      /no one by this address/,
    ],
    'the data of a neighbour’s customer': [
      'privacy.find',
      { organisationId: 'neighbour', wish: 'export', address: CARL.email, personId: '' },
      /no one by this address/,
    ],
    'a setting of the organisation above': [
      'privacy.save',
      { organisationId: 'root', setting: 'textMonths', revision: 0, value: '1' },
      /cannot do that for this organisation/,
    ],
    'a setting that there is not': [
      'privacy.save',
      { organisationId: 'neighbour', setting: '_id', revision: 0, value: '1' },
      /could not use what this button sent/,
    ],
    'a wish that there is not': [
      'privacy.find',
      { organisationId: 'neighbour', wish: 'sell', address: '', personId: '' },
      /could not use what this button sent/,
    ],
    'a text without end': [
      'privacy.find',
      { organisationId: 'neighbour', wish: 'erase', address: 'a'.repeat(100_000), personId: '' },
      /could not use what this button sent/,
    ],
    'a long text': [
      'privacy.find',
      { organisationId: 'neighbour', wish: 'erase', address: 'a'.repeat(49_000), personId: '' },
      /not an email address/,
    ],
    'control characters and a text that runs right to left': [
      'privacy.find',
      { organisationId: 'neighbour', wish: 'erase', address: '\u202Emoc.osotnoc@lrac\u0000', personId: '' },
      /not an email address/,
    ],
    'an operator in place of an id': [
      'privacy.erase',
      { organisationId: 'neighbour', address: '', personId: { $ne: null }, confirmed: '' },
      /could not use what this button sent/,
    ],
    'months beyond all bounds': [
      'privacy.save',
      { organisationId: 'neighbour', setting: 'textMonths', revision: 0, value: '-1' },
      /Enter 0 to keep them/,
    ],
  }

  for (const [what, [verb, data, said]] of Object.entries(FORGED)) {
    it(`refuses ${what} with a word, and does nothing`, async () => {
      const before = await stored()
      const answer = await press(DORA, verb, data)
      assert.match(answer, said)
      assert.ok(Buffer.byteLength(answer) < 28_000, `${Buffer.byteLength(answer)} bytes`)
      assert.ok(!answer.includes('Carl Cohen') && !answer.includes('Contoso'), answer)
      assert.equal(await stored(), before)
    })
  }

  it('is not to be had in a channel', async () => {
    await desk.hands.say(ADA, { channel: 'Tickets' }, 'whoami')
    const before = await stored()
    const data = { organisationId: 'root', address: CARL.email, personId: '', confirmed: CARL.email }
    assert.match(await press(ADA, 'privacy.erase', data), /others can read along here/iu)
    assert.equal(await stored(), before)
    await desk.hands.say(ADA, 'personal', 'whoami')
  })

  it('erases once what is confirmed twice at the same moment', async () => {
    const data = { organisationId: 'root', address: CARL.email, personId: '', confirmed: CARL.email }
    const answers = await Promise.all([1, 2, 3].map(() => press(ADA, 'privacy.erase', data)))
    assert.equal(answers.filter((answer) => answer.includes('has begun')).length, 1, answers.join('\n'))
    assert.equal(answers.filter((answer) => /is being erased already|no one by this address/.test(answer)).length, 2)
    assert.equal(await desk.documents.audit.count({ action: 'personal-data.erasure-started' }), 1)
  })
})
