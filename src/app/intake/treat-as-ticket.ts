// A person takes a mail that was ignored for a ticket: it is worked again, whatever its headers and the rules say.
import { NotFoundError } from '../../domain/errors.ts'
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import { visibleMailboxes } from './mail-log.ts'

/**
 * Makes the row due at once. Doing it twice is doing it once. Throws `NotFoundError`, also for a mail that is not in the mailbox;
 * `OutsideError` when that cannot be looked up.
 */
export async function treatAsTicket(
  deps: Pick<Deps, 'documents' | 'clock' | 'provider' | 'secrets'>,
  actor: Person,
  ledgerId: string,
): Promise<void> {
  const { ledger, mailboxes } = deps.documents
  const row = await ledger.findOne({ _id: ledgerId })
  const mailbox = (await visibleMailboxes(deps, actor, null)).find(({ _id }) => _id === row?.mailboxId)
  if (!row || !mailbox) throw notThere(ledgerId, actor)
  if (row.wanted && row.errorCode !== 'gone') return
  if (row.state !== 'ignored') throw notThere(ledgerId, actor)
  if (row.errorCode === 'gone') {
    const [outcome] = await openMailbox(deps, mailbox).read([row.mailId])
    if (outcome && 'error' in outcome) throw outcome.error
    if (!outcome || 'gone' in outcome) throw stillGone(row)
  }
  const now = deps.clock()
  const again = { state: 'received', wanted: true, attempts: 0, dueAt: now, seenAt: now } as const
  await ledger.updateIf(
    { _id: ledgerId, state: 'ignored' },
    { $set: { ...again, reason: null, errorCode: null, markError: null } },
  )
  await mailboxes.updateIf({ _id: mailbox._id }, { $set: { pollAt: now } })
}

function notThere(ledgerId: string, actor: Person): NotFoundError {
  return new NotFoundError({
    message: `There is no ignored mail '${ledgerId}' that person '${actor._id}' may see`,
    forPerson: phrase('log.notIgnored'),
  })
}

function stillGone({ _id }: LedgerRow): NotFoundError {
  return new NotFoundError({
    message: `The mail of row '${_id}' is not in the mailbox`,
    forPerson: phrase('log.notInMailbox'),
  })
}
