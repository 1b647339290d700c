// Looks after the mailboxes: tells in time that a secret ends, and that nothing has been read for too long.
import { silentSince } from '../../domain/mailbox/mailbox-watch.ts'
import type { Deps } from '../deps.ts'
import { raiseAlarm } from './raise-alarm.ts'
import { secretOccasion } from './watch-alarms.ts'

/** Raises what is due; each alarm once, however often this runs and in however many processes. */
export async function watchMailboxes(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
): Promise<void> {
  const now = deps.clock()
  for (const mailbox of await deps.documents.mailboxes.find({})) {
    const secret = secretOccasion(mailbox, now)
    if (secret !== null) await raiseAlarm(deps, 'secret-expiring', mailbox._id, secret)
    const silent = silentSince(mailbox, now)
    if (silent !== null) await raiseAlarm(deps, 'mailbox-silent', mailbox._id, silent.toISOString())
  }
}
