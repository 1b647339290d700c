// Who somebody is to Frontdesk.
import type { Person } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'
import type { NoticeView } from '../views/card-view.ts'

export async function whoAmI(deps: Pick<Deps, 'documents'>, actor: Person): Promise<NoticeView> {
  const organisations = await deps.documents.organisations.find({
    _id: { $in: actor.memberships.map((membership) => membership.organisationId) },
  })
  const roles = actor.memberships.map(({ organisationId, role }) => ({
    title: organisations.find((organisation) => organisation._id === organisationId)?.name ?? '(removed)',
    value: role,
  }))
  return {
    card: 'notice',
    tone: 'info',
    title: actor.name,
    text:
      roles.length === 0
        ? 'You have no role yet. You can see and sort the tickets you opened yourself; an administrator can give you more.'
        : 'Your roles. Each reaches to the organisations below it, too.',
    facts: [...roles, { title: 'Mail', value: actor.addresses.join(', ') || 'None known' }],
    commands: [{ title: 'Help', command: 'help' }],
  }
}
