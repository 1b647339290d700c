// The card of an organisation's open invitations of other tenants.
import type { TenantInvitation } from '../../domain/organisation/tenant-invitation.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { addressesOf } from '../views/connect-views.ts'
import type { Banner, ListView, ViewButton } from '../views/form-view.ts'
import { personName } from '../views/person-name.ts'
import { viewButton } from '../views/view-button.ts'
import { runningOf } from './invite-tenant.ts'

/** The caller has seen to it that the actor may manage the organisation. */
export async function showInvitations(
  deps: Pick<Deps, 'documents' | 'clock'>,
  organisation: Organisation,
  banner: Banner | null = null,
): Promise<ListView> {
  const running = await runningOf(deps, organisation)
  const on = { organisationId: organisation._id }
  return {
    card: 'list',
    title: say('connect.title'),
    organisation: organisation.name,
    lead: say('connect.lead'),
    banner,
    rows: running.map((invitation) => rowOf(invitation)),
    empty: say('connect.empty'),
    buttons: [
      viewButton(say('connect.invite'), 'connect.invite', on, 'positive'),
      viewButton(say('connect.back'), 'organisation.form', { ...on, parentId: null }),
      viewButton(say('connect.menu'), 'command.run', { command: 'configure' }),
    ],
    page: 1,
    pages: 1,
  }
}

function rowOf(invitation: TenantInvitation): ListView['rows'][number] {
  const { state, asker, by, expiresAt: until } = invitation
  const badge = state === 'binding' ? say('connect.row.binding') : say('connect.row.until', { until })
  if (asker === null) {
    return {
      title: say('connect.row.open', { name: personName(by.name) }),
      badge,
      text: '',
      buttons: [withdraw(invitation)],
    }
  }
  return {
    title: say('connect.row.asked', { name: personName(asker.name) }),
    badge,
    text: say('connect.row.tenant', { tenantId: asker.teams.tenantId, addresses: addressesOf(invitation) }),
    buttons: state === 'binding' ? [] : answers(invitation),
  }
}

function answers({ _id: invitationId, organisationId }: TenantInvitation): readonly ViewButton[] {
  const on = { invitationId, organisationId }
  return [
    viewButton(say('connect.ask.connect'), 'connect.answer', { ...on, connect: true }, 'positive'),
    viewButton(say('connect.ask.refuse'), 'connect.answer', { ...on, connect: false }, 'destructive'),
  ]
}

function withdraw({ _id: invitationId, organisationId }: TenantInvitation): ViewButton {
  return viewButton(say('connect.withdraw'), 'connect.withdraw', { invitationId, organisationId })
}
