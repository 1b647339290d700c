// The configuration menu: the rooms, and how each stands for the organisation at hand.
import type { Person } from '../domain/organisation/person.ts'
import { nearestFirst, type Organisation } from '../domain/organisation/organisation.ts'
import { isOffered, type CatalogueItem } from '../domain/ticket/catalogue.ts'
import type { Deps } from './deps.ts'
import type { Collection } from './ports/documents.ts'
import { configuredOrganisation, organisationsWith } from './organisations/organisation-access.ts'
import type { MenuView } from './views/card-view.ts'

/** `within` as in `configuredOrganisation`. */
export async function showMenu(deps: Pick<Deps, 'documents'>, actor: Person, within: string | null): Promise<MenuView> {
  const { documents } = deps
  const organisation = await configuredOrganisation(documents, actor, within)
  const here = { organisationId: organisation._id }
  const [mailboxes, categories, serviceTypes, cannedTexts, channels, administered, people] = await Promise.all([
    documents.mailboxes.find(here),
    offered(documents.categories, organisation),
    offered(documents.serviceTypes, organisation),
    offered(documents.cannedTexts, organisation),
    documents.channels.count({ ...here, active: true }),
    organisationsWith(documents, actor, 'configure'),
    documents.people.count({ 'memberships.organisationId': organisation._id }),
  ])
  const running = mailboxes.filter((mailbox) => mailbox.state === 'running').length
  const connected = mailboxes.length === 0 ? 'None connected' : `${mailboxes.length} connected, ${running} running`
  return {
    card: 'menu',
    organisation: organisation.name,
    rooms: [
      room('Support Mail', 'The mailboxes that tickets come from', connected),
      room('Email handling', 'How emails become tickets', 'Rules and automatic replies', 'mail'),
      room('Categories', 'What tickets are about', categories),
      room('Service types', 'What needs to be done', serviceTypes),
      room('Canned texts', 'What replies start from', cannedTexts),
      room('Channels', 'Where tickets are posted', channels === 0 ? 'None linked here' : `${channels} linked here`),
      room(
        'People',
        'Administrators, agents, customers',
        people === 1 ? 'One person has a role here' : `${people} people have a role here`,
      ),
      room(
        'Organisations',
        'Yours, and which one you are configuring',
        administered.length === 1 ? 'You administer one' : `You administer ${administered.length}`,
      ),
      room('Audit', 'Who changed what, and when', 'Every change of settings and roles'),
      room('Privacy', 'What is kept, for how long, and of whom', 'Export and erase people'),
    ],
  }
}

/** How many may be chosen here, and how many of them are the organisation's own. */
async function offered(items: Collection<CatalogueItem>, organisation: Organisation): Promise<string> {
  const path = nearestFirst(organisation)
  const all = (await items.find({ organisationId: { $in: path }, active: true })).filter((item) =>
    isOffered(item, path),
  )
  const own = all.filter(({ organisationId }) => organisationId === organisation._id).length
  if (all.length === 0) return 'None yet'
  return own === all.length ? `${own} offered` : `${all.length} offered, ${own === 0 ? 'none' : own} of its own`
}

function room(title: string, what: string, state: string, command = title.toLowerCase()): MenuView['rooms'][number] {
  return { title, what, state, button: { title: 'Open', command } }
}
