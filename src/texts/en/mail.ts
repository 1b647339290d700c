// What customers read in emails that Frontdesk writes. `{ticket}` and its like in the two letters are filled by `domain/mail/placeholders.ts`.

export const MAIL = {
  'mail.acknowledgement':
    'Hello,\n\nThank you for your email “{subject}”. Your ticket number is {ticket}. We will get back to you as soon as we can.\n\nTo add something, just reply to this email.',
  'mail.closing':
    'Hello,\n\nYour request “{subject}” ({ticket}) is resolved. If something is still wrong, just reply to this email.',
  'mail.categories': 'What is it about? You can help us by replying with just one of these: {names}.',
  'mail.page': 'You can also follow your request online and reply there:\n{link}',
  'mail.noSubject': 'no subject',
  'mail.sampleSubject': 'The printer does not print',
  'mail.noCategory': 'not chosen yet',
  'mail.noLink': 'just reply to this email',
} as const
