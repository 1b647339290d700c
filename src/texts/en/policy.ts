// Defaults, and what is fixed for all organisations below.

export const POLICY = {
  'policy.above': 'an organisation above',
  'policy.fixedBy': 'Fixed by {name}',
  'policy.fixedHere': 'Customised, and fixed for those below',
  'policy.fixed': 'Fixed',
  'policy.fixedAbove':
    'This is fixed by {name} for all organisations below it. Only administrators there can change it.',
  'policy.refused': 'Nothing was changed. This is fixed by {name}, and only administrators there can change it.',
  'policy.yours': 'What was set here is kept, and is used again once this is no longer fixed: {value}',

  'policy.mayChange': 'Organisations below may change this',
  'policy.mayChange.mailboxes': 'Mailboxes may have a value of their own',
  'policy.mayChange.hint':
    'Turn this off to fix it for everyone below. They see the value and who fixed it, but cannot change it.',
  'policy.mayHide': 'Organisations below may hide it',
  'policy.mayHide.hint': 'Turn this off to offer it everywhere below. They see who fixed it, but cannot hide it.',
  'policy.maySwitchOff': 'Organisations and mailboxes below may switch it off',
  'policy.maySwitchOff.hint':
    'Turn this off to fix it: it is then checked before all rules below, and no one there can switch it off.',
  'policy.mayChange.language': 'Organisations below may choose another language',
  'policy.mayChange.timeZone': 'Organisations below may choose another time zone',
  'policy.valueFixed': '{value}, fixed by {name}',
  'policy.nothingToFix': 'Choose something here to fix it for those below.',
  'policy.mayChange.short.hint': 'Turn this off to fix it for them.',

  'policy.usedBy': 'Also used by',
  'policy.nobody': 'no one below',
  'policy.reach':
    '{who, select, organisations {{organisations, plural, one {1 organisation} other {# organisations}}} mailboxes {{mailboxes, plural, one {1 mailbox} other {# mailboxes}}} other {{organisations, plural, one {1 organisation} other {# organisations}} and {mailboxes, plural, one {1 mailbox} other {# mailboxes}}}}',
  'policy.ask.fix':
    'Nothing is saved yet. Fixing this changes it for {who}, where something else is set today. That is kept, and is used again once this is no longer fixed. Save again to fix it.',
  'policy.ask.free':
    'Nothing is saved yet. This is then no longer fixed, which changes it for {who}: what was set there before is used again. {button, select, reset {Press Reset again to do it.} other {Save again to do it.}}',
  'policy.ask.hidden':
    'Nothing is saved yet. Fixing it changes something for {who}, where it is hidden or not offered today. Save again to fix it.',
  'policy.ask.freeItem':
    'Nothing is saved yet. It is then no longer fixed, which changes something for {who}: where it was hidden before, it is hidden again. Save again to do it.',
  'policy.ask.rule':
    'Nothing is saved yet. This changes which rules are checked, or their order, for {who}. Save again to do it.',
  'policy.nameFixed': '“{name}” is already offered here, fixed by {owner}. Choose another name.',

  'policy.off.here': 'Switched off here',
  'policy.off.by': 'Switched off by {name}',
  'policy.switchOff': 'Switch off here',
  'policy.switchOn': 'Switch on here',
  'policy.turn':
    '{runs, select, before {Rules set here are checked before those of organisations and mailboxes below.} other {Rules set here are checked after those of organisations and mailboxes below.}}',
  'policy.turn.set': '{runs, select, before {Check ours first} other {Check ours last}}',
  'policy.turn.ask':
    '{runs, select, before {Check your rules before those below?} other {Check your rules after those below?}}',
  'policy.turn.changes':
    'This changes the order of the rules for {who}. Rules that are fixed are always checked first.',
} as const
