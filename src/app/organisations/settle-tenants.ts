// At the start: each tenant gets its key, which two organisations cannot have, and what was allowed before is bound.
import { DuplicateKeyError } from '../../domain/errors.ts'
import { tenantKey } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import { isBound, isClaimed, noteBound, ROOT_ORGANISATION_ID } from './installation-facts.ts'
import { bindTenant } from './tenants.ts'

type SettleDeps = Pick<Deps, 'documents' | 'claimTenants' | 'log'>

/**
 * Call it before anything else works on the data; again is nothing. Of two organisations that have one tenant, as versions before
 * allowed, the higher one keeps it: the lower one's would otherwise lock those above out. The tenant of the bot's registration, which
 * was believed without being anybody's, becomes the top organisation's once, unless somebody else has it.
 */
export async function settleTenants(deps: SettleDeps, registeredTenantId: string): Promise<void> {
  await keyTenants(deps)
  await bindRegistered(deps, registeredTenantId.toLowerCase())
}

async function keyTenants({ documents, log }: SettleDeps): Promise<void> {
  const { organisations } = documents
  const all = await organisations.find({})
  const highestFirst = all.toSorted((a, b) => a.path.length - b.path.length || a._id.localeCompare(b._id))
  for (const { _id, name, tenantIds, keys } of highestFirst) {
    for (const tenantId of tenantIds) {
      const key = tenantKey(tenantId)
      if (keys.includes(key)) continue
      const mine = { _id, tenantIds: tenantId }
      try {
        const update = { $push: { keys: { $each: [key] } }, $inc: { revision: 1 } }
        await organisations.updateIf({ ...mine, keys: { $nin: [key] } }, update)
      } catch (error) {
        if (!(error instanceof DuplicateKeyError)) throw error
        await organisations.updateIf(mine, { $pull: { tenantIds: tenantId }, $inc: { revision: 1 } })
        log.warn('A tenant belonged to two organisations; the higher one keeps it', {
          ...{ tenantId, takenFrom: name, organisationId: _id },
        })
      }
    }
  }
}

async function bindRegistered(deps: SettleDeps, tenantId: string): Promise<void> {
  const { documents, claimTenants, log } = deps
  if (!(await isClaimed(documents)) || (await isBound(documents))) return
  if (claimTenants.includes(tenantId)) {
    const bound = await bindTenant(deps, ROOT_ORGANISATION_ID, tenantId)
    if (bound === 'taken')
      log.warn('The tenant of the registration belongs to an organisation below the top', { tenantId })
  }
  await noteBound(documents)
}
