// Language and time zone down the tree: what is fixed above an organisation, and what it fixes for those below.
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { withFixed } from '../../domain/organisation/inheritance.ts'
import { feelsFixing, reachOf, type Follower } from '../../domain/organisation/reach.ts'
import {
  ownSpoken,
  SPOKEN_FIELDS,
  spokenInForce,
  type OwnSpoken,
  type Spoken,
  type SpokenField,
} from '../../domain/organisation/spoken.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { askBefore, countOf, fixedBanner, isUnsaid } from '../policy/policy-texts.ts'
import type { OrganisationFormState } from './organisation-form.ts'

const NOTHING: OwnSpoken = { language: null, timeZone: null }

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
  const spoken = spokenInForce([organisation ?? { _id: '', ...NOTHING }, ...nearest])
  const fixer = (field: SpokenField): string | null => {
    const { fixedBy } = spoken[field]
    return nearest.find(({ _id }) => _id === fixedBy)?.name ?? null
  }
  return { spoken, fixers: { language: fixer('language'), timeZone: fixer('timeZone') }, below }
}

export type MayChange = Readonly<Partial<Record<SpokenField, boolean | undefined>>>

interface Wanted {
  readonly before: Organisation | null
  readonly parent: Organisation | null
  /** As it was entered and checked. */
  readonly fields: Chosen
  readonly mayChange: MayChange
  readonly agreed: number | null
}

type Chosen = Pick<Organisation, SpokenField>

/**
 * What becomes of language and time zone, or why nothing does: somebody above has fixed one of them, or those below would feel it
 * and the person was not told yet. What is fixed above and was not touched stays stored as it is.
 */
export async function decideSpoken(
  deps: Pick<Deps, 'documents'>,
  { before, parent, fields, mayChange, agreed }: Wanted,
): Promise<
  { readonly chosen: Chosen & Pick<Organisation, 'fixed'> } | { readonly form: Partial<OrganisationFormState> }
> {
  const { fixers, below } = await readSpokenPolicy(deps, before, parent)
  const chosen: Record<SpokenField, string | null> = { language: fields.language, timeZone: fields.timeZone }
  const stored = [...(before ? [before] : []), ...below].map(ownSpoken)
  const feels: ((follower: Follower) => boolean)[] = []
  let fixed: readonly SpokenField[] = before?.fixed ?? []
  let isFixing = false
  for (const field of SPOKEN_FIELDS) {
    const own = before?.[field] ?? null
    const wanted = fields[field]
    const fixer = fixers[field]
    if (fixer !== null) {
      if (wanted !== null && wanted !== own) return { form: { banner: fixedBanner(fixer, true) } }
      chosen[field] = own
      continue
    }
    if (mayChange[field] === false && wanted === null) {
      return { form: { errors: { [field]: say('policy.nothingToFix') } } }
    }
    const wasFixed = fixed.includes(field)
    const isFixed = wanted !== null && !(mayChange[field] ?? !wasFixed)
    fixed = withFixed(fixed, field, isFixed)
    const value = wanted ?? own
    if (wasFixed === isFixed || before === null || value === null) continue
    isFixing ||= isFixed
    feels.push(feelsFixing<OwnSpoken, SpokenField>(stored, { ownerId: before._id, field, value, nothing: NOTHING }))
  }
  const followers = below.map((organisation) => ({ isMailbox: false, order: nearestFirst(organisation) }))
  const reach = reachOf(followers, (follower) => feels.some((isFelt) => isFelt(follower)))
  if (isUnsaid(reach, agreed)) return { form: { banner: askBefore(reach, isFixing), agreed: countOf(reach) } }
  return { chosen: { ...chosen, fixed } }
}
