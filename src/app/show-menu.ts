// The configuration menu: four rooms, and how each stands for the organisation at hand.
import { RefusedError } from '../domain/errors.ts'
import { isWithin } from '../domain/organisation.ts'
import type { Person } from '../domain/person.ts'
import { rootsOf } from '../domain/rights.ts'
import type { Deps } from './deps.ts'
import type { MenuView } from './views/card-view.ts'

export async function showMenu(deps: Pick<Deps, 'documents'>, actor: Person): Promise<MenuView> {
  const [rootId] = rootsOf(actor.memberships, 'configure')
  const organisations = await deps.documents.organisations.find({})
  const organisation = organisations.find((candidate) => candidate._id === rootId)
  if (!organisation) {
    throw new RefusedError({
      message: `Person '${actor._id}' administers nothing`,
      forPerson:
        'Only administrators configure Frontdesk. Ask one of your organisation, or type “whoami” to see your roles.',
    })
  }
  const here = organisations
    .filter((candidate) => isWithin(candidate, organisation._id))
    .map((candidate) => candidate._id)
  const [mailboxes, categories, serviceTypes] = await Promise.all([
    deps.documents.mailboxes.find({ organisationId: { $in: here } }),
    deps.documents.categories.count({ organisationId: { $in: here }, active: true }),
    deps.documents.serviceTypes.count({ organisationId: { $in: here }, active: true }),
  ])
  const running = mailboxes.filter((mailbox) => mailbox.state === 'running').length
  return {
    card: 'menu',
    organisation: organisation.name,
    rooms: [
      {
        title: 'Support Mail',
        what: 'The mailboxes that mail is read from',
        state: mailboxes.length === 0 ? 'None connected' : `${mailboxes.length} connected, ${running} running`,
        button: { title: 'Open', command: 'support mail' },
      },
      {
        title: 'Mail',
        what: 'How a mail becomes a ticket',
        state: 'As delivered',
        button: { title: 'Open', command: 'mail' },
      },
      {
        title: 'Categories',
        what: 'What tickets are about',
        state: `${categories} in use`,
        button: { title: 'Open', command: 'categories' },
      },
      {
        title: 'Service Types',
        what: 'What is to be done',
        state: `${serviceTypes} in use`,
        button: { title: 'Open', command: 'service types' },
      },
    ],
  }
}
