// What the doctor found, and what to do about it.
export const DOCTOR = {
  'doctor.title': 'Doctor',
  'doctor.what': 'Whether everything works, and what to do where it does not',
  'doctor.state': 'Checks everything now',
  'doctor.again': 'Check again',
  'doctor.topOnly': 'Only administrators of the organisation at the top can ask the doctor. Ask one of them.',
  'doctor.summary':
    '{failed, plural, =0 {{warnings, plural, =0 {Everything that was checked works.} one {It works, and one thing needs a look.} other {It works, and # things need a look.}}} one {{warnings, plural, =0 {One thing does not work.} one {One thing does not work, and one needs a look.} other {One thing does not work, and # need a look.}}} other {{warnings, plural, =0 {{failed} things do not work.} one {{failed} things do not work, and one needs a look.} other {{failed} things do not work, and # need a look.}}}}',
  'doctor.when': 'Checked',
  'doctor.word': '{state, select, ok {works} warn {look at this} failed {does not work} other {not checked}}',
  'doctor.about': '{check}: {about}',
  'doctor.more': '{count, plural, one {One more is like this.} other {# more are like this, or better.}}',
  'doctor.hidden':
    '{count, plural, one {One more finding.} other {# more findings.}} “npm run doctor” on the server lists all of them.',

  'doctor.name.configuration': 'Configuration',
  'doctor.name.server': 'Server',
  'doctor.name.store': 'Data',
  'doctor.name.bot': 'Bot',
  'doctor.name.clock': 'Clock',
  'doctor.name.publicUrl': 'Public address',
  'doctor.name.mailboxes': 'Mailboxes',
  'doctor.name.channels': 'Channels',
  'doctor.name.queues': 'Work',

  'doctor.late': 'The check did not end within {seconds} seconds.',
  'doctor.late.cure':
    'Check the network of this server, and how busy it is. Then check again; “npm run doctor” on the server waits longer.',
  'doctor.failed': 'The check could not be made ({code}).',
  'doctor.broken': 'The check itself failed ({error}).',
  'doctor.broken.cure': 'Look at the log of the server. If it keeps happening, report it as a bug.',
  'doctor.notChecked': 'Not checked: the configuration has to be right first.',
  'doctor.noData': 'Not checked: the data cannot be read.',
  'doctor.left.cure': '“npm run doctor” on the server has more time.',

  'doctor.configuration.ok': 'All variables can be used.',
  'doctor.configuration.cure': 'Correct it in the environment or in .env, then run the doctor again.',
  'doctor.configuration.spelling': 'Rename it in the environment or in .env, or remove it.',

  'doctor.server.ok': 'Frontdesk runs at {at} and can work.',
  'doctor.server.notReady': 'Frontdesk runs at {at} but cannot work ({checks}).',
  'doctor.server.notReady.cure': 'Look at “Data” below and at the log of the server.',
  'doctor.server.silent': 'Nothing answers at {at}.',
  'doctor.server.silent.cure':
    'If Frontdesk should be running on this machine, start it and look at what it prints. If it runs elsewhere, all is well.',
  'doctor.server.other': 'What answers at {at} is not Frontdesk.',
  'doctor.server.other.cure': 'Stop the program that holds the port, or set PORT to another one.',

  'doctor.store.new':
    '{kind, select, files {The folder “{place}” can be written. Nothing is stored there yet.} other {The database “{place}” answers. Nothing is stored there yet.}}',
  'doctor.store.files': 'The files in “{place}” can be used.',
  'doctor.store.mongodb':
    'The database “{place}” answers: MongoDB {version}, {isSet, select, yes {replica set “{set}”} other {a single server that nothing stands in for}}.',
  'doctor.store.newer':
    'A newer release of Frontdesk wrote to {count, plural, one {a collection} other {# collections}} (version stored > version known: {names}).',
  'doctor.store.newer.cure': 'Run the newer release, or restore a backup from before the upgrade.',
  'doctor.store.older':
    'The documents of {count, plural, one {a collection} other {# collections}} are of an earlier release (version stored > version written: {names}).',
  'doctor.store.older.cure': 'Start this release: it brings them up to date. Take a backup first.',
  'doctor.store.indexes': '{count, plural, one {An index is} other {# indexes are}} missing: {names}.',
  'doctor.store.indexes.cure': 'Start this release, or restart it: it makes the missing ones.',
  'doctor.store.space': '{free} of {total} GB are free.',
  'doctor.store.full': 'Only {free} of {total} GB are free.',
  'doctor.store.full.cure':
    '{kind, select, files {Free some space on the disk that holds the data folder, or move the folder.} other {Give the database server more disk space.}}',

  'doctor.bot.none': 'There is no bot to check.',
  'doctor.bot.ok': 'Microsoft accepts the bot’s credentials, and its token is for {audience}.',
  'doctor.bot.refused': 'The bot gets no token to speak to Teams ({code}).',
  'doctor.bot.unreachable':
    'The sign-in could not be reached, or had a problem. Check the DNS, proxy and firewall of this server, then check again.',
  'doctor.bot.cure':
    'Compare MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID with the app registration in Microsoft Entra, and look the code {code} up.',
  'doctor.bot.secretWrong':
    'Set MICROSOFT_APP_PASSWORD to the Value of the client secret, not to its Secret ID. If you no longer have it, create a new secret. Then restart Frontdesk.',
  'doctor.bot.secretExpired':
    'Create a new client secret in Microsoft Entra (App registrations, Certificates & secrets), set MICROSOFT_APP_PASSWORD to its Value, and restart Frontdesk.',
  'doctor.bot.appUnknown':
    'Compare MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID with the overview page of the bot’s app registration, and restart Frontdesk.',
  'doctor.bot.appDisabled': 'Enable sign-in for the app in Microsoft Entra (Enterprise applications, Properties).',
  'doctor.bot.appMissing': 'Grant admin consent to the app in its own tenant, so that it is set up there.',
  'doctor.bot.tenantUnknown':
    'Set MICROSOFT_APP_TENANT_ID to the Directory (tenant) ID of the bot’s app registration, and restart Frontdesk.',
  'doctor.bot.conditionalAccess':
    'A Conditional Access policy keeps the bot from signing in. Allow the app in the policy, or sign-in from this server.',
  'doctor.bot.cloud':
    'The bot has to sign in to the cloud that it is registered in. Check LOGIN_URL and BOT_CHANNEL_SERVICE: both are left empty in the public cloud.',
  'doctor.bot.nothing': '(none)',
  'doctor.bot.audience': 'The bot’s token is for {found}, and Teams wants one for {wanted}.',
  'doctor.bot.app': 'The bot’s token was issued to {found}, and MICROSOFT_APP_ID is {wanted}.',
  'doctor.bot.tenant': 'The bot’s token is from the tenant {found}, and MICROSOFT_APP_TENANT_ID is {wanted}.',

  'doctor.clock.ok': 'The clock agrees with {from}.',
  'doctor.clock.off':
    'The clock is {seconds, plural, one {# second} other {# seconds}} {way, select, behind {behind} other {ahead of}} {from}.',
  'doctor.clock.off.cure':
    'Synchronise the time of this machine (NTP). From five minutes on, Microsoft and Frontdesk refuse each other’s tokens.',
  'doctor.clock.unknown': 'No server answered that the clock could be compared with.',
  'doctor.clock.unknown.cure': 'Check the DNS, proxy and firewall of this server.',

  'doctor.url.unset':
    'PUBLIC_URL is not set: Microsoft cannot tell of new emails, and emails to customers have no link to their ticket.',
  'doctor.url.unset.cure': 'Set PUBLIC_URL to the https address that leads to this server, and restart Frontdesk.',
  'doctor.url.ok':
    'It leads to Frontdesk from this machine. Whether Microsoft reaches it cannot be seen from here{told, plural, =0 {} one {, but it does tell of the emails of one mailbox there} other {, but it does tell of the emails of # mailboxes there}}.',
  'doctor.url.silent': 'No answer came from there ({code}).',
  'doctor.url.other': 'Something answers at {url} that is not Frontdesk.',
  'doctor.url.status': 'The answer from there was HTTP {status}.',
  'doctor.url.cure':
    'Check that Frontdesk runs, that the DNS name and the certificate of {url} are right, and that the reverse proxy passes everything on to HOST and PORT. Some networks do not let a server reach its own public address: then try {url}/healthz from outside.',
  'doctor.url.notifications': 'It leads here, but POST /api/notifications does not get through. {answer}',
  'doctor.url.notifications.cure':
    'Have the reverse proxy pass POST requests to {url}/api/notifications on as they are, with their query and without a sign-in, and restart Frontdesk if PUBLIC_URL was changed.',

  'doctor.mailbox.none': 'No mailbox is being read.',
  'doctor.mailbox.ok':
    '{all, plural, one {The one mailbox can be read.} other {{good} of {all} mailboxes can be read.}}',
  'doctor.mailbox.failed': 'It cannot be read ({code}).',
  'doctor.mailbox.late': 'Microsoft did not answer within {seconds} seconds.',
  'doctor.mailbox.late.cure': 'Check the network of this server. If other mailboxes are read, try again later.',
  'doctor.mailbox.left': 'There was no time left for {count, plural, one {one mailbox} other {# mailboxes}}.',
  'doctor.mailbox.secret':
    '{days, plural, =0 {Its client secret has expired, by the date that was entered.} one {Its client secret expires in one day.} other {Its client secret expires in # days.}}',
  'doctor.mailbox.secret.cure':
    'Create a new client secret in Microsoft Entra and enter its Value and date in “support mail”.',

  'doctor.channel.none': 'No channel is linked.',
  'doctor.channel.ok':
    '{all, plural, one {The one channel can be reached.} other {{good} of {all} channels can be reached.}}',
  'doctor.channel.failed': 'Teams does not let the bot in ({code}).',
  'doctor.channel.late': 'Teams did not answer within {seconds} seconds.',
  'doctor.channel.late.cure': 'Check the network of this server. If other channels can be reached, try again later.',
  'doctor.channel.left': 'There was no time left for {count, plural, one {one channel} other {# channels}}.',
  'doctor.channel.off': 'It gets no more ticket cards.',
  'doctor.channel.off.cure': 'Open “channels” in Teams and press Test: it says why.',

  'doctor.queue.ok': 'Nothing is late.',
  'doctor.queue.delivery':
    'What is to leave for Teams or by email is {minutes, plural, one {one minute} other {# minutes}} late.',
  'doctor.queue.mail': 'Emails have waited {minutes, plural, one {one minute} other {# minutes}} to be worked.',
  'doctor.queue.poll': 'The reading of a mailbox is {minutes, plural, one {one minute} other {# minutes}} late.',
  'doctor.queue.cure':
    'Check that Frontdesk runs. If it does, look at its log, at how busy the machine is, and at the other findings.',
  'doctor.queue.parked':
    '{count, plural, one {One ticket has} other {# tickets have}} something that Teams or Exchange does not take.',
  'doctor.queue.parked.cure': 'Open “channels” and the mailboxes in “support mail”: they say why, and try again.',
  'doctor.queue.failed': '{count, plural, one {One email was} other {# emails were}} given up.',
  'doctor.queue.failed.cure': 'Open “mail log”: it says why, and tries again.',
} as const
