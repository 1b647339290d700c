// The pages about privacy, terms and support, which anybody may read.
export const LEGAL = {
  'legal.privacy': 'Privacy',
  'legal.terms': 'Terms of use',
  'legal.support': 'Support',
  'legal.pages': 'Pages',
  'legal.otherLanguage': 'Deutsch',
  'legal.runBy': 'This Frontdesk is run by {company}.',
  'legal.unsaid':
    'Whoever runs this Frontdesk has not entered their details here yet. Please ask the administrator of your Teams.',
  'legal.address': 'Address',
  'legal.contact': 'Contact',
  'legal.privacyContact': 'Privacy contact',
  'legal.dataLocation': 'Where the data is stored',
  'legal.privacy.lead':
    'Frontdesk is a helpdesk inside Microsoft Teams. It turns emails to a support mailbox, and messages to its bot, into tickets. This page says what it stores, who reads it, and how you get or delete it.',
  'legal.privacy.stored': 'What is stored',
  'legal.privacy.stored.mail':
    'Of emails to a connected support mailbox: subject, text, sender and recipients, and the names and sizes of attachments. The files themselves stay in the mailbox.',
  'legal.privacy.stored.chat':
    'Of messages to the bot in Teams: what was written to it or made a ticket of, and links to files that came along. The files stay where they were uploaded.',
  'legal.privacy.stored.ticket':
    'Of tickets: who asked, who works on it, notes, replies, ratings, and who changed what when.',
  'legal.privacy.stored.person':
    'Of people who use the bot: name, email addresses, language, role, and the ids by which Microsoft 365 knows them and their organisation.',
  'legal.privacy.stored.not':
    'Nothing is used for advertising, sold, or handed to anyone else. There are no tracking cookies, and these pages set none at all.',
  'legal.privacy.readers': 'Who reads it',
  'legal.privacy.readers.agents':
    'Agents and administrators of the organisation that the ticket belongs to, and of those above it, such as the partner who supports it.',
  'legal.privacy.readers.requester': 'Whoever asked sees their own ticket, without internal notes.',
  'legal.privacy.readers.channel': 'Everyone who can read a Teams channel sees the ticket cards that are posted in it.',
  'legal.privacy.readers.microsoft':
    'Emails and messages travel through Microsoft 365 (Exchange Online and Teams), as they would without Frontdesk.',
  'legal.privacy.kept': 'How long it is kept',
  'legal.privacy.kept.setting':
    'Each organisation chooses how long the texts of resolved tickets and the senders and subjects in the log of emails are kept; then Frontdesk deletes them by itself. Without such a choice, they are kept until someone deletes them.',
  'legal.privacy.kept.audit':
    'Who changed what in the configuration is kept longer, because administrators have to be able to look it up.',
  'legal.privacy.rights': 'Your rights',
  'legal.privacy.rights.how':
    'You can ask for a copy of everything that concerns you, for its correction, or for its deletion. Write to the privacy contact on this page. An administrator then makes the copy or deletes it in Frontdesk, at your organisation and those below it.',
  'legal.privacy.rights.mailbox':
    'Emails that still lie in the mailbox, and messages in Teams, belong to the organisation that has them. Ask it for those.',
  'legal.terms.lead':
    'These terms apply to everyone who uses Frontdesk in Teams, by email, or on the page of a ticket. What whoever runs it and your organisation agreed on comes first.',
  'legal.terms.use': 'Use',
  'legal.terms.use.purpose': 'Use Frontdesk to ask for support and to give it, as your organisation allows it.',
  'legal.terms.use.care':
    'Send nothing unlawful, and do not try to see tickets of others or to disturb the service. A link to the page of a ticket is for you: whoever has it can read the ticket.',
  'legal.terms.use.secrets': 'Please send no passwords. Agents never ask for them.',
  'legal.terms.service': 'The service',
  'legal.terms.service.as':
    'Frontdesk is run with care, but without a promise that it is always available or free of faults.',
  'legal.terms.service.urgent':
    'For emergencies, call. Whether and how fast a ticket is answered is up to the support team.',
  'legal.terms.service.change': 'These terms may change. The version on this page applies.',
  'legal.support.lead': 'Help with Frontdesk itself. For anything else, open a ticket: that is what it is for.',
  'legal.support.ask': 'How to get help',
  'legal.support.ask.bot': 'In Teams, open the chat with Frontdesk and type “help”. It lists what you can do.',
  'legal.support.ask.ticket':
    'To open a ticket, type what you need in that chat, or write an email to your support address.',
  'legal.support.ask.contact':
    'If the bot does not answer, or you need help in person, write to the contact on this page.',
  'legal.support.ask.admin': 'Administrators find how to install and set it up in the README of the product.',
} as const
