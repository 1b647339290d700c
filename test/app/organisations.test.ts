// The room of organisations: adding, editing, deactivating, the list.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { organisationForm, type OrganisationInput } from '../../src/app/organisations/organisation-form.ts'
import { addOrganisation, saveOrganisation } from '../../src/app/organisations/save-organisation.ts'
import { deactivateForm, setOrganisationActive } from '../../src/app/organisations/set-organisation-active.ts'
import { showOrganisations } from '../../src/app/organisations/show-organisations.ts'
import { ConflictError, InvalidInputError, NotFoundError, RefusedError } from '../../src/domain/errors.ts'
import type { Organisation } from '../../src/domain/organisation/organisation.ts'
import type { Person } from '../../src/domain/organisation/person.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { anOrganisation, aPerson, aTicket, aTree, countingIds, NOON } from '../support/builders.ts'
import { identityParts } from '../support/identity-parts.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const INPUT: OrganisationInput = { name: 'Litware', domains: '', tenantIds: '', language: '', timeZone: '' }

function administratorOf(organisationId: string): Person {
  return aPerson({ memberships: [{ organisationId, role: 'administrator' }] })
}

describe('the room of organisations', () => {
  const tree = aTree()
  const [atTop, atPartner] = [administratorOf('root'), administratorOf('partner')]
  let store: TestStore
  let documents: Documents
  let ids = countingIds()
  const deps = () => ({ ...identityParts(), documents, clock: () => NOON, newId: ids, wakeDelivery: () => undefined })

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    ids = countingIds()
    await documents.organisations.insertNew(Object.values(tree))
  })
  afterEach(() => store.dispose())

  const add = (input: Partial<OrganisationInput>, parentId = 'partner', actor = atTop) =>
    addOrganisation(deps(), actor, { parentId, input: { ...INPUT, ...input } })
  const save = async (organisationId: string, revision: number, input: Partial<OrganisationInput>, actor = atTop) => {
    const wanted = { organisationId, revision, input: { ...INPUT, ...input }, sure: true }
    const result = await saveOrganisation(deps(), actor, wanted)
    assert.ok(!('question' in result))
    return result
  }
  const find = async (_id: string): Promise<Organisation> => {
    const found = await documents.organisations.findOne({ _id })
    assert.ok(found)
    return found
  }

  describe('adding and editing', () => {
    it('adds one of the kind that stands there, with what was entered in its stored form, and records it', async () => {
      const tenant = '5A000000-0000-4000-8000-000000000001'
      const result = await add({
        name: '  Lit\u200bware ',
        domains: '@Litware.COM',
        tenantIds: tenant,
        timeZone: 'utc',
      })
      assert.ok('saved' in result)
      const { name, kind, path, domains, tenantIds, timeZone } = result.saved
      assert.deepEqual(
        { name, kind, path, domains, tenantIds, timeZone },
        {
          name: 'Litware',
          kind: 'customer',
          path: ['root', 'partner'],
          domains: ['litware.com'],
          tenantIds: [tenant.toLowerCase()],
          timeZone: 'UTC',
        },
      )
      const [audit] = await documents.audit.find({ action: 'organisation.added' })
      assert.deepEqual(audit?.organisationPath, ['root', 'partner', result.saved._id])
    })

    it('adds nothing below a customer, below an inactive one, or where the person administers nothing', async () => {
      await assert.rejects(add({}, 'customer'), InvalidInputError)
      await assert.rejects(add({}, 'other-partner', atPartner), NotFoundError)
      await assert.rejects(add({}, 'nowhere'), NotFoundError)
      await documents.organisations.updateIf({ _id: 'other-partner' }, { $set: { active: false } })
      await assert.rejects(add({}, 'other-partner'), ConflictError)
      assert.equal(await documents.organisations.count({}), Object.keys(tree).length)
    })

    it('says what is wrong at each field, and keeps what was entered', async () => {
      const input = { name: ' \u202e ', domains: 'a b', tenantIds: 'x', language: 'xx', timeZone: 'Berlin' }
      const result = await add(input)
      assert.ok('form' in result)
      assert.deepEqual(Object.keys(result.form.errors).toSorted(), Object.keys(INPUT).toSorted())
      assert.deepEqual(result.form.input, input)
      assert.ok('form' in (await add({ name: 'x'.repeat(10_000) })))
      const long = (n: number) => `d${n}.${'x'.repeat(60)}.${'y'.repeat(60)}.example`
      const tooLong = await add({ domains: Array.from({ length: 40 }, (_, n) => long(n)).join(' ') })
      assert.ok('form' in tooLong && tooLong.form.errors.domains)
    })

    it('refuses a name that is taken in the same place, whatever its case and Unicode form, and takes it elsewhere', async () => {
      assert.ok('saved' in (await add({ name: 'Caf\u00e9' })))
      const again = await add({ name: 'CAFE\u0301' })
      assert.ok('form' in again)
      assert.match(again.form.errors.name ?? '', /already/)
      assert.ok('saved' in (await add({ name: 'Caf\u00e9' }, 'other-partner')))
      const renamed = await save('customer', 1, { name: 'caf\u00e9' })
      assert.ok('form' in renamed && renamed.form.errors.name)
    })

    it('gives a domain to one organisation only, and tells whose it is only to who may know', async () => {
      const known = await save('other-partner', 1, { name: 'Tailspin', domains: 'new.example CONTOSO.example' })
      assert.ok('form' in known)
      assert.equal(
        known.form.errors.domains,
        'contoso.example already belongs to “Contoso”. Remove it there first, or ask whoever administers it.',
      )
      const atOther = administratorOf('other-partner')
      const unknown = await save('other-partner', 1, { name: 'Tailspin', domains: 'contoso.example' }, atOther)
      assert.ok('form' in unknown)
      assert.equal(
        unknown.form.errors.domains,
        'contoso.example already belongs to another organisation. Remove it there first, or ask whoever administers it.',
      )
      const added = await Promise.all([add({ domains: 'x.example' }), add({ name: 'Other', domains: 'x.example' })])
      assert.equal(added.filter((result) => 'saved' in result).length, 1)
    })

    it('keeps hostile names as the text they are', async () => {
      const name = '[x](http://evil) <at>all</at> ${secret} **b** 🎉'
      const result = await add({ name })
      assert.ok('saved' in result)
      assert.equal(result.saved.name, name)
    })

    it('refuses the second of two who edit the same, says what it is now, and keeps what they entered', async () => {
      assert.ok('saved' in (await save('customer', 1, { name: 'Contoso Ltd', domains: 'contoso.example' })))
      const second = await save('customer', 1, { name: 'Contoso Inc', domains: 'contoso.example' })
      assert.ok('form' in second)
      assert.match(second.form.banner?.text ?? '', /name “Contoso Ltd”/)
      assert.equal(second.form.input.name, 'Contoso Inc')
      assert.equal((await find('customer')).name, 'Contoso Ltd')
      const [audit] = await documents.audit.find({ action: 'organisation.changed' })
      assert.deepEqual(audit?.changes[0], { field: 'name', before: 'Contoso', after: 'Contoso Ltd' })
    })

    it('wants a language and a time zone of the one at the top, which inherits none', async () => {
      const result = await save('root', 1, { name: 'Northwind' })
      assert.ok('form' in result)
      assert.deepEqual(Object.keys(result.form.errors), ['language', 'timeZone'])
    })

    it('changes nothing of an organisation beside or above', async () => {
      await assert.rejects(save('other-partner', 1, {}, atPartner), NotFoundError)
      await assert.rejects(save('root', 1, {}, atPartner), NotFoundError)
    })

    it('offers to move or deactivate only to administrators above', async () => {
      const titles = async (actor: Person) => {
        const state = { organisation: tree.partner, parent: tree.root, input: INPUT, errors: {}, banner: null }
        return (await organisationForm(deps(), actor, state)).buttons.map(({ title }) => title)
      }
      assert.deepEqual(await titles(atTop), [
        'Save',
        'Settings in force',
        'Connect tenant',
        'Move',
        'Deactivate',
        'Back',
      ])
      assert.deepEqual(await titles(atPartner), ['Save', 'Settings in force', 'Connect tenant', 'Back'])
    })
  })

  describe('deactivating', () => {
    const set = (organisationId: string, active: boolean, actor = atTop, revision?: number) =>
      find(organisationId).then((organisation) =>
        setOrganisationActive(deps(), actor, { organisationId, active, revision: revision ?? organisation.revision }),
      )

    it('says first what happens, then does it, and undoes it', async () => {
      await documents.tickets.insert(aTicket())
      const form = await deactivateForm(deps(), atPartner, 'customer')
      assert.match(form.lead, /then belong to “Fabrikam IT”/)
      assert.deepEqual(form.facts.at(-1), { title: 'Open tickets', value: '1' })
      await set('customer', false, atPartner)
      assert.equal((await find('customer')).active, false)
      await set('customer', true, atPartner)
      assert.equal((await find('customer')).active, true)
      const audit = await documents.audit.find({ subject: 'Contoso' })
      assert.deepEqual(audit.map(({ action }) => action).toSorted(), [
        'organisation.deactivated',
        'organisation.reactivated',
      ])
    })

    it('refuses the top, one with active ones below, and its own administrators', async () => {
      await assert.rejects(set('root', false), RefusedError)
      await assert.rejects(set('partner', false), ConflictError)
      await assert.rejects(set('customer', false, administratorOf('customer')), RefusedError)
      await assert.rejects(set('other-partner', false, atPartner), NotFoundError)
      assert.equal(await documents.organisations.count({ active: false }), 0)
    })

    it('reactivates nothing below an inactive one', async () => {
      for (const id of ['customer', 'neighbour', 'partner']) await set(id, false)
      await assert.rejects(set('customer', true), /as it stands/)
      await set('partner', true)
      await set('customer', true)
    })

    it('refuses when somebody changed it meanwhile', async () => {
      await assert.rejects(set('customer', false, atTop, 7), ConflictError)
      assert.equal((await find('customer')).active, true)
    })
  })

  describe('the list', () => {
    const titles = (view: Awaited<ReturnType<typeof showOrganisations>>) => view.rows.map(({ title }) => title)

    it('shows the tree that somebody administers, each with those below it', async () => {
      assert.deepEqual(titles(await showOrganisations(deps(), atTop, null)), [
        'Northwind Distribution',
        '└─ Fabrikam IT',
        '└─── Adventure Works',
        '└─── Contoso',
        '└─ Tailspin',
      ])
      assert.deepEqual(titles(await showOrganisations(deps(), atPartner, null)), [
        'Fabrikam IT',
        '└─ Adventure Works',
        '└─ Contoso',
      ])
      assert.deepEqual(titles(await showOrganisations(deps(), aPerson(), null)), [])
    })

    it('shows in a channel only what the channel serves', async () => {
      assert.deepEqual(titles(await showOrganisations(deps(), atTop, 'customer')), ['Contoso'])
      assert.deepEqual(titles(await showOrganisations(deps(), atTop, '')), [])
    })

    it('pages through many', async () => {
      const many = Array.from({ length: 30 }, (_, n) =>
        anOrganisation({
          _id: `c${n}`,
          kind: 'customer',
          name: `C${n}`,
          parentId: 'partner',
          path: ['root', 'partner'],
        }),
      )
      await documents.organisations.insertNew(many)
      const last = await showOrganisations(deps(), atTop, null, { page: 99 })
      assert.equal(last.pages, 4)
      assert.equal(last.rows.length, 5)
    })
  })
})
