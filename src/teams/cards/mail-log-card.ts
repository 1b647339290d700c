// A page of the mail log: what became of every mail, and why.
import type { MailLogView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { button } from './button.ts'
import { cardTime, oneLine } from './card-text.ts'
import { pageData } from './pages.ts'
import { noSubject, type TextColor } from './ticket-words.ts'

type Outcome = MailLogView['rows'][number]['outcome']

const OUTCOMES: Readonly<Record<Outcome, { readonly word: TextKey; readonly outcomeColor: TextColor }>> = {
  waiting: { word: 'log.outcome.waiting', outcomeColor: 'Default' },
  ticket: { word: 'log.outcome.ticket', outcomeColor: 'Accent' },
  'follow-up': { word: 'log.outcome.followUp', outcomeColor: 'Accent' },
  ignored: { word: 'log.outcome.ignored', outcomeColor: 'Default' },
  failed: { word: 'log.outcome.failed', outcomeColor: 'Attention' },
}

export function mailLogCardData(view: MailLogView) {
  return {
    title: say('log.title', { total: view.total, count: view.totalText }),
    isEmpty: view.rows.length === 0,
    rows: view.rows.map((row) => ({
      outcome: say(OUTCOMES[row.outcome].word),
      outcomeColor: OUTCOMES[row.outcome].outcomeColor,
      detail: oneLine(row.detail, 80),
      subject: oneLine(row.subject, 60) || noSubject(),
      route: say('log.route', { from: oneLine(row.from, 32, 40), mailbox: oneLine(row.mailbox, 32, 40) }),
      at: cardTime(row.receivedAt),
      hasButton: row.mayRetry || row.mayTreat,
      button: row.mayTreat
        ? button(say('log.treat'), 'mail.treat', { ledgerId: row.ledgerId })
        : button(say('log.retry'), 'mail.retry', { ledgerId: row.ledgerId }),
    })),
    ...pageData(view, 'mail log'),
  }
}
