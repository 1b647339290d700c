// Who is let in: people of tenants that somebody has here, and, while nobody has claimed the installation, those who may.
import { isClaimed } from './installation-facts.ts'
import { lockOf, type TenantDeps } from './tenants.ts'
import type { Account } from '../../domain/organisation/identity.ts'
import type { Deps } from '../deps.ts'

/** Somebody of a tenant that is unknown here, as far as their activity tells. */
export interface Stranger {
  /** Lower case. */
  readonly tenantId: string
  readonly aadObjectId: string
  readonly userId: string
  /** Empty when it is not told. */
  readonly name: string
  readonly serviceUrl: string
  readonly conversationId: string
  readonly isPersonal: boolean
  /** BCP 47; `null` when it is not told. */
  readonly language: string | null
  /** Asks Teams who they are; `null` when it does not tell. */
  readonly readAccount: () => Promise<Account | null>
  /** What they typed; `null` when the bot was installed, in their chat or their team. */
  readonly text: string | null
}

/**
 * What somebody at the closed door is told in place of the one sentence, as those are who bring an invitation; `null` leaves it at
 * that sentence.
 */
export type MeetStranger = (stranger: Stranger) => Promise<{ readonly said: string } | null>

/** Whether whoever speaks from the tenant is served. Costs one look into an index for tenants that are. */
export async function isServed(deps: TenantDeps & Pick<Deps, 'claimTenants'>, tenantId: string): Promise<boolean> {
  if ((await lockOf(deps, tenantId)) !== null) return true
  return deps.claimTenants.includes(tenantId.toLowerCase()) && !(await isClaimed(deps.documents))
}
