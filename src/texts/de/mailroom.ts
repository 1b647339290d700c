// How email becomes tickets: settings, rules, letters, in German.
import type { MAILROOM as English } from '../en/mailroom.ts'

export const MAILROOM: Readonly<Record<keyof typeof English, string>> = {
  'mailroom.title': 'E-Mail-Verarbeitung',
  'mailroom.title.of': 'E-Mail-Verarbeitung: {mailbox}',
  'mailroom.lead':
    'Hier legen Sie fest, wie aus E-Mails Tickets werden und welche Antworten automatisch gesendet werden. Das gilt für die Postfächer dieser Organisation und der Organisationen darunter, wenn sie keine eigenen Einstellungen haben.',
  'mailroom.lead.mailbox':
    'Hier legen Sie fest, wie aus E-Mails an dieses Postfach Tickets werden und welche Antworten automatisch gesendet werden.',
  'mailroom.change': 'Ändern',
  'mailroom.reset': 'Zurücksetzen',
  'mailroom.rules': 'Regeln',
  'mailroom.rules.count': 'Regeln ({count})',
  'mailroom.try': 'Regeln testen',
  'mailroom.allMailboxes': 'Alle Postfächer',
  'mailroom.oneMailbox': 'Für ein Postfach',
  'mailroom.noMailbox':
    'Weder {organisation} noch eine Organisation darunter hat ein Postfach, deshalb gibt es hier nichts einzustellen. Für E-Mails gelten die Einstellungen des Postfachs, in dem sie ankommen. Schreiben Sie „support mail“, um ein Postfach zu verbinden.',
  'mailroom.mailboxes.title': 'E-Mail-Verarbeitung: Postfächer',
  'mailroom.mailboxes.lead': 'Die Einstellungen eines Postfachs gehen denen seiner Organisation vor.',
  'mailroom.mailboxes.empty':
    'Mit dieser Organisation ist kein Postfach verbunden. Schreiben Sie „support mail“, um eines zu verbinden.',
  'mailroom.mailboxes.settings': 'Einstellungen',
  'mailroom.mailboxes.paused': 'Angehalten',
  'mailroom.problem.mailbox':
    'Dieses Postfach ist hier nicht verbunden. Schreiben Sie „e-mail-verarbeitung“, um die verbundenen Postfächer zu sehen.',

  'mailroom.acknowledge': 'Eingangsbestätigung',
  'mailroom.acknowledge.hint':
    'Wer ein Ticket per E-Mail eröffnet, bekommt sofort eine Antwort. Automatische E-Mails, Mailinglisten und No-Reply-Absender bekommen keine.',
  'mailroom.acknowledgement': 'Text der Eingangsbestätigung',
  'mailroom.sayResolved': 'Abschluss-E-Mail',
  'mailroom.sayResolved.hint': 'Wer angefragt hat, bekommt eine E-Mail, sobald das Ticket erledigt ist.',
  'mailroom.closing': 'Text der Abschluss-E-Mail',
  'mailroom.signature': 'Signatur',
  'mailroom.signature.hint': 'Sie steht unter diesen Texten und unter jeder Antwort. Sie können {names} verwenden.',
  'mailroom.signature.sample': 'Ihr Support-Team',
  'mailroom.reopenDays': 'Wiederöffnen',
  'mailroom.reopenDays.hint':
    'So viele Tage lang öffnet eine Antwort ein erledigtes Ticket wieder. Danach eröffnet sie ein neues Ticket. Bei 0 eröffnet jede Antwort ein neues.',
  'mailroom.customerPage': 'Ticketseite',
  'mailroom.customerPage.hint':
    'Mit einem Link in E-Mails können Kunden ihr Ticket verfolgen, beantworten, einordnen, schließen und bewerten. Das kann jeder, der ihn hat. Nach dem Ausschalten gehen auch alte Links nicht mehr.',
  'mailroom.pageDays': 'Link zur Ticketseite',
  'mailroom.pageDays.hint':
    'So viele Tage lang funktioniert der Link in einer E-Mail. Jede neue E-Mail enthält einen neuen Link.',
  'mailroom.importance': 'Wichtigkeit von E-Mails',
  'mailroom.importance.hint':
    'Ein Ticket aus einer E-Mail, die der Absender als wichtig markiert hat, beginnt mit Priorität Hoch, außer eine Regel, ein Servicetyp oder eine Kategorie gibt eine andere vor.',
  'mailroom.customerPriority': 'Priorität von Kunden',
  'mailroom.customerPriority.hint': 'Kunden, die in Teams ein Ticket eröffnen, können angeben, wie dringend es ist.',
  'mailroom.days': 'Tage',
  'mailroom.automatic': 'Automatische E-Mails',
  'mailroom.automatic.hint':
    'E-Mails, die kein Mensch geschrieben hat. Regeln gehen vor. Was nicht zugestellt wurde, steht immer am Ticket. Eine automatische Antwort bekommen sie nie.',
  'mailroom.automatic.byKind': 'Nach Art: Meldungen werden Tickets, Abwesenheitsnotizen vermerkt, Newsletter ignoriert',
  'mailroom.automatic.tickets': 'Aus allen werden Tickets',
  'mailroom.automatic.aside': 'Alle ignorieren, die zu keinem Ticket gehören',
  'mailroom.afterRead': 'Nach dem Lesen',
  'mailroom.afterRead.hint': 'Das geschieht mit einer E-Mail im Postfach, sobald sie verarbeitet ist.',
  'mailroom.afterRead.leave': 'So lassen, wie sie ist',
  'mailroom.afterRead.markRead': 'Als gelesen markieren',
  'mailroom.afterRead.move': 'In einen Ordner verschieben',
  'mailroom.afterRead.label': 'Mit einer Outlook-Kategorie versehen',
  'mailroom.afterRead.name': 'Name des Ordners oder der Kategorie',
  'mailroom.afterRead.name.hint':
    'Ein Ordner im Posteingang oder daneben. Wenn es ihn noch nicht gibt, wird er angelegt.',
  'mailroom.afterRead.name.sample': 'Erledigt',

  'mailroom.value.on': 'An',
  'mailroom.value.off': 'Aus',
  'mailroom.value.none': '(leer)',
  'mailroom.value.named': '{what}: {name}',
  'mailroom.value.pageDays': '{days, plural, one {Funktioniert 1 Tag lang} other {Funktioniert # Tage lang}}',
  'mailroom.value.reopenDays': '{days, plural, one {Innerhalb eines Tages} other {Innerhalb von # Tagen}}',
  'mailroom.value.never': 'Nie: Eine Antwort eröffnet ein neues Ticket',

  'mailroom.form.lead':
    '{fixed, select, yes {Das gilt für die Postfächer dieser Organisation und aller Organisationen darunter.} other {Das gilt für die Postfächer dieser Organisation und der Organisationen darunter, wenn sie keine eigenen Einstellungen haben.}}',
  'mailroom.form.lead.mailbox': 'Das gilt nur für {mailbox}.',
  'mailroom.form.now': 'Aktuell',
  'mailroom.form.from': 'Herkunft',
  'mailroom.form.preview': 'Vorschau',
  'mailroom.form.test': 'Test senden',
  'mailroom.form.saved': '„{setting}“ ist gespeichert.',
  'mailroom.form.isReset': '„{setting}“ ist zurückgesetzt.',
  'mailroom.problem.changed':
    'Jemand hat die E-Mail-Einstellungen inzwischen geändert; hier gilt jetzt „{value}“. Ihre Eingaben stehen unten. Um sie zu übernehmen, speichern Sie noch einmal.',
  'mailroom.problem.changedBack':
    'Jemand hat die E-Mail-Einstellungen inzwischen geändert; diese ist jetzt zurückgesetzt. Ihre Eingaben stehen unten. Um sie zu übernehmen, speichern Sie noch einmal.',
  'mailroom.problem.text': 'Geben Sie einen Text ein.',
  'mailroom.problem.folder': 'Geben Sie den Namen des Ordners oder der Kategorie ein.',
  'mailroom.problem.oneFolder':
    'Geben Sie den Namen eines einzigen Ordners ein, ohne / oder \\. Frontdesk sucht ihn im Posteingang und daneben.',
  'mailroom.problem.days': 'Geben Sie eine ganze Zahl von {least} bis {most} ein.',

  'mailroom.test.subject': 'Test: {setting}',
  'mailroom.test.sent': 'Ein Test ist unterwegs an {address}.',
  'mailroom.test.noAddress':
    'Ich kenne keine E-Mail-Adresse, die sicher Ihnen gehört. Deshalb wurde kein Test gesendet.',
  'mailroom.test.noMailbox':
    'Es wurde kein Test gesendet, weil kein Postfach läuft, aus dem er kommen könnte. Schreiben Sie „support mail“, um die Postfächer zu sehen.',
  'mailroom.test.limit': 'Es wurde kein Test gesendet: {limit}. Versuchen Sie es später noch einmal.',
  'mailroom.test.late':
    'Microsoft hat nicht rechtzeitig geantwortet. Der Test kann noch ankommen; sehen Sie nach, bevor Sie es noch einmal versuchen.',
  'mailroom.test.failed': 'Es wurde kein Test gesendet. {why}',

  'mailroom.rules.title.of': 'Regeln: {mailbox}',
  'mailroom.rules.lead':
    'Die Regeln werden bei jeder neuen E-Mail in dieser Reihenfolge geprüft. Die erste, die zutrifft, gilt.',
  'mailroom.rules.empty':
    'Es gibt noch keine Regeln: Aus jeder E-Mail, die ein Mensch geschrieben hat, wird ein Ticket.',
  'mailroom.rules.saved': 'Die Regel „{name}“ ist gespeichert.',
  'mailroom.rules.removed': 'Die Regel „{name}“ ist entfernt.',
  'mailroom.rules.gone': 'Jemand hat diese Regel inzwischen entfernt.',
  'mailroom.rules.whichMailbox': 'Wählen Sie zuerst ein Postfach: Regeln werden mit seinen neuesten E-Mails getestet.',
  'mailroom.rule.disabled': 'Ausgeschaltet',
  'mailroom.rule.disabledOf': '{origin}, ausgeschaltet',
  'mailroom.rule.disable': 'Ausschalten',
  'mailroom.rule.enable': 'Einschalten',
  'mailroom.rule.add': 'Regel hinzufügen',
  'mailroom.rule.edit': 'Regel bearbeiten',
  'mailroom.rule.lead':
    'Die Regeln werden bei jeder neuen E-Mail der Reihe nach geprüft, und die erste, die zutrifft, gilt. Antworten kommen unabhängig von den Regeln zu ihrem Ticket.',
  'mailroom.rule.lead.mailbox':
    'Das gilt nur für {mailbox}. Die Regeln werden bei jeder neuen E-Mail der Reihe nach geprüft, und die erste, die zutrifft, gilt. Antworten kommen unabhängig von den Regeln zu ihrem Ticket.',
  'mailroom.rule.remove': 'Entfernen',
  'mailroom.rule.remove.title': '„{name}“ entfernen?',
  'mailroom.rule.remove.lead':
    'E-Mails, auf die sie zutraf, werden dann nach der nächsten passenden Regel verarbeitet, sonst wie üblich. Tickets bleiben, wie sie sind.',
  'mailroom.rule.name.hint': 'Der Name steht im E-Mail-Protokoll, wenn die Regel eine E-Mail ignoriert.',
  'mailroom.rule.name.sample': 'Bestellungen von Contoso',
  'mailroom.rule.when': 'Wenn',
  'mailroom.rule.what': 'Wert',
  'mailroom.rule.what.hint':
    'Groß- und Kleinschreibung spielen keine Rolle. Eine Domain gilt auch für ihre Subdomains.',
  'mailroom.rule.header': 'Kopfzeile',
  'mailroom.rule.header.hint': 'Nur bei „Kopfzeile enthält“.',
  'mailroom.rule.then': 'Dann',
  'mailroom.rule.then.ticket': 'Ein Ticket eröffnen, wie unten gewählt',
  'mailroom.rule.then.ignore': 'Ignorieren und das im E-Mail-Protokoll vermerken',
  'mailroom.rule.asUsual': 'Wie üblich',
  'mailroom.rule.organisation.hint': 'Zu dieser Organisation gehört das Ticket.',
  'mailroom.rule.organisation.asUsual': 'Die des Absenders',
  'mailroom.rule.channel.hint': 'In diesem Kanal erscheint das Ticket.',
  'mailroom.rule.alsoIn.hint':
    'Sie zeigen die Karte auch, sofern sie für die Organisation des Tickets oder eine darüber da sind. Höchstens {most} Kanäle.',
  'mailroom.rule.fields':
    '{field, select, sender {Absenderadresse ist} domain {Domain des Absenders ist} recipient {An oder Cc enthält die Adresse} subject {Betreff enthält} body {Text enthält} other {Kopfzeile enthält}}',
  'mailroom.rule.summary':
    '{field, select, sender {Absenderadresse ist „{pattern}“ → {then}} domain {Domain des Absenders ist „{pattern}“ → {then}} recipient {An oder Cc enthält die Adresse „{pattern}“ → {then}} subject {Betreff enthält „{pattern}“ → {then}} body {Text enthält „{pattern}“ → {then}} other {Kopfzeile {header} enthält „{pattern}“ → {then}}}',
  'mailroom.rule.ignored': 'ignoriert',
  'mailroom.rule.ticket': 'ein Ticket, wie üblich',
  'mailroom.rule.notOffered': '(nicht mehr angeboten)',
  'mailroom.rule.priority':
    '{priority, select, low {Priorität niedrig} normal {Priorität normal} high {Priorität hoch} other {Priorität dringend}}',
  'mailroom.rule.for': 'für {organisation}',
  'mailroom.rule.alsoIn': 'auch in {channel}',
  'mailroom.rule.in': 'in {channel}',

  'mailroom.ignore.name': '{address} ignorieren',
  'mailroom.problem.ruleGone': 'Diese Regel gibt es nicht mehr. Öffnen Sie die Regeln neu.',
  'mailroom.problem.ruleChanged':
    'Es wurde nichts geändert: Jemand anderes hat die Regel „{name}“ inzwischen geändert. So sieht sie jetzt aus.',
  'mailroom.problem.ruleNow':
    'Jemand hat die Regel inzwischen geändert: Sie heißt jetzt „{name}“, sucht nach „{pattern}“ und ist {state, select, enabled {eingeschaltet} other {ausgeschaltet}}. Ihre Eingaben stehen unten. Um sie zu übernehmen, speichern Sie noch einmal.',
  'mailroom.problem.noRoom':
    'Es wurde nichts geändert: Mehr Regeln sind für {mailbox} nicht möglich. Entfernen Sie zuerst eine oder schließen Sie das Ticket ohne Regel.',
  'mailroom.problem.mostRules': 'Möglich sind höchstens {most} Regeln. Entfernen Sie zuerst eine.',
  'mailroom.problem.taken': 'Es gibt schon eine Regel mit diesem Namen. Wählen Sie einen anderen.',
  'mailroom.problem.header': 'Geben Sie den Namen einer Kopfzeile ein, etwa X-Priority (höchstens {most} Zeichen).',
  'mailroom.problem.misfit': 'Diese Art der Anfrage passt nicht zu dieser Kategorie. Wählen Sie eine andere.',
  'mailroom.problem.organisation': 'Wählen Sie diese Organisation oder eine darunter.',
  'mailroom.problem.channel': 'Dieser Kanal ist hier nicht verknüpft. Wählen Sie einen anderen.',
  'mailroom.problem.notOffered': 'Das wird hier nicht angeboten. Wählen Sie etwas anderes.',
  'mailroom.problem.pattern': 'Geben Sie ein, wonach gesucht werden soll.',
  'mailroom.problem.domain': 'Geben Sie eine Domain ein, etwa contoso.example.',
  'mailroom.problem.address': 'Geben Sie eine vollständige Adresse ein, etwa anna@contoso.example.',

  'mailroom.try.title': 'Regeln testen: {mailbox}',
  'mailroom.try.lead':
    'Das würde mit den letzten {count} E-Mails geschehen, wenn sie jetzt ankämen. Es wird nichts geändert.',
  'mailroom.try.empty': 'Im Posteingang sind keine E-Mails.',
  'mailroom.try.notRead': '(nicht gelesen)',
  'mailroom.try.gone': 'Die E-Mail wurde inzwischen gelöscht oder verschoben.',
  'mailroom.try.unreadable': 'Die E-Mail ließ sich gerade nicht lesen.',
  'mailroom.try.rule': 'Regel: {name}',
  'mailroom.try.noRule': 'Keine Regel',
  'mailroom.try.automatic': 'Automatische E-Mail',
  'mailroom.try.ignored': 'Ignoriert',
  'mailroom.try.ignoredFor': 'Ignoriert: {why}',
  'mailroom.try.note': 'Ignoriert: eine automatische Antwort, die zu keinem Ticket gehört',
  'mailroom.try.aside': 'Ignoriert: eine automatische E-Mail, die zu keinem Ticket gehört',
  'mailroom.try.strayBounce': 'Ignoriert: Es geht um eine E-Mail, die zu keinem Ticket gehört',
  'mailroom.try.joins':
    '{kind, select, bounce {Kommt zu Ticket #{number}, um das es darin geht} other {Kommt zu Ticket #{number}, auf das sie antwortet}}',
  'mailroom.try.ticket': 'Ticket von {organisation}',
  'mailroom.try.noChannel': 'ohne Kanal',
}
