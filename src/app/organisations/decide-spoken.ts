// What becomes of the language and time zone that were entered for an organisation.
import { withFixed } from '../../domain/organisation/inheritance.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { feelsFixing, reachOf, type Follower } from '../../domain/organisation/reach.ts'
import { ownSpoken, SPOKEN_FIELDS, type OwnSpoken, type SpokenField } from '../../domain/organisation/spoken.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { askBefore, countOf, fixedBanner, isUnsaid } from '../policy/policy-texts.ts'
import type { OrganisationFormState } from './organisation-form.ts'
import { NOTHING_CHOSEN, readSpokenPolicy, type MayChange } from './spoken-policy.ts'

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
    feels.push(
      feelsFixing<OwnSpoken, SpokenField>(stored, { ownerId: before._id, field, value, nothing: NOTHING_CHOSEN }),
    )
  }
  const followers = below.map((organisation) => ({ isMailbox: false, order: nearestFirst(organisation) }))
  const reach = reachOf(followers, (follower) => feels.some((isFelt) => isFelt(follower)))
  if (isUnsaid(reach, agreed)) return { form: { banner: askBefore(reach, isFixing), agreed: countOf(reach) } }
  return { chosen: { ...chosen, fixed } }
}
