// What stands in the card templates themselves.

export const TEMPLATES = {
  'templates.category': 'Category',
  'templates.serviceType': 'Service type',
  'templates.assignedTo': 'Assigned to',
  'templates.chooseOne': 'Choose one',
  'templates.chooseFromList': 'Choose one from the list.',
  'templates.chooseOrganisation': 'Choose an organisation from the list.',
  'templates.configure': 'Configure',
  'templates.conversationHint': 'You see what you and our team wrote to each other.',
  'templates.for': 'For',
  'templates.help': 'What you can ask Frontdesk',
  'templates.linkChannel':
    'Ticket cards of the organisation you choose, and of those below it without a channel of their own, are posted here.',
  'templates.more': 'More',
  'templates.noEmail': 'No email has been read yet.',
  'templates.openInOutlook': 'Open in Outlook',
  'templates.organisation': 'Organisation',
  'templates.preview': 'Preview',
  'templates.previewCc': 'Cc',
  'templates.previewFrom': 'From',
  'templates.previewTo': 'To',
  'templates.showLess': 'Show less',
  'templates.toCustomer': 'This goes to the customer',
  'templates.yourChoice': 'Your choice',
} as const
