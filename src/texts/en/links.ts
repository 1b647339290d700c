// What a browser shows in place of a file.
export const LINKS = {
  'links.gone': 'This link no longer works',
  'links.unavailable': 'This file cannot be opened',
  'links.outside.title': 'The mailbox did not answer',
  'links.outside.text':
    'The file could not be read from the support mailbox just now. Try the link again in a minute; if it keeps happening, ask an administrator to look at the mailbox in Frontdesk.',
  'links.flooded.title': 'Too many visits at once',
  'links.flooded.text':
    'More was asked for from your network than Frontdesk answers at once. Please wait a minute and try again.',
  'links.failed.title': 'That did not work',
  'links.failed.text':
    'Something went wrong on our side. Try the link again in a minute; if it keeps happening, give your administrator this number: {id}.',
} as const
