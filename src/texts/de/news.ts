// What people are told of a ticket, in German.
import type { NEWS as English } from '../en/news.ts'

export const NEWS: Readonly<Record<keyof typeof English, string>> = {
  'news.someone': 'Jemand',
  'news.theCustomer': 'Der Kunde',
  'news.mention.assigned': '{by} hat Ihnen #{number} zugewiesen.',
  'news.mention.answered': '{by} hat auf Ihr Ticket #{number} geantwortet.',
  'news.mention.unverified':
    'Zu Ihrem Ticket #{number} ist eine E-Mail gekommen, deren Absender nicht bestätigt werden konnte.',
  'news.mention.closed': '{by} hat Ihr Ticket #{number} geschlossen.',
  'news.mention.reopened': '{by} hat Ihr Ticket #{number} wieder geöffnet.',
  'news.mention.overdue': 'Ihr Ticket #{number} ist überfällig.',
  'news.told.assigned': '{by} hat Ihnen #{number} zugewiesen',
  'news.told.answered': '{by} hat auf #{number} geantwortet',
  'news.told.unverified': 'Zu #{number} ist eine E-Mail von einem unbestätigten Absender gekommen',
  'news.told.closed': '{by} hat #{number} geschlossen',
  'news.told.reopened': '{by} hat #{number} wieder geöffnet',
  'news.told.overdue': '#{number} ist überfällig',
  'news.requester': 'Anfrage von',
  'news.showTicket': 'Ticket anzeigen',
  'news.passedOn': 'Diese Anfrage wird jetzt für jemand anderen bearbeitet. Sie müssen nichts mehr auswählen.',
  'news.textRemoved': 'Der Text dieser Anfrage wurde gelöscht. Sie müssen nichts mehr auswählen.',
  'news.wrote': '{name} aus unserem Support-Team hat Ihnen geschrieben.',
  'news.wroteAndResolved':
    '{name} aus unserem Support-Team hat Ihnen geschrieben. Ihr Ticket ist damit erledigt. Antworten Sie, falls noch etwas fehlt.',
  'news.received': 'Ihre Anfrage ist bei uns eingegangen. Unser Support-Team kümmert sich darum.',
  'news.taken': '{name} aus unserem Support-Team kümmert sich jetzt um Ihr Ticket.',
  'news.answered': '{name} aus unserem Support-Team hat Ihnen auch eine E-Mail geschrieben.',
  'news.waiting': '{name} aus unserem Support-Team wartet auf Ihre Antwort.',
  'news.resolved': '{name} aus unserem Support-Team hat Ihr Ticket erledigt. Antworten Sie, falls noch etwas fehlt.',
}
