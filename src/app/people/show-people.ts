// The room of people: who has which role in an organisation, given there or further up.
import { addressesFor } from '../../domain/organisation/address-sight.ts'
import { isUnderLock, lockingTenant } from '../../domain/organisation/memberships-in-force.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person, Role } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { rolesIn } from '../../domain/organisation/roles.ts'
import { say } from '../../texts/say.ts'
import { locksOf, type TenantDeps } from '../organisations/tenants.ts'
import type { Banner, ListView } from '../views/form-view.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { personName } from '../views/person-name.ts'
import { rolesText } from '../views/role-words.ts'
import { viewButton } from '../views/view-button.ts'

const PAGE_SIZE = 10

/** Those with a role here first, then those whose role reaches here from above, the nearest first; each by name. */
export async function showPeople(
  deps: TenantDeps,
  actor: Person,
  organisation: Organisation,
  options: { readonly page?: number; readonly banner?: Banner } = {},
): Promise<ListView> {
  const places = nearestFirst(organisation)
  const [people, all] = await Promise.all([
    deps.documents.people.find({ 'memberships.organisationId': { $in: places } }),
    deps.documents.organisations.find({}),
  ])
  const locks = await locksOf(deps, people)
  const ranked = places.flatMap((id) => {
    const place = all.find(({ _id }) => _id === id)
    if (!place) return []
    return people
      .map((person) => ({ person, place, roles: reaching(person, place, organisation) }))
      .filter(({ roles }) => roles.length > 0)
      .toSorted((a, b) => a.person.name.localeCompare(b.person.name))
  })
  const { shown, page, pages } = pageOf(ranked, options.page ?? 1, PAGE_SIZE)
  const data = { organisationId: organisation._id, page }
  return {
    card: 'list',
    title: say('people.title'),
    organisation: organisation.name,
    lead: say('people.lead'),
    banner: options.banner ?? null,
    rows: shown.map(({ person, place, roles }) => ({
      title: personName(person.name),
      badge:
        place._id === organisation._id
          ? rolesText(roles)
          : say('people.roleFrom', { roles: rolesText(roles), place: place.name }),
      text: may(actor.memberships, 'manage-people', place)
        ? aboutOf(
            person,
            addressesFor(actor.memberships, person, all),
            isLockedOut(locks.get(person._id), organisation),
          )
        : '',
      buttons:
        place._id === organisation._id
          ? [
              viewButton(say('people.change.button'), 'people.form', {
                organisationId: organisation._id,
                personId: person._id,
              }),
            ]
          : [],
    })),
    empty: say('people.empty'),
    buttons: [
      viewButton(
        say('people.invite.button'),
        'people.form',
        { organisationId: organisation._id, personId: null },
        'positive',
      ),
      ...pageButtons('people.open', data, page, pages),
      viewButton(say('people.menu'), 'command.run', { command: 'configure' }),
    ],
    page,
    pages,
  }
}

/** The roles of the place that say something here: customers of an organisation above are no customers of this one. */
function reaching(person: Person, place: Organisation, organisation: Organisation): readonly Role[] {
  return rolesIn(person.memberships, place._id).filter((role) => place._id === organisation._id || role !== 'customer')
}

/** Whether their role says nothing here, as their tenant belongs elsewhere. */
function isLockedOut(lock: Organisation | null | undefined, organisation: Organisation): boolean {
  return lock !== undefined && !isUnderLock(lock, organisation)
}

function aboutOf(person: Person, addresses: readonly string[], lockedOut: boolean): string {
  const known = person.aadObjectId === null ? say('people.invited') : ''
  const mark = lockedOut ? say('people.outside.mark', { tenantId: lockingTenant(person) ?? '' }) : ''
  return [addresses.join(', '), known, mark].filter((part) => part !== '').join(' · ')
}
