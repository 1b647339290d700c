// Somebody got as many automatic mails as one address may get: perhaps another helpdesk, which answers each of them.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { AlarmDeps } from './raise-alarm.ts'
import { tellShared } from './tell-shared.ts'

/** One alarm for each mailbox, which names all such senders. It ends once nothing was held back for an hour. */
export async function tellLoop(deps: AlarmDeps, mailbox: Mailbox, sender: string): Promise<void> {
  const now = deps.clock()
  await tellShared(deps, {
    ...{ kind: 'mail-loop', cause: mailbox._id, mailbox },
    member: { id: sender.toLowerCase(), since: now, text: '', lastAt: now },
  })
}
