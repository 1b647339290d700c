// The app as Teams lists it, and its message extension.
export const EXTENSION = {
  'extension.app.name': 'Frontdesk',
  'extension.app.fullName': 'Frontdesk, the helpdesk in Teams',
  'extension.app.short': 'Support emails become live ticket cards in your channels.',
  'extension.app.full':
    'Frontdesk is a helpdesk that lives inside Teams. An email to your support mailbox becomes a ticket card in the right channel. Agents read the whole conversation, reply to the customer, add notes, assign, merge and resolve tickets right there, and every change updates the card for everyone. Customers write emails as they always have, and choose the category of their request with a button in Teams.',
  'extension.prompt.mine': 'Show my tickets',
  'extension.prompt.mineWhat': 'The open tickets that concern you',
  'extension.prompt.new': 'Ask for support',
  'extension.prompt.newWhat': 'Open a ticket and follow it here',
  'extension.prompt.help': 'What can you do?',
  'extension.prompt.helpWhat': 'Everything you can ask Frontdesk',
  'extension.search.title': 'Search tickets',
  'extension.search.what': 'Find a ticket by its number or by words, and share it',
  'extension.search.input': 'Number or words',
  'extension.search.inputWhat': 'A number such as 12, or words of the subject or the requester',
  'extension.search.none': 'There are no open tickets that you can see.',
  'extension.search.nothing': 'No ticket that you can see matches that.',
  'extension.create.title': 'Create ticket from this message',
  'extension.create.what': 'Make this message a ticket, with its writer as the requester',
  'extension.create.dialog': 'Create ticket',
  'extension.create.done': 'Ticket #{number} was created. Its card is in the channel “{channel}”.',
  'extension.create.doneWithoutCard':
    'Ticket #{number} was created. No channel is linked for it, so it has no card: type “ticket {number}” in our personal chat.',
  'extension.create.already': 'This message is already ticket #{number}. Nothing was created.',
  'extension.create.alreadyUnseen': 'This message is already a ticket. Nothing was created.',
  'extension.problem.unknown':
    'I no longer know this command. Ask your administrator to update the Frontdesk app in Teams.',
  'extension.problem.noMessage': 'Teams did not send the message along. Try again from the menu of the message itself.',
  'extension.problem.deleted': 'This message was deleted, so no ticket can be made of it.',
  'extension.problem.app': 'An app wrote this message. Tickets are made of what people write.',
  'extension.problem.nobody': 'Teams does not say who wrote this message, so no ticket can be made of it.',
  'extension.problem.noText': 'This message has no text. A card, a picture or a file alone cannot become a ticket.',
  'extension.problem.form':
    'I could not use what this form sent, so nothing was created. Open it again on the message.',
} as const
