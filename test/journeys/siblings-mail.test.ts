import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, EMIL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const VICTIM = 'victim@adventure.example'

describe('a customer’s administrator', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await desk.hands.say(EMIL, 'personal', 'help')
    const { people } = desk.documents
    const memberships = [{ organisationId: 'customer', role: 'administrator' }] as const
    await people.updateIf({ aadObjectId: EMIL.aadObjectId }, { $set: { memberships } })
  })
  afterEach(() => desk.stop())

  const say = async (user: typeof EMIL, text: string): Promise<string> => {
    const { replies } = await desk.hands.say(user, 'personal', text)
    return textOf(replies[0]?.card ?? {})
  }
  const organisationOf = async (from: string): Promise<string> =>
    (await desk.ticketOf(await desk.deliver(aMail({ From: from })))).organisationId

  it('takes no mail of a neighbour, of those above or of strangers by inviting who writes it', async () => {
    for (const address of [VICTIM, 'boss@fabrikam.example', 'somebody@gmail.com']) {
      assert.match(await say(EMIL, `invite ${address} customer`), /is now a customer of “Contoso”/)
    }
    await desk.documents.organisations.updateIf({ _id: 'partner' }, { $set: { domains: ['fabrikam.example'] } })
    assert.equal(await organisationOf(VICTIM), 'neighbour')
    assert.equal(await organisationOf('boss@fabrikam.example'), 'partner')
    assert.equal(await organisationOf('somebody@gmail.com'), 'root')
  })

  it('leaves that to who administers both', async () => {
    await desk.documents.people.updateIf({ _id: 'ada' }, { $set: { configuringId: 'customer' } })
    assert.match(await say(ADA, `invite ${VICTIM} customer`), /“Contoso”/)
    assert.equal(await organisationOf(VICTIM), 'customer')
  })

  it('learns no other address of who is invited', async () => {
    const dora = desk.teams.team.users.find(({ id }) => id === '29:dora') as { email: string; account?: object }
    dora.account = { userPrincipalName: 'dora.private@adventure.example' }
    try {
      await desk.documents.people.updateIf(
        { _id: 'dora' },
        { $set: { addresses: [dora.email, 'dora.private@adventure.example'] } },
      )
      await desk.hands.say(dora as typeof EMIL, 'personal', 'whoami')
      assert.match(await say(EMIL, 'invite dora@contoso.example customer'), /Dora Diaz/)
      const people = await say(EMIL, 'people')
      assert.match(people, /dora@contoso\.example/)
      assert.doesNotMatch(people, /private/)
      const dump = JSON.stringify(desk.teams.chat(EMIL).map(({ card }) => card))
      assert.doesNotMatch(dump, /private/)
    } finally {
      delete dora.account
    }
  })
})
