// The room Support Mail: the organisation's mailboxes and how each is doing.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import type { Banner, ListView } from '../views/form-view.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { mailboxHealth } from './mailbox-health.ts'
import { viewButton } from '../views/view-button.ts'
import { say } from '../../texts/say.ts'

const PAGE_SIZE = 10

export async function showMailboxes(
  deps: Pick<Deps, 'documents' | 'clock' | 'settings'>,
  organisation: Organisation,
  options: { readonly page?: number; readonly banner?: Banner } = {},
): Promise<ListView> {
  const organisationId = organisation._id
  const all = await deps.documents.mailboxes.find({ organisationId }, { sort: { address: 1 } })
  const { shown, page, pages } = pageOf(all, options.page ?? 1, PAGE_SIZE)
  const rows = shown.map(async (mailbox) => {
    const { state, lastRead, mailsToday, mailsFailed, secret } = await mailboxHealth(deps, organisation, mailbox)
    return {
      title: mailbox.address,
      badge: state,
      text: say('mailbox.list.row', { lastRead, today: mailsToday, failed: mailsFailed, secret }),
      buttons: [viewButton(say('mailbox.open'), 'mailbox.open', { organisationId, mailboxId: mailbox._id })],
    }
  })
  return {
    card: 'list',
    title: say('mailbox.list.title'),
    organisation: organisation.name,
    lead: say('mailbox.list.lead'),
    banner: options.banner ?? null,
    rows: await Promise.all(rows),
    empty: say('mailbox.list.empty'),
    buttons: [
      viewButton(say('mailbox.connect'), 'mailbox.form', { organisationId, mailboxId: null, part: 'all' }, 'positive'),
      ...pageButtons('mailbox.list', { organisationId }, page, pages),
      viewButton(say('mailbox.menu'), 'command.run', { command: 'configure' }),
    ],
    page,
    pages,
  }
}
