// The buttons of the room Privacy.
import { z } from 'zod'
import { organisationFor } from '../../app/organisations/organisation-access.ts'
import { personExportLink } from '../../app/privacy/export-person.ts'
import { reachOf, type Named, type Reach } from '../../app/privacy/find-person.ts'
import {
  confirmErasureForm,
  erasureStarted,
  personWishForm,
  type PersonInput,
  type PersonWish,
} from '../../app/privacy/person-forms.ts'
import { readRetention, retentionForm, retentionSaved, saveRetention } from '../../app/privacy/retention-settings.ts'
import { showPrivacy } from '../../app/privacy/show-privacy.ts'
import { erasablePerson, startErasure } from '../../app/privacy/start-erasure.ts'
import type { CardView } from '../../app/views/card-view.ts'
import { FrontdeskError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { RETENTION_IDS } from '../../domain/privacy/retention.ts'
import { action, Agreed, Entered, Id, MayChange, OptionalId, type Action } from '../action.ts'
import type { TurnContext } from '../command.ts'

const OnSetting = z.object({
  organisationId: Id,
  setting: z.enum(RETENTION_IDS),
  revision: z.number().int().nonnegative(),
})
const Wish = z.object({ organisationId: Id, wish: z.enum(['export', 'erase']) })

export const PRIVACY_ACTIONS: Readonly<Record<string, Action>> = {
  'privacy.open': action(z.object({ organisationId: Id }), async (turn, { organisationId }) => {
    return await showPrivacy(turn.deps, await organisationOf(turn, organisationId))
  }),
  'privacy.form': action(OnSetting, async (turn, { organisationId, setting, revision }) => {
    const state = { setting, revision, input: null, error: null, banner: null }
    return await retentionForm(turn.deps, await organisationOf(turn, organisationId), state)
  }),
  'privacy.save': action(
    OnSetting.extend({ value: Entered, mayChange: MayChange, agreed: Agreed }),
    async (turn, { organisationId, value, ...on }) => await save(turn, organisationId, { ...on, input: value }),
  ),
  'privacy.inherit': action(OnSetting.extend({ agreed: Agreed }), async (turn, { organisationId, ...on }) => {
    return await save(turn, organisationId, { ...on, input: null })
  }),
  'privacy.person': action(Wish, async (turn, { organisationId, wish }) => {
    const reach = await reachOf(turn.deps.documents, turn.actor, organisationId)
    return await personWishForm(turn.deps, turn.actor, reach, wish)
  }),
  'privacy.find': action(
    Wish.extend({ address: Entered, personId: OptionalId }),
    async (turn, { organisationId, wish, address, personId }) => {
      const reach = await reachOf(turn.deps.documents, turn.actor, organisationId)
      return await answerWish(turn, reach, wish, { address, personId: personId ?? '' })
    },
  ),
  'privacy.erase': action(
    z.object({ organisationId: Id, address: Entered, personId: OptionalId, confirmed: Entered }),
    async (turn, { organisationId, confirmed, ...named }) => {
      const reach = await reachOf(turn.deps.documents, turn.actor, organisationId)
      try {
        await startErasure(turn.deps, turn.actor, reach, { ...named, confirmed })
        return erasureStarted()
      } catch (error) {
        if (!(error instanceof FrontdeskError)) throw error
        return await onItsForm(turn, reach, named, { confirmed, error: error.forPerson })
      }
    },
  ),
}

async function organisationOf({ deps, actor }: TurnContext, organisationId: string): Promise<Organisation> {
  return await organisationFor(deps.documents, actor, 'manage-privacy', organisationId)
}

async function save(
  turn: TurnContext,
  organisationId: string,
  wanted: Parameters<typeof saveRetention>[3],
): Promise<CardView> {
  const organisation = await organisationOf(turn, organisationId)
  const result = await saveRetention(turn.deps, turn.actor, organisation, wanted)
  if ('form' in result) return await retentionForm(turn.deps, organisation, result.form)
  const { inForce } = await readRetention(turn.deps, organisation)
  const text = retentionSaved(wanted.setting, inForce[wanted.setting].value)
  return await showPrivacy(turn.deps, organisation, { tone: 'good', text })
}

/** What comes of naming somebody; a refusal stands in the form, with what was entered. */
export async function answerWish(
  turn: TurnContext,
  reach: Reach,
  wish: PersonWish,
  input: PersonInput,
): Promise<CardView> {
  const named = { address: input.address.trim(), personId: input.personId === '' ? null : input.personId }
  try {
    if (wish === 'export') return await personExportLink(turn.deps, turn.actor, reach, named)
    return confirmErasureForm(await erasablePerson(turn.deps, turn.actor, reach, named), named)
  } catch (error) {
    if (!(error instanceof FrontdeskError)) throw error
    return await personWishForm(turn.deps, turn.actor, reach, wish, { input, error: error.forPerson })
  }
}

async function onItsForm(
  turn: TurnContext,
  reach: Reach,
  named: Named,
  state: { readonly confirmed: string; readonly error: string },
): Promise<CardView> {
  try {
    return confirmErasureForm(await erasablePerson(turn.deps, turn.actor, reach, named), named, state)
  } catch (error) {
    if (!(error instanceof FrontdeskError)) throw error
    // Whoever is not to be erased any more, or is being erased by now.
    const input = { address: named.address, personId: named.personId ?? '' }
    return await personWishForm(turn.deps, turn.actor, reach, 'erase', { input, error: error.forPerson })
  }
}
