// The end of a subscription that nobody needs any more, as far as that can be had now: by itself it ends in some days.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'
import { inTime } from '../in-time.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'

/** Somebody waits for the card. */
const PATIENCE_MS = 3_000

/** With the access that the mailbox had. What is told by a subscription that is left behind has no effect: nobody knows it here. */
export async function endNotices(deps: Pick<Deps, 'provider' | 'secrets' | 'log'>, mailbox: Mailbox): Promise<void> {
  const { subscription } = mailbox.notices
  if (subscription === null) return
  const mailboxId = mailbox._id
  try {
    const ended = await inTime(openMailbox(deps, mailbox).endSubscription(subscription.id), PATIENCE_MS)
    if (ended === 'too-late') deps.log.info('Notifications of a mailbox are left to end by themselves', { mailboxId })
  } catch (error) {
    deps.log.info('Notifications of a mailbox are left to end by themselves', { mailboxId, error })
  }
}
