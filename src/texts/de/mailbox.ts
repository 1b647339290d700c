// The room of the mailboxes, in German.
import type { MAILBOX as English } from '../en/mailbox.ts'

export const MAILBOX: Readonly<Record<keyof typeof English, string>> = {
  'mailbox.list.title': 'Support Mail',
  'mailbox.list.lead': 'Die Postfächer, aus deren E-Mails Tickets werden.',
  'mailbox.list.empty': 'Noch ist kein Postfach verbunden. Verbinden Sie das erste.',
  'mailbox.list.row':
    'Zuletzt gelesen: {lastRead}. E-Mails heute: {today}. Fehlgeschlagen: {failed}. Client Secret läuft ab: {secret}.',
  'mailbox.open': 'Öffnen',
  'mailbox.connect': 'Postfach verbinden',
  'mailbox.menu': 'Menü',
  'mailbox.back': 'Zurück',
  'mailbox.save': 'Speichern',
  'mailbox.saveAnyway': 'Trotzdem speichern',
  'mailbox.pause': 'Anhalten',
  'mailbox.start': 'Starten',
  'mailbox.resume': 'Fortsetzen',
  'mailbox.tryAgain': 'Noch einmal versuchen',
  'mailbox.test': 'Testen',
  'mailbox.edit': 'Bearbeiten',
  'mailbox.rotate': 'Client Secret erneuern',
  'mailbox.askReadAgain': 'Erneut lesen ab …',
  'mailbox.remove': 'Entfernen',
  'mailbox.unexpected':
    'Das Postfach konnte aus einem unerwarteten Grund nicht gelesen werden; Einzelheiten stehen im Protokoll. Frontdesk versucht es weiter.',
  'mailbox.lastReadFailed': 'Beim letzten Lesen gab es einen Fehler: {why} ({code})',
  'mailbox.notConnected':
    'Dieses Postfach ist hier nicht verbunden. Schreiben Sie „support mail“, um die verbundenen zu sehen.',
  'mailbox.state': 'Zustand',
  'mailbox.state.notStarted': 'Nicht gestartet',
  'mailbox.state.paused': 'Angehalten',
  'mailbox.state.failing': 'Gestört',
  'mailbox.state.running': 'Läuft',
  'mailbox.state.firstRead': 'Läuft, erstes Lesen',
  'mailbox.state.slow': 'Im Rückstand',
  'mailbox.state.throttled': 'Gebremst',
  'mailbox.state.silent': 'Wird nicht gelesen',
  'mailbox.cause.notStarted': 'Noch wird nichts gelesen. Drücken Sie auf „Starten“, wenn Sie so weit sind.',
  'mailbox.cause.firstRead':
    'Frontdesk liest dieses Postfach zum ersten Mal. Wenn dort viele E-Mails warten, dauert das eine Weile.',
  'mailbox.cause.slow':
    '{count, plural, one {Eine E-Mail wartet seit mehr als fünf Minuten.} other {# E-Mails warten seit mehr als fünf Minuten.}} Frontdesk arbeitet sie ab, die ältesten zuerst. Werden es immer mehr, bitten Sie die Person, die Frontdesk betreibt, in das Protokoll zu sehen.',
  'mailbox.cause.throttled':
    'Microsoft hat Frontdesk gebeten, dieses Postfach langsamer zu lesen. Nichts geht verloren, und Sie müssen nichts tun.',
  'mailbox.cause.tries':
    '{count, plural, one {Es ist einmal fehlgeschlagen, am {since}.} other {Es ist seit {since} # Mal fehlgeschlagen.}} Der nächste Versuch ist am {next}.',
  'mailbox.cause.silent':
    'Frontdesk hat seit {since} nicht versucht, dieses Postfach zu lesen. Bitten Sie die Person, die Frontdesk betreibt, zu prüfen, ob es läuft und was in seinem Protokoll steht.',
  'mailbox.cause.paused': 'Das Postfach ist angehalten. E-Mails warten dort, bis Sie auf „Fortsetzen“ drücken.',
  'mailbox.cause.pausedBy':
    '{name} hat das Postfach {ago} angehalten. E-Mails warten dort, bis Sie auf „Fortsetzen“ drücken.',
  'mailbox.cause.pausedWithOrganisation':
    'Das Postfach wurde zusammen mit seiner Organisation angehalten. Reaktivieren Sie die Organisation und drücken Sie dann hier auf „Fortsetzen“.',
  'mailbox.ticketsGoTo': 'Kanal für Tickets',
  'mailbox.someChannel': 'Ein Kanal der Organisation des Tickets',
  'mailbox.readsFrom': 'Liest E-Mails ab',
  'mailbox.lastRead': 'Zuletzt gelesen',
  'mailbox.never': 'Noch nie',
  'mailbox.progress.title': 'Rückstand',
  'mailbox.progress': '{read, number} von etwa {told, number} E-Mails gelesen',
  'mailbox.progress.oldest': '{read, number} von etwa {told, number} E-Mails gelesen, die älteste wartende: {day}',
  'mailbox.refresh': 'Aktualisieren',
  'mailbox.noticed': 'Neue E-Mails werden bemerkt',
  'mailbox.noticed.atOnce': 'Sobald sie ankommen',
  'mailbox.noticed.looking': '{seconds, plural, one {Jede Sekunde} other {Alle # Sekunden}}',
  'mailbox.noticed.refused':
    '{seconds, plural, one {Jede Sekunde} other {Alle # Sekunden}}. Microsoft kündigt sie für dieses Postfach nicht an ({code}); Frontdesk fragt einmal am Tag wieder.',
  'mailbox.noticed.unreachable':
    '{seconds, plural, one {Jede Sekunde} other {Alle # Sekunden}}. Um sie anzukündigen, muss Microsoft {address}/api/notifications erreichen, und das ging nicht ({code}). Frontdesk versucht es jede Stunde wieder.',
  'mailbox.noticed.silent':
    '{seconds, plural, one {Jede Sekunde} other {Alle # Sekunden}}. Microsoft kündigt sie nicht mehr an; Frontdesk fragt von Zeit zu Zeit wieder.',
  'mailbox.today': 'E-Mails heute',
  'mailbox.failed': 'Fehlgeschlagene E-Mails',
  'mailbox.ignored': 'Ignoriert in 7 Tagen',
  'mailbox.ignored.none': 'Keine',
  'mailbox.ignored.by': '{most, select, yes {Mehr als {count}} other {{count}}}: {reasons}',
  'mailbox.ignored.more': '{count} × aus anderen Gründen',
  'mailbox.ignored.automatic': 'automatische E-Mail',
  'mailbox.ignored.bounce': 'Zustellbericht ohne Ticket',
  'mailbox.ignored.same': 'doppelte E-Mail',
  'mailbox.ignored.gone': 'nicht mehr im Postfach',
  'mailbox.ignored.old': 'ältere E-Mail',
  'mailbox.swept': 'Nicht gemeldet in 7 Tagen',
  'mailbox.swept.some': '{worked} verarbeitet, {listed} nur im Protokoll',
  'mailbox.secretExpires': 'Client Secret läuft ab',
  'mailbox.secret.unknown': 'Nicht bekannt',
  'mailbox.secret.left': '{days, plural, one {{day}, in 1 Tag} other {{day}, in # Tagen}}',
  'mailbox.secret.over': '{day}: abgelaufen',
  'mailbox.secret.ending':
    '{days, plural, one {Das Client Secret läuft in 1 Tag ab.} other {Das Client Secret läuft in # Tagen ab.}} Erstellen Sie in Microsoft Entra ein neues und drücken Sie dann auf „Client Secret erneuern“.',
  'mailbox.secret.ended':
    'Das Client Secret ist abgelaufen. Erstellen Sie in Microsoft Entra ein neues und drücken Sie dann auf „Client Secret erneuern“.',
  'mailbox.secret.outlived':
    'Der Tag, an dem das Client Secret ablaufen sollte, ist vorbei, und das Postfach kann noch gelesen werden. Drücken Sie auf „Bearbeiten“ und geben Sie den richtigen Tag ein, damit Frontdesk Sie rechtzeitig erinnert.',
  'mailbox.tenantId': 'Tenant ID',
  'mailbox.clientId': 'Client ID',
  'mailbox.alsoKnownAs': 'Weitere Adressen',
  'mailbox.scope': 'Um die App auf dieses Postfach zu begrenzen, fügen Sie Folgendes in PowerShell ein',
  'mailbox.scope.hint':
    'Entfernen Sie danach in Microsoft Entra Mail.ReadWrite und Mail.Send aus den API-Berechtigungen. Bis das wirkt, können bis zu zwei Stunden vergehen.',
  'mailbox.unmarked':
    '{count, plural, one {1 E-Mail ließ sich nicht markieren oder verschieben.} other {# E-Mails ließen sich nicht markieren oder verschieben.}} {why}',
  'mailbox.form.edit': 'Postfach bearbeiten',
  'mailbox.form.rotate': 'Client Secret erneuern',
  'mailbox.form.tries': 'Frontdesk prüft die Verbindung, bevor es etwas speichert.',
  'mailbox.form.triesFirst':
    'Frontdesk prüft die Verbindung, bevor es etwas speichert. Gelesen wird erst, wenn Sie auf „Starten“ drücken.',
  'mailbox.form.rotateLead':
    'Geben Sie das neue Client Secret von {address} ein. Frontdesk prüft es, bevor es gespeichert wird, und liest dann dort weiter, wo es aufgehört hat.',
  'mailbox.form.provider': 'E-Mail-Anbieter',
  'mailbox.form.provider.hint': 'Google wird noch nicht unterstützt.',
  'mailbox.form.address': 'Support-Mail-Adresse',
  'mailbox.form.others': 'Weitere Adressen dieses Postfachs',
  'mailbox.form.others.hint':
    'Die Aliasse des Postfachs, durch Kommas getrennt. E-Mails von diesen Adressen gelten nie als E-Mails eines Kunden.',
  'mailbox.form.tenantId.hint': 'Die Verzeichnis-ID (Mandant) oder eine bestätigte Domain.',
  'mailbox.form.clientId.hint': 'Die Anwendungs-ID (Client) der App-Registrierung.',
  'mailbox.form.categories': 'Kategorien',
  'mailbox.form.categories.hint': 'Aus diesen können Kunden wählen. Wenn Sie nichts auswählen, werden alle angeboten.',
  'mailbox.form.serviceType': 'Übliche Art der Anfrage',
  'mailbox.form.none': 'Keine',
  'mailbox.form.channel': 'Kanal',
  'mailbox.form.channel.hint':
    'Hier erscheinen die Tickets, wenn die Kategorie oder die Art der Anfrage nichts anderes vorgibt.',
  'mailbox.form.foreign': 'Ein Postfach, das gesperrt sein muss',
  'mailbox.form.foreign.hint':
    'Ein anderes Postfach desselben Tenants. Damit weist der Test nach, dass die App nur das Support-Postfach erreicht.',
  'mailbox.form.secret': 'Client Secret',
  'mailbox.form.secret.hint': 'Der Wert, nicht die „Geheime ID“.',
  'mailbox.form.secret.keepHint': 'Der Wert, nicht die „Geheime ID“. Lassen Sie das Feld leer, um nichts zu ändern.',
  'mailbox.form.secret.typed': 'Wie zuvor eingegeben',
  'mailbox.form.secret.stored': 'Unverändert',
  'mailbox.form.expires': 'Das Client Secret läuft ab am',
  'mailbox.form.expires.hint': 'Sie werden 60, 30 und 7 Tage vorher sowie am Tag davor erinnert.',
  'mailbox.wrong.address': 'Das ist keine E-Mail-Adresse. Geben Sie sie so ein: support@example.com',
  'mailbox.wrong.long': 'Das ist zu lang. Möglich sind höchstens {most} Zeichen.',
  'mailbox.wrong.manyOthers': 'Das sind zu viele. Möglich sind höchstens {most} Adressen.',
  'mailbox.wrong.others':
    'Mindestens eine davon ist keine E-Mail-Adresse. Geben Sie die Adressen so ein: help@example.com, info@example.com',
  'mailbox.wrong.tenant':
    'Geben Sie die Verzeichnis-ID (Mandant) ein oder eine Domain des Tenants, zum Beispiel contoso.onmicrosoft.com',
  'mailbox.wrong.client': 'Kopieren Sie die Anwendungs-ID (Client) von der Übersichtsseite der App-Registrierung.',
  'mailbox.wrong.secretMissing': 'Geben Sie den Wert des Client Secrets ein.',
  'mailbox.wrong.secretForgotten':
    'Ihre Eingabe wird nur eine Stunde lang aufbewahrt. Geben Sie den Wert des Client Secrets noch einmal ein.',
  'mailbox.wrong.secretId':
    'Das sieht nach der „Geheimen ID“ aus. Kopieren Sie den Wert daneben. Wenn er nicht mehr zu sehen ist, erstellen Sie ein neues Client Secret.',
  'mailbox.wrong.secret': 'Das ist kein Client Secret. Kopieren Sie noch einmal den Wert und nichts anderes.',
  'mailbox.wrong.day': 'Wählen Sie einen Tag.',
  'mailbox.wrong.expiry': 'Wählen Sie den Tag, den Microsoft Entra neben dem Client Secret anzeigt.',
  'mailbox.wrong.expired':
    'Dieser Tag ist schon vorbei. Erstellen Sie in Microsoft Entra ein neues Client Secret und geben Sie es mit dessen Datum ein.',
  'mailbox.wrong.future': 'Dieser Tag liegt in der Zukunft. Wählen Sie einen früheren.',
  'mailbox.wrong.connected':
    'Dieses Postfach ist schon verbunden, und jedes Postfach lässt sich nur einmal verbinden. Wenn Sie es nicht in Ihrer Liste sehen, fragen Sie die Person, die Frontdesk betreibt.',
  'mailbox.wrong.google': 'Google wird noch nicht unterstützt. Es wurde nichts geändert.',
  'mailbox.wrong.provider': 'Wählen Sie einen Eintrag aus der Liste.',
  'mailbox.wrong.categories': 'Eine dieser Kategorien gibt es hier nicht. Wählen Sie neu.',
  'mailbox.wrong.serviceType': 'Diese Art der Anfrage gibt es hier nicht. Wählen Sie eine andere.',
  'mailbox.wrong.channel': 'Dieser Kanal ist hier nicht verknüpft. Wählen Sie einen anderen.',
  'mailbox.wrong.foreign': 'Das ist das Support-Postfach selbst. Geben Sie ein anderes ein.',
  'mailbox.saving.removed': 'Jemand hat das Postfach inzwischen entfernt. Mit „Speichern“ verbinden Sie es wieder.',
  'mailbox.saving.failed':
    'Noch ist nichts gespeichert: Unten sehen Sie, was nicht geklappt hat. „Speichern“ versucht es mit Ihren Eingaben noch einmal, „Trotzdem speichern“ speichert sie, ohne dass E-Mails gelesen werden.',
  'mailbox.saving.changedBy':
    '{name} hat das Postfach inzwischen geändert. Ihre Eingaben stehen unten: „Speichern“ überschreibt die Änderung, „Zurück“ zeigt den jetzigen Stand.',
  'mailbox.saving.changedWhat':
    '{name} hat das Postfach inzwischen geändert ({what}). Ihre Eingaben stehen unten: „Speichern“ überschreibt die Änderung, „Zurück“ zeigt den jetzigen Stand.',
  'mailbox.saving.changed':
    'Jemand hat das Postfach inzwischen geändert. Ihre Eingaben stehen unten: „Speichern“ überschreibt die Änderung, „Zurück“ zeigt den jetzigen Stand.',
  'mailbox.changed':
    'Es wurde nichts geändert: Jemand anderes hat {address} inzwischen geändert. So sieht es jetzt aus.',
  'mailbox.step.signIn': 'Anmeldung',
  'mailbox.step.mailbox': 'Postfach gefunden',
  'mailbox.step.read': 'E-Mails lesen',
  'mailbox.step.write': 'E-Mails markieren und Antworten schreiben',
  'mailbox.step.send': 'Antworten senden',
  'mailbox.step.scope': 'Kein Zugriff auf andere Postfächer',
  'mailbox.step.test': 'Test',
  'mailbox.step.timeout':
    'Microsoft hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal. Wenn es immer wieder passiert, prüfen Sie die Verbindung des Servers.',
  'mailbox.readAgain.title': '{address} erneut lesen',
  'mailbox.readAgain.lead':
    'Das hilft, wenn E-Mails fehlen, zum Beispiel nachdem eine Sicherung eingespielt wurde. E-Mails, die Frontdesk schon kennt, bleiben, wie sie sind; aus den anderen werden Tickets. Auf E-Mails aus der Zeit vor dem ersten Start des Postfachs wird nicht automatisch geantwortet.',
  'mailbox.readAgain.from': 'Erneut lesen ab',
  'mailbox.readAgain.hint': 'Der Tag beginnt um Mitternacht (UTC).',
  'mailbox.readAgain.send': 'Erneut lesen',
  'mailbox.removal.title': '{address} entfernen?',
  'mailbox.removal.lead':
    'Die Tickets bleiben, wie sie sind, aber Antworten per E-Mail erreichen sie nicht mehr. Die E-Mails bleiben im Postfach; Einstellungen, Regeln und Client Secret werden hier gelöscht.{unsent, plural, =0 {} one { Eine Antwort eines Agenten ist noch nicht gesendet und wird es auch nicht mehr: Die Karte des Tickets weist darauf hin.} other { # Antworten von Agenten sind noch nicht gesendet und werden es auch nicht mehr: Die Karten der Tickets weisen darauf hin.}}',
  'mailbox.removal.tickets': 'Tickets aus dem Postfach',
  'mailbox.removal.unresolved': 'Noch nicht erledigt',
  'mailbox.removal.unsent': 'Noch nicht gesendete Antworten',
  'mailbox.removal.places': '{count} ({places})',
  'mailbox.removal.morePlaces': '{count} ({places} und {more} weitere)',
  'mailbox.removal.keep': 'Behalten',
  'mailbox.starting.title': 'Postfach {address} starten',
  'mailbox.starting.lead':
    'Wählen Sie, ab wann aus E-Mails Tickets werden. Gelesen wird erst, wenn Sie auf „Starten“ drücken.',
  'mailbox.starting.anyway': 'Trotzdem starten',
  'mailbox.starting.count': 'Neu zählen',
  'mailbox.starting.notNow': 'Nicht jetzt',
  'mailbox.starting.when': 'Ab wann',
  'mailbox.starting.now': 'Ab jetzt',
  'mailbox.starting.day': 'Die letzten 24 Stunden',
  'mailbox.starting.week': 'Die letzten 7 Tage',
  'mailbox.starting.date': 'Ab einem Datum',
  'mailbox.starting.theDate': 'Datum',
  'mailbox.starting.theDate.hint': 'Nur für „Ab einem Datum“. Der Tag beginnt um Mitternacht (UTC).',
  'mailbox.starting.replies': 'Automatische Antworten',
  'mailbox.starting.noReplies': 'keine',
  'mailbox.starting.tickets': 'E-Mails, aus denen Tickets würden',
  'mailbox.starting.noTickets': 'Keine, da nur neue E-Mails zählen',
  'mailbox.starting.notCounted': 'Nicht gezählt',
  'mailbox.starting.emails': 'E-Mails seither',
  'mailbox.starting.orMore': '{count} oder mehr',
  'mailbox.starting.about': 'etwa {count}, geschätzt nach den neuesten {looked}',
  'mailbox.starting.aboutOrMore': 'etwa {count} oder mehr, geschätzt nach den neuesten {looked}',
  'mailbox.starting.timeout':
    'Microsoft hat zu lange gebraucht. Zählen Sie neu oder wählen Sie einen späteren Zeitpunkt.',
  'mailbox.done.works': 'Die Verbindung funktioniert.',
  'mailbox.done.worksNot': 'Die Verbindung funktioniert nicht: Unten sehen Sie, woran es liegt.',
  'mailbox.done.tryingAgain': 'Ich versuche noch einmal, alles zuzustellen, was wartet.',
  'mailbox.done.lookAtCount':
    'Noch wird nichts gelesen: Sehen Sie sich die Zahlen an und drücken Sie dann noch einmal auf „Starten“.',
  'mailbox.done.notStarted':
    'Noch wird nichts gelesen, weil die Verbindung nicht funktioniert. Beheben Sie den Fehler unten und drücken Sie dann noch einmal auf „Starten“.',
  'mailbox.done.startedAnyway': 'Gelesen wird, sobald die Verbindung funktioniert. „Testen“ zeigt, was noch fehlt.',
  'mailbox.done.started':
    'Frontdesk liest das Postfach ab jetzt. Die ersten Tickets erscheinen innerhalb einer Minute.',
  'mailbox.done.paused': 'Das Postfach ist angehalten. E-Mails warten dort, bis Sie auf „Fortsetzen“ drücken.',
  'mailbox.done.resumed': 'Frontdesk liest weiter, wo es aufgehört hat.',
  'mailbox.done.readAgain': 'Frontdesk liest das Postfach ab {date} erneut. Was es schon kennt, bleibt, wie es ist.',
  'mailbox.done.removed': '{address} ist entfernt. Die Tickets bleiben erhalten.',
  'mailbox.done.savedNotStarted':
    '{address} ist gespeichert, aber nicht gestartet: Es wird nichts gelesen. Beheben Sie den Fehler und drücken Sie auf „Testen“, danach auf „Starten“.',
  'mailbox.done.savedPaused':
    '{address} ist gespeichert, aber angehalten: Es wird nichts gelesen. Beheben Sie den Fehler und drücken Sie auf „Testen“, danach auf „Fortsetzen“.',
  'mailbox.done.saved': '{address} ist gespeichert.',
  'mailbox.done.savedWorks': '{address} ist gespeichert. Die Verbindung funktioniert.',
}
