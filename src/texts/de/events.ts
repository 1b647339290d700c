// What happened to a ticket, as it follows the name of who did it: “Ann hat dieses Ticket übernommen”. In German.
import type { EVENTS as English } from '../en/events.ts'

export const EVENTS: Readonly<Record<keyof typeof English, string>> = {
  'events.took': 'hat dieses Ticket übernommen',
  'events.tookOver': 'hat dieses Ticket von {name} übernommen',
  'events.released': 'hat dieses Ticket abgegeben',
  'events.assigned': 'hat es {name} zugewiesen',
  'events.status':
    '{status, select, new {hat es als neu markiert} open {hat es auf „Offen“ gesetzt} waiting {hat es auf „Wartet auf Kunden“ gesetzt} resolved {hat es erledigt} other {hat es geschlossen}}',
  'events.reopened': 'hat es wieder geöffnet',
  'events.priority':
    'hat die Priorität auf {priority, select, low {„Niedrig“} normal {„Normal“} high {„Hoch“} other {„Dringend“}} gesetzt',
  'events.categorised': 'hat es eingeordnet: {label}',
  'events.cleared':
    'hat {what, select, category {die Kategorie} serviceType {die Art der Anfrage} other {die Kategorie und die Art der Anfrage}} entfernt',
  'events.clearedTo':
    'hat {what, select, category {die Kategorie} serviceType {die Art der Anfrage} other {die Kategorie und die Art der Anfrage}} entfernt, geblieben ist: {label}',
  'events.categoryMoved': '{what}. Damit kam es in einen anderen Kanal',
  'events.moved': 'hat es in den Kanal „{channel}“ verschoben',
  'events.leftChannel': 'hat es aus seinem Kanal genommen und keinen anderen dafür gefunden',
  'events.dueRemoved': 'hat die Fälligkeit entfernt',
  'events.dueSet': 'hat die Fälligkeit festgelegt',
  'events.overdue': 'hat bemerkt, dass es überfällig ist',
  'events.requester': 'hat als anfragende Person {name} eingetragen',
  'events.followerAdded': 'hat {name} in Kopie gesetzt',
  'events.followersAdded': 'hat {count} Personen in Kopie gesetzt',
  'events.followerRemoved': 'hat {name} aus der Kopie genommen',
  'events.followersRemoved': 'hat {count} Personen aus der Kopie genommen',
  'events.followersChanged': 'hat {added} in Kopie gesetzt und {removed} aus der Kopie genommen',
  'events.people': '{count} Personen',
  'events.unknownSender': 'Ein unbekannter Absender',
  'events.mailUnverified': 'hat eine E-Mail hinzugefügt, deren Absender sich nicht bestätigen ließ',
  'events.mailUndelivered': 'hat gemeldet, dass eine E-Mail nicht zugestellt werden konnte',
  'events.mailReported':
    '{what, select, lost {hat gemeldet, dass eine E-Mail nicht zugestellt werden konnte: {reason}} lostTo {hat gemeldet, dass eine E-Mail nicht an {address} zugestellt werden konnte: {reason}} late {hat gemeldet, dass eine E-Mail noch nicht zugestellt ist: {reason}} other {hat gemeldet, dass eine E-Mail noch nicht an {address} zugestellt ist: {reason}}}',
  'events.automaticReply':
    '{what, select, until {hat automatisch geantwortet: abwesend bis {day}} back {hat automatisch geantwortet: wieder da am {day}} other {hat automatisch geantwortet}}',
  'events.loop':
    'hat es offenbar mit einem anderen Helpdesk zu tun, der automatisch antwortet, und ignoriert dessen automatische E-Mails eine Stunde lang',
  'events.replied': 'hat geantwortet',
  'events.repliedReopened': 'hat geantwortet und es damit wieder geöffnet',
  'events.noted': 'hat eine Notiz hinzugefügt',
  'events.replyWritten': 'hat dem Kunden eine Antwort geschrieben',
  'events.replyTakenBack': 'hat eine Antwort zurückgenommen',
  'events.replyDiscarded': 'hat eine Antwort verworfen',
  'events.replyTriedAgain': 'hat noch einmal versucht, eine Antwort zu senden',
  'events.answered': 'hat dem Kunden geantwortet',
  'events.answeredResolved': 'hat dem Kunden geantwortet und es erledigt',
  'events.answeredWaiting': 'hat dem Kunden geantwortet und wartet auf Antwort',
  'events.replyBounced': 'hat es auf „Offen“ gesetzt, weil eine Antwort nicht angekommen ist',
  'events.rated': 'hat es mit {stars} von {most} bewertet',
  'events.ratedWith': 'hat es mit {stars} von {most} bewertet: „{word}“',
  'events.linksRevoked': 'hat die Links zur Seite des Kunden gesperrt',
  'events.mergedHere': 'hat #{number} mit diesem Ticket zusammengeführt',
  'events.mergedInto': 'hat #{number} mit #{other} zusammengeführt',
  'events.notMerged': 'hat #{number} nicht zusammengeführt, weil es sich inzwischen geändert hat',
  'events.unmerged': 'hat die Zusammenführung mit #{number} rückgängig gemacht',
  'events.unmergedFrom': 'hat die Zusammenführung mit #{number} rückgängig gemacht',
  'events.linked': 'hat es mit #{number} verknüpft',
  'events.unlinked': 'hat die Verknüpfung mit #{number} entfernt',
  'events.split': 'hat eine E-Mail als #{number} abgetrennt',
  'events.splitFrom': 'hat es von #{number} abgetrennt',
  'events.keptApart': 'hat es nicht mit #{number} zusammengeführt',
  'events.noRequest': 'hat es als „Keine Anfrage“ geschlossen',
  'events.openedMail': 'hat es aus einer E-Mail erstellt',
  'events.openedRemoved': 'hat es aus einer Antwort auf #{number} erstellt, dessen Text gelöscht ist',
  'events.openedLate':
    'hat es aus einer Antwort auf #{number} erstellt, das schon zu lange erledigt ist, um es wieder zu öffnen',
  'events.openedForward': 'hat es aus einer E-Mail erstellt, die {name} weitergeleitet hat',
  'events.openedMention': 'hat es aus einer E-Mail erstellt, die #{number} erwähnt',
  'events.openedTeams': 'hat es in Teams eröffnet',
  'events.openedMessage': 'hat es aus einer Nachricht in Teams erstellt',
  'events.openedMessageLate':
    'hat es mit einer Nachricht zu #{number} eröffnet, das schon zu lange geschlossen ist, um es wieder zu öffnen',
  'events.mailSent':
    'hat die {answer, select, acknowledgement {Eingangsbestätigung} other {Abschluss-E-Mail}} gesendet',
  'events.mailGone':
    'hat keine {answer, select, acknowledgement {Eingangsbestätigung} other {Abschluss-E-Mail}} gesendet: Die E-Mail, auf die geantwortet werden sollte, ist nicht mehr im Postfach',
  'events.mailHeld':
    'hat keine {answer, select, acknowledgement {Eingangsbestätigung} other {Abschluss-E-Mail}} gesendet: {why}',
  'events.mailHeldLoop':
    'hat keine {answer, select, acknowledgement {Eingangsbestätigung} other {Abschluss-E-Mail}} gesendet: {why}. Vielleicht antwortet ein anderer Helpdesk automatisch.',
  'events.mailEdited': 'hat eine E-Mail nicht gesendet, weil jemand sie in Outlook bearbeitet hat',
  'events.draftKept': 'hat den Entwurf einer verworfenen Antwort behalten: Jemand hat ihn in Outlook bearbeitet',
  'events.replyEditedSent':
    'hat bemerkt, dass eine Antwort in Outlook bearbeitet und gesendet wurde: Sie steht im Postfach unter „Gesendete Elemente“',
  'events.textRemoved':
    'hat den Text nach {months, plural, one {# Monat} other {# Monaten}} gelöscht, wie von {organisation} festgelegt',
  'events.requesterErased': 'hat die Texte hier gelöscht, weil die anfragende Person gelöscht wurde',
  'events.personErased': 'hat eine gelöschte Person aus diesem Ticket entfernt',
  'events.erasedAndStopped':
    '{did}. Dabei {count, plural, one {wurde eine noch nicht gesendete Antwort} other {wurden # noch nicht gesendete Antworten}} angehalten',
}
