// The audit: who may read it, how it is narrowed, and the file.
import assert from 'node:assert/strict'
import { differences, recordAudit } from '../../../src/app/audit/record-audit.ts'
import type { Documents } from '../../../src/app/documents.ts'
import { auditExportToken, exportAudit } from '../../../src/app/audit/export-audit.ts'
import { readAudit } from '../../../src/app/audit/read-audit.ts'
import { NotFoundError } from '../../../src/domain/errors.ts'
import { createSignedTokens } from '../../../src/lib/signed-token.ts'
import { openDocuments } from '../../../src/store/collections.ts'
import { aPerson, aTree, countingIds, NOON } from '../../support/builders.ts'
import { openTestStore, type TestStore } from '../../support/stores.ts'

describe('audit', () => {
  const tree = aTree()
  const ann = aPerson({ memberships: [{ organisationId: 'partner', role: 'administrator' }] })
  const bob = aPerson({ _id: 'bob', key: 'person/bob', name: 'Bob =1+1', addresses: [] })
  const tokens = createSignedTokens(Buffer.alloc(32, 1))
  const everything = { organisationId: 'partner', person: '', from: '', to: '' }
  let store: TestStore
  let documents: Documents
  let now = NOON
  const newId = countingIds('audit')
  const deps = () => ({ documents, allowedTenants: [], clock: () => now, newId })

  beforeEach(async () => {
    now = NOON
    store = await openTestStore()
    documents = await openDocuments(store.store)
    await documents.organisations.insertNew(Object.values(tree))
    await documents.people.insertNew([ann, bob])
    const change = { action: 'category.added', changes: [{ field: 'name', before: '', after: '=cmd()' }] }
    await recordAudit(deps(), ann, tree.customer, { ...change, subject: 'First' })
    now = new Date('2026-03-04T00:00:00.000Z')
    await recordAudit(deps(), bob, tree.partner, { ...change, subject: 'Second, "quoted"' })
    await recordAudit(deps(), bob, tree.root, { ...change, subject: 'Above' })
    await recordAudit(deps(), bob, tree.otherPartner, { ...change, subject: 'Beside' })
  })
  afterEach(() => store.dispose())

  const subjects = async (wish: Partial<typeof everything> = {}) =>
    (await readAudit(deps(), ann, { ...everything, ...wish })).entries.map(({ subject }) => subject)

  it('shows what was changed here and below, newest first, and nothing above or beside', async () => {
    assert.deepEqual(await subjects(), ['Second, "quoted"', 'First'])
  })

  it('is narrowed by person, by organisation and by day, both days included', async () => {
    assert.deepEqual(await subjects({ person: 'BOB' }), ['Second, "quoted"'])
    assert.deepEqual(await subjects({ organisationId: 'customer' }), ['First'])
    assert.deepEqual(await subjects({ to: '2026-03-03' }), ['First'])
    assert.deepEqual(await subjects({ from: '2026-03-04', to: '2026-03-04' }), ['Second, "quoted"'])
    assert.deepEqual(await subjects({ from: 'yesterday' }), ['Second, "quoted"', 'First'])
  })

  it('does not exist for those who may not see it', async () => {
    await assert.rejects(readAudit(deps(), ann, { ...everything, organisationId: 'root' }), NotFoundError)
    await assert.rejects(readAudit(deps(), bob, everything), NotFoundError)
  })

  it('leaves as a file whose cells no spreadsheet runs', async () => {
    const { name, text } = await exportAudit(deps(), tokens, auditExportToken(deps(), tokens, ann, everything))
    assert.equal(name, 'audit-partner.csv')
    const lines = text.split('\r\n')
    assert.equal(lines[0], '\uFEFF"time","person","organisation","action","subject","field","before","after"')
    assert.ok(
      lines[1]?.includes(`"Bob =1+1","partner","category.added","Second, ""quoted""","name","","'=cmd()"`),
      lines[1],
    )
    assert.equal(lines.length, 4)
  })

  it('refuses a link that is forged, too old, or of somebody who lost the right', async () => {
    const token = auditExportToken(deps(), tokens, ann, everything)
    const [content = ''] = token.split('.')
    const forged = createSignedTokens(Buffer.alloc(32, 2)).sign(
      'audit-export',
      { ...everything, personId: ann._id },
      new Date(now.getTime() + 60_000),
    )
    for (const wrong of ['', 'x', `${content}.`, `${token}x`, forged]) {
      await assert.rejects(exportAudit(deps(), tokens, wrong), NotFoundError, wrong)
    }
    await documents.people.updateIf({ _id: 'ann' }, { $set: { memberships: [] } })
    await assert.rejects(exportAudit(deps(), tokens, token), NotFoundError)
    await documents.people.updateIf({ _id: 'ann' }, { $set: { memberships: ann.memberships } })
    now = new Date(now.getTime() + 10 * 60_000 + 1)
    await assert.rejects(exportAudit(deps(), tokens, token), NotFoundError)
  })

  it('names only the fields that differ, and of a secret only that it changed', () => {
    const changes = differences({ name: 'A', secret: 'x', same: 1 }, { name: 'B', secret: 'y', same: 1 }, ['secret'])
    assert.deepEqual(changes, [
      { field: 'name', before: 'A', after: 'B' },
      { field: 'secret', before: '', after: 'changed' },
    ])
  })
})
