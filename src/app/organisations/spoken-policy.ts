// Language and time zone down the tree: what is fixed above an organisation, and who is below.
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { spokenInForce, type OwnSpoken, type Spoken, type SpokenField } from '../../domain/organisation/spoken.ts'
import type { Deps } from '../deps.ts'

export const NOTHING_CHOSEN: OwnSpoken = { language: null, timeZone: null }

export interface SpokenPolicy {
  /** What holds for the organisation, or would for a new one below `parent`. */
  readonly spoken: Spoken
  /** Who has fixed it above, as people call them; `null` where the organisation may choose. */
  readonly fixers: Readonly<Record<SpokenField, string | null>>
  readonly below: readonly Organisation[]
}

/** `organisation` null: a new one below `parent`. */
export async function readSpokenPolicy(
  { documents }: Pick<Deps, 'documents'>,
  organisation: Organisation | null,
  parent: Organisation | null,
): Promise<SpokenPolicy> {
  const order = parent ? nearestFirst(parent) : []
  const [above, below] = await Promise.all([
    documents.organisations.find({ _id: { $in: order } }),
    organisation ? documents.organisations.find({ path: organisation._id, active: true }) : [],
  ])
  const nearest = order.flatMap((id) => above.find(({ _id }) => _id === id) ?? [])
  const spoken = spokenInForce([organisation ?? { _id: '', ...NOTHING_CHOSEN }, ...nearest])
  const fixer = (field: SpokenField): string | null => {
    const { fixedBy } = spoken[field]
    return nearest.find(({ _id }) => _id === fixedBy)?.name ?? null
  }
  return { spoken, fixers: { language: fixer('language'), timeZone: fixer('timeZone') }, below }
}

export type MayChange = Readonly<Partial<Record<SpokenField, boolean | undefined>>>
