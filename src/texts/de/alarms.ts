// What alarms say, in German.
import type { ALARMS as English } from '../en/alarms.ts'

export const ALARMS: Readonly<Record<keyof typeof English, string>> = {
  'alarms.open.mailLog': 'E-Mail-Protokoll',
  'alarms.open.supportMail': 'Support Mail',
  'alarms.open.channels': 'Kanäle',
  'alarms.lastRead': 'Zuletzt gelesen',
  'alarms.never': 'Noch nie',
  'alarms.code': 'Code',
  'alarms.noCode': 'Keiner',
  'alarms.expiresOn': 'Läuft ab am',
  'alarms.failing.title': '{address} kann nicht gelesen werden',
  'alarms.failing.text': 'Das Postfach konnte nicht gelesen werden. Frontdesk versucht es weiter.',
  'alarms.failing.over': '{address} wird wieder gelesen',
  'alarms.failing.many':
    '{count, plural, one {Ein Postfach kann nicht gelesen werden} other {# Postfächer können nicht gelesen werden}}',
  'alarms.failing.overMany':
    '{count, plural, one {Ein Postfach: Diese Störung ist vorbei} other {# Postfächer: Diese Störung ist vorbei}}',
  'alarms.failing.secret': '{address}: Dass das Client Secret abgelaufen ist, sagt eine andere Nachricht',
  'alarms.failing.paused': '{address} wurde angehalten',
  'alarms.failing.since': 'Gestört seit',
  'alarms.many.reasons': 'Die Gründe sind verschieden. Bei Support Mail steht für jedes Postfach, was zu tun ist.',
  'alarms.many.member': 'Seit {since}',
  'alarms.silent.title': '{address} wird nicht mehr gelesen',
  'alarms.silent.many':
    '{count, plural, one {Ein Postfach wird nicht mehr gelesen} other {# Postfächer werden nicht mehr gelesen}}',
  'alarms.silent.text':
    'Frontdesk hat seit einer Viertelstunde nicht versucht, das Postfach zu lesen. Bitten Sie die Person, die Frontdesk betreibt, zu prüfen, ob es läuft und was in seinem Protokoll steht. Drücken Sie dann bei Support Mail auf „Testen“.',
  'alarms.silent.tried': 'Frontdesk versucht wieder, {address} zu lesen',
  'alarms.secret.title':
    'Das Client Secret von {address} läuft {days, plural, one {innerhalb eines Tages} other {in # Tagen}} ab',
  'alarms.secret.text':
    'Danach werden die E-Mails nicht mehr gelesen. Erstellen Sie in Microsoft Entra (App-Registrierungen, Zertifikate & Geheimnisse) ein neues Client Secret, öffnen Sie dann das Postfach bei Support Mail und drücken Sie auf „Client Secret erneuern“.',
  'alarms.secret.over': 'Client Secret von {address}: Diese Erinnerung ist nicht mehr nötig',
  'alarms.secret.many':
    '{count, plural, one {Ein Client Secret läuft} other {# Client Secrets laufen}} {days, plural, one {innerhalb eines Tages} other {in # Tagen}} ab',
  'alarms.secret.endedTitle': 'Das Client Secret von {address} ist abgelaufen',
  'alarms.secret.endedMany':
    '{count, plural, one {Ein Client Secret ist abgelaufen} other {# Client Secrets sind abgelaufen}}',
  'alarms.secret.unread':
    'Es ist am {day} abgelaufen, und Microsoft nimmt es nicht mehr an. Bis es ein neues gibt, werden keine E-Mails gelesen.',
  'alarms.secret.notYet':
    'Laut Support Mail war der {day} sein letzter Tag. Sobald Microsoft es nicht mehr annimmt, werden keine E-Mails gelesen.',
  'alarms.secret.paused':
    'Es ist am {day} abgelaufen. Das Postfach ist angehalten und braucht ein neues Client Secret, bevor es weitergehen kann.',
  'alarms.secret.cure':
    'Erstellen Sie in Microsoft Entra (App-Registrierungen, Zertifikate & Geheimnisse) ein neues Client Secret, öffnen Sie dann das Postfach bei Support Mail und drücken Sie auf „Client Secret erneuern“.',
  'alarms.secret.overMany':
    '{count, plural, one {Ein Client Secret: Diese Erinnerung ist nicht mehr nötig} other {# Client Secrets: Diese Erinnerung ist nicht mehr nötig}}',
  'alarms.loop.title': '{address} und {sender} antworten sich womöglich gegenseitig',
  'alarms.loop.many':
    '{count, plural, one {{address} antwortet einem Absender nicht mehr} other {{address} antwortet # Absendern nicht mehr}}',
  'alarms.loop.text':
    'In einer Stunde gingen mehr automatische E-Mails hin und her, als Menschen brauchen; Frontdesk hält weitere zurück. Schreibt von dort ein anderer Helpdesk oder ein Programm, öffnen Sie eines seiner Tickets und drücken Sie auf „Mehr“, „Keine Anfrage“ und „Schließen und Absender ignorieren“. Ist es ein Mensch, müssen Sie nichts tun: Aus seinen E-Mails werden weiterhin Tickets.',
  'alarms.loop.sender': 'Zuletzt zurückgehalten {time}',
  'alarms.loop.over': '{address} antwortet wieder allen',
  'alarms.again.title': 'Dieser Alarm wurde noch einmal ausgelöst',
  'alarms.again.text': 'Dazu gibt es eine neuere Nachricht. Sie sagt, wie es jetzt steht.',
  'alarms.clock.title': 'Die Uhr des Servers ist zurückgesprungen',
  'alarms.clock.text':
    'Alles, was auf die falsche Zeit gewartet hätte, wurde berichtigt, und nichts ging verloren. Bitten Sie die Person, die Frontdesk betreibt, zu prüfen, ob die Zeit des Servers synchronisiert wird.',
  'alarms.clock.over': 'Die Uhr des Servers geht seit einer Stunde richtig',
  'alarms.marks.title': 'E-Mails in {address} ließen sich nicht markieren oder verschieben',
  'alarms.marks.text':
    '{count, plural, one {Eine E-Mail wurde gelesen, aber Microsoft hat Frontdesk nicht erlaubt, sie zu markieren oder zu verschieben.} other {# E-Mails wurden gelesen, aber Microsoft hat Frontdesk nicht erlaubt, sie zu markieren oder zu verschieben.}} Den Grund nennt die Karte des Postfachs bei Support Mail.',
  'alarms.marks.over': 'E-Mails in {address} werden wieder markiert und verschoben',
  'alarms.sweep.title': 'In {address} liegen E-Mails, die Microsoft nicht gemeldet hat',
  'alarms.sweep.text':
    'Frontdesk hat den Posteingang mit dem E-Mail-Protokoll verglichen und gefunden, was Microsoft nicht gemeldet hatte. {worked, plural, =0 {} one {Eine E-Mail wird wie jede andere verarbeitet.} other {# E-Mails werden wie alle anderen verarbeitet.}} {listed, plural, =0 {} one {Eine ist älter und steht nur als ignoriert im E-Mail-Protokoll: Drücken Sie dort auf „Als Ticket behandeln“, wenn sie ein Ticket braucht.} other {# sind älter und stehen nur als ignoriert im E-Mail-Protokoll: Drücken Sie dort auf „Als Ticket behandeln“, wenn eine ein Ticket braucht.}}',
  'alarms.sweep.since': 'Seit',
  'alarms.sweep.over': '{address}: Frontdesk hat einen Tag lang keine weiteren nicht gemeldeten E-Mails gefunden',
  'alarms.mails.title': 'Aus E-Mails an {address} wurde kein Ticket',
  'alarms.mails.text':
    '{count, plural, one {Bei einer E-Mail sind mehrere Versuche fehlgeschlagen. Nichts ist verloren: Sie liegt noch im Postfach.} other {Bei # E-Mails sind mehrere Versuche fehlgeschlagen. Nichts ist verloren: Sie liegen noch im Postfach.}} Im E-Mail-Protokoll sehen Sie den Grund und können es noch einmal versuchen.',
  'alarms.mails.over': 'Alle E-Mails an {address} sind verarbeitet',
  'alarms.refused.title': '{address} kann nicht senden',
  'alarms.refused.over': '{address} kann wieder senden',
  'alarms.questions.title': 'Personen mit Tickets aus {address} sind nicht erreichbar',
  'alarms.questions.over': 'Personen mit Tickets aus {address} sind wieder erreichbar',
  'alarms.work.title': 'Tickets aus {address} sind nicht auf dem neuesten Stand',
  'alarms.work.over': 'Tickets aus {address} sind wieder auf dem neuesten Stand',
  'alarms.other.title': 'Es gibt ein Problem mit {address}',
  'alarms.other.over': '{address} funktioniert wieder',
  'alarms.off.title':
    'In {count, plural, one {{channel}} other {# Kanälen von {team}}} können keine Tickets mehr erscheinen',
  'alarms.off.went':
    '{count, plural, one {Ein offenes Ticket ist jetzt in {channels}.} other {# offene Tickets sind jetzt in {channels}.}}',
  'alarms.off.waiting':
    '{count, plural, one {Ein offenes Ticket wartet in der Liste, bis es einen Kanal dafür gibt.} other {# offene Tickets warten in der Liste, bis es einen Kanal dafür gibt.}}',
  'alarms.off.next': 'Neue Tickets erscheinen in {channel}.',
  'alarms.off.nowhere': 'Neue Tickets warten in der Liste, bis es einen Kanal dafür gibt.',
  'alarms.off.givenUp': '{count, plural, one {{channel} wurde getrennt} other {# Kanäle von {team} wurden getrennt}}',
  'alarms.off.mailboxes': 'Postfächer, die dorthin führen',
  'alarms.off.categories': 'Kategorien, die dorthin führen',
  'alarms.off.serviceTypes': 'Arten der Anfrage, die dorthin führen',
  'alarms.back.title': 'In {count, plural, one {{channel}} other {# Kanälen von {team}}} erscheinen wieder Tickets',
  'alarms.back.text':
    'Neue Tickets erscheinen wieder hier, auch die, die auf einen Kanal gewartet haben. Offene Tickets, die in einen anderen Kanal umgezogen sind, bleiben dort.',
  'alarms.channel.title': 'Teams nimmt in {channel} keine Tickets an',
  'alarms.channel.elsewhere': '{trouble} Die offenen Tickets sind jetzt in anderen Kanälen.',
  'alarms.channel.again': '{trouble} Frontdesk versucht es weiter.',
  'alarms.channel.over': 'In {channel} können wieder Tickets erscheinen',
  'alarms.off.unlinked': 'Die Verknüpfung wurde aufgehoben.',
  'alarms.off.teamRemoved': 'Frontdesk wurde aus dem Team entfernt.',
  'alarms.off.channelRemoved': 'Frontdesk wurde aus dem Kanal entfernt.',
  'alarms.off.channelDeleted': 'Der Kanal wurde gelöscht.',
  'alarms.off.channelUnshared': 'Der Kanal ist nicht mehr für das Team freigegeben.',
  'alarms.off.teamArchived': 'Das Team wurde archiviert.',
  'alarms.off.teamDeleted': 'Das Team wurde gelöscht.',
  'alarms.off.refused': 'Teams hat dort einen Tag lang nichts angenommen.',
  'alarms.removed':
    '{what, select, channel {Dieser Alarm ist vorbei: Der Kanal wurde entfernt} other {Dieser Alarm ist vorbei: Das Postfach wurde entfernt}}',
  'alarms.since': 'Seit {ended}. Der Alarm wurde am {raised} ausgelöst.',
  'alarms.trouble.cards':
    '{count, plural, one {1 Karte konnte seit {since} nicht gesendet werden.} other {# Karten konnten seit {since} nicht gesendet werden.}} {text}',
  'alarms.trouble.mails':
    '{count, plural, one {1 E-Mail konnte seit {since} nicht gesendet werden.} other {# E-Mails konnten seit {since} nicht gesendet werden.}} {text}',
  'alarms.trouble.work':
    '{count, plural, one {1 Änderung an einem Ticket konnte seit {since} nicht abgeschlossen werden.} other {# Änderungen an Tickets konnten seit {since} nicht abgeschlossen werden.}} {text}',
  'alarms.trouble.questions':
    '{count, plural, one {1 Frage an eine anfragende Person konnte seit {since} nicht gesendet werden.} other {# Fragen an anfragende Personen konnten seit {since} nicht gesendet werden.}} {text}',
  'alarms.trouble.messages':
    '{count, plural, one {1 Nachricht konnte seit {since} nicht gesendet werden.} other {# Nachrichten konnten seit {since} nicht gesendet werden.}} {text}',
  'alarms.nothingToTry': 'Es gibt nichts mehr zu versuchen.',
  'alarms.tryingAgain': 'Ich versuche es jetzt noch einmal. Das Ergebnis sehen Sie in diesem Alarm.',
  'alarms.openByHand': 'Öffnen Sie unseren persönlichen Chat und schreiben Sie dort „{command}“.',
  'alarms.command.mailLog': 'e-mail-protokoll',
  'alarms.command.supportMail': 'support mail',
  'alarms.command.channels': 'kanäle',
  'alarms.opened': 'Ich habe es Ihnen in unseren persönlichen Chat geschickt.',
  'alarms.over': 'Dieser Alarm ist vorbei. Es gibt nichts mehr zu versuchen.',
}
