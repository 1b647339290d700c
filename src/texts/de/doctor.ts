// What the doctor found, and what to do about it, in German.
import type { DOCTOR as English } from '../en/doctor.ts'

export const DOCTOR: Readonly<Record<keyof typeof English, string>> = {
  'doctor.title': 'Diagnose',
  'doctor.what': 'Ob alles funktioniert, und was zu tun ist, wo es das nicht tut',
  'doctor.state': 'Prüft jetzt alles',
  'doctor.again': 'Erneut prüfen',
  'doctor.topOnly':
    'Die Diagnose ist Administratoren der obersten Organisation vorbehalten. Fragen Sie jemanden von ihnen.',
  'doctor.summary':
    '{failed, plural, =0 {{warnings, plural, =0 {Alles, was geprüft wurde, funktioniert.} one {Es funktioniert; eine Sache sollten Sie sich ansehen.} other {Es funktioniert; # Dinge sollten Sie sich ansehen.}}} one {{warnings, plural, =0 {Eine Sache funktioniert nicht.} one {Eine Sache funktioniert nicht, eine weitere sollten Sie sich ansehen.} other {Eine Sache funktioniert nicht, # weitere sollten Sie sich ansehen.}}} other {{warnings, plural, =0 {{failed} Dinge funktionieren nicht.} one {{failed} Dinge funktionieren nicht, ein weiteres sollten Sie sich ansehen.} other {{failed} Dinge funktionieren nicht, # weitere sollten Sie sich ansehen.}}}}',
  'doctor.when': 'Geprüft',
  'doctor.word':
    '{state, select, ok {in Ordnung} warn {bitte ansehen} failed {funktioniert nicht} other {nicht geprüft}}',
  'doctor.about': '{check}: {about}',
  'doctor.more':
    '{count, plural, one {Bei einem weiteren ist es ebenso.} other {Bei # weiteren ist es ebenso oder besser.}}',
  'doctor.hidden':
    '{count, plural, one {Ein weiteres Ergebnis.} other {# weitere Ergebnisse.}} „npm run doctor“ auf dem Server listet alle auf.',

  'doctor.name.configuration': 'Konfiguration',
  'doctor.name.server': 'Server',
  'doctor.name.store': 'Daten',
  'doctor.name.bot': 'Bot',
  'doctor.name.clock': 'Uhr',
  'doctor.name.publicUrl': 'Öffentliche Adresse',
  'doctor.name.mailboxes': 'Postfächer',
  'doctor.name.channels': 'Kanäle',
  'doctor.name.queues': 'Arbeit',

  'doctor.late': 'Die Prüfung war nach {seconds} Sekunden noch nicht fertig.',
  'doctor.late.cure':
    'Prüfen Sie das Netzwerk dieses Servers und wie ausgelastet er ist. Prüfen Sie danach erneut; „npm run doctor“ auf dem Server wartet länger.',
  'doctor.failed': 'Die Prüfung war nicht möglich ({code}).',
  'doctor.broken': 'Die Prüfung selbst ist fehlgeschlagen ({error}).',
  'doctor.broken.cure': 'Sehen Sie im Protokoll des Servers nach. Passiert es wieder, melden Sie es als Fehler.',
  'doctor.notChecked': 'Nicht geprüft: Zuerst muss die Konfiguration stimmen.',
  'doctor.noData': 'Nicht geprüft: Die Daten lassen sich nicht lesen.',
  'doctor.left.cure': '„npm run doctor“ auf dem Server hat mehr Zeit.',

  'doctor.configuration.ok': 'Alle Variablen sind brauchbar.',
  'doctor.configuration.cure':
    'Korrigieren Sie das in der Umgebung oder in .env, und starten Sie die Diagnose dann erneut.',
  'doctor.configuration.spelling': 'Benennen Sie sie in der Umgebung oder in .env um, oder entfernen Sie sie.',

  'doctor.server.ok': 'Frontdesk läuft unter {at} und kann arbeiten.',
  'doctor.server.notReady': 'Frontdesk läuft unter {at}, kann aber nicht arbeiten ({checks}).',
  'doctor.server.notReady.cure': 'Sehen Sie unter „Daten“ und im Protokoll des Servers nach.',
  'doctor.server.silent': 'Unter {at} antwortet nichts.',
  'doctor.server.silent.cure':
    'Soll Frontdesk auf diesem Rechner laufen, starten Sie es, und sehen Sie nach, was es ausgibt. Läuft es anderswo, ist alles in Ordnung.',
  'doctor.server.other': 'Was unter {at} antwortet, ist nicht Frontdesk.',
  'doctor.server.other.cure': 'Beenden Sie das Programm, das den Port belegt, oder setzen Sie PORT auf einen anderen.',

  'doctor.store.new':
    '{kind, select, files {In den Ordner „{place}“ kann geschrieben werden. Gespeichert ist dort noch nichts.} other {Die Datenbank „{place}“ antwortet. Gespeichert ist dort noch nichts.}}',
  'doctor.store.files': 'Die Dateien in „{place}“ sind benutzbar.',
  'doctor.store.mongodb':
    'Die Datenbank „{place}“ antwortet: MongoDB {version}, {isSet, select, yes {Replica Set „{set}“} other {ein einzelner Server, für den keiner einspringt}}.',
  'doctor.store.newer':
    'Eine neuere Version von Frontdesk hat in {count, plural, one {eine Sammlung} other {# Sammlungen}} geschrieben (gespeicherte > bekannte Version: {names}).',
  'doctor.store.newer.cure':
    'Verwenden Sie die neuere Version, oder stellen Sie eine Sicherung von vor der Aktualisierung wieder her.',
  'doctor.store.older':
    'Die Dokumente von {count, plural, one {einer Sammlung} other {# Sammlungen}} stammen von einer früheren Version (gespeicherte > eigene Version: {names}).',
  'doctor.store.older.cure':
    'Starten Sie diese Version: Sie bringt die Daten auf den neuen Stand. Machen Sie vorher eine Sicherung.',
  'doctor.store.indexes': '{count, plural, one {Ein Index fehlt} other {# Indizes fehlen}}: {names}.',
  'doctor.store.indexes.cure': 'Starten Sie diese Version neu: Sie legt an, was fehlt.',
  'doctor.store.space': '{free} von {total} GB sind frei.',
  'doctor.store.full': 'Nur noch {free} von {total} GB sind frei.',
  'doctor.store.full.cure':
    '{kind, select, files {Schaffen Sie Platz auf dem Datenträger mit dem Datenordner, oder verschieben Sie den Ordner.} other {Geben Sie dem Datenbankserver mehr Speicherplatz.}}',

  'doctor.bot.none': 'Es gibt keinen Bot, der zu prüfen wäre.',
  'doctor.bot.ok': 'Microsoft akzeptiert die Anmeldedaten des Bots, und sein Token gilt für {audience}.',
  'doctor.bot.refused': 'Der Bot bekommt kein Token, um mit Teams zu sprechen ({code}).',
  'doctor.bot.unreachable':
    'Die Anmeldung war nicht erreichbar oder hatte eine Störung. Prüfen Sie DNS, Proxy und Firewall dieses Servers, und prüfen Sie danach erneut.',
  'doctor.bot.cure':
    'Vergleichen Sie MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD und MICROSOFT_APP_TENANT_ID mit der App-Registrierung in Microsoft Entra, und schlagen Sie den Code {code} nach.',
  'doctor.bot.secretWrong':
    'Setzen Sie MICROSOFT_APP_PASSWORD auf den Wert des Clientgeheimnisses, nicht auf seine Geheimnis-ID. Haben Sie den Wert nicht mehr, erstellen Sie ein neues Geheimnis. Starten Sie Frontdesk danach neu.',
  'doctor.bot.secretExpired':
    'Erstellen Sie in Microsoft Entra (App-Registrierungen, Zertifikate & Geheimnisse) ein neues Clientgeheimnis, setzen Sie MICROSOFT_APP_PASSWORD auf seinen Wert, und starten Sie Frontdesk neu.',
  'doctor.bot.appUnknown':
    'Vergleichen Sie MICROSOFT_APP_ID und MICROSOFT_APP_TENANT_ID mit der Übersicht der App-Registrierung des Bots, und starten Sie Frontdesk neu.',
  'doctor.bot.appDisabled':
    'Erlauben Sie der App die Anmeldung in Microsoft Entra (Unternehmensanwendungen, Eigenschaften).',
  'doctor.bot.appMissing':
    'Stimmen Sie der App in ihrem eigenen Mandanten als Administrator zu, damit sie dort eingerichtet ist.',
  'doctor.bot.tenantUnknown':
    'Setzen Sie MICROSOFT_APP_TENANT_ID auf die Verzeichnis-ID (Mandant) der App-Registrierung des Bots, und starten Sie Frontdesk neu.',
  'doctor.bot.conditionalAccess':
    'Eine Richtlinie für bedingten Zugriff verhindert die Anmeldung des Bots. Nehmen Sie die App davon aus, oder erlauben Sie die Anmeldung von diesem Server.',
  'doctor.bot.cloud':
    'Der Bot muss sich in der Cloud anmelden, in der er registriert ist. Prüfen Sie LOGIN_URL und BOT_CHANNEL_SERVICE: In der öffentlichen Cloud bleiben beide leer.',
  'doctor.bot.nothing': '(keine Angabe)',
  'doctor.bot.audience': 'Das Token des Bots gilt für {found}, Teams verlangt eines für {wanted}.',
  'doctor.bot.app': 'Das Token des Bots wurde für {found} ausgestellt, MICROSOFT_APP_ID ist aber {wanted}.',
  'doctor.bot.tenant': 'Das Token des Bots nennt als Mandanten {found}, MICROSOFT_APP_TENANT_ID ist aber {wanted}.',

  'doctor.clock.ok': 'Die Uhr stimmt mit der von {from} überein.',
  'doctor.clock.off':
    'Die Uhr geht {seconds, plural, one {# Sekunde} other {# Sekunden}} {way, select, behind {nach} other {vor}}, verglichen mit {from}.',
  'doctor.clock.off.cure':
    'Lassen Sie die Zeit dieses Rechners abgleichen (NTP). Ab fünf Minuten weisen Microsoft und Frontdesk gegenseitig ihre Token ab.',
  'doctor.clock.unknown': 'Kein Server hat geantwortet, mit dem sich die Uhr vergleichen ließe.',
  'doctor.clock.unknown.cure': 'Prüfen Sie DNS, Proxy und Firewall dieses Servers.',

  'doctor.url.unset':
    'PUBLIC_URL ist nicht gesetzt: Microsoft kann neue E-Mails nicht melden, und E-Mails an Kunden enthalten keinen Link zu ihrem Ticket.',
  'doctor.url.unset.cure':
    'Setzen Sie PUBLIC_URL auf die https-Adresse, die zu diesem Server führt, und starten Sie Frontdesk neu.',
  'doctor.url.ok':
    'Von diesem Rechner aus führt sie zu Frontdesk. Ob Microsoft sie erreicht, ist von hier aus nicht zu sehen{told, plural, =0 {} one {, es meldet dort aber die E-Mails eines Postfachs} other {, es meldet dort aber die E-Mails von # Postfächern}}.',
  'doctor.url.silent': 'Von dort kam keine Antwort ({code}).',
  'doctor.url.other': 'Unter {url} antwortet etwas, das nicht Frontdesk ist.',
  'doctor.url.status': 'Von dort kam die Antwort HTTP {status}.',
  'doctor.url.cure':
    'Prüfen Sie, ob Frontdesk läuft, ob DNS-Name und Zertifikat von {url} stimmen und ob der Reverse Proxy alles an HOST und PORT weitergibt. Manche Netze lassen einen Server nicht auf seine eigene öffentliche Adresse: Versuchen Sie dann {url}/healthz von außen.',
  'doctor.url.notifications': 'Sie führt hierher, aber POST /api/notifications kommt nicht durch. {answer}',
  'doctor.url.notifications.cure':
    'Lassen Sie den Reverse Proxy POST-Anfragen an {url}/api/notifications unverändert, mit ihren Parametern und ohne Anmeldung weitergeben, und starten Sie Frontdesk neu, falls PUBLIC_URL geändert wurde.',

  'doctor.mailbox.none': 'Kein Postfach wird gelesen.',
  'doctor.mailbox.ok':
    '{all, plural, one {Das eine Postfach lässt sich lesen.} other {{good} von {all} Postfächern lassen sich lesen.}}',
  'doctor.mailbox.failed': 'Es lässt sich nicht lesen ({code}).',
  'doctor.mailbox.late': 'Microsoft hat innerhalb von {seconds} Sekunden nicht geantwortet.',
  'doctor.mailbox.late.cure':
    'Prüfen Sie das Netzwerk dieses Servers. Werden andere Postfächer gelesen, versuchen Sie es später noch einmal.',
  'doctor.mailbox.left': 'Für {count, plural, one {ein Postfach} other {# Postfächer}} reichte die Zeit nicht.',
  'doctor.mailbox.secret':
    '{days, plural, =0 {Sein Clientgeheimnis ist nach dem eingetragenen Datum abgelaufen.} one {Sein Clientgeheimnis läuft in einem Tag ab.} other {Sein Clientgeheimnis läuft in # Tagen ab.}}',
  'doctor.mailbox.secret.cure':
    'Erstellen Sie in Microsoft Entra ein neues Clientgeheimnis, und tragen Sie seinen Wert und sein Datum unter „support mail“ ein.',

  'doctor.channel.none': 'Kein Kanal ist verknüpft.',
  'doctor.channel.ok':
    '{all, plural, one {Der eine Kanal ist erreichbar.} other {{good} von {all} Kanälen sind erreichbar.}}',
  'doctor.channel.failed': 'Teams lässt den Bot nicht hinein ({code}).',
  'doctor.channel.late': 'Teams hat innerhalb von {seconds} Sekunden nicht geantwortet.',
  'doctor.channel.late.cure':
    'Prüfen Sie das Netzwerk dieses Servers. Sind andere Kanäle erreichbar, versuchen Sie es später noch einmal.',
  'doctor.channel.left': 'Für {count, plural, one {einen Kanal} other {# Kanäle}} reichte die Zeit nicht.',
  'doctor.channel.off': 'Er bekommt keine Ticketkarten mehr.',
  'doctor.channel.off.cure': 'Öffnen Sie „kanäle“ in Teams, und testen Sie den Kanal: Das Ergebnis nennt den Grund.',

  'doctor.queue.ok': 'Nichts ist im Verzug.',
  'doctor.queue.delivery':
    'Was an Teams oder per E-Mail hinausgehen soll, ist {minutes, plural, one {eine Minute} other {# Minuten}} im Verzug.',
  'doctor.queue.mail':
    'E-Mails warten seit {minutes, plural, one {einer Minute} other {# Minuten}} darauf, verarbeitet zu werden.',
  'doctor.queue.poll':
    'Das Lesen eines Postfachs ist {minutes, plural, one {eine Minute} other {# Minuten}} im Verzug.',
  'doctor.queue.cure':
    'Prüfen Sie, ob Frontdesk läuft. Wenn ja, sehen Sie sich sein Protokoll, die Auslastung des Rechners und die anderen Ergebnisse an.',
  'doctor.queue.parked':
    '{count, plural, one {Ein Ticket enthält} other {# Tickets enthalten}} etwas, das Teams oder Exchange nicht annimmt.',
  'doctor.queue.parked.cure':
    'Öffnen Sie „kanäle“ und die Postfächer unter „support mail“: Dort steht der Grund, und von dort aus können Sie es erneut versuchen.',
  'doctor.queue.failed': '{count, plural, one {Eine E-Mail wurde} other {# E-Mails wurden}} aufgegeben.',
  'doctor.queue.failed.cure':
    'Öffnen Sie „e-mail-protokoll“: Dort steht der Grund, und von dort aus können Sie es erneut versuchen.',
}
