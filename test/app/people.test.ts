// The room of people: inviting, changing and taking roles.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { identifyPerson } from '../../src/app/people/identify-person.ts'
import { changeRole } from '../../src/app/people/change-role.ts'
import { invitePerson, type TeamMember } from '../../src/app/people/invite-person.ts'
import { parseInvitation, readInvitation } from '../../src/app/people/read-invitation.ts'
import { showPeople } from '../../src/app/people/show-people.ts'
import { ConflictError, InvalidInputError, NotFoundError, RefusedError } from '../../src/domain/errors.ts'
import type { Person, Role } from '../../src/domain/organisation/person.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { aPerson, aTree, countingIds, NOON } from '../support/builders.ts'
import { identityParts } from '../support/identity-parts.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const BEN: TeamMember = {
  userId: '29:ben',
  tenantId: 'tenant',
  serviceUrl: 'https://smba.example/',
  aadObjectId: 'aad-ben',
  name: 'Ben',
  account: { addresses: ['ben@contoso.example'], homeTenantId: 'tenant' },
}

/** Somebody whom Teams has vouched for. */
function somebody(_id: string, organisationId: string, role: Role): Person {
  const memberships = [{ organisationId, role }]
  return aPerson({ _id, key: _id, name: _id, aadObjectId: _id, addresses: [`${_id}@x.example`], memberships })
}

describe('the room of people', () => {
  const tree = aTree()
  const chief = somebody('chief', 'root', 'administrator')
  let store: TestStore
  let documents: Documents
  let ids = countingIds()
  const deps = () => ({ ...identityParts(), documents, clock: () => NOON, newId: ids })

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    ids = countingIds()
    await documents.organisations.insertNew(Object.values(tree))
    await documents.people.insert(chief)
  })
  afterEach(() => store.dispose())

  const invite = (who: Parameters<typeof invitePerson>[3]['who'], role: Role, organisation = tree.customer) =>
    invitePerson(deps(), chief, organisation, { who, role })
  const change = (person: Person, role: Role | null, organisation = tree.customer, actor = chief) =>
    changeRole(deps(), actor, organisation, { personId: person._id, revision: person.revision, role })
  const rolesOf = async (personId: string) => (await documents.people.findOne({ _id: personId }))?.memberships

  describe('inviting', () => {
    const AGENT = [{ organisationId: 'customer', role: 'agent', from: 'root', address: 'ben@contoso.example' }]

    it('makes somebody known by mail, who is the same person once they write to the bot', async () => {
      const invited = await invite({ address: 'ben@contoso.example' }, 'agent')
      assert.equal(invited.aadObjectId, null)
      const { account, ...user } = BEN
      const seen = {
        ...user,
        conversationId: 'a:1',
        readAccount: () => Promise.resolve(account),
        askNow: true,
        language: null,
      }
      const written = await identifyPerson(deps(), seen)
      assert.equal(written._id, invited._id)
      assert.deepEqual(written.memberships, AGENT)
      const [audit] = await documents.audit.find({ action: 'person.added' })
      assert.deepEqual([audit?.organisationId, audit?.subject], ['customer', 'ben@contoso.example'])
    })

    it('makes one person of two invitations at the same moment', async () => {
      const address = 'ben@contoso.example'
      await Promise.allSettled([invite({ address }, 'agent'), invite({ address }, 'agent')])
      const found = await documents.people.find({ addresses: address })
      assert.deepEqual(
        found.map(({ memberships }) => memberships),
        [AGENT],
      )
    })

    it('finds who is known already by that address, or by the team', async () => {
      const member = await invite({ member: BEN }, 'agent')
      assert.equal(member.teams?.userId, '29:ben')
      const again = await invite({ address: 'ben@contoso.example' }, 'customer', tree.neighbour)
      assert.equal(again._id, member._id)
      assert.deepEqual(again.memberships, [
        { organisationId: 'customer', role: 'agent', from: 'root' },
        { organisationId: 'neighbour', role: 'customer', from: 'root', address: 'ben@contoso.example' },
      ])
    })

    it('makes a member of the team of somebody who was invited by mail before', async () => {
      const invited = await invite({ address: 'ben@contoso.example' }, 'customer')
      const member = await invite({ member: BEN }, 'agent')
      assert.equal(member._id, invited._id)
      assert.deepEqual(member.memberships, AGENT)
    })
  })

  describe('changing and taking roles', () => {
    it('leaves one role in the organisation, and those elsewhere alone', async () => {
      const agent = somebody('agent', 'customer', 'agent')
      await documents.people.insert({ ...agent, memberships: [...agent.memberships, { ...elsewhere }] })
      const changed = await change(agent, 'customer')
      assert.deepEqual(changed.memberships, [
        { ...elsewhere },
        { organisationId: 'customer', role: 'customer', from: 'root' },
      ])
      assert.deepEqual((await change(changed, null)).memberships, [{ ...elsewhere }])
      const audit = await documents.audit.find({ subject: 'agent' })
      assert.deepEqual(audit.map(({ action }) => action).toSorted(), ['person.changed', 'person.removed'])
    })
    const elsewhere = { organisationId: 'neighbour', role: 'agent' } as const

    it('refuses the second of two who change the same person, and says what they are now', async () => {
      const agent = somebody('agent', 'customer', 'agent')
      await documents.people.insert(agent)
      await change(agent, 'customer')
      await assert.rejects(change(agent, 'administrator'), (error) => {
        return error instanceof ConflictError && error.forPerson.includes('here is now: customer')
      })
      assert.deepEqual(await rolesOf('agent'), [{ organisationId: 'customer', role: 'customer', from: 'root' }])
    })

    it('takes no role that is not there', async () => {
      await assert.rejects(change(chief, null), NotFoundError)
      await assert.rejects(change(aPerson({ _id: 'nobody' }), 'agent'), NotFoundError)
    })

    it('keeps the last administrator at the top, whoever asks and however', async () => {
      await assert.rejects(change(chief, null, tree.root), RefusedError)
      await assert.rejects(change(chief, 'agent', tree.root), RefusedError)
      await invite({ address: 'never@wrote.example' }, 'administrator', tree.root)
      await assert.rejects(change(chief, null, tree.root), RefusedError, 'an invitation administers nothing yet')
      await documents.people.insert(somebody('second', 'root', 'administrator'))
      await change(chief, null, tree.root)
      assert.deepEqual(await rolesOf('chief'), [])
    })

    it('lets the last administrator of an organisation go while somebody above remains', async () => {
      const last = somebody('last', 'partner', 'administrator')
      await documents.people.insert(last)
      await change(last, null, tree.partner)
      assert.deepEqual(await rolesOf('last'), [])
    })

    it('leaves an administrator when two take each other’s role at the same moment', async () => {
      const second = somebody('second', 'root', 'administrator')
      await documents.people.insert(second)
      const outcomes = await Promise.allSettled([
        change(second, null, tree.root),
        change(chief, null, tree.root, second),
      ])
      assert.ok(outcomes.some(({ status }) => status === 'rejected'))
      const left = await documents.people.find({ 'memberships.organisationId': 'root' })
      assert.ok(left.length >= 1)
    })
  })

  describe('the list', () => {
    beforeEach(async () => {
      await documents.people.insertNew([
        somebody('agent', 'customer', 'agent'),
        somebody('partner-admin', 'partner', 'administrator'),
        somebody('partner-customer', 'partner', 'customer'),
        somebody('neighbour', 'neighbour', 'administrator'),
      ])
    })

    it('shows who has a role here, and whose role reaches here from above', async () => {
      const { rows } = await showPeople(deps(), chief, tree.customer)
      assert.deepEqual(
        rows.map(({ title, badge, buttons }) => [title, badge, buttons.map((button) => button.title).join()]),
        [
          ['agent', 'agent', 'Change'],
          ['partner-admin', 'administrator, from Fabrikam IT', ''],
          ['chief', 'administrator, from Northwind Distribution', ''],
        ],
      )
    })

    it('tells the addresses of those above only to who manages people there', async () => {
      const atCustomer = somebody('x', 'customer', 'administrator')
      const texts = async (actor: Person) =>
        (await showPeople(deps(), actor, tree.customer)).rows.map(({ text }) => text)
      assert.deepEqual(await texts(chief), ['agent@x.example', 'partner-admin@x.example', 'chief@x.example'])
      assert.deepEqual(await texts(atCustomer), ['agent@x.example', '', ''])
    })

    it('pages through many', async () => {
      const many = Array.from({ length: 30 }, (_, n) => somebody(`p${n}`, 'customer', 'customer'))
      await documents.people.insertNew(many)
      const last = await showPeople(deps(), chief, tree.customer, { page: 99 })
      assert.equal(last.pages, 4)
      assert.equal(last.rows.length, 3)
    })
  })
})

