// Who somebody is to Frontdesk.
import { countingAddresses } from '../../domain/organisation/identity.ts'
import { lockingTenant } from '../../domain/organisation/memberships-in-force.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { say } from '../../texts/say.ts'
import type { NoticeView } from '../views/card-view.ts'
import { lockOf } from '../organisations/tenants.ts'
import { certainAddresses, readTenants, type IdentityDeps } from './requester-of.ts'

export async function whoAmI(deps: IdentityDeps, actor: Person): Promise<NoticeView> {
  const organisations = await deps.documents.organisations.find({
    _id: { $in: actor.memberships.map((membership) => membership.organisationId) },
  })
  const roles = actor.memberships.map(({ organisationId, role }) => ({
    title:
      organisations.find((organisation) => organisation._id === organisationId)?.name ?? say('people.whoami.removed'),
    value: say('people.role', { role }),
  }))
  return {
    card: 'notice',
    tone: 'info',
    title: actor.name,
    text: roles.length === 0 ? say('people.whoami.noRole') : say('people.whoami.roles'),
    facts: [...roles, ...(await aboutTenant(deps, actor)), ...(await aboutMail(deps, actor))],
    commands: [{ title: say('people.help'), command: 'help' }],
  }
}

/** What the tenant allows; nothing about somebody who speaks from none. */
async function aboutTenant(deps: IdentityDeps, actor: Person): Promise<NoticeView['facts']> {
  const tenantId = lockingTenant(actor)
  if (tenantId === null) return []
  const lock = await lockOf(deps, tenantId)
  const stored = await deps.documents.people.findOne({ _id: actor._id })
  const count = (stored?.memberships.length ?? 0) - actor.memberships.length
  return [
    { title: say('people.whoami.tenant'), value: tenantId },
    {
      title: say('people.whoami.reach'),
      value:
        lock === null
          ? say('people.whoami.noLock')
          : say('people.whoami.lock', { organisation: lock.name.slice(0, 60) }),
    },
    ...(count > 0 ? [{ title: say('people.whoami.notInForce'), value: say('people.whoami.outside', { count }) }] : []),
  ]
}

/** What addresses are known, and the way out for those that do not count. */
async function aboutMail(deps: IdentityDeps, actor: Person): Promise<NoticeView['facts']> {
  const tenants = await readTenants(deps)
  const certain = await certainAddresses(deps, actor, tenants)
  const doubtful = actor.addresses.filter((address) => !certain.includes(address))
  const counting = countingAddresses(actor, tenants, deps.clock())
  const why = doubtful.some((address) => counting.includes(address))
    ? say('people.whoami.sameAddress')
    : say('people.whoami.unknownAddress', { tenantId: actor.homeTenantId ?? actor.tenantId ?? '' })
  return [
    { title: say('people.email'), value: actor.addresses.join(', ') || say('people.whoami.noEmail') },
    ...(doubtful.length > 0
      ? [
          {
            title: say('people.whoami.notConfirmed'),
            value: say('people.whoami.doubtful', { addresses: doubtful.join(', '), why }),
          },
        ]
      : []),
  ]
}
