// Many changes of a configuration at once, in German.
import type { CONFIGURATION as English } from '../en/configuration.ts'

export const CONFIGURATION: Readonly<Record<keyof typeof English, string>> = {
  'configuration.settings': 'Einstellungen',
  'configuration.categories': 'Kategorien',
  'configuration.serviceTypes': 'Arten der Anfrage',
  'configuration.cannedTexts': 'Textbausteine',
  'configuration.rules': 'E-Mail-Regeln',
  'configuration.mailboxes': 'Postfächer',
  'configuration.added': '{count} neu',
  'configuration.changed': '{count} geändert',
  'configuration.removed': '{count} entfernt',
  'configuration.reach.mailboxes': 'Betroffene Postfächer',
  'configuration.reach.below': 'Organisationen darunter',
  'configuration.notes': 'Das bleibt weg oder wird anders:',
  'configuration.more': '… und {count} weitere',
  'configuration.inherited': 'geerbt',

  'configuration.line.of': '{owner}: {line}',
  'configuration.line.setting': '{title}: {before} → {after}',
  'configuration.line.fixed':
    '{title}: {does, select, fixed {für Organisationen darunter festgelegt} other {für Organisationen darunter nicht mehr festgelegt}}',
  'configuration.line.rule':
    '{did, select, added {Die Regel „{name}“ kommt hinzu} removed {Die Regel „{name}“ wird entfernt} other {Die Regel „{name}“ wird geändert}}',
  'configuration.line.rules': 'Die Regeln bekommen eine andere Reihenfolge',
  'configuration.line.item':
    '{kind, select, category {Die Kategorie} serviceType {Die Art der Anfrage} other {Der Textbaustein}} „{name}“ {did, select, added {kommt hinzu} removed {wird entfernt} other {wird geändert}}',
  'configuration.line.order':
    '{kind, select, category {Kategorien} serviceType {Arten der Anfrage} other {Textbausteine}} bekommen eine andere Reihenfolge',
  'configuration.line.hidden': '„{name}“ wird {does, select, hidden {ausgeblendet} other {wieder eingeblendet}}',
  'configuration.line.mailbox': '{mailbox}: Kategorien, Art der Anfrage und Kanal',

  'configuration.note.inUse': '„{name}“ wird stillgelegt statt entfernt, weil es noch verwendet wird: {user}.',
  'configuration.note.channel': '„{name}“ verliert seinen Kanal, der hier nicht verwendet werden kann.',
  'configuration.note.categories':
    '„{name}“ verliert eine Kategorie oder Art der Anfrage, die hier nicht angeboten wird.',
  'configuration.note.organisation': '„{name}“ verliert die Organisation, die nicht unter dieser steht.',
  'configuration.note.mailbox':
    'Ein Postfach verliert eine Kategorie, eine Art der Anfrage oder einen Kanal, die hier nicht verwendet werden können.',
  'configuration.note.erased': 'In der Regel „{name}“ ging es um eine Person, deren Daten gelöscht sind.',
  'configuration.note.fixed': '„{title}“ ist von {name} festgelegt und bleibt.',
  'configuration.note.unrecorded':
    '{count, plural, one {Eine ältere Änderung lässt} other {# ältere Änderungen lassen}} sich nicht zurücknehmen, weil eine frühere Version zu wenig davon festgehalten hat: {names}.',
  'configuration.note.secret': 'Geheime Clientschlüssel stehen nicht im Änderungsprotokoll und bleiben, wie sie sind.',
  'configuration.note.stays':
    '{count, plural, one {Eine Änderung} other {# Änderungen}} an Postfächern, Kanälen, Domänen oder Mandanten seitdem {count, plural, one {bleibt} other {bleiben}}. Nur was Postfächer ihren Tickets mitgeben, wird zurückgesetzt.',

  'configuration.tooMuch': 'Es wurde nichts geändert: Das ist zu viel für einen Schritt. Gehen Sie in kleineren vor.',
  'configuration.underWay':
    'Es wurde nichts geändert: Die Konfiguration von „{name}“ wird gerade geändert. Versuchen Sie es in einer Minute noch einmal.',
  'configuration.stale':
    'Es wurde nichts geändert: Seit dieser Vorschau hat jemand die Konfiguration geändert. Das würde jetzt passieren.',

  'configuration.back.title': 'Konfiguration zurücksetzen',
  'configuration.back.lead':
    '{moment, select, after {Das nimmt alles zurück, was nach dieser Änderung geändert wurde} other {Das nimmt diese Änderung zurück und alles, was danach geändert wurde}}: {what}, {when}. Tickets, Personen und Tenants bleiben. Im Änderungsprotokoll können Sie auch das wieder zurücknehmen.',
  'configuration.back.nothing': 'Es gibt nichts zurückzusetzen: Die Konfiguration ist so, wie sie damals war.',
  'configuration.back.do': 'Zurücksetzen',
  'configuration.back.before': '{name}, auf die Zeit vor dem {when, time, moment}',
  'configuration.back.after': '{name}, auf den {when, time, moment}',
  'configuration.back.toBefore': 'Auch diese zurücknehmen',
  'configuration.back.toThis': 'Diese Änderung behalten',
  'configuration.back.noEntry':
    'Dieser Eintrag steht nicht im Änderungsprotokoll dieser Organisation. Öffnen Sie das Änderungsprotokoll noch einmal.',
  'configuration.back.tooFar':
    'Seitdem gab es mehr als {most} Änderungen. Das sind zu viele. Wählen Sie einen späteren Eintrag.',
  'configuration.back.done':
    '„{name}“ ist zurückgesetzt: {count, plural, one {eine Änderung} other {# Änderungen}}.{left, plural, =0 {} one { Eine blieb weg, weil jemand gerade dasselbe geändert hat.} other { # blieben weg, weil jemand gerade dasselbe geändert hat.}}',

  'configuration.note.inherited': '„{name}“ wird nicht kopiert, weil hier schon etwas mit diesem Namen geerbt wird.',

  'configuration.force.title': 'Geltende Einstellungen',
  'configuration.force.lead': 'Alles, was hier gilt: der Wert, woher er kommt, seit wann und von wem.',
  'configuration.force.menu': 'Was hier gilt und woher es kommt',
  'configuration.force.state': 'Einstellungen, Vergleich, Kopie',
  'configuration.force.fixedBy': 'Festgelegt von {name}',
  'configuration.force.since': 'Seit {when}, {name}',
  'configuration.force.sinceOnly': 'Seit {when}',
  'configuration.force.unknown': 'Festgelegt, bevor es aufgezeichnet wurde',
  'configuration.force.count':
    '{count}{own, plural, =0 {, kein Eintrag ist von hier} one {, davon einer von hier} other {, davon # von hier}}',
  'configuration.force.names': '{names} und {count} weitere',
  'configuration.other.none': 'Sie verwalten keine andere Organisation.',

  'configuration.compare.button': 'Vergleichen',
  'configuration.compare.title': 'Organisationen vergleichen',
  'configuration.compare.which': 'Mit welcher Organisation soll „{name}“ verglichen werden?',
  'configuration.compare.do': 'Vergleichen',
  'configuration.compare.another': 'Mit einer anderen vergleichen',
  'configuration.compare.lead':
    '{count, plural, =0 {„{one}“ und „{other}“ unterscheiden sich nicht.} one {„{one}“ und „{other}“ unterscheiden sich in einem Punkt.} other {„{one}“ und „{other}“ unterscheiden sich in # Punkten.}}',
  'configuration.compare.same': 'Einstellungen, Listen und Regeln sind gleich.',
  'configuration.compare.none': 'nicht vorhanden',
  'configuration.compare.there': 'vorhanden',
  'configuration.compare.kind':
    '{kind, select, category {Kategorie} serviceType {Art der Anfrage} other {Textbaustein}}',
  'configuration.compare.rule': 'E-Mail-Regel',

  'configuration.copy.button': 'Von einer anderen kopieren',
  'configuration.copy.from': 'Von {name} kopieren',
  'configuration.copy.title': 'Konfiguration kopieren',
  'configuration.copy.which': 'Von welcher Organisation soll nach „{name}“ kopiert werden?',
  'configuration.copy.next': 'Weiter',
  'configuration.copy.lead':
    'Was „{source}“ selbst einstellt, wird nach „{target}“ kopiert. Was dort schon so heißt, wird geändert, entfernt wird nichts. Postfächer, Kanäle und geheime Clientschlüssel werden nicht kopiert.',
  'configuration.copy.areas': 'Was kopiert wird',
  'configuration.copy.noArea': 'Wählen Sie mindestens einen Bereich.',
  'configuration.copy.preview': 'Vorschau',
  'configuration.copy.previewLead':
    'Das ändert sich in „{target}“, wenn von „{source}“ kopiert wird. Im Änderungsprotokoll können Sie es wieder zurücknehmen.',
  'configuration.copy.nothing':
    'Es gibt nichts zu kopieren: „{target}“ hat schon alles, was „{source}“ selbst einstellt.',
  'configuration.copy.do': 'Kopieren',
  'configuration.copy.itself':
    'Es wurde nichts kopiert: Das ist ein und dieselbe Organisation. Wählen Sie eine andere.',
  'configuration.copy.subject': '{source} nach {target}',
  'configuration.copy.done':
    'Von „{source}“ ist nach „{target}“ kopiert: {count, plural, one {eine Änderung} other {# Änderungen}}.{left, plural, =0 {} one { Eine blieb weg, weil jemand gerade dasselbe geändert hat.} other { # blieben weg, weil jemand gerade dasselbe geändert hat.}}',
}
