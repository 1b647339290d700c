// Which domains and tenants an organisation may be given, and by whom.
import assert from 'node:assert/strict'
import type { Documents } from '../../src/app/documents.ts'
import { saveOrganisation } from '../../src/app/organisations/save-organisation.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { aPerson, aTree, countingIds, NOON } from '../support/builders.ts'
import { identityParts } from '../support/identity-parts.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const TENANT = '5a000000-0000-4000-8000-00000000000f'

describe('taking a domain', () => {
  const tree = aTree()
  const newId = countingIds()
  const txt = new Map<string, readonly string[]>()
  let store: TestStore
  let documents: Documents

  beforeEach(async () => {
    store = await openTestStore()
    documents = await openDocuments(store.store)
    txt.clear()
    await documents.organisations.insertNew(Object.values(tree))
  })
  afterEach(() => store.dispose())

  async function take(
    organisationId: 'root' | 'partner' | 'customer' | 'neighbour',
    by: string,
    wanted: { domains?: string; tenantIds?: string },
    parts = identityParts(new Map(), txt),
  ) {
    const before = await documents.organisations.findOne({ _id: organisationId })
    assert.ok(before)
    const { name, revision, domains } = before
    const actor = aPerson({ memberships: [{ organisationId: by, role: 'administrator' }] })
    const input = { name, domains: domains.join(), tenantIds: '', language: 'en', timeZone: 'UTC', ...wanted }
    const deps = { ...parts, documents, clock: () => NOON, newId, wakeDelivery: () => undefined }
    const result = await saveOrganisation(deps, actor, { organisationId, revision, input, sure: true })
    assert.ok(!('question' in result))
    return 'saved' in result ? { saved: result.saved.domains } : { errors: result.form.errors }
  }

  it('is done by administrators above, and at the top by those there', async () => {
    assert.deepEqual(await take('customer', 'partner', { domains: 'contoso.example, litware.example' }), {
      saved: ['contoso.example', 'litware.example'],
    })
    assert.deepEqual(await take('root', 'root', { domains: 'northwind.example' }), { saved: ['northwind.example'] })
  })

  it('needs a TXT record otherwise, and says exactly which', async () => {
    const wanted = { domains: 'contoso.example bank.example' }
    const { errors } = await take('customer', 'customer', wanted)
    assert.match(
      errors?.domains ?? '',
      /^bank\.example is not proven.*“Fabrikam IT”.*Name: _frontdesk\.bank\.example Value: frontdesk-organisation=customer$/,
    )
    txt.set('_frontdesk.bank.example', ['v=spf1', 'frontdesk-organisation=neighbour'])
    assert.ok((await take('customer', 'customer', wanted)).errors?.domains)
    txt.set('_frontdesk.bank.example', ['v=spf1', ' frontdesk-organisation=customer'])
    assert.deepEqual(await take('customer', 'customer', wanted), { saved: ['contoso.example', 'bank.example'] })
  })

  it('waits when no name server answers', async () => {
    const parts = identityParts()
    const resolveTxt = () => Promise.reject(new Error('SERVFAIL'))
    const silent = { ...parts, domainNames: { ...parts.domainNames, resolveTxt } }
    const { errors } = await take('customer', 'customer', { domains: 'bank.example' }, silent)
    assert.match(errors?.domains ?? '', /could not be looked up just now. Try again/)
  })

  for (const [domain, reason] of [
    ['x.adventure.example', /belongs to another organisation, including its subdomains/],
    ['gmail.com', /an email service that anyone can use/],
    ['mail.gmail.com', /an email service that anyone can use/],
    ['fastmail.com', /an email service that anyone can use/],
    ['neighbour.onmicrosoft.com', /an email service that anyone can use/],
    ['gmx.ch', /an email service that anyone can use/],
    ['hotmail.no', /an email service that anyone can use/],
    ['ziggo.nl', /an email service that anyone can use/],
    ['@GMAIL.COM.', /an email service that anyone can use/],
    ['ｇmail.com', /an email service that anyone can use/],
    ['Neighbour.Adventure.Example.', /belongs to another organisation, including its subdomains/],
    ['*.bank.example', /is not a domain/],
    ['azurewebsites.net', /cannot belong to one organisation/],
    ['co.uk', /cannot belong to one organisation/],
    ['github.io', /cannot belong to one organisation/],
  ] as const) {
    it(`is refused for ${domain}, proven or not`, async () => {
      txt.set(`_frontdesk.${domain}`, ['frontdesk-organisation=customer'])
      const { errors } = await take('customer', 'customer', { domains: domain })
      assert.match(errors?.domains ?? '', reason)
    })
  }

  it('is refused for the domain above a neighbour’s', async () => {
    await documents.organisations.updateIf({ _id: 'neighbour' }, { $set: { domains: ['dept.bank.example'] } })
    txt.set('_frontdesk.bank.example', ['frontdesk-organisation=customer'])
    const { errors } = await take('customer', 'customer', { domains: 'bank.example' })
    assert.match(errors?.domains ?? '', /has a subdomain that belongs to another organisation/)
    assert.deepEqual(await take('partner', 'root', { domains: 'bank.example' }), { saved: ['bank.example'] })
  })

  it('is asked of new ones only: what is stored goes on working', async () => {
    await documents.organisations.updateIf({ _id: 'customer' }, { $set: { domains: ['gmail.com', 'co.uk'] } })
    assert.deepEqual(await take('customer', 'customer', {}), { saved: ['gmail.com', 'co.uk'] })
    assert.deepEqual(await take('customer', 'customer', { domains: 'gmail.com' }), { saved: ['gmail.com'] })
  })

  it('goes with tenants, which only administrators above add: their directory is believed', async () => {
    const { errors } = await take('customer', 'customer', { tenantIds: TENANT })
    assert.match(errors?.tenantIds ?? '', /Only administrators of “Fabrikam IT” or above/)
    assert.ok((await take('customer', 'partner', { tenantIds: TENANT })).saved)
    assert.ok((await take('customer', 'customer', { tenantIds: TENANT })).saved)
  })

  it('gives nobody a tenant that another organisation has, in whatever spelling', async () => {
    const theirs = TENANT.toUpperCase()
    assert.ok((await take('neighbour', 'root', { tenantIds: TENANT })).saved)
    assert.match(
      (await take('customer', 'root', { tenantIds: theirs })).errors?.tenantIds ?? '',
      /already belongs to “.*”/,
    )
    const ofRoot = TENANT.replace(/f$/, 'e')
    assert.ok((await take('root', 'root', { tenantIds: ofRoot })).saved)
    const { errors } = await take('customer', 'partner', { tenantIds: `{${ofRoot.toUpperCase()}}` })
    assert.match(errors?.tenantIds ?? '', /already belongs to another organisation/)
    assert.ok((await take('neighbour', 'root', { tenantIds: theirs })).saved, 'whose it is keeps it')
  })
})
