// The configuration menu: the rooms, and how each stands for the organisation at hand.
import type { Person } from '../domain/organisation/person.ts'
import { nearestFirst, type Organisation } from '../domain/organisation/organisation.ts'
import { isOffered, type CatalogueItem } from '../domain/ticket/catalogue.ts'
import { say } from '../texts/say.ts'
import type { Deps } from './deps.ts'
import type { Collection } from './ports/documents.ts'
import { mayOperate } from './doctor/show-doctor.ts'
import { configuredOrganisation, organisationsWith } from './organisations/organisation-access.ts'
import type { MenuView } from './views/card-view.ts'

/** `within` as in `configuredOrganisation`. */
export async function showMenu(deps: Pick<Deps, 'documents'>, actor: Person, within: string | null): Promise<MenuView> {
  const { documents } = deps
  const organisation = await configuredOrganisation(documents, actor, within)
  const here = { organisationId: organisation._id }
  const [mailboxes, categories, serviceTypes, cannedTexts, channels, administered, people, operates] =
    await Promise.all([
      documents.mailboxes.find(here),
      offered(documents.categories, organisation),
      offered(documents.serviceTypes, organisation),
      offered(documents.cannedTexts, organisation),
      documents.channels.count({ ...here, active: true }),
      organisationsWith(documents, actor, 'configure'),
      documents.people.count({ 'memberships.organisationId': organisation._id }),
      // It is about the installation, and so shown where that is configured which is all of it.
      organisation.parentId === null && mayOperate(deps, actor),
    ])
  const running = mailboxes.filter((mailbox) => mailbox.state === 'running').length
  return {
    card: 'menu',
    organisation: organisation.name,
    rooms: [
      room(
        'support mail',
        say('menu.supportMail'),
        say('menu.supportMail.what'),
        say('menu.supportMail.state', { count: mailboxes.length, running }),
      ),
      room('mail', say('menu.mail'), say('menu.mail.what'), say('menu.mail.state')),
      room(
        'categories',
        say('catalogue.title', { kind: 'category' }),
        say('catalogue.what', { kind: 'category' }),
        categories,
      ),
      room(
        'service types',
        say('catalogue.title', { kind: 'serviceType' }),
        say('catalogue.what', { kind: 'serviceType' }),
        serviceTypes,
      ),
      room(
        'canned texts',
        say('catalogue.title', { kind: 'cannedText' }),
        say('catalogue.what', { kind: 'cannedText' }),
        cannedTexts,
      ),
      room('channels', say('channels.title'), say('channels.what'), say('menu.channels.state', { count: channels })),
      room('people', say('menu.people'), say('menu.people.what'), say('menu.people.state', { count: people })),
      room(
        'organisations',
        say('menu.organisations'),
        say('menu.organisations.what'),
        say('menu.organisations.state', { count: administered.length }),
      ),
      room(
        'settings',
        say('configuration.force.title'),
        say('configuration.force.menu'),
        say('configuration.force.state'),
      ),
      room('audit', say('audit.title'), say('audit.what'), say('menu.audit.state')),
      room('privacy', say('menu.privacy'), say('menu.privacy.what'), say('menu.privacy.state')),
      ...(operates ? [room('doctor', say('doctor.title'), say('doctor.what'), say('doctor.state'))] : []),
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
  const count = all.length
  return own === count ? say('menu.offered', { count }) : say('menu.offered.own', { count, own })
}

function room(command: string, title: string, what: string, state: string): MenuView['rooms'][number] {
  return { title, what, state, button: { title: say('menu.open'), command } }
}
