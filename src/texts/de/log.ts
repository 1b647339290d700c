// Why the mail log has an email, and what became of it, in German.
import type { LOG as English } from '../en/log.ts'

export const LOG: Readonly<Record<keyof typeof English, string>> = {
  'log.title': '{total, plural, one {E-Mail-Protokoll: 1 E-Mail} other {E-Mail-Protokoll: {count} E-Mails}}',
  'log.outcome.waiting': 'Eingegangen',
  'log.outcome.ticket': 'Ticket',
  'log.outcome.followUp': 'Folge-E-Mail',
  'log.outcome.ignored': 'Ignoriert',
  'log.outcome.failed': 'Fehlgeschlagen',
  'log.route': '{from} an {mailbox}',
  'log.treat': 'Als Ticket behandeln',
  'log.retry': 'Noch einmal versuchen',
  'log.removed': '(entfernt)',
  'log.waiting': 'Wartet auf die Verarbeitung',
  'log.ticketRemoved': 'Das Ticket wurde entfernt',
  'log.noReason': 'Kein Grund vermerkt',
  'log.failed':
    '{reason} {next, select, over {Frontdesk versucht es nicht mehr.} other {Frontdesk versucht es noch einmal.}} ({code})',
  'log.unknownCode': 'unbekannt',
  'log.unmarked':
    '· Im Postfach ließ sie sich nicht markieren oder verschieben: {why} {next, select, over {Sie bleibt dort, wie sie ist.} other {Frontdesk versucht es noch einmal.}}',
  'log.notFailed':
    'Für diese E-Mail ist kein weiterer Versuch nötig. Schreiben Sie „e-mail-protokoll“, um zu sehen, was aus ihr geworden ist.',
  'log.notIgnored':
    'Diese E-Mail wurde nicht ignoriert. Schreiben Sie „e-mail-protokoll“, um zu sehen, was aus ihr geworden ist.',
  'log.notInMailbox':
    'Diese E-Mail liegt nicht im Postfach. Verschieben Sie sie zurück in den Posteingang und versuchen Sie es dann noch einmal.',
  'log.reason.rule': 'Regel „{rule}“',
  'log.reason.automatic': 'Automatische E-Mail: {evidence}',
  'log.reason.strayBounce': 'Automatische E-Mail: {evidence}, zu einer E-Mail, die zu keinem Ticket gehört',
  'log.reason.same':
    'Dieselbe E-Mail (gleiche Message-ID, gleicher Absender, Betreff und Inhalt) liegt schon im Postfach.',
  'log.reason.early': 'Sie kam vor dem Zeitpunkt an, ab dem das Postfach gelesen wird.',
  'log.reason.movedIn':
    'Sie kam vor dem Zeitpunkt an, ab dem das Postfach gelesen wird, und wurde später in den Posteingang verschoben.',
  'log.reason.foundLate':
    'Frontdesk hat sie erst über eine Woche nach ihrem Eingang im Posteingang gefunden. Microsoft hatte sie nicht gemeldet.',
  'log.reason.gone': 'Sie wurde gelöscht oder aus dem Postfach verschoben, bevor sie gelesen werden konnte.',
  'log.reason.notThereYet': 'Das Postfach meldet, dass es diese E-Mail nicht gibt. Frontdesk sieht noch einmal nach.',
  'log.reason.mailboxRemoved': 'Das Postfach wurde entfernt, bevor diese E-Mail verarbeitet war.',
  'log.reason.stopped': 'Frontdesk wurde beendet, während es diese E-Mail oder eine zugleich eingegangene gelesen hat.',
  'log.reason.stoppedTwice':
    'Frontdesk wurde zweimal beendet, während es diese E-Mail gelesen hat. Deshalb wurde sie beiseitegelegt; im Postfach liegt sie noch.',
  'log.reason.unexpected':
    'Sie konnte aus einem unerwarteten Grund nicht verarbeitet werden. Fragen Sie die Person, die Frontdesk betreibt: Einzelheiten stehen im Protokoll.',
  'log.reason.unmarked': 'Einzelheiten stehen im Protokoll.',
  'log.reason.aside':
    'Automatische E-Mail, die zu keinem Ticket gehört: die Einstellung „Automatische E-Mails“ ignoriert solche',
  'log.reason.arrived':
    'Automatische E-Mail: Ein E-Mail-Server meldet, dass eine E-Mail zu Ticket #{number} angekommen ist',
  'log.reason.loop':
    'Automatische E-Mail: von diesem Absender kamen innerhalb einer Stunde zu viele zu Ticket #{number}',
  'log.evidence.part': 'ein angehängter Bericht ({type})',
  'log.evidence.domainReport': 'ein Bericht über E-Mails einer Domain',
  'log.evidence.meeting': 'eine Antwort auf eine Besprechungseinladung',
  'log.evidence.own': 'Kopfzeile {header}, an der Frontdesk die eigenen E-Mails erkennt',
  'log.evidence.header': 'Kopfzeile {header}',
  'log.evidence.headers': 'Kopfzeilen {headers}',
  'log.evidence.sender': 'Absender {sender}',
  'log.evidence.subject': 'Betreff „{subject}“',
  'log.evidence.headerAndSubject': 'Kopfzeile {header}, Betreff „{subject}“',
  'log.evidence.senderAndSubject': 'Absender {sender}, Betreff „{subject}“',
  'log.evidence.subjectByMachine': 'Betreff „{subject}“, von einem Automaten geschrieben',
  'log.evidence.returned': 'leerer Rückgabepfad, und sie bringt eine E-Mail zurück',
  'log.evidence.returnedBy': 'laut ihrem Text kam eine E-Mail zurück',
  'log.evidence.subjectAlone': 'kein Absender, Betreff „{subject}“',
}
