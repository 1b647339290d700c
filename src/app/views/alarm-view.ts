// What an alarm says: what happened, and what to do.
import type { Alarm } from '../../domain/alarm.ts'
import { dayText } from '../../domain/mailbox/mailbox-input.ts'
import { daysLeft } from '../../domain/mailbox/mailbox-watch.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Documents } from '../documents.ts'
import type { NoticeView } from './card-view.ts'
import { timeText } from './time-text.ts'

/** `now` counts the days that are left. */
export async function alarmView(
  documents: Pick<Documents, 'ledger'>,
  alarm: Alarm,
  mailbox: Mailbox,
  now: Date,
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
  if (alarm.kind === 'mailbox-silent') {
    const { lastError, lastSuccessAt } = mailbox.health
    return {
      ...notice,
      title: `${mailbox.address} has not been read for half an hour`,
      text:
        lastError?.text ?? 'Nobody reads it. Check that Frontdesk is up and its log, then press Test in Support Mail.',
      facts: [{ title: 'Last read', value: lastSuccessAt?.toISOString() ?? 'Never' }],
      commands: [{ title: 'Support Mail', command: 'support mail' }],
    }
  }
  if (alarm.kind === 'secret-expiring') {
    const left = daysLeft(mailbox, now) ?? 0
    return {
      ...notice,
      tone: 'warning',
      title: `The client secret of ${mailbox.address} ends ${left > 1 ? `in ${left} days` : 'within a day'}`,
      text: 'After that its mails are not read any more. Make a new secret in Microsoft Entra (App registrations, Certificates & secrets), then open the mailbox in Support Mail and press Rotate secret.',
      facts: [{ title: 'Ends on', value: mailbox.secretExpiresOn === null ? '' : dayText(mailbox.secretExpiresOn) }],
      commands: [{ title: 'Support Mail', command: 'support mail' }],
    }
  }
  if (alarm.kind === 'clock-went-back') {
    return {
      ...notice,
      tone: 'warning',
      title: 'The server’s clock went back',
      text: 'Everything that would have waited for the wrong time was put right, and nothing is lost. Ask whoever runs Frontdesk to check that the server’s time is synchronised.',
      facts: [],
      commands: [{ title: 'Support Mail', command: 'support mail' }],
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
