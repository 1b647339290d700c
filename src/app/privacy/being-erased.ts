// Whether an address is being erased right now: what comes from it meanwhile joins nothing that was before.
import { erasureKey } from '../../domain/privacy/erasure.ts'
import type { Deps } from '../deps.ts'

export async function isBeingErased({ documents }: Pick<Deps, 'documents'>, address: string): Promise<boolean> {
  return address !== '' && (await documents.erasures.count({ keys: erasureKey(address.toLowerCase()) }, 1)) > 0
}
