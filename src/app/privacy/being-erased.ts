// Whether an address is being erased right now: what comes from it meanwhile joins nothing that was before.
import { erasureKey } from '../../domain/privacy/erasure.ts'
import type { Deps } from '../deps.ts'

export async function isBeingErased({ documents }: Pick<Deps, 'documents'>, address: string): Promise<boolean> {
  return address !== '' && (await documents.erasures.count({ keys: erasureKey(address.toLowerCase()) }, 1)) > 0
}

/** Those of the addresses that are, in lower case. */
export async function thoseBeingErased(
  { documents }: Pick<Deps, 'documents'>,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> {
  const byKey = new Map(addresses.map((address) => [erasureKey(address.toLowerCase()), address.toLowerCase()]))
  if (byKey.size === 0) return new Set()
  const erasures = await documents.erasures.find({ keys: { $in: [...byKey.keys()] } })
  return new Set(erasures.flatMap(({ keys }) => keys.flatMap((key) => byKey.get(key) ?? [])))
}
