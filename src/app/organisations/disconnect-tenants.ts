// Taking a tenant away from an organisation: what that does is said first, then it holds at once.
import { lockingTenant } from '../../domain/organisation/memberships-in-force.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { ROLES } from '../../domain/organisation/roles.ts'
import { say } from '../../texts/say.ts'
import { unlinkEach } from '../channels/unlink-channel.ts'
import type { Deps } from '../deps.ts'
import type { FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import type { OrganisationInput } from './organisation-form.ts'
import type { MayChange } from './spoken-policy.ts'

type DisconnectDeps = Pick<Deps, 'documents' | 'allowedTenants' | 'clock' | 'newId' | 'wakeDelivery'>

/** Those that the organisation has and is not to have any more. */
export function takenAway(before: Organisation, after: Pick<Organisation, 'tenantIds'>): readonly string[] {
  return before.tenantIds.filter((id) => !after.tenantIds.includes(id))
}

/** Why they cannot be taken away, as a sentence with its cure; `null` when they can. */
export function refuseTakingAway(deps: DisconnectDeps, actor: Person, tenantIds: readonly string[]): string | null {
  const own = lockingTenant(actor)
  if (own !== null && tenantIds.includes(own)) return say('organisations.disconnect.own', { tenantId: own })
  const allowed = tenantIds.find((id) => deps.allowedTenants.includes(id))
  return allowed === undefined ? null : say('organisations.disconnect.allowed', { tenantId: allowed })
}

/** What is saved if people are to lose their rights. */
interface Wanted {
  readonly input: OrganisationInput
  readonly mayChange: MayChange
  readonly agreed: number | null
}

/** Asks before people lose their rights. */
export async function confirmDisconnect(
  deps: DisconnectDeps,
  organisation: Organisation,
  tenantIds: readonly string[],
  { input, mayChange, agreed }: Wanted,
): Promise<FormView> {
  const [people, channels] = await Promise.all([
    peopleWithRoles(deps, organisation, tenantIds),
    deps.documents.channels.count({ tenantId: { $in: tenantIds }, active: true }),
  ])
  const { _id: organisationId, parentId, revision, name } = organisation
  const has = (role: Role): number => people.filter((person) => highestRole(person) === role).length
  return {
    card: 'form',
    title: say('organisations.disconnect.title', { count: tenantIds.length }),
    organisation: name,
    lead: say('organisations.disconnect.lead', { organisation: name }),
    banner: null,
    steps: [],
    facts: [
      { title: say('organisations.disconnect.tenants'), value: tenantIds.join(', ') },
      ...ROLES.map((role) => ({ title: say('organisations.disconnect.people', { role }), value: String(has(role)) })),
      { title: say('organisations.disconnect.channels'), value: String(channels) },
    ],
    fields: [],
    buttons: [
      viewButton(
        say('organisations.disconnect.button'),
        'organisation.save',
        {
          ...{ organisationId, parentId, revision, ...input, agreed, sure: true },
          ...toggled('languageMayChange', mayChange.language),
          ...toggled('timeZoneMayChange', mayChange.timeZone),
        },
        'destructive',
      ),
      viewButton(say('organisations.disconnect.keep'), 'organisation.form', { organisationId, parentId: null }),
    ],
  }
}

/** As the form's toggle sends it. */
function toggled(name: string, value: boolean | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [name]: String(value) }
}

/** Channels of teams in these tenants serve nobody any more: their people would go on reading there. */
export async function unlinkChannelsOf(
  deps: DisconnectDeps,
  actor: Person,
  tenantIds: readonly string[],
): Promise<void> {
  if (tenantIds.length === 0) return
  await unlinkEach(deps, actor, await deps.documents.channels.find({ tenantId: { $in: tenantIds }, active: true }))
}

/** Those of the tenants who have a role that is in force: in the organisation, below it, or reaching down to it. */
async function peopleWithRoles(
  { documents }: DisconnectDeps,
  organisation: Organisation,
  tenantIds: readonly string[],
): Promise<readonly Person[]> {
  const below = await documents.organisations.find({ path: organisation._id })
  const places = [...organisation.path, organisation._id, ...below.map(({ _id }) => _id)]
  const people = await documents.people.find({ 'memberships.organisationId': { $in: places } })
  return people.filter((person) => tenantIds.includes(lockingTenant(person) ?? ''))
}

function highestRole({ memberships }: Person): Role | undefined {
  return ROLES.find((role) => memberships.some((membership) => membership.role === role))
}
