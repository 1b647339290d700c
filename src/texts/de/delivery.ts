// Why something has not left, in German.
import type { DELIVERY as English } from '../en/delivery.ts'

export const DELIVERY: Readonly<Record<keyof typeof English, string>> = {
  'delivery.unexpected':
    'Es ist aus einem unerwarteten Grund gescheitert. Fragen Sie die Person, die Frontdesk betreibt: Im Protokoll stehen die Einzelheiten.',
  'delivery.refused':
    '{who, select, microsoft {Microsoft} other {Teams}} hat dies seit {since} {times, plural, one {einmal} other {#-mal}} abgelehnt: {text}',
  'delivery.refusedForNow': '{refusal} Frontdesk versucht es noch einmal.',
  'delivery.fileGone': '„{name}“ ist nicht mehr im Support-Postfach. Antworten Sie noch einmal ohne diese Datei.',
  'delivery.noChannel':
    'Es ist kein Kanal verknüpft. Schreiben Sie „@Frontdesk kanal verknüpfen“ in den Kanal, der davon erfahren soll.',
  'delivery.mailboxGone':
    'Das Support-Postfach, aus dem sie gesendet werden sollte, ist nicht mehr verbunden. Kopieren Sie den Text aus dem Verlauf, um sie aus Outlook zu senden, und verwerfen Sie sie dann hier.',
  'delivery.mailboxPaused':
    'Das Support-Postfach ist angehalten. Versuchen Sie es noch einmal, sobald ein Administrator es fortgesetzt hat.',
  'delivery.noCard': 'Die Karte des Tickets konnte noch nicht gesendet werden.',
  'delivery.edited':
    'Jemand hat sie vor dem Senden in Outlook bearbeitet, deshalb bleibt sie im Postfach unter „Entwürfe“.',
  'delivery.replyEdited':
    'Jemand hat sie vor dem Senden in Outlook bearbeitet. Senden Sie die geänderte Fassung dort oder wählen Sie „Noch einmal versuchen“, um zu senden, was in der Vorschau stand; der bearbeitete Entwurf bleibt unter „Entwürfe“.',
  'delivery.noChat':
    'Frontdesk erreicht {name} nicht in Teams. Verwerfen Sie die Antwort und senden Sie sie per E-Mail.',
  'delivery.otherRequester':
    '{name} ist nicht mehr die anfragende Person dieses Tickets. Verwerfen Sie die Antwort und schreiben Sie eine neue.',
  'delivery.noAnswer': 'Teams hat nicht geantwortet.',
  'delivery.mailGone':
    'Die E-Mail, auf die geantwortet werden soll, war im Postfach nicht zu finden. Frontdesk sieht noch einmal nach.',
  'delivery.draftGone':
    'Sie wurde geschrieben, liegt im Postfach aber weder unter „Entwürfe“ noch unter „Gesendete Elemente“.',
  'delivery.tooMany':
    'Das Postfach hat so viele E-Mails gesendet, wie Exchange in einer Minute erlaubt. Frontdesk versucht es noch einmal.',
  'delivery.spent':
    'Innerhalb einer Stunde {limit, select, target {gingen {count} automatische E-Mails an diese Adresse} sender {hat dieser Absender {count} automatische E-Mails ausgelöst} mailbox {wurden aus diesem Postfach {count} automatische E-Mails gesendet} other {hat Frontdesk {count} automatische E-Mails gesendet}}',
  'delivery.left.card': 'Diese Karte konnte nicht in ihren Kanal gesendet werden',
  'delivery.left.copy': 'Die Karte konnte in einem weiteren Kanal, der das Ticket zeigt, nicht gepostet werden',
  'delivery.left.pointer': 'Die Karte im früheren Kanal konnte nicht ersetzt werden',
  'delivery.left.threadReply': 'Eine Nachricht konnte nicht unter diese Karte geschrieben werden',
  'delivery.left.moreReplies': 'Nachrichten konnten nicht unter diese Karte geschrieben werden',
  'delivery.left.tell': 'Die Person, der das Ticket zugewiesen ist, konnte nicht benachrichtigt werden',
  'delivery.left.question': 'Die Frage an die anfragende Person konnte nicht gesendet werden',
  'delivery.left.questionOver': 'Die Frage an die frühere anfragende Person konnte nicht geschlossen werden',
  'delivery.left.news': 'Der Kunde konnte in Teams nicht benachrichtigt werden',
  'delivery.left.mail':
    'Frontdesk konnte die {answer, select, acknowledgement {Eingangsbestätigung} other {Abschluss-E-Mail}} nicht senden',
  'delivery.left.reply': 'Eine Antwort konnte nicht gesendet werden',
  'delivery.left.dropReply': 'Der Entwurf einer verworfenen Antwort konnte nicht gelöscht werden',
  'delivery.left.note': 'Eine Notiz konnte nicht zum Verlauf hinzugefügt werden',
  'delivery.left.event': 'Ein Vorgang konnte nicht zum Verlauf hinzugefügt werden',
  'delivery.left.merge': 'Das Zusammenführen eines anderen Tickets mit diesem konnte nicht abgeschlossen werden',
  'delivery.left.unmerge': 'Das Zusammenführen konnte im anderen Ticket nicht rückgängig gemacht werden',
  'delivery.left.relate': 'Die Verknüpfung konnte im anderen Ticket nicht angezeigt werden',
  'delivery.left.split': 'Die E-Mail, aus der dieses Ticket entstanden ist, konnte nicht hierher verschoben werden',
  'delivery.left.alarm': 'Ein Alarm konnte nicht gesendet werden',
  'delivery.left.connect': 'Eine Antwort zu einem Tenant konnte nicht gegeben werden',
}
