// What is said about people and their roles, and what they are asked about themselves, in German.
import type { PEOPLE as English } from '../en/people.ts'

export const PEOPLE: Readonly<Record<keyof typeof English, string>> = {
  'people.title': 'Personen',
  'people.lead':
    'Administratoren richten Frontdesk ein, Agenten bearbeiten Tickets, Kunden eröffnen sie. Eine Rolle gilt auch für die Organisationen darunter.',
  'people.empty': 'Hier hat noch niemand eine Rolle. Laden Sie die erste Person ein.',
  'people.role': '{role, select, administrator {Administrator} agent {Agent} other {Kunde}}',
  'people.aRole': '{role, select, administrator {Administrator} agent {Agent} other {Kunde}}',
  'people.roleTitle':
    '{role, select, administrator {Administrator: richtet Frontdesk ein und bearbeitet Tickets} agent {Agent: bearbeitet Tickets} other {Kunde: eröffnet Tickets}}',
  'people.roleFrom': '{roles}, von {place}',
  'people.invited': 'eingeladen, hat mir noch nicht geschrieben',
  'people.unnamed': 'Jemand',
  'people.menu': 'Menü',
  'people.help': 'Hilfe',
  'people.save': 'Speichern',
  'people.back': 'Zurück',

  'people.invite.title': 'Jemanden einladen',
  'people.invite.lead':
    'Die Rolle gilt sofort. Wenn ich die Person noch nicht kenne, erkenne ich sie, sobald sie mir zum ersten Mal in Teams schreibt.',
  'people.invite.address': 'E-Mail-Adresse',
  'people.invite.addressHint':
    'Die Adresse, mit der die Person in Teams arbeitet. Sie gilt, wenn die Person aus unserem Microsoft-365-Tenant kommt oder aus dem der Organisation mit dieser E-Mail-Domain.',
  'people.invite.button': 'Einladen',
  'people.invite.noAddress': 'Geben Sie ein, wen Sie einladen möchten.',
  'people.invite.wrongAddress': 'Das ist keine E-Mail-Adresse. Geben Sie sie so ein: ann@contoso.com',
  'people.invite.noRole': 'Wählen Sie einen Eintrag aus der Liste.',
  'people.invite.unclear':
    'Schreiben Sie, wen Sie als was einladen ({roles}), zum Beispiel: einladen ann@contoso.com agent. In einem Kanal können Sie die Person stattdessen erwähnen.',
  'people.invite.noMention':
    'Erwähnungen gehen nur in Kanälen. Nehmen Sie hier die E-Mail-Adresse: einladen ann@contoso.com agent',
  'people.recognised.theirTenant':
    'Ich erkenne die Person, sobald sie mir aus dem Microsoft-365-Tenant ihrer Organisation oder aus unserem schreibt.',
  'people.recognised.ourTenant':
    'Ich erkenne die Person, sobald sie mir aus unserem Microsoft-365-Tenant schreibt. Hat sie einen eigenen Tenant, tragen Sie dessen Tenant ID und ihre E-Mail-Domain bei ihrer Organisation ein, oder erwähnen Sie sie in einem Kanal.',

  'people.outside.nobodys':
    'Es wurde nichts geändert: {name} kommt aus dem Tenant {tenantId}, den keine Organisation hat. Tragen Sie diese ID zuerst bei „{organisation}“ ein oder bei der Organisation, zu der {name} gehört.',
  'people.outside.anothers':
    'Es wurde nichts geändert: Der Tenant von {name}, {tenantId}, gehört zu einer anderen Organisation. Von dort kann niemand eine Rolle in „{organisation}“ haben. Laden Sie jemanden aus einem Tenant von „{organisation}“ ein.',
  'people.outside.known':
    'Es wurde nichts geändert: Der Tenant von {name} gehört zu „{owner}“. {name} kann dort und darunter eine Rolle haben, aber nicht in „{organisation}“. Wählen Sie unter „organisationen“ die Organisation „{owner}“ und vergeben Sie die Rolle dort.',
  'people.outside.mark': 'Hier ohne Rechte: Der Tenant {tenantId} gehört nicht hierher',
  'people.change.button': 'Ändern',
  'people.change.title': 'Rolle ändern',
  'people.change.lead': '„Entfernen“ nimmt die Rolle weg. Tickets und E-Mails bleiben, wie sie sind.',
  'people.name': 'Name',
  'people.email': 'E-Mail',
  'people.noEmail': 'Keine, die Sie sehen dürfen',
  'people.currentRole': 'Aktuelle Rolle',
  'people.noRole': 'Keine',
  'people.withoutRole': 'keine',
  'people.roleLabel': 'Rolle',
  'people.remove.button': 'Entfernen',
  'people.remove.title': '{name} entfernen?',
  'people.make.title':
    '{name} zum {role, select, administrator {Administrator} agent {Agenten} other {Kunden}} machen?',
  'people.make.button': 'Zum {role, select, administrator {Administrator} agent {Agenten} other {Kunden}} machen',
  'people.make.lead':
    '{name} ist im Moment {roles} von {organisation} und sieht danach nur noch selbst eröffnete Tickets. Tickets und E-Mails bleiben, wie sie sind.',
  'people.make.leadAgent':
    '{name} ist im Moment {roles} von {organisation} und kann danach keine Einstellungen und Rollen mehr ändern. Tickets und E-Mails bleiben, wie sie sind.',
  'people.keep': 'Rolle behalten',
  'people.removed': '„{name}“ hat keine Rolle mehr in „{organisation}“.',
  'people.given':
    '„{name}“ ist jetzt {role, select, administrator {Administrator} agent {Agent} other {Kunde}} von „{organisation}“.',
  'people.hadAlready':
    '„{name}“ ist schon {role, select, administrator {Administrator} agent {Agent} other {Kunde}} von „{organisation}“.',
  'people.noRoleHere': 'Diese Person hat hier keine Rolle mehr.',
  'people.lastAdministrator':
    'Dann hätte „{organisation}“ keinen Administrator mehr. Machen Sie zuerst jemand anderen zum Administrator. Wer per E-Mail eingeladen ist, zählt erst, wenn er mir geschrieben hat.',
  'people.changed':
    'Es wurde nichts geändert: Inzwischen hat jemand anderes „{name}“ geändert. Die Rolle hier ist jetzt: {roles}.',
  'people.yours': 'Ihre Rolle hat sich geändert',
  'people.whoAmI': 'Wer bin ich?',

  'people.told.title':
    'Sie sind jetzt {role, select, administrator {Administrator} agent {Agent} other {Kunde}} von {organisation}',
  'people.told.text':
    '{name} hat Ihnen diese Rolle gegeben. Schreiben Sie „hilfe“, dann zeige ich Ihnen, was Sie mich fragen können.',
  'people.told.done': 'Ich habe der Person in Teams Bescheid gesagt.',
  'people.told.notYet': 'Ich kann die Person in Teams noch nicht erreichen. Bitte sagen Sie ihr Bescheid.',
  'people.told.failed': 'Ich konnte die Person in Teams nicht erreichen. Bitte sagen Sie ihr Bescheid.',

  'people.whoami.noRole':
    'Sie haben noch keine Rolle. Sie sehen Ihre eigenen Tickets und können deren Kategorie wählen. Eine Rolle gibt Ihnen ein Administrator.',
  'people.whoami.roles': 'Ihre Rollen. Jede gilt auch für die Organisationen darunter.',
  'people.whoami.tenant': 'Tenant',
  'people.whoami.reach': 'Er reicht bis',
  'people.whoami.lock': '„{organisation}“ und alles darunter',
  'people.whoami.noLock': 'Nirgends. Bitten Sie einen Administrator, seine ID bei Ihrer Organisation einzutragen.',
  'people.whoami.notInForce': 'Gilt nicht',
  'people.whoami.outside': '{count, plural, one {Eine Rolle außerhalb davon} other {# Rollen außerhalb davon}}',
  'people.whoami.removed': '(entfernt)',
  'people.whoami.noEmail': 'Keine bekannt',
  'people.whoami.notConfirmed': 'Nicht bestätigt',
  'people.whoami.doubtful': '{addresses}. {why}',
  'people.whoami.sameAddress': 'Jemand anderes hat dieselbe Adresse.',
  'people.whoami.unknownAddress':
    'Ich kann nicht erkennen, dass diese Adresse Ihnen gehört. Bitten Sie einen Administrator, Ihre Tenant ID {tenantId} und Ihre E-Mail-Domain bei Ihrer Organisation einzutragen.',

  'people.claim.otherTenant':
    'Aus Ihrem Tenant {tenantId} lässt sich diese Installation nicht freischalten. Wer den Server betreibt, kann ihn in ALLOWED_TENANTS eintragen.',
  'people.claim.ours': 'Unsere Organisation',
  'people.claim.taken': 'Diese Installation hat schon einen Administrator. Bitten Sie ihn, Ihnen eine Rolle zu geben.',
  'people.claim.wrongCode':
    'Dieser Code stimmt nicht. Nehmen Sie den, den Frontdesk beim letzten Start im Terminal ausgegeben hat.',

  'people.teamsSilent': 'Teams ist gerade nicht erreichbar. Frontdesk versucht es noch einmal.',

  'people.notify.title': 'Neues zu Ihren Tickets',
  'people.notify.lead':
    'Wo möchten Sie erfahren, dass Ihnen jemand ein Ticket zugewiesen hat, dass ein Kunde auf eines Ihrer Tickets geantwortet hat oder dass eines überfällig ist?',
  'people.notify.label': 'Bescheid sagen',
  'people.notify.hint':
    'Bei „In unserem persönlichen Chat“: Erreiche ich Sie dort nicht, erwähne ich Sie unter der Karte des Tickets.',
  'people.notify.thread': 'Mit einer Erwähnung unter der Karte des Tickets',
  'people.notify.chat': 'In unserem persönlichen Chat',
  'people.notify.none': 'Gar nicht',
  'people.notify.savedThread': 'Gespeichert. Ich erwähne Sie unter der Karte des Tickets.',
  'people.notify.savedChat': 'Gespeichert. Ich schreibe Ihnen in unserem persönlichen Chat.',
  'people.notify.savedNone':
    'Gespeichert. Ich sage Ihnen zu Ihren Tickets nicht mehr Bescheid. Sie können das hier jederzeit ändern.',
  'people.notify.noAgent':
    'Neues zu Tickets erfahren nur Agenten und Administratoren. Bitten Sie einen Administrator, Sie zum Agenten zu machen.',

  'people.news.title': 'Neues zu Ihren Tickets',
  'people.news.lead':
    'Wo möchten Sie erfahren, dass Ihre Anfrage eingegangen ist, dass sich jemand darum kümmert, dass wir auf Sie warten oder dass sie erledigt ist?',
  'people.news.label': 'Bescheid sagen',
  'people.news.hint': 'Solange Sie nichts wählen, sage ich Ihnen hier, was Sie nicht per E-Mail erfahren.',
  'people.news.chat': 'In unserem persönlichen Chat',
  'people.news.email': 'Per E-Mail',
  'people.news.both': 'In unserem persönlichen Chat und per E-Mail',
  'people.news.none': 'Nur, was unser Team mir schreibt',
  'people.news.savedChat': 'Gespeichert. Ich sage Ihnen hier Bescheid und schicke Ihnen keine automatischen E-Mails.',
  'people.news.savedEmail':
    'Gespeichert. Hier sage ich Ihnen nicht mehr Bescheid. Antworten auf Ihre E-Mails kommen per E-Mail.',
  'people.news.savedBoth': 'Gespeichert. Ich sage Ihnen hier Bescheid, und Sie bekommen auch E-Mails.',
  'people.news.savedNone':
    'Gespeichert. Sie bekommen nur, was unser Team Ihnen schreibt. Sie können das hier jederzeit ändern.',
}