describe('an invitation', () => {
  const INPUT = { address: '', role: 'agent' }

  it('is read from what was entered', () => {
    const byMail = readInvitation({ ...INPUT, address: ' Ben@Contoso.example' })
    assert.deepEqual(byMail, { who: { address: 'ben@contoso.example' }, role: 'agent' })
  })

  const WRONG = {
    'nobody is named': [INPUT, 'address'],
    'the address is none': [{ ...INPUT, address: 'ben' }, 'address'],
    'the role is none': [{ ...INPUT, address: 'a@b.example', role: 'owner' }, 'role'],
  } as const
  for (const [name, [input, field]] of Object.entries(WRONG)) {
    it(`is refused at its field when ${name}`, () => {
      const read = readInvitation(input)
      assert.ok('errors' in read)
      assert.deepEqual(Object.keys(read.errors), [field])
    })
  }

  it('is understood when typed, with an address or a mention', () => {
    const mentioned = [{ userId: '29:ben' }]
    assert.deepEqual(parseInvitation('ben@contoso.example as an Agent', []), {
      address: 'ben@contoso.example',
      role: 'agent',
    })
    assert.deepEqual(parseInvitation('<at>Ben Beta</at> administrator', mentioned), {
      userId: '29:ben',
      role: 'administrator',
    })
  })

  const UNCLEAR: Readonly<Record<string, readonly { readonly userId: string }[]>> = {
    '': [],
    'ben@contoso.example': [],
    'ben@contoso.example owner': [],
    'a@b.example c@d.example agent': [],
    '<at>Ben</at> <at>Ann</at> agent': [{ userId: '29:ben' }, { userId: '29:ann' }],
    '<at>Ben</at> a@b.example agent': [{ userId: '29:ben' }],
  }
  for (const [text, mentioned] of Object.entries(UNCLEAR)) {
    it(`is refused when it is unclear: “${text}”`, () => {
      assert.throws(() => parseInvitation(text, mentioned), InvalidInputError)
    })
  }
})
