// What is noted of the installation itself, and the one organisation that every installation has.
import type { Deps } from '../deps.ts'

type Facts = Pick<Deps['documents'], 'installation'>

export const CLAIMED = 'claimed-by'
const OWN_TENANT_BOUND = 'own-tenant-bound'
/** The root has a fixed id: claiming twice, or from two processes, makes one. */
export const ROOT_ORGANISATION_ID = 'root'

/** Whether somebody became the first administrator. */
export async function isClaimed({ installation }: Facts): Promise<boolean> {
  return (await installation.findOne({ _id: CLAIMED })) !== undefined
}

/** Whether the tenant of the bot's registration had its turn at becoming the top organisation's. */
export async function isBound({ installation }: Facts): Promise<boolean> {
  return (await installation.findOne({ _id: OWN_TENANT_BOUND })) !== undefined
}

/** From now on the tenant of the registration is one among others: whoever takes it out of an organisation wants it so. */
export async function noteBound({ installation }: Facts): Promise<void> {
  await installation.insertNew([{ _id: OWN_TENANT_BOUND, value: 'yes' }])
}
