// Who somebody is to Frontdesk.
import { countingAddresses } from '../../domain/organisation/identity.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { NoticeView } from '../views/card-view.ts'
import { certainAddresses, readTenants, type IdentityDeps } from './requester-of.ts'

export async function whoAmI(deps: IdentityDeps, actor: Person): Promise<NoticeView> {
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
        ? 'You have no role yet. You can see your own tickets and choose their category; an administrator can give you a role.'
        : 'Your roles. Each also covers the organisations below.',
    facts: [...roles, ...(await aboutMail(deps, actor))],
    commands: [{ title: 'Help', command: 'help' }],
  }
}

/** What addresses are known, and the way out for those that do not count. */
async function aboutMail(deps: IdentityDeps, actor: Person): Promise<NoticeView['facts']> {
  const tenants = await readTenants(deps)
  const certain = await certainAddresses(deps, actor, tenants)
  const doubtful = actor.addresses.filter((address) => !certain.includes(address))
  const counting = countingAddresses(actor, tenants, deps.clock())
  const why = doubtful.some((address) => counting.includes(address))
    ? 'Someone else has the same address.'
    : `I cannot tell that this address is yours. Ask an administrator to add your tenant ID ${actor.homeTenantId ?? actor.tenantId ?? ''} and your email domain to your organisation.`
  return [
    { title: 'Email', value: actor.addresses.join(', ') || 'None known' },
    ...(doubtful.length > 0 ? [{ title: 'Not confirmed', value: `${doubtful.join(', ')}. ${why}` }] : []),
  ]
}
