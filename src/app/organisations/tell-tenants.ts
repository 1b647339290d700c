// The start says whether this installation serves one tenant or several, and what Microsoft has to know for that.
import type { Deps } from '../deps.ts'

/** One line of the log. */
export async function tellTenants(
  { documents, allowedTenants, claimTenants, log }: Pick<Deps, 'documents' | 'allowedTenants' | 'claimTenants' | 'log'>,
  registeredTenantId: string,
): Promise<void> {
  const having = await documents.organisations.find({ tenantIds: { $ne: [] } })
  const bound = having.flatMap(({ tenantIds }) => tenantIds)
  const served = new Set([...bound, ...allowedTenants])
  if (served.size === 0) {
    log.info('This installation serves no tenant yet: it is claimed from one of these', { tenants: claimTenants })
    return
  }
  const others = [...served].filter((id) => id !== registeredTenantId.toLowerCase())
  if (others.length === 0) {
    log.info('This installation serves one tenant', { tenantId: registeredTenantId })
    return
  }
  log.info(
    'This installation serves several tenants, or one that is not its own: the application has to be registered for multiple organisations (AzureADMultipleOrgs), or Teams answers Unauthorized there; the Azure Bot stays single tenant',
    { tenants: served.size, byOrganisation: bound.length, byAllowedTenants: served.size - new Set(bound).size },
  )
}
