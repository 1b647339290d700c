import assert from 'node:assert/strict'
import { accountOf } from '../../../src/teams/wire/account.ts'

describe('a user’s account, as Teams tells of it', () => {
  const TOLD = { email: 'Ann@Contoso.example', userPrincipalName: 'ann@contoso.example', userRole: 'user' }

  it('has their addresses, each once, from the directory of the tenant they are seen in', () => {
    assert.deepEqual(accountOf(TOLD, 'HOST'), { addresses: ['ann@contoso.example'], homeTenantId: 'host' })
    assert.equal(accountOf({ ...TOLD, tenantId: 'Host' }, 'host').homeTenantId, 'host')
  })

  it('has its home elsewhere for guests, where Teams names it, and nowhere otherwise', () => {
    const guest = { ...TOLD, userPrincipalName: 'ann_contoso.example#EXT#@host.onmicrosoft.com' }
    assert.deepEqual(accountOf(guest, 'host'), { addresses: ['ann@contoso.example'], homeTenantId: null })
    assert.equal(accountOf({ ...TOLD, userRole: 'Guest' }, 'host').homeTenantId, null)
    assert.equal(accountOf({ ...TOLD, userRole: 'anonymous' }, 'host').homeTenantId, null)
    assert.equal(accountOf({ ...guest, tenantId: 'HOME' }, 'host').homeTenantId, 'home')
    assert.equal(accountOf({ ...TOLD, tenantId: 'home' }, 'host').homeTenantId, 'home')
  })

  it('has nothing when Teams tells nothing that can be read', () => {
    for (const told of [null, undefined, {}, { email: 7, userPrincipalName: [] }, 'x']) {
      assert.deepEqual(accountOf(told, 'host'), { addresses: [], homeTenantId: 'host' })
    }
  })
})
