import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { ACTIONS } from '../../src/teams/actions.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, CARL, EMIL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const HUGE = 'x'.repeat(100_000)
const VALUES: readonly unknown[] = [undefined, null, 0, 1e300, '', 'no-such', '__proto__', HUGE, [], [[]], {}, true]
const FIELDS = [
  'ticketId',
  'version',
  'status',
  'panel',
  'categoryId',
  'serviceTypeId',
  'choice',
  'command',
  'organisationId',
]

describe('a forged card action', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let pressed: Readonly<Record<string, unknown>>
  before(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail()))
    // A real press, refused, so that its activity can be forged.
    await desk.hands.click(await desk.cardOf(ticket), 'Take', {}, EMIL)
    pressed = desk.hands.sent.at(-1) ?? {}
  })
  after(() => desk.stop())

  const send = (user: TeamsUser, action: unknown) =>
    desk.hands.send({
      ...pressed,
      from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId },
      value: { action, trigger: 'manual' },
    })

  /** Everything that a refused action must leave alone. */
  async function state(): Promise<unknown> {
    const { tickets, channels, people, ledger, categories, serviceTypes } = desk.documents
    const inOrder = { sort: { _id: 1 } } as const
    return [
      await tickets.find({}),
      await ledger.find({}),
      await channels.find({}, inOrder),
      await people.find({ _id: { $in: ['ada', 'carl'] } }, inOrder),
      await categories.find({}, inOrder),
      await serviceTypes.find({}, inOrder),
    ]
  }

  for (const verb of Object.keys(ACTIONS)) {
    it(`is answered and changes nothing: ${verb}`, async () => {
      const before = await state()
      const right = { ticketId: ticket._id, expectedCategoryId: null, expectedServiceTypeId: null }
      const wrong = VALUES.flatMap((value) => [
        value,
        { ...right, version: value },
        { ...right, ticketId: value, version: ticket.version },
        // All of them at once have to stay below the limit for a whole request.
        Object.fromEntries(FIELDS.map((field) => [field, typeof value === 'string' ? value.slice(0, 20_000) : value])),
      ])
      const polluting: unknown = JSON.parse(`{"__proto__":${JSON.stringify({ ...right, version: ticket.version })}}`)
      const seen = new Set<number>()
      for (const data of [...wrong, polluting, { constructor: {} }]) {
        for (const user of [CARL, ADA]) {
          const { status, body } = await send(user, { type: 'Action.Execute', verb, data })
          seen.add(status)
          assert.doesNotMatch(JSON.stringify(body), /Something went wrong/, JSON.stringify([data]).slice(0, 200))
        }
      }
      assert.deepEqual([...seen], [200])
      assert.deepEqual(await state(), before)
    })
  }

  it('is answered when the verb itself is forged', async () => {
    const before = await state()
    for (const verb of ['', 'no.such', '__proto__', 'constructor', 'toString', HUGE, 7, null, [], {}]) {
      const { status, body } = await send(ADA, { type: 'Action.Execute', verb, data: { ticketId: ticket._id } })
      assert.equal(status, 200)
      assert.doesNotMatch(JSON.stringify(body), /"card|Something went wrong/)
    }
    for (const action of [undefined, null, 7, 'take', [], [[]]]) assert.equal((await send(ADA, action)).status, 200)
    assert.deepEqual(await state(), before)
  })

  it('left no error in the log', () => {
    assert.deepEqual(
      desk.lines.filter(({ level }) => level === 'error'),
      [],
    )
  })
})
