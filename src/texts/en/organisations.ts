// What administrators read of their organisations.

export const ORGANISATIONS = {
  'organisations.title': 'Organisations',
  'organisations.servedHere': 'The organisations of this channel. Ask me in our personal chat to see all of yours.',
  'organisations.yours': 'The organisations you administer. Choose “Configure” to switch to one.',
  'organisations.none': 'You do not administer any organisation.',
  'organisations.noneHere': 'You administer none of this channel’s organisations.',
  'organisations.badgeInactive': 'inactive',
  'organisations.badgeInHand': 'being configured',
  'organisations.kind': '{kind, select, distributor {distributor} partner {partner} other {customer}}',
  'organisations.kindLabel': '{kind, select, distributor {Distributor} partner {Partner} other {Customer}}',
  'organisations.menu': 'Menu',
  'organisations.configure': 'Configure',
  'organisations.editButton': 'Edit',
  'organisations.save': 'Save',
  'organisations.back': 'Back',
  'organisations.deactivate': 'Deactivate',
  'organisations.reactivate': 'Reactivate',

  'organisations.edit': 'Edit {kind, select, distributor {distributor} partner {partner} other {customer}}',
  'organisations.add': 'Add a {kind, select, distributor {distributor} partner {partner} other {customer}}',
  'organisations.addLead': 'It will be below {parent} and inherit its settings.',
  'organisations.kindTitle': 'Kind',
  'organisations.below': 'Below',
  'organisations.belowNone': 'None: this is the top organisation',
  'organisations.state': 'State',
  'organisations.inactive': 'Inactive',
  'organisations.name': 'Name',
  'organisations.domains': 'Email domains',
  'organisations.domainsHint': 'Emails from these domains belong to this organisation. Separate them with commas.',
  'organisations.tenantIds': 'Microsoft Entra tenant IDs',
  'organisations.tenantIdsHint': 'Optional. Separate them with commas.',
  'organisations.language': 'Language',
  'organisations.languageHint': 'Cards in channels, emails and the ticket page are in this language.',
  'organisations.asAbove': 'Same as the organisation above',
  'organisations.timeZone': 'Time zone',
  'organisations.timeZoneHint': 'For example Europe/Berlin.',
  'organisations.timeZoneHintBelow': 'For example Europe/Berlin. Leave empty to use that of the organisation above.',

  'organisations.saved': '“{name}” is saved.',
  'organisations.moved': '“{name}” is moved, with everything below it.',
  'organisations.activeAgain': '“{name}” is active again.',
  'organisations.nowInactive': '“{name}” is now inactive.',
  'organisations.gone': 'It no longer exists. What you entered is below.',
  'organisations.changed':
    'Nothing was saved: someone else changed it in the meantime. These fields now differ: {fields}. Save again to overwrite that.',
  'organisations.differs': '{field} “{value}”',
  'organisations.differsNone': 'none',
  'organisations.field.name': 'name',
  'organisations.field.domains': 'email domains',
  'organisations.field.tenantIds': 'tenant IDs',
  'organisations.field.language': 'language',
  'organisations.field.timeZone': 'time zone',

  'organisations.wrong.noName': 'Give it a name.',
  'organisations.wrong.longName': 'This is too long. Use at most {most} characters.',
  'organisations.wrong.sameName': 'There is already one with this name here. Choose another name.',
  'organisations.wrong.manyDomains':
    'This is too much. Enter at most {most} domains, and no more than {characters} characters.',
  'organisations.wrong.noDomain':
    '{words} {count, plural, one {is not a domain. Enter it} other {are not domains. Enter them}} like this: contoso.com',
  'organisations.wrong.manyTenants': 'These are too many. Enter at most {most} tenant IDs.',
  'organisations.wrong.noTenant':
    '{words} {count, plural, one {is not a tenant ID. Copy it} other {are not tenant IDs. Copy them}} from the overview page of Microsoft Entra.',
  'organisations.wrong.choose': 'Choose one from the list.',
  'organisations.wrong.timeZone': 'Unknown time zone: {words}. Enter one like Europe/Berlin or America/New_York.',
  'organisations.wrong.word': '“{word}”',
  'organisations.wrong.more': '{words} and {count} more',

  'organisations.take.tenantFromAbove':
    'Only administrators of “{parent}” or above can add a tenant, because Frontdesk trusts its directory. Ask one of them.',
  'organisations.take.taken':
    '{what} already belongs to {owner}. Remove it there first, or ask whoever administers it.',
  'organisations.disconnect.own':
    'You come from tenant {tenantId} yourself and would lose your own rights. Ask an administrator of another tenant to take it out.',
  'organisations.disconnect.allowed':
    'Tenant {tenantId} is named in ALLOWED_TENANTS and would go on working. Whoever runs the server takes it out there first.',
  'organisations.disconnect.title': '{count, plural, one {Disconnect this tenant?} other {Disconnect these tenants?}}',
  'organisations.disconnect.lead':
    'Its people lose all they can do here at once: their roles, their own tickets in Teams, and links to files. Tickets stay with “{organisation}”. Adding the tenant again gives people their roles back; channels have to be linked again.',
  'organisations.disconnect.tenants': 'Tenants',
  'organisations.disconnect.people':
    '{role, select, administrator {Administrators} agent {Agents} other {Customers}} who lose their rights',
  'organisations.disconnect.channels': 'Channels that get no more cards',
  'organisations.disconnect.button': 'Disconnect',
  'organisations.disconnect.keep': 'Keep it',
  'organisations.take.owner': '“{name}”',
  'organisations.take.anotherOwner': 'another organisation',
  'organisations.take.publicSuffix':
    '{domain} cannot belong to one organisation, as anyone can register names below it.',
  'organisations.take.publicMail': '{domain} is an email service that anyone can use. Invite its people one by one.',
  'organisations.take.subdomain': '{domain} has a subdomain that belongs to {owner}.',
  'organisations.take.withSubdomains': '{domain} belongs to {owner}, including its subdomains.',
  'organisations.take.proof':
    'Ask an administrator of “{parent}” to add it, or prove that it is yours: add this TXT record to its DNS and save again. Name: {name} Value: {value}',
  'organisations.take.unproven': '{domain} is not proven to be yours yet. {cure}',
  'organisations.take.notLookedUp': '{domain} could not be looked up just now. Try again in a minute. {cure}',

  'organisations.move.title': 'Move {kind, select, distributor {distributor} partner {partner} other {customer}}',
  'organisations.move.button': 'Move',
  'organisations.move.next': 'Continue',
  'organisations.move.previewLead':
    '“{name}” moves from “{from}” to “{to}”{organisations, plural, one {} =2 {, with one organisation below it} other {, with all organisations below it}}. It keeps what it set itself. This is what changes:',
  'organisations.move.countOrganisations': 'Organisations',
  'organisations.move.countTickets': 'Tickets',
  'organisations.move.countRerouted': 'Open tickets that change the channel',
  'organisations.move.countUnrouted': 'Mailboxes, categories and service types that lose their channel',
  'organisations.move.toChannel': '{count}, mostly to {team}: {channel}',
  'organisations.move.toNoChannel': '{count}, which wait until a channel is linked',
  'organisations.move.fixed': '{title}: {before} → {after}, fixed by {name}',
  'organisations.move.gone': '{title} no longer there: {names}',
  'organisations.move.come': '{title} new here: {names}',
  'organisations.move.people':
    '{does, select, gone {{count, plural, one {One person loses access} other {# people lose access}}} other {{count, plural, one {One person gains access} other {# people gain access}}}}: {names}',
  'organisations.move.others':
    '{count, plural, one {one person of an organisation above} other {# people of organisations above}}',
  'organisations.move.nothingElse': 'Nothing of what it inherits changes, and the same people have access.',
  'organisations.move.now': 'Now below',
  'organisations.move.nowhere':
    'There is nowhere to move it: no other organisation that you administer can have a {kind, select, distributor {distributor} partner {partner} other {customer}} below it.',
  'organisations.move.lead':
    'Its tickets, mailboxes, people and everything below it move along. Administrators and agents of “{parent}” lose access, those of the new organisation above gain it. Channels, categories, service types and settings inherited from “{parent}” are replaced by those of the new organisation. Emails to mailboxes of “{parent}” stay there, and open tickets move to a channel of the new organisation.',
  'organisations.move.wrongKind':
    'A {kind, select, distributor {distributor} partner {partner} other {customer}} cannot be below “{target}”. Choose one from the list.',
  'organisations.move.inactive': 'Nothing was moved: “{target}” was deactivated in the meantime. Choose another one.',
  'organisations.move.sameName': 'There is already a “{name}” below “{target}”. Rename one of the two first.',
  'organisations.move.changed':
    'Nothing was moved: someone else changed this organisation in the meantime. This is how it looks now.',

  'organisations.inactive.title':
    'Deactivate {kind, select, distributor {distributor} partner {partner} other {customer}}',
  'organisations.inactive.below':
    '{count, plural, one {One organisation} other {# organisations}} below it must be moved or deactivated first.',
  'organisations.inactive.lead':
    'Emails from its domains and people then belong to “{parent}”, or to the organisation whose mailbox they reach. Its own mailboxes are paused: emails wait there until you resume each one after reactivating it. Its open tickets stay, with their cards, and people keep their roles, but no channel can be linked to it. You can reactivate it later.',
  'organisations.inactive.mailboxes': 'Running mailboxes',
  'organisations.inactive.tickets': 'Open tickets',
  'organisations.inactive.parent': '“{parent}”, the organisation above it, is inactive. Reactivate that first.',
  'organisations.inactive.children': 'There are active organisations below it. Move or deactivate those first.',
  'organisations.inactive.changed':
    'Nothing was changed: someone else changed this organisation in the meantime. Open it again.',

  'organisations.notYours': 'You cannot do that for this organisation. Type “whoami” to see your roles.',
  'organisations.notServedHere':
    'This channel belongs to no organisation that you administer, and others can read this. Ask me in our personal chat.',
  'organisations.administratorsOnly':
    'Only administrators can configure Frontdesk. Ask yours, or type “whoami” to see your roles.',
  'organisations.fromAboveOnly': 'Only administrators of an organisation above can move, deactivate or reactivate it.',
  'organisations.top': 'The organisation at the top of the tree can be neither moved nor deactivated.',
  'organisations.nothingBelow':
    'Nothing can be added below a {kind, select, distributor {distributor} partner {partner} other {customer}}. Choose another organisation.',
  'organisations.parentInactive': '“{name}” is inactive. Reactivate it first.',
  'organisations.brokenButton': 'I could not use what this button sent. Ask for the card again.',
} as const
