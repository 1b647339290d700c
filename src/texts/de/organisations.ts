// What administrators read of their organisations, in German.
import type { ORGANISATIONS as English } from '../en/organisations.ts'

export const ORGANISATIONS: Readonly<Record<keyof typeof English, string>> = {
  'organisations.title': 'Organisationen',
  'organisations.servedHere':
    'Die Organisationen dieses Kanals. Alle Ihre Organisationen zeige ich Ihnen in unserem persönlichen Chat.',
  'organisations.yours': 'Die Organisationen, die Sie verwalten. Mit „Einstellungen“ wechseln Sie zu einer davon.',
  'organisations.none': 'Sie verwalten keine Organisation.',
  'organisations.noneHere': 'Sie verwalten keine der Organisationen dieses Kanals.',
  'organisations.badgeInactive': 'inaktiv',
  'organisations.badgeInHand': 'wird gerade eingerichtet',
  'organisations.kind': '{kind, select, distributor {Distributor} partner {Partner} other {Kunde}}',
  'organisations.kindLabel': '{kind, select, distributor {Distributor} partner {Partner} other {Kunde}}',
  'organisations.menu': 'Menü',
  'organisations.configure': 'Einstellungen',
  'organisations.editButton': 'Bearbeiten',
  'organisations.save': 'Speichern',
  'organisations.back': 'Zurück',
  'organisations.deactivate': 'Deaktivieren',
  'organisations.reactivate': 'Reaktivieren',

  'organisations.edit': '{kind, select, distributor {Distributor} partner {Partner} other {Kunden}} bearbeiten',
  'organisations.add': '{kind, select, distributor {Distributor} partner {Partner} other {Kunden}} hinzufügen',
  'organisations.addLead': 'Die neue Organisation steht unter {parent} und übernimmt deren Einstellungen.',
  'organisations.kindTitle': 'Ebene',
  'organisations.below': 'Steht unter',
  'organisations.belowNone': 'Keiner, dies ist die oberste Organisation',
  'organisations.state': 'Zustand',
  'organisations.inactive': 'Inaktiv',
  'organisations.name': 'Name',
  'organisations.domains': 'E-Mail-Domains',
  'organisations.domainsHint':
    'E-Mails von diesen Domains gehören zu dieser Organisation. Trennen Sie mehrere mit Kommas.',
  'organisations.tenantIds': 'Microsoft Entra Tenant IDs',
  'organisations.tenantIdsHint': 'Optional. Trennen Sie mehrere mit Kommas.',
  'organisations.language': 'Sprache',
  'organisations.languageHint': 'In dieser Sprache erscheinen Karten in Kanälen, E-Mails und die Ticketseite.',
  'organisations.asAbove': 'Wie die übergeordnete Organisation',
  'organisations.timeZone': 'Zeitzone',
  'organisations.timeZoneHint': 'Zum Beispiel Europe/Berlin.',
  'organisations.timeZoneHintBelow':
    'Zum Beispiel Europe/Berlin. Wenn Sie das Feld leer lassen, gilt die der übergeordneten Organisation.',

  'organisations.saved': '„{name}“ ist gespeichert.',
  'organisations.moved': '„{name}“ ist mit allem, was darunter steht, verschoben.',
  'organisations.activeAgain': '„{name}“ ist wieder aktiv.',
  'organisations.nowInactive': '„{name}“ ist jetzt inaktiv.',
  'organisations.gone': 'Diese Organisation gibt es nicht mehr. Ihre Eingaben stehen unten.',
  'organisations.changed':
    'Es wurde nichts gespeichert: Inzwischen hat jemand anderes diese Organisation geändert. Diese Felder sind jetzt anders: {fields}. Speichern Sie noch einmal, um das zu überschreiben.',
  'organisations.differs': '{field} „{value}“',
  'organisations.differsNone': 'keine',
  'organisations.field.name': 'Name',
  'organisations.field.domains': 'E-Mail-Domains',
  'organisations.field.tenantIds': 'Tenant IDs',
  'organisations.field.language': 'Sprache',
  'organisations.field.timeZone': 'Zeitzone',

  'organisations.wrong.noName': 'Geben Sie einen Namen ein.',
  'organisations.wrong.longName': 'Das ist zu lang. Möglich sind höchstens {most} Zeichen.',
  'organisations.wrong.sameName': 'Hier gibt es schon eine Organisation mit diesem Namen. Wählen Sie einen anderen.',
  'organisations.wrong.manyDomains':
    'Das ist zu viel. Geben Sie höchstens {most} Domains und nicht mehr als {characters} Zeichen ein.',
  'organisations.wrong.noDomain':
    '{words} {count, plural, one {ist keine Domain. Geben Sie sie} other {sind keine Domains. Geben Sie sie}} so ein: contoso.com',
  'organisations.wrong.manyTenants': 'Das sind zu viele. Geben Sie höchstens {most} Tenant IDs ein.',
  'organisations.wrong.noTenant':
    '{words} {count, plural, one {ist keine Tenant ID} other {sind keine Tenant IDs}}. Kopieren Sie sie von der Übersichtsseite von Microsoft Entra.',
  'organisations.wrong.choose': 'Wählen Sie einen Eintrag aus der Liste.',
  'organisations.wrong.timeZone':
    'Unbekannte Zeitzone: {words}. Geben Sie eine wie Europe/Berlin oder America/New_York ein.',
  'organisations.wrong.word': '„{word}“',
  'organisations.wrong.more': '{words} und {count} weitere',

  'organisations.take.tenantFromAbove':
    'Einen Tenant können nur Administratoren von „{parent}“ oder darüber hinzufügen, denn Frontdesk vertraut dessen Verzeichnis. Wenden Sie sich an einen von ihnen.',
  'organisations.take.taken':
    '{what} gehört schon zu {owner}. Entfernen Sie es zuerst dort, oder fragen Sie, wer das verwaltet.',
  'organisations.disconnect.own':
    'Sie kommen selbst aus dem Tenant {tenantId} und würden Ihre eigenen Rechte verlieren. Bitten Sie einen Administrator aus einem anderen Tenant, ihn zu entfernen.',
  'organisations.disconnect.allowed':
    'Der Tenant {tenantId} steht in ALLOWED_TENANTS und würde weiter bedient. Wer den Server betreibt, muss ihn zuerst dort entfernen.',
  'organisations.disconnect.title': '{count, plural, one {Diesen Tenant trennen?} other {Diese Tenants trennen?}}',
  'organisations.disconnect.lead':
    'Die Personen daraus verlieren hier sofort alles: ihre Rollen, ihre eigenen Tickets in Teams und Links auf Dateien. Die Tickets bleiben bei „{organisation}“. Wird der Tenant wieder eingetragen, gelten die Rollen wieder; Kanäle müssen neu verknüpft werden.',
  'organisations.disconnect.tenants': 'Tenants',
  'organisations.disconnect.people':
    '{role, select, administrator {Administratoren} agent {Agenten} other {Kunden}}, die ihre Rechte verlieren',
  'organisations.disconnect.channels': 'Kanäle, die keine Karten mehr bekommen',
  'organisations.disconnect.button': 'Trennen',
  'organisations.disconnect.keep': 'Behalten',
  'organisations.take.owner': '„{name}“',
  'organisations.take.anotherOwner': 'einer anderen Organisation',
  'organisations.take.publicSuffix':
    '{domain} kann nicht zu einer einzelnen Organisation gehören, denn darunter kann jeder Namen registrieren.',
  'organisations.take.publicMail':
    '{domain} ist ein E-Mail-Dienst, den jeder nutzen kann. Laden Sie diese Personen einzeln ein.',
  'organisations.take.subdomain': '{domain} hat eine Subdomain, die zu {owner} gehört.',
  'organisations.take.withSubdomains': '{domain} gehört mit allen Subdomains zu {owner}.',
  'organisations.take.proof':
    'Bitten Sie einen Administrator von „{parent}“, sie hinzuzufügen, oder weisen Sie nach, dass sie Ihnen gehört: Legen Sie im DNS diesen TXT-Eintrag an und speichern Sie noch einmal. Name: {name} Wert: {value}',
  'organisations.take.unproven': '{domain} ist noch nicht als Ihre Domain nachgewiesen. {cure}',
  'organisations.take.notLookedUp':
    '{domain} ließ sich gerade nicht prüfen. Versuchen Sie es gleich noch einmal. {cure}',

  'organisations.move.title': '{kind, select, distributor {Distributor} partner {Partner} other {Kunden}} verschieben',
  'organisations.move.button': 'Verschieben',
  'organisations.move.next': 'Weiter',
  'organisations.move.previewLead':
    '„{name}“ wird von „{from}“ nach „{to}“ verschoben{organisations, plural, one {} =2 {, mit einer Organisation darunter} other {, mit allen Organisationen darunter}}. Was dort selbst eingestellt ist, bleibt. Das ändert sich:',
  'organisations.move.countOrganisations': 'Organisationen',
  'organisations.move.countTickets': 'Tickets',
  'organisations.move.countRerouted': 'Offene Tickets, die den Kanal wechseln',
  'organisations.move.countUnrouted': 'Postfächer, Kategorien und Arten der Anfrage, die ihren Kanal verlieren',
  'organisations.move.toChannel': '{count}, meist nach {team}: {channel}',
  'organisations.move.toNoChannel': '{count}, die warten, bis ein Kanal verknüpft ist',
  'organisations.move.fixed': '{title}: {before} → {after}, festgelegt von {name}',
  'organisations.move.gone': '{title}, die wegfallen: {names}',
  'organisations.move.come': '{title}, die hinzukommen: {names}',
  'organisations.move.people':
    '{does, select, gone {{count, plural, one {Eine Person verliert den Zugriff} other {# Personen verlieren den Zugriff}}} other {{count, plural, one {Eine Person bekommt Zugriff} other {# Personen bekommen Zugriff}}}}: {names}',
  'organisations.move.others':
    '{count, plural, one {eine Person einer Organisation darüber} other {# Personen von Organisationen darüber}}',
  'organisations.move.nothingElse': 'Was geerbt wird, bleibt gleich, und dieselben Personen haben Zugriff.',
  'organisations.move.now': 'Steht jetzt unter',
  'organisations.move.nowhere':
    'Es gibt kein passendes Ziel: Unter keiner anderen Organisation, die Sie verwalten, kann ein {kind, select, distributor {Distributor} partner {Partner} other {Kunde}} stehen.',
  'organisations.move.lead':
    'Tickets, Postfächer, Personen und alles darunter ziehen mit um. Zugriff haben dann Administratoren und Agenten der neuen übergeordneten Organisation, nicht mehr die von „{parent}“. Auch Kanäle, Kategorien, Arten der Anfrage und Einstellungen kommen dann von dort. E-Mails an Postfächer von „{parent}“ bleiben dort, offene Tickets ziehen in einen Kanal der neuen Organisation um.',
  'organisations.move.wrongKind':
    'Ein {kind, select, distributor {Distributor} partner {Partner} other {Kunde}} kann nicht unter „{target}“ stehen. Wählen Sie eine Organisation aus der Liste.',
  'organisations.move.inactive':
    'Es wurde nichts verschoben: „{target}“ wurde in der Zwischenzeit deaktiviert. Wählen Sie eine andere Organisation.',
  'organisations.move.sameName':
    'Unter „{target}“ gibt es schon „{name}“. Benennen Sie zuerst eine der beiden Organisationen um.',
  'organisations.move.changed':
    'Es wurde nichts verschoben: Inzwischen hat jemand anderes diese Organisation geändert. So sieht sie jetzt aus.',

  'organisations.inactive.title':
    '{kind, select, distributor {Distributor} partner {Partner} other {Kunden}} deaktivieren',
  'organisations.inactive.below':
    '{count, plural, one {Darunter steht noch eine aktive Organisation. Verschieben oder deaktivieren Sie diese zuerst.} other {Darunter stehen noch # aktive Organisationen. Verschieben oder deaktivieren Sie diese zuerst.}}',
  'organisations.inactive.lead':
    'E-Mails von ihren Domains und Personen gehören dann zu „{parent}“ oder zu der Organisation, in deren Postfach sie ankommen. Ihre Postfächer werden angehalten: E-Mails warten dort, bis Sie die Organisation reaktivieren und jedes Postfach fortsetzen. Offene Tickets, Karten und Rollen bleiben, aber Kanäle lassen sich nicht mit ihr verknüpfen. Sie können sie später reaktivieren.',
  'organisations.inactive.mailboxes': 'Laufende Postfächer',
  'organisations.inactive.tickets': 'Offene Tickets',
  'organisations.inactive.parent':
    'Die übergeordnete Organisation „{parent}“ ist inaktiv. Reaktivieren Sie diese zuerst.',
  'organisations.inactive.children':
    'Darunter stehen noch aktive Organisationen. Verschieben oder deaktivieren Sie diese zuerst.',
  'organisations.inactive.changed':
    'Es wurde nichts geändert: Inzwischen hat jemand anderes diese Organisation geändert. Öffnen Sie sie neu.',

  'organisations.notYours':
    'Das können Sie für diese Organisation nicht tun. Schreiben Sie „wer bin ich“, um Ihre Rollen zu sehen.',
  'organisations.notServedHere':
    'Dieser Kanal gehört zu keiner Organisation, die Sie verwalten, und andere lesen hier mit. Fragen Sie mich in unserem persönlichen Chat.',
  'organisations.administratorsOnly':
    'Frontdesk können nur Administratoren einrichten. Wenden Sie sich an Ihren Administrator oder schreiben Sie „wer bin ich“, um Ihre Rollen zu sehen.',
  'organisations.fromAboveOnly':
    'Nur Administratoren einer übergeordneten Organisation können diese Organisation verschieben, deaktivieren oder reaktivieren.',
  'organisations.top': 'Die oberste Organisation lässt sich weder verschieben noch deaktivieren.',
  'organisations.nothingBelow':
    'Unter einem {kind, select, distributor {Distributor} partner {Partner} other {Kunden}} kann keine Organisation stehen. Wählen Sie eine andere Organisation.',
  'organisations.parentInactive': '„{name}“ ist inaktiv. Reaktivieren Sie diese Organisation zuerst.',
  'organisations.brokenButton':
    'Mit dem, was diese Schaltfläche gesendet hat, konnte ich nichts anfangen. Lassen Sie sich die Karte noch einmal zeigen.',
}
