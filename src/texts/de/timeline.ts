// What the conversation of a ticket, its thread and its notices say, in German.
import type { TIMELINE as English } from '../en/timeline.ts'

export const TIMELINE: Readonly<Record<keyof typeof English, string>> = {
  'timeline.unknownSender': 'Unbekannter Absender',
  'timeline.removed': '(gelöscht)',
  'timeline.textRemoved': 'Dieser Text wurde gelöscht.',
  'timeline.textErased': 'Der Text wurde gelöscht, weil die anfragende Person gelöscht wurde.',
  'timeline.textKeptFor':
    'Der Text wurde nach {months, plural, one {# Monat} other {# Monaten}} gelöscht, wie von {organisation} festgelegt.',
  'timeline.noSubject': '(kein Betreff)',
  'timeline.forwarded': 'Weitergeleitete E-Mail',
  'timeline.email': 'E-Mail',
  'timeline.emailUnverified': 'E-Mail, Absender nicht bestätigt',
  'timeline.underSubject': '{what}: „{subject}“',
  'timeline.bounce': 'Eine E-Mail konnte nicht zugestellt werden',
  'timeline.note': 'Notiz',
  'timeline.noteChanged':
    'Notiz{is, select, edited {, bearbeitet {when}} restored {, gelöscht und wiederhergestellt {when}} other {, gelöscht {when}}}',
  'timeline.noteDeleted': 'Wer sie geschrieben hat, hat diese Nachricht in Teams gelöscht.',
  'timeline.message': 'Nachricht',
  'timeline.messageOfPage': 'Nachricht von der Ticketseite',
  'timeline.messageInTeams': 'Nachricht in Teams',
  'timeline.reply': 'Antwort{way, select, nobody {} chat { an {to} in Teams} other { an {to}}}',
  'timeline.replyBy': 'Antwort von {by}{way, select, nobody {} chat { an {to} in Teams} other { an {to}}}',
  'timeline.recipients': '{some} und {count} weitere',
  'timeline.sent': 'gesendet',
  'timeline.undelivered':
    '{what, select, lost {konnte nicht zugestellt werden: {reason}} lostTo {konnte nicht an {address} zugestellt werden: {reason}} late {ist noch nicht zugestellt: {reason}} other {ist noch nicht an {address} zugestellt: {reason}}}',
  'timeline.bounced':
    '{what, select, lost {Eine E-Mail konnte nicht zugestellt werden: {reason}} lostTo {Eine E-Mail konnte nicht an {address} zugestellt werden: {reason}} late {Eine E-Mail ist noch nicht zugestellt: {reason}} other {Eine E-Mail ist noch nicht an {address} zugestellt: {reason}}}',
  'timeline.serverSaid': '{how} · Der andere Server meldete: {said}',
  'timeline.automatic':
    '{what, select, until {Automatische Antwort, abwesend bis {day}} back {Automatische Antwort, wieder da am {day}} other {Automatische Antwort}}',
  'timeline.replyUndelivered': 'Die {reply} {how}.',
  'timeline.replyWaits': '{reply}: {how}',
  'timeline.replyFailed': 'Die {reply} {how}',
  'timeline.failed': 'konnte nicht gesendet werden. {why}',
  'timeline.doubtfulInChat':
    'ist vielleicht nicht angekommen: Teams hat nicht geantwortet. Fragen Sie den Kunden. Ist sie doch angekommen, erhält er sie doppelt, wenn Sie sie noch einmal senden.',
  'timeline.doubtful':
    'wurde vielleicht nicht gesendet: Sie liegt im Postfach weder unter „Entwürfe“ noch unter „Gesendete Elemente“. Sehen Sie dort nach oder fragen Sie den Kunden, bevor Sie sie noch einmal senden: Er könnte sie doppelt erhalten.',
  'timeline.notSentYet': 'noch nicht gesendet. {why} Frontdesk versucht es noch einmal.',
  'timeline.beingSent': 'wird gerade gesendet',
  'timeline.leavesAtOnce': 'wird sofort gesendet',
  'timeline.leavesLater': 'wird {seconds, plural, one {# Sekunde} other {# Sekunden}} später gesendet',
  'timeline.senderUnverified':
    'Vorsicht: Diese E-Mail stammt vielleicht nicht von {sender}. Microsoft 365 konnte den Absender nicht bestätigen ({evidence}). Fragen Sie auf einem anderen Weg nach, bevor Sie danach handeln.',
  'timeline.itsSender': 'ihrem Absender',
}
