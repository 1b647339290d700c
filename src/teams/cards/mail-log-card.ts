// A page of the mail log: what became of every mail, and why.
import type { MailLogView } from '../../app/views/card-view.ts'
import { button } from './button.ts'
import { cardTime, oneLine } from './card-text.ts'
import { pageData } from './pages.ts'
import { noSubject, type TextColor } from './ticket-words.ts'

type Outcome = MailLogView['rows'][number]['outcome']

const OUTCOMES: Readonly<Record<Outcome, { readonly outcome: string; readonly outcomeColor: TextColor }>> = {
  waiting: { outcome: 'Received', outcomeColor: 'Default' },
  ticket: { outcome: 'Ticket', outcomeColor: 'Accent' },
  'follow-up': { outcome: 'Follow-up', outcomeColor: 'Accent' },
  ignored: { outcome: 'Ignored', outcomeColor: 'Default' },
  failed: { outcome: 'Failed', outcomeColor: 'Attention' },
}

export function mailLogCardData(view: MailLogView) {
  return {
    title: view.total === 1 ? 'Mail log: 1 email' : `Mail log: ${view.total} emails`,
    isEmpty: view.rows.length === 0,
    rows: view.rows.map((row) => ({
      ...OUTCOMES[row.outcome],
      detail: oneLine(row.detail, 80),
      subject: oneLine(row.subject, 60) || noSubject(),
      route: `${oneLine(row.from, 32, 40)} to ${oneLine(row.mailbox, 32, 40)}`,
      at: cardTime(row.receivedAt),
      hasButton: row.mayRetry || row.mayTreat,
      button: row.mayTreat
        ? button('Treat as ticket', 'mail.treat', { ledgerId: row.ledgerId })
        : button('Try again', 'mail.retry', { ledgerId: row.ledgerId }),
    })),
    ...pageData(view, 'mail log'),
  }
}
