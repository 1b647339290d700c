// The buttons about other tenants: inviting one, and answering one that asks.
import { z } from 'zod'
import { answerInvitation } from '../../app/connect/answer-invitation.ts'
import { invitationFor } from '../../app/connect/change-invitation.ts'
import { invitationUrl } from '../../app/connect/invitation-page.ts'
import { inviteTenant, withdrawInvitation } from '../../app/connect/invite-tenant.ts'
import { showInvitations } from '../../app/connect/show-invitations.ts'
import { organisationFor } from '../../app/organisations/organisation-access.ts'
import { madeView, requestView } from '../../app/views/connect-views.ts'
import type { Banner } from '../../app/views/form-view.ts'
import { FrontdeskError } from '../../domain/errors.ts'
import { say } from '../../texts/say.ts'
import { action, Id, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'

const On = z.object({ organisationId: Id })
const OnInvitation = z.object({ invitationId: Id, organisationId: Id })
/** Without the organisation it was pressed on the card that asks. */
const Answer = z.object({ invitationId: Id, organisationId: Id.nullable(), connect: z.boolean() })

export const CONNECT_ACTIONS: Readonly<Record<string, Action>> = {
  'connect.open': action(On, async (turn, { organisationId }) => await list(turn, organisationId, null)),
  'connect.invite': action(
    On,
    async (turn, { organisationId }) => {
      const organisation = await organisationOf(turn, organisationId)
      const { invitation, code } = await inviteTenant(turn.deps, turn.deps.claimCodes, turn.actor, organisation)
      return madeView(invitation, organisation, { code, url: invitationUrl(turn.deps, code) })
    },
    onTheList,
  ),
  'connect.withdraw': action(
    OnInvitation,
    async (turn, { invitationId, organisationId }) => {
      await withdrawInvitation(turn.deps, turn.actor, invitationId)
      return await list(turn, organisationId, { tone: 'good', text: say('connect.withdrawn') })
    },
    onTheList,
  ),
  'connect.answer': action(
    Answer,
    async (turn, { invitationId, organisationId, connect }) => {
      const invitation = await answerInvitation(turn.deps, turn.actor, { invitationId, connect })
      if (organisationId === null) return await card(turn, invitation._id, null)
      const text = connect ? say('connect.done') : say('connect.refused')
      return await list(turn, organisationId, { tone: 'good', text })
    },
    async (turn, data, text) => {
      const named = Answer.safeParse(data)
      if (!named.success) return null
      const { invitationId, organisationId } = named.data
      return organisationId === null
        ? await orNothing(() => card(turn, invitationId, text))
        : await onTheList(turn, { organisationId }, text)
    },
  ),
}

async function organisationOf(turn: TurnContext, organisationId: string) {
  return await organisationFor(turn.deps.documents, turn.actor, 'manage-organisations', organisationId)
}

async function list(turn: TurnContext, organisationId: string, banner: Banner | null): Promise<ActionAnswer> {
  return await showInvitations(turn.deps, await organisationOf(turn, organisationId), banner)
}

async function card(turn: TurnContext, invitationId: string, refusal: string | null): Promise<ActionAnswer> {
  const { invitation, organisation } = await invitationFor(turn.deps, turn.actor, invitationId)
  return requestView(invitation, organisation, turn.deps.clock(), refusal)
}

/** A refusal stands on the list as it is now; whoever may not see that is only told. */
async function onTheList(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const named = On.safeParse(data)
  if (!named.success) return null
  return await orNothing(() => list(turn, named.data.organisationId, { tone: 'warning', text }))
}

async function orNothing(draw: () => Promise<ActionAnswer>): Promise<ActionAnswer | null> {
  try {
    return await draw()
  } catch (error) {
    if (error instanceof FrontdeskError) return null
    throw error
  }
}
