// Connecting and refusing a tenant, cut off before and after each write: nothing is half done, and whoever asked is told.
import assert from 'node:assert/strict'
import { answerInvitation } from '../../src/app/connect/answer-invitation.ts'
import { askedBy, BINDING_LEFT_MS, newInvitation } from '../../src/domain/organisation/tenant-invitation.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { aroundWrites } from '../support/store-writes.ts'
import { CLEO, CUSTOMER_TENANT, startThreeTenants, type ThreeTenants } from '../support/three-tenants.ts'

const COUNTED = ['tenantInvitations', 'organisations', 'audit']
const TOO_MANY = 20

class CutOff extends Error {}

describe('an answer to a tenant that is cut off', () => {
  let world: ThreeTenants
  /** Counts writes of the answer itself; what the delivery worker does meanwhile is done by a process that lives. */
  const cut = { at: 0, when: 'before', seen: 0, armed: false }
  before(async () => {
    world = await startThreeTenants({
      wrapStore: (store) =>
        aroundWrites(store, async (write, run) => {
          if (!cut.armed || !COUNTED.includes(write.collection) || !(await write.isNeeded())) return await run()
          cut.seen += 1
          if (cut.seen !== cut.at) return await run()
          cut.armed = false
          if (cut.when === 'after') await run()
          throw new CutOff('The process dies here')
        }),
    })
  })
  after(() => world.stop())

  for (const when of ['before', 'after'] as const) {
    for (const connect of [true, false]) {
      it(`comes to the whole or to nothing, right ${when} any write of a ${connect ? 'yes' : 'no'}`, async function () {
        this.timeout(60_000)
        const { desk, customer } = world
        const { documents } = desk
        for (let number = 1; ; number += 1) {
          assert.ok(number < TOO_MANY)
          const told = customer.teams.chat(CLEO).length
          const _id = await withRequest(`${when}-${connect}-${number}`)
          Object.assign(cut, { at: number, when, seen: 0, armed: true })
          const died = await answerInvitation(desk.frontdesk.deps, await ada(), { invitationId: _id, connect }).then(
            () => false,
            (error: unknown) => {
              if (error instanceof CutOff) return true
              throw error
            },
          )
          cut.armed = false
          desk.advance(BINDING_LEFT_MS + 1000)
          const settled = () =>
            desk.eventually('an end', async () => {
              const now = await documents.tenantInvitations.findOne({ _id })
              return now?.state !== 'binding' && now?.deliverAt === null && now
            })
          const end = await settled()
          const tenantIds = (await documents.organisations.findOne({ _id: 'customer' }))?.tenantIds
          const audited = await documents.audit.count({ action: 'tenant.connected' })
          const isBound = end.state === 'connected'
          assert.deepEqual([tenantIds, audited], isBound ? [[CUSTOMER_TENANT], 1] : [[], 0], `${end.state} ${number}`)
          assert.ok(connect ? ['asked', 'connected'] : ['asked', 'refused'].includes(end.state))
          const words = customer.teams
            .chat(CLEO)
            .slice(told)
            .map(({ card }) => textOf(card ?? {}))
          assert.equal(words.length, end.state === 'asked' ? 0 : 1)
          if (end.state === 'asked') {
            // Whoever tries again gets through.
            await answerInvitation(desk.frontdesk.deps, await ada(), { invitationId: _id, connect })
            desk.advance(BINDING_LEFT_MS + 1000)
            await settled()
          }
          if (!died) break
          assert.ok(number > 1 || when === 'after' || end.state === 'asked')
        }
      })
    }
  }

  async function ada() {
    const person = await world.desk.documents.people.findOne({ _id: 'ada' })
    assert.ok(person)
    return person
  }

  /** As it stands once the code was said, with nothing left of those before it. */
  async function withRequest(_id: string): Promise<string> {
    const { documents, clock } = world.desk
    const keys = (await documents.organisations.findOne({ _id: 'customer' }))?.keys.filter(
      (key) => !key.startsWith('tenant/'),
    )
    await documents.organisations.updateIf({ _id: 'customer' }, { $set: { tenantIds: [], keys: keys ?? [] } })
    await documents.audit.delete({})
    await documents.tenantInvitations.delete({})
    const { serviceUrl } = world.customer.teams
    const teams = { userId: CLEO.id, tenantId: CUSTOMER_TENANT, serviceUrl, conversationId: null }
    const { name, aadObjectId, email } = CLEO
    const asker = { name, aadObjectId, addresses: [email], teams, language: 'en-US', at: clock() }
    const by = { personId: 'ada', name: 'Ada Adler' }
    const made = newInvitation({ _id: 'customer' }, { _id, codeHash: _id, by, now: clock() })
    await documents.tenantInvitations.insert({ ...made, ...askedBy(asker) })
    return _id
  }
})
