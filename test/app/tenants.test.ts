// Whose a tenant is: bound, taken, settled at the start, and what of somebody's roles is left by that.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { isServed } from '../../src/app/organisations/at-the-door.ts'
import { CLAIMED } from '../../src/app/organisations/installation-facts.ts'
import { saveOrganisation } from '../../src/app/organisations/save-organisation.ts'
import { settleTenants } from '../../src/app/organisations/settle-tenants.ts'
import { bindTenant, lockOf, withRightsInForce } from '../../src/app/organisations/tenants.ts'
import { changeRole } from '../../src/app/people/change-role.ts'
import { claimInstallation } from '../../src/app/people/claim-installation.ts'
import type { Organisation } from '../../src/domain/organisation/organisation.ts'
import type { Person, Role } from '../../src/domain/organisation/person.ts'
import { inWords } from '../../src/texts/say.ts'
import { FrontdeskError } from '../../src/domain/errors.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { anOrganisation, aPerson, aTree, countingIds, NOON } from '../support/builders.ts'
import { identityParts } from '../support/identity-parts.ts'
import { countReads } from '../support/store-reads.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const TENANT = '6b000000-0000-4000-8000-000000000001'
const REGISTERED = '6b000000-0000-4000-8000-00000000000a'

describe('a tenant', () => {
  const reads = { calls: 0, documents: 0, growing: 0 }
  let store: TestStore
  let documents: Documents
  const deps = (more: { allowedTenants?: readonly string[]; claimTenants?: readonly string[] } = {}) => ({
    ...identityParts(),
    ...{ documents, clock: () => NOON, newId: countingIds(), wakeDelivery: () => undefined },
    ...more,
  })

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(countReads(store.store, 'organisations', reads))
    await documents.organisations.insertNew(Object.values(aTree()))
  })
  afterEach(() => store.dispose())

  const find = async (_id: string): Promise<Organisation> => {
    const found = await documents.organisations.findOne({ _id })
    assert.ok(found)
    return found
  }
  const holder = async (tenantId = TENANT, allowedTenants: readonly string[] = []) =>
    (await lockOf(deps({ allowedTenants }), tenantId))?._id ?? null
  const chief = aPerson({ _id: 'chief', memberships: [{ organisationId: 'root', role: 'administrator' }] })
  const save = async (_id: string, tenantIds: string, actor = chief, sure = true, allowedTenants: string[] = []) => {
    const { name, revision, domains } = await find(_id)
    const input = { name, domains: domains.join(), tenantIds, language: 'en', timeZone: 'UTC' }
    return await saveOrganisation(deps({ allowedTenants }), actor, { organisationId: _id, revision, input, sure })
  }

  it('is that of the organisation that has it, in any spelling, else of the top one where it is allowed, else nobody’s', async () => {
    assert.equal(await holder(), null)
    assert.equal(await holder(TENANT, [TENANT]), 'root')
    await bindTenant(deps(), 'customer', TENANT.toUpperCase())
    assert.equal(await holder(TENANT.toUpperCase(), [TENANT]), 'customer')
    assert.deepEqual(await bindTenant(deps(), 'customer', TENANT), await find('customer'), 'again is nothing')
    assert.equal(await bindTenant(deps(), 'neighbour', TENANT), 'taken')
    assert.equal(await bindTenant(deps(), 'nowhere', REGISTERED), 'gone')
  })

  it('goes to one of two who bind or enter it at the same moment', async () => {
    const bound = await Promise.all(['customer', 'neighbour', 'partner'].map((_id) => bindTenant(deps(), _id, TENANT)))
    assert.equal(bound.filter((one) => one === 'taken').length, 2)
    const saved = await Promise.all(['customer', 'neighbour', 'other-partner'].map((_id) => save(_id, REGISTERED)))
    assert.equal(saved.filter((one) => 'saved' in one).length, 1)
    for (const one of saved) {
      if ('form' in one) assert.match(one.form.errors.tenantIds ?? '', /already belongs to/)
    }
    const having = await documents.organisations.find({ tenantIds: REGISTERED })
    assert.equal(having.length, 1)
  })

  it('is taken away only after what that does was said, never by its own people, and never while it is allowed besides', async () => {
    await save('customer', TENANT)
    const asked = await save('customer', '', chief, false)
    assert.ok('question' in asked)
    assert.equal(await holder(), 'customer')
    const own = await save('customer', '', { ...chief, tenantId: TENANT, homeTenantId: TENANT })
    assert.ok('form' in own)
    assert.match(own.form.errors.tenantIds ?? '', /would lose your own rights/)
    const allowed = await save('customer', '', chief, true, [TENANT])
    assert.ok('form' in allowed)
    assert.match(allowed.form.errors.tenantIds ?? '', /ALLOWED_TENANTS/)
    assert.ok('saved' in (await save('customer', '')))
    assert.equal(await holder(), null)
    assert.ok('saved' in (await save('neighbour', TENANT)), 'others may have it then')
  })

  it('stays with an organisation that is inactive, and falls to nobody above', async () => {
    await bindTenant(deps(), 'customer', TENANT)
    await documents.organisations.updateIf({ _id: 'customer' }, { $set: { active: false } })
    assert.equal(await holder(TENANT, [TENANT]), 'customer')
  })

  describe('at the start', () => {
    const claim = () => documents.installation.insertNew([{ _id: CLAIMED, value: 'chief' }])
    const settle = (claimTenants = [REGISTERED]) => settleTenants(deps({ claimTenants }), REGISTERED.toUpperCase())

    it('stays with the higher one of two that had it, and is unique from then on', async () => {
      for (const _id of ['customer', 'partner', 'neighbour']) {
        await documents.organisations.updateIf({ _id }, { $set: { tenantIds: [TENANT] } })
      }
      await settle()
      await settle()
      assert.deepEqual(
        (await documents.organisations.find({ tenantIds: TENANT })).map(({ _id }) => _id),
        ['partner'],
      )
      assert.equal(await bindTenant(deps(), 'customer', TENANT), 'taken')
    })

    it('becomes the top one’s once, if it is that of the registration, and was allowed, and nobody has it', async () => {
      await settle()
      assert.equal(await holder(REGISTERED), null, 'nobody has claimed it yet')
      await claim()
      await settle()
      assert.equal(await holder(REGISTERED), 'root')
      await save('root', '')
      await settle()
      assert.equal(await holder(REGISTERED), null, 'whoever took it away wants it so')
    })

    it('does not become the top one’s where others were allowed in its place, or another organisation has it', async () => {
      await claim()
      await settle([TENANT])
      assert.equal(await holder(REGISTERED), null)
      await documents.installation.delete({ _id: 'own-tenant-bound' })
      await bindTenant(deps(), 'customer', REGISTERED)
      await settle()
      assert.equal(await holder(REGISTERED), 'customer')
    })
  })

  it('is bound to the top by whoever claims from one that may, and by nobody else', async () => {
    const codes = {
      newCode: () => 'code',
      hash: (code: string) => code,
      matches: (code: string, hash: string) => code === hash,
    }
    await documents.organisations.delete({})
    await documents.installation.insertNew([{ _id: 'claim-code-hash', value: 'code' }])
    const of = (tenantId: string) => aPerson({ tenantId, homeTenantId: tenantId })
    await documents.people.insert(of(TENANT))
    const claimed = (tenantId: string) =>
      claimInstallation(deps({ claimTenants: [TENANT] }), codes, of(tenantId), 'code')
    assert.equal(await isServed(deps({ claimTenants: [TENANT] }), TENANT), true)
    assert.equal(await isServed(deps({ claimTenants: [TENANT] }), REGISTERED), false)
    await assert.rejects(claimed(REGISTERED), /brought the claim code/)
    await claimed(TENANT)
    assert.equal(await holder(), 'root')
    await documents.organisations.updateIf({ _id: 'root' }, { $set: { tenantIds: [] } })
    assert.equal(await isServed(deps({ claimTenants: [TENANT] }), TENANT), false, 'it is claimed')
  })

  describe('of somebody who is given a role', () => {
    const person = aPerson({ _id: 'p', key: 'p', aadObjectId: 'p', tenantId: TENANT, homeTenantId: TENANT })
    const give = async (_id: string, actor: Person = chief): Promise<string> => {
      const wanted = { personId: 'p', revision: 1, role: 'agent' as Role }
      return await changeRole(deps(), actor, await find(_id), wanted).then(
        () => '',
        (error: unknown) => {
          if (!(error instanceof FrontdeskError)) throw error
          return inWords(error.forPerson)
        },
      )
    }
    beforeEach(() => documents.people.insert(person))

    it('has to be the organisation’s or that of one above, and the refusal names the cure', async () => {
      assert.match(await give('customer'), /which no organisation has. Add this ID/)
      await bindTenant(deps(), 'partner', TENANT)
      assert.match(await give('root'), /belongs to “Fabrikam IT”/)
      const beside = aPerson({ memberships: [{ organisationId: 'other-partner', role: 'administrator' }] })
      const told = await give('other-partner', beside)
      assert.match(told, /belongs to another organisation/)
      assert.doesNotMatch(told, /Fabrikam/)
      assert.equal(await give('customer'), '')
    })
  })

  it('costs a turn a look or two, of a thousand', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      anOrganisation({
        _id: `o${index}`,
        name: `O ${index}`,
        parentId: 'root',
        path: ['root'],
        tenantIds: [`t${index}`],
      }),
    )
    await documents.organisations.insertNew(many)
    const memberships = [
      { organisationId: 'o7', role: 'agent' },
      { organisationId: 'o8', role: 'agent' },
    ] as const
    const person = aPerson({ tenantId: 't7', homeTenantId: null, memberships })
    Object.assign(reads, { calls: 0, documents: 0 })
    assert.equal(await isServed(deps(), 't7'), true)
    const { memberships: left } = await withRightsInForce(deps(), person)
    assert.deepEqual(
      left.map(({ organisationId }) => organisationId),
      ['o7'],
    )
    assert.ok(reads.calls <= 3 && reads.documents <= 4, JSON.stringify(reads))
  })
})
