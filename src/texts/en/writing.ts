// What is wrong with what somebody wrote or typed for a ticket.
export const WRITING = {
  'writing.and': '{some} and {last}',
  'writing.more': '{count} more',
  'writing.brace': "A brace is missing at {places}. Write it like this: '{ticket}'",
  'writing.unknown': 'I do not know {names}. You can use {known}.',
  'writing.unfilled': 'The text still has {names} in it. Edit it, or send it as it is.',
  'writing.noRecipient': 'Enter at least one address in To.',
  'writing.longRecipients': 'These addresses are too long to be shown together. Remove some.',
  'writing.noAddress': '{address} is not an email address. Correct it in {field, select, to {To} other {Cc}}.',
  'writing.ownAddress':
    '{address} is the support mailbox itself, which cannot be in {field, select, to {To} other {Cc}}. Remove it.',
  'writing.manyRecipients':
    'A reply can go to at most {most} addresses, To and Cc together. Remove some of these {count}.',
  'writing.noDate': 'Choose a date.',
  'writing.noTime': 'Choose a time.',
  'writing.noSuchTime': 'The clocks go forward that night, so {time} does not exist. Choose {after} or later.',
  'writing.pastTime': 'This time has passed. Choose a later one.',
  'writing.farDate': 'Choose a date within the next {years} years.',
  'writing.file': 'File',
} as const
