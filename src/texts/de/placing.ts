// What Frontdesk asks about something that somebody wrote, in German.
import type { PLACING as English } from '../en/placing.ts'

export const PLACING: Readonly<Record<keyof typeof English, string>> = {
  'placing.what': 'Was soll ich damit tun?',
  'placing.whatFor': 'Was soll ich damit bei #{number} tun?',
  'placing.text': 'Text',
  'placing.tooLong': 'Ihre Nachricht hat mehr als {most, number} Zeichen. Bitte kürzen Sie sie.',
  'placing.addNote': 'Als Notiz hinzufügen',
  'placing.reply': 'Dem Kunden antworten',
  'placing.keepNote': 'Als Notiz behalten',
  'placing.order':
    'Noch nichts ist passiert: „{text}“ liest sich wie ein Auftrag, deshalb ist es keine Notiz zu #{number} geworden. Drücken Sie auf „{button}“, um ihn auszuführen.',
  'placing.number': 'Ticketnummer',
  'placing.numberHint': 'Beim nächsten Mal können Sie auch direkt unter die Karte des Tickets schreiben.',
  'placing.numberExample': 'Zum Beispiel 12',
  'placing.noTicket':
    'Ich hätte es {where, select, ticket {als Notiz zu #{number} hinzugefügt} other {als Notiz festgehalten}}, aber es stand nicht unter der Karte eines Tickets.',
  'placing.noAgent':
    '{name}, Sie sind kein Agent von „{organisation}“, deshalb habe ich nichts getan. Ein Agent kann es hier für Sie tun.',
  'placing.closed':
    'Ich hätte es {where, select, ticket {als Notiz zu #{number} hinzugefügt} other {als Notiz festgehalten}}, aber das Ticket ist geschlossen.',
  'placing.unclear':
    'Ich hätte es {where, select, ticket {als Notiz zu #{number} hinzugefügt} other {als Notiz festgehalten}}, aber es liest sich, als wäre es für den Kunden gedacht.',
  'placing.nothingDone': 'Es ist noch nichts geschehen.',
  'placing.panel.assign': 'Zuweisen',
  'placing.panel.status': 'Status',
  'placing.panel.priority': 'Priorität',
  'placing.panel.due': 'Fälligkeit',
  'placing.panel.category': 'Kategorie',
  'placing.panel.requester': 'Anfrage von',
  'placing.panel.followers': 'In Kopie',
  'placing.panel.merge': 'Zusammenführen',
  'placing.panel.link': 'Verknüpfen',
  'placing.panel.noRequest': 'Keine Anfrage',
  'placing.take': 'Übernehmen',
  'placing.release': 'Abgeben',
  'placing.resolve': 'Erledigen',
  'placing.close': 'Schließen',
  'placing.reopen': 'Wieder öffnen',
  'placing.conversation': 'Verlauf',
  'placing.isAnswer': 'Ist das eine Antwort auf #{number}?',
  'placing.isAnswerToOne': 'Ist das eine Antwort auf eines Ihrer Tickets?',
  'placing.yourMessage': 'Ihre Nachricht',
  'placing.addTo': 'Ja, zu #{number} hinzufügen',
  'placing.openNew': 'Nein, neues Ticket eröffnen',
}
