// The configuration menu: the rooms, and how each stands for the organisation at hand.
import type { Person } from '../domain/organisation/person.ts'
import type { Deps } from './deps.ts'
import { configuredOrganisation, organisationsWith } from './organisations/organisation-access.ts'
import type { MenuView } from './views/card-view.ts'

/** `within` as in `configuredOrganisation`. */
export async function showMenu(deps: Pick<Deps, 'documents'>, actor: Person, within: string | null): Promise<MenuView> {
  const { documents } = deps
  const organisation = await configuredOrganisation(documents, actor, within)
  const here = { organisationId: organisation._id }
  const [mailboxes, categories, serviceTypes, channels, administered] = await Promise.all([
    documents.mailboxes.find(here),
    documents.categories.count({ ...here, active: true }),
    documents.serviceTypes.count({ ...here, active: true }),
    documents.channels.count({ ...here, active: true }),
    organisationsWith(documents, actor, 'configure'),
  ])
  const running = mailboxes.filter((mailbox) => mailbox.state === 'running').length
  const connected = mailboxes.length === 0 ? 'None connected' : `${mailboxes.length} connected, ${running} running`
  return {
    card: 'menu',
    organisation: organisation.name,
    rooms: [
      room('Support Mail', 'The mailboxes that mail is read from', connected),
      room('Mail', 'How a mail becomes a ticket', 'Rules, answers, signature'),
      room('Categories', 'What tickets are about', `${categories} set here`),
      room('Service Types', 'What is to be done', `${serviceTypes} set here`),
      room('Channels', 'Where ticket cards stand', channels === 0 ? 'None linked here' : `${channels} linked here`),
      room('People', 'Administrators, agents, customers', 'Roles in this organisation'),
      room('Organisations', 'The tree, and which one is configured', `${administered.length} administered by you`),
      room('Audit', 'Who changed what, and when', 'Every change'),
    ],
  }
}

function room(title: string, what: string, state: string): MenuView['rooms'][number] {
  return { title, what, state, button: { title: 'Open', command: title.toLowerCase() } }
}
