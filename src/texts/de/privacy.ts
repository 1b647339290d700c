// How long what people wrote is kept, and what is held about one person, in German.
import type { PRIVACY as English } from '../en/privacy.ts'

export const PRIVACY: Readonly<Record<keyof typeof English, string>> = {
  'privacy.title': 'Datenschutz',
  'privacy.lead':
    'Hier legen Sie fest, wie lange Frontdesk Texte aufbewahrt, und exportieren oder löschen, was es über eine Person weiß.',
  'privacy.menu': 'Menü',
  'privacy.back': 'Zurück',
  'privacy.save': 'Speichern',
  'privacy.change': 'Ändern',
  'privacy.reset': 'Zurücksetzen',
  'privacy.exportPerson': 'Person exportieren',
  'privacy.exportText': 'Alles, was über eine Person gespeichert ist, als ZIP-Datei.',
  'privacy.export.button': 'Exportieren',
  'privacy.erasePerson': 'Person löschen',
  'privacy.eraseText': 'Frontdesk vergisst eine Person überall. Nummern und Zeiten bleiben.',
  'privacy.erase.button': 'Löschen',

  'privacy.texts.title': 'Texte geschlossener Tickets',
  'privacy.texts.hint':
    'So viele Monate nach dem Erledigen oder Schließen löscht Frontdesk Betreff, Texte, Notizen und die Namen der Dateien; bei 0 bleiben sie. Nummer, anfragende Person, Status, Zeiten und Kategorie bleiben immer.',
  'privacy.log.title': 'Absender und Betreff im E-Mail-Protokoll',
  'privacy.log.hint':
    'So viele Tage, mindestens 7, nach dem Lesen einer E-Mail löscht Frontdesk Absender und Betreff; bei 0 bleiben sie. Welche E-Mails es gelesen hat, weiß es weiterhin.',
  'privacy.kept': 'Unbegrenzt aufbewahrt',
  'privacy.removedMonths': 'Nach {value, plural, one {1 Monat} other {{value} Monaten}} gelöscht',
  'privacy.removedDays': 'Nach {value, plural, one {1 Tag} other {{value} Tagen}} gelöscht',
  'privacy.saved.kept': '„{title}“ ist gespeichert: Es wird nichts gelöscht.',
  'privacy.saved.months':
    '„{title}“ ist gespeichert: Gelöscht wird nach {value, plural, one {1 Monat} other {{value} Monaten}}.',
  'privacy.saved.days':
    '„{title}“ ist gespeichert: Gelöscht wird nach {value, plural, one {1 Tag} other {{value} Tagen}}.',
  'privacy.origin.own': 'Hier festgelegt',
  'privacy.origin.default': 'Standard',
  'privacy.origin.from': 'Von {place}',
  'privacy.origin.above': 'Von einer Organisation darüber',
  'privacy.retentionLead':
    '{fixed, select, yes {Das gilt für diese Organisation und alle darunter.} other {Das gilt für diese Organisation und die Organisationen darunter, wenn sie keine eigenen Einstellungen haben.}} Ab der nächsten Nacht löscht Frontdesk, was älter ist. Das lässt sich nicht rückgängig machen.',
  'privacy.now': 'Aktuell',
  'privacy.from': 'Herkunft',
  'privacy.months': 'Monate',
  'privacy.days': 'Tage',
  'privacy.wrongNumber': 'Geben Sie 0 ein, um sie aufzubewahren, oder eine ganze Zahl von {min} bis {max}.',
  'privacy.changed':
    'Inzwischen hat jemand diese Einstellung geändert. Jetzt gilt „{stands}“. Ihre Eingaben stehen unten. Um sie zu übernehmen, speichern Sie noch einmal.',
  'privacy.keptLongEnough': 'Was lange genug aufbewahrt wurde',
  'privacy.addressRemoved': '(gelöscht)',

  'privacy.wish.exportLead':
    'Sie bekommen einen Link zu einer ZIP-Datei mit allem, was Frontdesk über eine Person gespeichert hat.',
  'privacy.wish.eraseLead':
    'Frontdesk vergisst eine Person überall. Was das bedeutet, sehen und bestätigen Sie auf der nächsten Karte.',
  'privacy.wish.next': 'Weiter',
  'privacy.wish.address': 'E-Mail-Adresse',
  'privacy.wish.addressHint': 'Die Adresse, von der die Person schreibt.',
  'privacy.wish.person': 'Oder eine Person',
  'privacy.wish.personHint':
    'Personen mit einer Rolle hier. Lassen Sie das Feld leer, wenn Sie eine Adresse eingegeben haben.',
  'privacy.find.noAddress': 'Das ist keine E-Mail-Adresse. Geben Sie sie so ein: ann@contoso.com',
  'privacy.find.mailbox':
    'Das ist die Adresse eines Support-Postfachs und nicht die einer Person. Schreiben Sie „support mail“, um das Postfach zu entfernen.',
  'privacy.find.nobody':
    'Unter dieser Adresse kenne ich niemanden, den Sie verwalten. Gehört die Person auch zu einer anderen Organisation, kann das nur ein Administrator der obersten Organisation tun.',

  'privacy.link.title': 'Daten von {called}',
  'privacy.link.button': 'Herunterladen',
  'privacy.link.text':
    'Eine ZIP-Datei mit allem, was Frontdesk über diese Person gespeichert hat. In README.txt steht, was wo liegt. Nicht enthalten sind die E-Mails im Support-Postfach in Exchange und alles, was in Teams steht. Der Link funktioniert zehn Minuten lang bei jedem, der ihn hat. Geben Sie ihn nicht weiter.',
  'privacy.link.over':
    'Der Link funktioniert zehn Minuten lang. Einen neuen bekommen Sie von Frontdesk in Teams: Schreiben Sie im Chat „person exportieren“.',

  'privacy.confirm.title': 'Diese Person löschen?',
  'privacy.confirm.lead':
    'Die Tickets der Person behalten Nummer, Zeiten und Kategorie und verlieren alles, was darin gesagt wurde. Offene Tickets werden geschlossen, und noch wartende Antworten werden nicht mehr gesendet. Was die Person in Tickets anderer geschrieben hat, wird ebenfalls gelöscht, und Name und Adresse werden überall ersetzt. Schreibt sie später eine E-Mail, gilt sie als neue Person.',
  'privacy.confirm.warning':
    'Das lässt sich nicht rückgängig machen. Die E-Mails im Support-Postfach in Exchange, alles, was in Teams unter den Karten und in Chats steht, und Ihre Sicherungen kann Frontdesk nicht löschen. Entfernen Sie diese selbst.',
  'privacy.confirm.warningBelow':
    'Das lässt sich nicht rückgängig machen. Die E-Mails im Support-Postfach in Exchange, alles, was in Teams unter den Karten und in Chats steht, und Ihre Sicherungen kann Frontdesk nicht löschen. Entfernen Sie diese selbst. Tickets von Organisationen, die Sie nicht verwalten, bleiben, wie sie sind.',
  'privacy.confirm.person': 'Person',
  'privacy.confirm.tickets': 'Tickets',
  'privacy.confirm.typeAddress': 'Zum Bestätigen die E-Mail-Adresse eingeben',
  'privacy.confirm.typeName': 'Zum Bestätigen den Namen eingeben',
  'privacy.confirm.hint': 'Genau so, wie es oben steht.',
  'privacy.confirm.keep': 'Person behalten',
  'privacy.erase.unconfirmed':
    'Es wurde nichts gelöscht: Das ist nicht, was oben steht. Geben Sie es genau so ein wie dort.',
  'privacy.erase.yourself':
    'Solange Sie eine Rolle haben, können Sie sich nicht selbst löschen. Bitten Sie einen anderen Administrator, Ihnen zuerst die Rolle zu nehmen und Sie dann zu löschen.',
  'privacy.erase.lastAdministrator':
    'Das ist der letzte Administrator von „{organisation}“. Machen Sie zuerst jemand anderen zum Administrator, entfernen Sie dann diese Rolle und löschen Sie danach die Person.',
  'privacy.erase.hasRole':
    'Diese Person ist Agent oder Administrator. Entfernen Sie zuerst die Rolle (schreiben Sie „personen“) und löschen Sie dann die Person.',
  'privacy.erase.underWay':
    'Diese Person wird bereits gelöscht. Wer darum gebeten hat, erfährt, sobald es erledigt ist.',
  'privacy.begun.title': 'Das Löschen hat begonnen',
  'privacy.begun.text':
    'Es dauert eine Minute oder länger, denn Frontdesk geht alles zweimal durch. Sobald es erledigt ist, sage ich Ihnen hier Bescheid und auch, wie viel gelöscht wurde.',
  'privacy.done.title': 'Das Löschen ist erledigt',
  'privacy.done.text':
    'Frontdesk kennt die Person nicht mehr. Im Änderungsprotokoll steht, wann und wie viel gelöscht wurde, aber nicht, wer es war.',
  'privacy.done.audit': 'Änderungsprotokoll',
  'privacy.done.tickets': 'Tickets',
  'privacy.done.entries': 'Einträge im Verlauf',
  'privacy.done.emailsInLog': 'E-Mails im E-Mail-Protokoll',
  'privacy.done.auditEntries': 'Einträge im Änderungsprotokoll',
  'privacy.done.otherRecords': 'Andere Einträge',
  'privacy.erasedName': 'Gelöschte Person',
  'privacy.erasedAddress': '(gelöscht)',
  'privacy.aPerson': 'eine Person',

  'privacy.export.made': 'Erstellt am {at} für {organisation}.',
  'privacy.export.madeBelow':
    'Erstellt am {at} für {organisation}. Enthalten ist nur, was zu {organisation} und den Organisationen darunter gehört.',
  'privacy.export.readMe': `Was Frontdesk über eine Person gespeichert hat
===============================================

{made}

person.json    Woran Frontdesk die Person erkennt: Name, Adressen, Konten, Rollen, Einstellungen.
tickets/       Je Ticket, das von der Person stammt oder an dem sie beteiligt war, eine Datei: was sie geschrieben hat
               und was ihr geschrieben wurde.
internal/      Was Agenten einander zu diesen Tickets geschrieben haben. Es war nie für die Person bestimmt und kann
               etwas über andere enthalten: Lesen Sie es, bevor Sie es weitergeben.
mail-log.json  Die E-Mails der Person, die gelesen wurden, und was aus jeder wurde.
audit.json     Änderungen an Einstellungen und Rollen, die die Person vorgenommen hat oder die sie betrafen.
other.json     Dateien aus dem Chat, gespeicherte Listen, Regeln für E-Mails und Antworten, die gerade geschrieben
               werden.

Zeiten sind in UTC. Dateien sind hier genannt, aber nicht enthalten; solche in der Cloud stehen mit ihrer Adresse da.

Nicht enthalten sind die E-Mails selbst und ihre Dateien, die im Support-Postfach in Exchange liegen, und alles, was in
Teams steht: Karten, Unterhaltungen unter den Karten und Chats. Suchen Sie auch dort, wenn die Person alles verlangt.
`,
  'privacy.export.role':
    '{relation, select, own {anfragende Person} asked {hat zuerst angefragt} other {war beteiligt}}',
  'privacy.export.removed': 'Der Text wurde gelöscht.',
  'privacy.export.lists': 'Ticketlisten der Person',
  'privacy.export.files': 'Dateien, die die Person im Chat gesendet hat',
  'privacy.export.rule': 'Eine Regel für E-Mails, in der die Person vorkommt',
  'privacy.export.reply': 'Eine Antwort an die Person, die gerade geschrieben wird',
}
