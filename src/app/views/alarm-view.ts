// What an alarm says: what happened, and what to do.
import type { Alarm } from '../../domain/alarm.ts'
import type { Mailbox } from '../../domain/mailbox.ts'
import type { Documents } from '../documents.ts'
import type { NoticeView } from './card-view.ts'
import { timeText } from './time-text.ts'

export async function alarmView(
  documents: Pick<Documents, 'ledger'>,
  alarm: Alarm,
  mailbox: Mailbox,
): Promise<NoticeView> {
  const notice = { card: 'notice', tone: 'problem' } as const
  if (alarm.kind === 'mailbox-failing') {
    const { lastError, lastSuccessAt } = mailbox.health
    return {
      ...notice,
      title: `${mailbox.address} cannot be read`,
      text: lastError?.text ?? 'The mailbox could not be read. It is tried again.',
      facts: [
        { title: 'Last read', value: lastSuccessAt === null ? 'Never' : timeText(lastSuccessAt) },
        { title: 'Code', value: lastError?.code ?? 'None' },
      ],
      commands: [{ title: 'Mail log', command: 'mail log' }],
    }
  }
  const failed = await documents.ledger.count({ mailboxId: mailbox._id, state: 'failed', dueAt: null })
  return {
    ...notice,
    title: `Mail to ${mailbox.address} could not become a ticket`,
    text: `${failed === 1 ? 'One mail was' : `${failed} mails were`} tried several times without success. Nothing is lost: they are still in the mailbox. The mail log says why and lets you try again.`,
    facts: [],
    commands: [{ title: 'Mail log', command: 'mail log' }],
  }
}
