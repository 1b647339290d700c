// Many changes of a configuration at once: what is said before and after.

export const CONFIGURATION = {
  'configuration.settings': 'Settings',
  'configuration.categories': 'Categories',
  'configuration.serviceTypes': 'Service types',
  'configuration.cannedTexts': 'Canned texts',
  'configuration.rules': 'Email rules',
  'configuration.mailboxes': 'Mailboxes',
  'configuration.added': '{count} added',
  'configuration.changed': '{count} changed',
  'configuration.removed': '{count} removed',
  'configuration.reach.mailboxes': 'Mailboxes concerned',
  'configuration.reach.below': 'Organisations below',
  'configuration.notes': 'Left out or different:',
  'configuration.more': '… and {count} more',
  'configuration.inherited': 'inherited',

  'configuration.line.of': '{owner}: {line}',
  'configuration.line.setting': '{title}: {before} → {after}',
  'configuration.line.fixed':
    '{title}: {does, select, fixed {fixed for organisations below} other {no longer fixed for organisations below}}',
  'configuration.line.rule':
    '{did, select, added {Rule “{name}” is added} removed {Rule “{name}” is removed} other {Rule “{name}” is changed}}',
  'configuration.line.rules': 'The rules get another order',
  'configuration.line.item':
    '{kind, select, category {Category} serviceType {Service type} other {Canned text}} “{name}” is {did, select, added {added} removed {removed} other {changed}}',
  'configuration.line.order':
    '{kind, select, category {Categories} serviceType {Service types} other {Canned texts}} get another order',
  'configuration.line.hidden': '“{name}” is {does, select, hidden {hidden} other {shown again}}',
  'configuration.line.mailbox': '{mailbox}: categories, service type and channel',

  'configuration.note.inUse': '“{name}” is retired instead of removed, because {user} uses it.',
  'configuration.note.channel': '“{name}” loses its channel, which cannot be used here.',
  'configuration.note.categories': '“{name}” loses a category or service type that is not offered here.',
  'configuration.note.organisation': '“{name}” loses its organisation, which is not below this one.',
  'configuration.note.mailbox': 'A mailbox loses a category, service type or channel that cannot be used here.',
  'configuration.note.erased': 'Rule “{name}” was about a person whose data is erased.',
  'configuration.note.fixed': '“{title}” is fixed by {name} and stays.',
  'configuration.note.unrecorded':
    '{count, plural, one {One older change} other {# older changes}} cannot be taken back, because an earlier version did not record enough: {names}.',
  'configuration.note.secret': 'Client secrets are not stored in the audit and stay as they are.',
  'configuration.note.stays':
    '{count, plural, one {One change} other {# changes}} of mailboxes, channels, domains or tenants since then stay, except what mailboxes give their tickets.',

  'configuration.tooMuch': 'Nothing was changed: this is too much for one step. Do it in smaller steps.',
  'configuration.underWay':
    'Nothing was changed: the configuration of “{name}” is being changed at the moment. Try again in a minute.',
  'configuration.stale':
    'Nothing was changed: someone changed the configuration since this preview. This is what it would do now.',

  'configuration.back.title': 'Roll back the configuration',
  'configuration.back.lead':
    '{moment, select, after {This undoes everything that was changed after this change} other {This undoes this change and everything that was changed after it}}: {what}, {when}. Tickets, people and tenants stay. You can take it back in the audit.',
  'configuration.back.nothing': 'There is nothing to roll back: the configuration is as it was then.',
  'configuration.back.do': 'Roll back',
  'configuration.back.before': '{name}, to before {when, time, moment}',
  'configuration.back.after': '{name}, to {when, time, moment}',
  'configuration.back.toBefore': 'Undo this change, too',
  'configuration.back.toThis': 'Keep this change',
  'configuration.back.noEntry': 'This entry is not in the audit of this organisation. Open the audit again.',
  'configuration.back.tooFar':
    'There are more than {most} changes since then, which is too many to take back. Choose a later entry.',
  'configuration.back.done':
    '“{name}” is rolled back: {count, plural, one {one change} other {# changes}}.{left, plural, =0 {} one { One was left out, because someone changed the same just now.} other { # were left out, because someone changed the same just now.}}',

  'configuration.note.inherited': '“{name}” is not copied, because one of that name is already inherited here.',

  'configuration.force.title': 'Settings in force',
  'configuration.force.lead': 'Everything that holds here: its value, where it comes from, since when and by whom.',
  'configuration.force.menu': 'What holds here, and where it comes from',
  'configuration.force.state': 'Settings, compare, copy',
  'configuration.force.fixedBy': 'Fixed by {name}',
  'configuration.force.since': 'Since {when}, {name}',
  'configuration.force.sinceOnly': 'Since {when}',
  'configuration.force.unknown': 'Set before Frontdesk recorded it',
  'configuration.force.count':
    '{count}{own, plural, =0 {, none of its own} one {, one of its own} other {, # of its own}}',
  'configuration.force.names': '{names} and {count} more',
  'configuration.other.none': 'You administer no other organisation.',

  'configuration.compare.button': 'Compare',
  'configuration.compare.title': 'Compare organisations',
  'configuration.compare.which': 'Which organisation should “{name}” be compared with?',
  'configuration.compare.do': 'Compare',
  'configuration.compare.another': 'Compare with another',
  'configuration.compare.lead':
    '{count, plural, =0 {“{one}” and “{other}” do not differ.} one {One thing differs between “{one}” and “{other}”.} other {# things differ between “{one}” and “{other}”.}}',
  'configuration.compare.same': 'Settings, lists and rules are the same.',
  'configuration.compare.none': 'not there',
  'configuration.compare.there': 'there',
  'configuration.compare.kind': '{kind, select, category {Category} serviceType {Service type} other {Canned text}}',
  'configuration.compare.rule': 'Email rule',

  'configuration.copy.button': 'Copy from another',
  'configuration.copy.from': 'Copy from {name}',
  'configuration.copy.title': 'Copy a configuration',
  'configuration.copy.which': 'Which organisation should be copied into “{name}”?',
  'configuration.copy.next': 'Continue',
  'configuration.copy.lead':
    'What “{source}” sets itself is copied into “{target}”. What has the same name is changed, nothing is removed. Mailboxes, channels and secrets are not copied.',
  'configuration.copy.areas': 'What to copy',
  'configuration.copy.noArea': 'Choose at least one area.',
  'configuration.copy.preview': 'Preview',
  'configuration.copy.previewLead':
    'This is what copying from “{source}” changes in “{target}”. You can take it back in the audit.',
  'configuration.copy.nothing': 'There is nothing to copy: “{target}” already has what “{source}” sets itself.',
  'configuration.copy.do': 'Copy',
  'configuration.copy.itself': 'Nothing was copied: these are one and the same organisation. Choose another one.',
  'configuration.copy.subject': '{source} to {target}',
  'configuration.copy.done':
    '“{source}” is copied into “{target}”: {count, plural, one {one change} other {# changes}}.{left, plural, =0 {} one { One was left out, because someone changed the same just now.} other { # were left out, because someone changed the same just now.}}',
} as const
