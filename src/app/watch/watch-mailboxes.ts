// Looks after the mailboxes: tells in time that a secret ends, and that nothing has been read for too long.
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import { expiryNotice, silentSince } from '../../domain/mailbox/mailbox-watch.ts'
import type { Deps } from '../deps.ts'
import { raiseAlarm } from './raise-alarm.ts'

/** Raises what is due; each alarm once, however often this runs and in however many processes. */
export async function watchMailboxes(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'>,
): Promise<void> {
  const now = deps.clock()
  for (const mailbox of await deps.documents.mailboxes.find({})) {
    const days = expiryNotice(mailbox, now)
    if (days !== null && mailbox.secretExpiresOn !== null) {
      await raiseAlarm(deps, 'secret-expiring', mailbox._id, `${dayText(mailbox.secretExpiresOn)}/${days}`)
    }
    const silent = silentSince(mailbox, now)
    if (silent !== null) await raiseAlarm(deps, 'mailbox-silent', mailbox._id, silent.toISOString())
  }
}
