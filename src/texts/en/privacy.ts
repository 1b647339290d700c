// How long what people wrote is kept, and what is held about one person.

export const PRIVACY = {
  'privacy.title': 'Privacy',
  'privacy.lead': 'How long Frontdesk keeps what people wrote, and what it knows about one of them.',
  'privacy.menu': 'Menu',
  'privacy.back': 'Back',
  'privacy.save': 'Save',
  'privacy.change': 'Change',
  'privacy.reset': 'Reset',
  'privacy.exportPerson': 'Export a person',
  'privacy.exportText': 'Everything that is held about one person, as a zip file.',
  'privacy.export.button': 'Export',
  'privacy.erasePerson': 'Erase a person',
  'privacy.eraseText': 'Frontdesk forgets one person everywhere. Numbers and times stay.',
  'privacy.erase.button': 'Erase',

  'privacy.texts.title': 'Texts of closed tickets',
  'privacy.texts.hint':
    'So many months after a ticket was resolved or closed, its subject, texts, notes and files are removed. Its number, requester, status, times and category stay. Enter 0 to keep everything.',
  'privacy.log.title': 'Senders and subjects in the mail log',
  'privacy.log.hint':
    'Days after an email was read, at least 7; 0 keeps them. Frontdesk still knows which emails it has read.',
  'privacy.kept': 'Kept for ever',
  'privacy.removedMonths': 'Removed after {value, plural, one {1 month} other {{value} months}}',
  'privacy.removedDays': 'Removed after {value, plural, one {1 day} other {{value} days}}',
  'privacy.saved.kept': '“{title}” is saved: kept for ever.',
  'privacy.saved.months': '“{title}” is saved: removed after {value, plural, one {1 month} other {{value} months}}.',
  'privacy.saved.days': '“{title}” is saved: removed after {value, plural, one {1 day} other {{value} days}}.',
  'privacy.origin.own': 'Customised',
  'privacy.origin.default': 'Default',
  'privacy.origin.from': 'From {place}',
  'privacy.origin.above': 'From above',
  'privacy.retentionLead':
    '{fixed, select, yes {For this organisation and all below it.} other {For this organisation and those below it, unless they have settings of their own.}} From the next night on, Frontdesk removes what is older. It cannot be brought back.',
  'privacy.now': 'Now',
  'privacy.from': 'From',
  'privacy.months': 'Months',
  'privacy.days': 'Days',
  'privacy.wrongNumber': 'Enter 0 to keep them, or a whole number from {min} to {max}.',
  'privacy.changed':
    'Someone changed this in the meantime; it is now “{stands}”. What you entered is below; save again to apply it.',
  'privacy.keptLongEnough': 'What was kept long enough',
  'privacy.addressRemoved': '(removed)',

  'privacy.wish.exportLead': 'You get a link to a zip file with everything Frontdesk holds about one person.',
  'privacy.wish.eraseLead':
    'Frontdesk forgets one person everywhere. You will see what that means, and confirm it, on the next card.',
  'privacy.wish.next': 'Next',
  'privacy.wish.address': 'Email address',
  'privacy.wish.addressHint': 'The address they write from.',
  'privacy.wish.person': 'Or a person',
  'privacy.wish.personHint': 'People with a role here. Leave it empty if you entered an address.',
  'privacy.find.noAddress': 'This is not an email address. Enter it like this: ann@contoso.com',
  'privacy.find.mailbox':
    'This is the address of a support mailbox, not of a person. Type “support mail” to remove the mailbox.',
  'privacy.find.nobody':
    'I know no one by this address whom you administer. If they also belong to another organisation, an administrator at the top has to do it.',

  'privacy.link.title': 'Data of {called}',
  'privacy.link.button': 'Download',
  'privacy.link.text':
    'A zip file with everything that Frontdesk holds about this person; README.txt in it says what is where. Not in it: the emails in the support mailbox, in Exchange, and what stands in Teams. The link works for ten minutes, for anyone who has it, so do not pass it on.',
  'privacy.link.over':
    'It works for ten minutes. Ask Frontdesk for a new one in Teams: type “export person” in your chat with it.',

  'privacy.confirm.title': 'Erase this person?',
  'privacy.confirm.lead':
    'Their tickets keep number, times and category, and lose everything that was said in them. Open ones are closed, and replies that have not left yet are not sent. What they wrote in other people’s tickets is removed, too, and their name and address are replaced everywhere. If they send an email later, they are someone new.',
  'privacy.confirm.warning':
    'This cannot be undone. Frontdesk cannot erase the emails in the support mailbox in Exchange, what stands in Teams in threads under the cards and in chats, or your backups. Remove those yourself.',
  'privacy.confirm.warningBelow':
    'This cannot be undone. Frontdesk cannot erase the emails in the support mailbox in Exchange, what stands in Teams in threads under the cards and in chats, or your backups. Remove those yourself. Tickets of organisations that you do not administer stay as they are.',
  'privacy.confirm.person': 'Person',
  'privacy.confirm.tickets': 'Tickets',
  'privacy.confirm.typeAddress': 'Type the email address to confirm',
  'privacy.confirm.typeName': 'Type the name to confirm',
  'privacy.confirm.hint': 'Exactly as it stands above.',
  'privacy.confirm.keep': 'Keep the person',
  'privacy.erase.unconfirmed': 'Nothing was erased: this is not what stands above. Type it exactly like that.',
  'privacy.erase.yourself':
    'You cannot erase yourself while you have a role. Ask another administrator to remove your role first, and then to erase you.',
  'privacy.erase.lastAdministrator':
    'This is the last administrator of “{organisation}”. Name another administrator first, then remove this role, then erase the person.',
  'privacy.erase.hasRole':
    'This person is an agent or administrator. Remove the role first (type “people”), then erase the person.',
  'privacy.erase.underWay': 'This person is being erased already. Whoever asked for it is told when it is done.',
  'privacy.begun.title': 'The erasure has begun',
  'privacy.begun.text':
    'It takes a minute or more: Frontdesk looks through everything twice. I will tell you here when it is done, and how much it was.',
  'privacy.done.title': 'The erasure is done',
  'privacy.done.text':
    'Frontdesk no longer knows the person. The audit says when it was done and how much was erased, but not who it was.',
  'privacy.done.audit': 'Audit',
  'privacy.done.tickets': 'Tickets',
  'privacy.done.entries': 'Conversation entries',
  'privacy.done.emailsInLog': 'Emails in the mail log',
  'privacy.done.auditEntries': 'Audit entries',
  'privacy.done.otherRecords': 'Other records',
  'privacy.erasedName': 'Erased person',
  'privacy.erasedAddress': '(erased)',
  'privacy.aPerson': 'a person',

  'privacy.export.made': 'Made on {at} for {organisation}.',
  'privacy.export.madeBelow':
    'Made on {at} for {organisation}. Only what belongs to {organisation} and the organisations below is in it.',
  'privacy.export.readMe': `What Frontdesk holds about one person
=====================================

{made}

person.json    What Frontdesk knows them by: name, addresses, accounts, roles, settings.
tickets/       One file for each ticket that they asked, or took part in: what they wrote, and what was written to them.
internal/      What agents wrote for one another about these tickets. It was never meant for the person, and may say
               something about others: read it before you hand it on.
mail-log.json  The emails from them that were read, and what became of each.
audit.json     Changes of settings and roles that they made, or that were about them.
other.json     Files sent in the chat, saved lists, mail rules, and replies that are being written.

Times are in UTC. Files are named here, and not included; those that stay in the cloud with their address.

Not in it: the emails themselves and their files, which are in the support mailbox in Exchange; and what stands in
Teams: cards, threads and chats. Search there, too, if the person asks for everything.
`,
  'privacy.export.role': '{relation, select, own {requester} asked {asked first} other {took part}}',
  'privacy.export.removed': 'The text was removed.',
  'privacy.export.lists': 'Ticket lists of theirs',
  'privacy.export.files': 'Files they sent in the chat',
  'privacy.export.rule': 'A mail rule about them',
  'privacy.export.reply': 'A reply that is being written to them',
} as const
