// A user's account as Teams describes it: their addresses, and whose directory claims them.
import { z } from 'zod'
import type { Account } from '../../domain/organisation/identity.ts'

const AccountJson = z.object({
  email: z.string().catch(''),
  userPrincipalName: z.string().catch(''),
  userRole: z.string().catch(''),
  tenantId: z.string().min(1).optional().catch(undefined),
})

/**
 * `tenantId` is the tenant they are seen in. Guests have another home: in a shared channel Teams names it, in a team it tells
 * only that they are guests. Their `#EXT#` name is no address, and the directory they are guests of knows none for sure.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export function accountOf(member: unknown, tenantId: string): Account {
  const { email, userPrincipalName, userRole, tenantId: told } = AccountJson.catch(NOTHING).parse(member)
  const isGuest = /#ext#/iu.test(userPrincipalName) || /^(?:guest|anonymous)$/iu.test(userRole.trim())
  const [seenIn, home] = [tenantId.toLowerCase(), told?.toLowerCase()]
  const names = isGuest ? [email] : [email, userPrincipalName]
  const addresses = names.map((address) => address.trim().toLowerCase()).filter((address) => address.includes('@'))
  return {
    addresses: [...new Set(addresses)],
    homeTenantId: home !== undefined && home !== seenIn ? home : isGuest ? null : seenIn,
  }
}

const NOTHING = { email: '', userPrincipalName: '', userRole: '' }
