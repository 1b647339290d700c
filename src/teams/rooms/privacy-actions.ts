// The buttons of the room Privacy.
import { z } from 'zod'
import { organisationFor } from '../../app/organisations/organisation-access.ts'
import { personExportLink } from '../../app/privacy/export-person.ts'
import { reachOf, type Named, type Reach } from '../../app/privacy/find-person.ts'
import {
  confirmErasureForm,
  ERASURE_STARTED,
  personWishForm,
  type PersonInput,
  type PersonWish,
} from '../../app/privacy/person-forms.ts'
import { showPrivacy } from '../../app/privacy/show-privacy.ts'
import { erasablePerson, startErasure } from '../../app/privacy/start-erasure.ts'
import type { CardView } from '../../app/views/card-view.ts'
import { FrontdeskError } from '../../domain/errors.ts'
import { action, Entered, Id, OptionalId, type Action } from '../action.ts'
import type { TurnContext } from '../command.ts'

const Wish = z.object({ organisationId: Id, wish: z.enum(['export', 'erase']) })

export const PRIVACY_ACTIONS: Readonly<Record<string, Action>> = {
  'privacy.open': action(z.object({ organisationId: Id }), async (turn, { organisationId }) => {
    return showPrivacy(await organisationFor(turn.deps.documents, turn.actor, 'manage-privacy', organisationId))
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
        return ERASURE_STARTED
      } catch (error) {
        if (!(error instanceof FrontdeskError)) throw error
        return await onItsForm(turn, reach, named, { confirmed, error: error.forPerson })
      }
    },
  ),
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
