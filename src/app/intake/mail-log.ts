// What became of every mail: the ledger, for people.
import { NotFoundError } from '../../domain/errors.ts'
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { isWithin } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { inWords, phrase, say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { Filter } from '../ports/documents.ts'
import type { MailLogView } from '../views/card-view.ts'
import { readRowPage, type RowSource, type WantedPage } from '../views/row-pages.ts'

const PAGE_SIZE = 10
const FEW_MAILBOXES = 8

/**
 * The newest rows of the mailboxes whose log the person may see. `channelOrganisationId` is the organisation of the channel that
 * is asked in, whose other readers may see no more than its own mailboxes and those below; `null` in a personal chat.
 */
export async function showMailLog(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  channelOrganisationId: string | null,
  wanted: WantedPage,
): Promise<MailLogView> {
  const mailboxes = await visibleMailboxes(deps, actor, channelOrganisationId)
  const { ledger } = deps.documents
  const source: RowSource<LedgerRow> = {
    ways: waysTo(mailboxes),
    fields: ['receivedAt', 'seenAt'],
    find: (filter, options) => ledger.find(filter, options),
    count: (filter, limit) => ledger.count(filter, limit),
  }
  const { rows, ...page } = await readRowPage(source, wanted, PAGE_SIZE)
  const ticketIds = rows.flatMap((row) => (row.ticketId === null ? [] : [row.ticketId]))
  const tickets = await deps.documents.tickets.find({ _id: { $in: ticketIds } })
  const numbers = new Map(tickets.map((ticket) => [ticket._id, ticket.number]))
  return {
    card: 'mail-log',
    rows: rows.map((row) => ({
      ledgerId: row._id,
      receivedAt: row.receivedAt,
      from: row.from || say(row.cleared ? 'log.removed' : 'timeline.unknownSender'),
      subject: row.subject || say(row.cleared ? 'log.removed' : 'timeline.noSubject'),
      mailbox: mailboxes.find((mailbox) => mailbox._id === row.mailboxId)?.address ?? '',
      outcome: row.state === 'received' ? 'waiting' : row.state,
      detail: [detailOf(row, numbers), markText(row)].filter((part) => part !== '').join(' '),
      mayRetry: row.state === 'failed',
      mayTreat: row.state === 'ignored',
    })),
    ...page,
  }
}

/** One question for each mailbox while they are few. Whoever sees many sees most rows: going by time alone finds theirs soon. */
function waysTo(mailboxes: readonly Mailbox[]): readonly Filter<LedgerRow>[] {
  const ids = mailboxes.map(({ _id }) => _id)
  return ids.length > FEW_MAILBOXES ? [{ mailboxId: { $in: ids } }] : ids.map((mailboxId) => ({ mailboxId }))
}

function detailOf(row: LedgerRow, numbers: ReadonlyMap<string, number>): string {
  const number = row.ticketId === null ? undefined : numbers.get(row.ticketId)
  switch (row.state) {
    case 'received':
      return say('log.waiting')
    case 'ticket':
    case 'follow-up':
      return number === undefined ? say('log.ticketRemoved') : `#${number}`
    case 'ignored':
      return inWords(row.reason ?? phrase('log.noReason'))
    case 'failed':
      return say('log.failed', {
        reason: row.reason ?? '',
        next: row.dueAt === null ? 'over' : 'again',
        code: row.errorCode ?? phrase('log.unknownCode'),
      }).trim()
  }
}

function markText({ markError, dueAt }: LedgerRow): string {
  if (markError === null) return ''
  return say('log.unmarked', { why: markError, next: dueAt === null ? 'over' : 'again' })
}

/** Those whose log the person may see. */
export async function visibleMailboxes(
  deps: Pick<Deps, 'documents'>,
  actor: Person,
  channelOrganisationId: string | null,
): Promise<readonly Mailbox[]> {
  const [mailboxes, organisations] = await Promise.all([
    deps.documents.mailboxes.find({}),
    deps.documents.organisations.find({}),
  ])
  return mailboxes.filter((mailbox) => {
    const organisation = organisations.find((candidate) => candidate._id === mailbox.organisationId)
    return (
      organisation !== undefined &&
      may(actor.memberships, 'see-mail-log', organisation) &&
      (channelOrganisationId === null || isWithin(organisation, channelOrganisationId))
    )
  })
}

/** Works a failed mail again at the next poll, which becomes due at once. Throws `NotFoundError`. */
export async function retryMail(
  deps: Pick<Deps, 'documents' | 'clock'>,
  actor: Person,
  ledgerId: string,
): Promise<void> {
  const mailboxes = await visibleMailboxes(deps, actor, null)
  const now = deps.clock()
  const row = await deps.documents.ledger.updateIf(
    { _id: ledgerId, mailboxId: { $in: mailboxes.map((mailbox) => mailbox._id) }, state: 'failed' },
    { $set: { attempts: 0, dueAt: now } },
  )
  if (!row) {
    throw new NotFoundError({
      message: `There is no failed mail '${ledgerId}' that person '${actor._id}' may try again`,
      forPerson: phrase('log.notFailed'),
    })
  }
  await deps.documents.mailboxes.updateIf({ _id: row.mailboxId }, { $set: { pollAt: now } })
}
