// What Microsoft 365 answered, and what to do about it, in German.
import type { GRAPH as English } from '../en/graph.ts'

export const GRAPH: Readonly<Record<keyof typeof English, string>> = {
  'graph.passing': '{what} Frontdesk versucht es weiter. Sie müssen erst etwas tun, wenn es stundenlang so bleibt.',
  'graph.cure':
    'Geben Sie der App in Exchange {need, select, both {die Rollen Application Mail.ReadWrite und Application Mail.Send} send {die Rolle Application Mail.Send} write {die Rolle Application Mail.ReadWrite} other {die Rolle Application Mail.ReadWrite}}, und zwar nur für dieses Postfach (RBAC for Applications; die Befehle stehen in der README). Ist ihr Zugriff in Exchange schon auf bestimmte Postfächer begrenzt, nehmen Sie dieses dazu. Bis das wirkt, können bis zu zwei Stunden vergehen. Nur wenn bei Ihnen niemand Exchange verwaltet, erteilen Sie der App stattdessen in Microsoft Entra {need, select, both {die Berechtigungen Mail.ReadWrite und Mail.Send} send {die Berechtigung Mail.Send} write {die Berechtigung Mail.ReadWrite} other {die Berechtigung Mail.Read}} mit Administratorzustimmung. Die App erreicht dann jedes Postfach der Organisation.',
  'graph.lacking':
    '{need, select, send {Die App darf aus diesem Postfach keine E-Mails senden.} write {Die App darf E-Mails in diesem Postfach nicht markieren, verschieben oder ablegen und keine Antworten schreiben.} other {Die App darf dieses Postfach nicht lesen.}} {cure}',
  'graph.secretExpired':
    'Das Client Secret ist abgelaufen. Erstellen Sie in Microsoft Entra (App-Registrierungen, Zertifikate & Geheimnisse) ein neues und geben Sie dessen Wert ein.',
  'graph.secretWrong':
    'Microsoft akzeptiert das Client Secret nicht. Geben Sie seinen Wert ein, nicht die „Geheime ID“. Wenn Sie den Wert nicht mehr haben, erstellen Sie ein neues Client Secret.',
  'graph.secretMissing': 'Das Client Secret fehlt. Geben Sie seinen Wert ein.',
  'graph.clientUnknown':
    'Der Tenant kennt diese Client ID nicht. Vergleichen Sie Ihre Angaben mit Anwendungs-ID (Client) und Verzeichnis-ID (Mandant) auf der Übersichtsseite der App-Registrierung.',
  'graph.appDisabled':
    'Die App ist in diesem Tenant deaktiviert. Erlauben Sie ihr in Microsoft Entra die Anmeldung (Unternehmensanwendungen, Eigenschaften).',
  'graph.appMissing':
    'Die App ist in diesem Tenant noch nicht eingerichtet. Ein Administrator muss ihr die Administratorzustimmung erteilen.',
  'graph.tenantUnknown':
    'Microsoft kennt die Tenant ID nicht. Kopieren Sie die Verzeichnis-ID (Mandant) von der Übersichtsseite der App-Registrierung.',
  'graph.tenantMalformed':
    'Die Tenant ID ist weder eine ID noch ein Domainname. Kopieren Sie die Verzeichnis-ID (Mandant) von der Übersichtsseite der App-Registrierung.',
  'graph.tenantGeneral':
    'Die Tenant ID muss einen bestimmten Tenant nennen. Kopieren Sie die Verzeichnis-ID (Mandant) von der Übersichtsseite der App-Registrierung.',
  'graph.accountUnknown':
    'Microsoft kennt dieses Konto im Tenant nicht. Prüfen Sie die Support-Mail-Adresse und die Tenant ID.',
  'graph.conditionalAccess':
    'Eine Richtlinie für bedingten Zugriff verhindert die Anmeldung der App. Erlauben Sie in der Richtlinie die App oder die Anmeldung von diesem Server.',
  'graph.noConsent': 'Der App hat noch niemand zugestimmt. {cure}',
  'graph.signInBusy': 'Microsoft konnte die App gerade nicht anmelden.',
  'graph.tokenRefused':
    'Microsoft Graph akzeptiert die Anmeldung der App nicht, auch keine neue. Prüfen Sie, ob Tenant ID und Cloud zum Postfach gehören und ob die Uhr des Servers richtig geht.',
  'graph.deniedHere': 'Die App darf das in diesem Postfach nicht. {cure}',
  'graph.permissionMissing': 'Der App fehlt eine Berechtigung. {cure}',
  'graph.denied': 'Die App darf das nicht. {cure}',
  'graph.mailboxElsewhere':
    'Zu dieser Adresse gibt es in Exchange Online kein Postfach, das Microsoft Graph erreicht. Prüfen Sie, ob es lizenziert und aktiv ist und nicht auf einem eigenen Exchange-Server liegt.',
  'graph.mailboxUnknown':
    'Im Tenant gibt es kein Postfach mit dieser Adresse. Prüfen Sie die Support-Mail-Adresse und die Tenant ID.',
  'graph.userUnknown':
    'Im Tenant gibt es niemanden mit dieser Adresse. Prüfen Sie die Support-Mail-Adresse und die Tenant ID.',
  'graph.itemGone':
    'Es liegt nicht mehr im Postfach: Es wurde gelöscht oder außer Reichweite verschoben. Sie müssen nichts tun.',
  'graph.idMalformed':
    'Microsoft Graph kann die ID dieser E-Mail nicht lesen. Geben Sie den Protokolleintrag an die Person weiter, die Frontdesk betreibt.',
  'graph.recipientsInvalid':
    'Die E-Mail hat keine Adresse, an die Microsoft zustellen kann. Prüfen Sie, an welche Adresse die Antworten gehen sollen.',
  'graph.sendAsDenied':
    'Das Postfach darf nicht mit dieser Adresse senden. Tragen Sie bei Support Mail die Hauptadresse des Postfachs ein.',
  'graph.mailTooBig':
    'Die E-Mail ist größer, als Exchange erlaubt. Kürzen Sie sie oder senden Sie die Dateien einzeln.',
  'graph.mailboxFull': 'Das Postfach ist voll. Schaffen Sie Platz oder erhöhen Sie in Exchange sein Limit.',
  'graph.sentTooMany': 'Das Postfach hat so viele E-Mails gesendet, wie Exchange vorerst erlaubt.',
  'graph.mailboxMoving': 'Das Postfach zieht gerade auf einen anderen Server um.',
  'graph.mailboxUnavailable': 'Das Postfach ist gerade nicht erreichbar.',
  'graph.exchangeProblem': 'Bei Exchange Online gab es ein Problem.',
  'graph.timeout': 'Microsoft hat nicht rechtzeitig geantwortet.',
  'graph.answerTooBig':
    'Die E-Mail ist größer, als Frontdesk lesen kann. Sie liegt noch im Postfach: Lesen Sie sie dort.',
  'graph.nameNotFound':
    'Die Adresse von Microsoft war nicht zu finden. Prüfen Sie DNS und Internetverbindung des Servers.',
  'graph.distrusted':
    'Das Zertifikat des Servers, der für Microsoft geantwortet hat, {why, select, expired {ist abgelaufen} name {gilt für einen anderen Namen} other {stammt von niemandem, dem dieser Server vertraut}}. Falls ein Proxy den Datenverkehr prüft, geben Sie Frontdesk dessen Zertifikat oder nehmen Sie diesen Server von der Prüfung aus.',
  'graph.unreachable': 'Microsoft war nicht erreichbar. Möglicherweise ist das Netzwerk oder der Dienst gestört.',
  'graph.slowDown': 'Microsoft hat uns gebeten, langsamer zu machen.',
  'graph.problem': 'Bei Microsoft gab es ein Problem.',
  'graph.signInRefused': 'Microsoft hat die Anmeldung abgelehnt. Prüfen Sie Tenant ID, Client ID und Client Secret.',
  'graph.notFound': 'Microsoft kann das nicht finden. Prüfen Sie die Support-Mail-Adresse und die Tenant ID.',
  'graph.refused':
    'Microsoft hat das mit dem Code „{code}“ abgelehnt. Prüfen Sie die Einstellungen bei Support Mail. Wenn sie stimmen, nennen Sie diesen Code der Person, die Frontdesk betreibt.',
  'graph.misunderstood':
    'Microsoft Graph hat auf eine Weise geantwortet, die Frontdesk nicht versteht. Frontdesk versucht es weiter. Wenn es immer wieder passiert, prüfen Sie, ob zwischen diesem Server und Microsoft ein Proxy steht.',
  'graph.pagesRepeat':
    'Microsoft hat immer wieder dieselben E-Mails genannt. Frontdesk liest noch einmal von vorn, dabei geht nichts verloren. Sie müssen erst etwas tun, wenn es stundenlang so bleibt.',
  'graph.placeLost':
    'Microsoft hat mehrmals vergessen, wie weit Frontdesk gelesen hatte. Frontdesk liest noch einmal von vorn, dabei geht nichts verloren. Sie müssen erst etwas tun, wenn es stundenlang so bleibt.',
  'graph.filesBusy': 'Gerade werden andere Dateien geöffnet. Bitte versuchen Sie es in einer Minute noch einmal.',
  'graph.probe.signIn': 'Microsoft akzeptiert Tenant ID, Client ID und Client Secret.',
  'graph.probe.notReached': 'Nicht geprüft, weil das Postfach nicht erreicht wurde.',
  'graph.probe.scopeUnknown':
    'Nicht geprüft: Solange die App das eigene Postfach nicht lesen kann, beweist eine Ablehnung anderswo nichts.',
  'graph.probe.notSignedIn': 'Nicht geprüft, weil die Anmeldung fehlgeschlagen ist.',
  'graph.probe.mailbox': 'Das Postfach „{address}“ gibt es.',
  'graph.probe.mayNotLook': 'Nicht bekannt, weil die App nicht nachsehen darf.',
  'graph.probe.read': 'Die App kann den Posteingang lesen.',
  'graph.probe.write': 'Die App kann E-Mails ändern und Antworten schreiben.',
  'graph.probe.draftLeft':
    'Die App kann E-Mails ändern und Antworten schreiben. Der leere Entwurf „{draft}“ aus diesem Test ließ sich nicht löschen: Löschen Sie ihn im Ordner „Entwürfe“.',
  'graph.probe.send': 'Die App kann E-Mails senden.',
  'graph.probe.sendUnknown': 'Frontdesk konnte nicht herausfinden, ob die App E-Mails senden kann. {why}',
  'graph.probe.noForeign': 'Nicht geprüft: Es wurde kein Postfach genannt, das die App nicht erreichen darf.',
  'graph.probe.foreignIsOwn': 'Nicht geprüft: Das ist das Support-Postfach selbst.',
  'graph.probe.scopeNotTried':
    'Frontdesk konnte mit „{address}“ nicht prüfen, ob die App andere Postfächer nicht erreicht. {why}',
  'graph.probe.scope': 'Die App erreicht „{address}“ nicht. So soll es sein.',
  'graph.probe.tooWide':
    'Die App kann auch {may, select, read {das Postfach „{address}“ lesen} send {aus dem Postfach „{address}“ senden} other {das Postfach „{address}“ lesen und daraus senden}}. Das gilt vermutlich für jedes Postfach der Organisation. Begrenzen Sie ihren Zugriff in Exchange mit RBAC for Applications und entfernen Sie die in Microsoft Entra erteilten Berechtigungen, die sonst weiter gelten.',
  'graph.longMail': '[Diese E-Mail ist länger, als Frontdesk liest. Vollständig steht sie im Postfach.]',
  'graph.picture': 'Bild',
  'graph.meeting.day':
    '{day}. {month, select, m1 {Januar} m2 {Februar} m3 {März} m4 {April} m5 {Mai} m6 {Juni} m7 {Juli} m8 {August} m9 {September} m10 {Oktober} m11 {November} other {Dezember}} {year}',
  'graph.meeting.time': '{day}, {time} Uhr',
  'graph.meeting.utc': '{day}, {time} Uhr (UTC)',
  'graph.meeting.zoned': '{day}, {time} Uhr ({zone})',
}
