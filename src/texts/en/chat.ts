// What is said in a conversation: small talk, threads, notices in turn.
export const CHAT = {
  'chat.hi': 'Hi!',
  'chat.hiName': 'Hi {name}!',
  'chat.hiHelp': 'Hi! Here is what I can do for you.',
  'chat.hiNameHelp': 'Hi {name}! Here is what I can do for you.',
  'chat.welcome': 'You are welcome!',
  'chat.welcomeAgain': 'You are welcome! Here is what else I can do.',
  'chat.welcomeInThread':
    'You are welcome! Mention me here with a note for your team, or with “reply” and your text to write to the customer.',
  'chat.anythingElse': 'If there is anything else, write it to me.',
  'chat.iAmFrontdesk': 'Hello, I am Frontdesk',
  'chat.whatCanWeDo':
    'What can we do for you? Write it to me in your own words, and I will open a ticket for our support team.',
  'chat.onlyWords':
    'I can only read words. Tell me in a sentence what you need, and I will open a ticket for our support team.',
  'chat.myTickets': 'My tickets',
  'chat.customerHelp.lead': 'Write to me what you need, in your own words. I also know these:',
  'chat.customerHelp.newTicket': 'Ask our support team for help',
  'chat.customerHelp.myTickets': 'What you asked for, and how it stands',
  'chat.customerHelp.ticket': 'One of your tickets, with what was written',
  'chat.customerHelp.find': 'Your tickets by their words',
  'chat.customerHelp.notifyMe': 'Where I tell you about your tickets',
  'chat.customerHelp.help': 'What you can ask me',
  'chat.offer.button': 'Open a ticket',
  'chat.offer.text': 'Shall I open a ticket with this text?',
  'chat.unkept':
    'I cannot keep pictures, recordings and the like from this chat: our team only reads that you sent one. Attach it as a file, or send it by email.',
  'chat.noFiles':
    'I cannot keep files or pictures from Teams. Tell me in words what you need, or send an email with the file.',
  'chat.leftThere':
    'In the {where, select, chat {chat} other {thread}} in Teams: {names}{isAll, select, yes {} other { and more}}',
  'chat.notServed':
    'Nothing was noted: this ticket does not belong to this channel’s organisation. Ask me in our personal chat.',
  'chat.noted': 'Noted on #{number}. Only your team sees it.',
  'chat.notedWithoutFiles':
    'Noted on #{number}. Only your team sees it. I cannot keep files from Teams: {files, plural, one {yours stays in this thread.} other {yours stay in this thread.}}',
  'chat.wrote': '{name} wrote:\n{text}',
  'chat.whichTicket': 'Which ticket is it about? Enter its number, for example 12.',
  'chat.closedDoor':
    'I do not work for your organisation yet. If you expected me to, please ask the people who gave you this app.',
  'chat.flooded': 'That was a lot at once, so I skipped some of it. Wait a few seconds, then try again.',
  'chat.working': 'I am already working on this. Look again in a moment.',
  'chat.button.wrongData':
    'I could not use what this button sent, so nothing was changed. Check what you entered, or ask for the card again.',
  'chat.button.malformed': 'I could not use what this button sent.',
  'chat.button.unknown': 'This button no longer works. Ask for the card again.',
} as const
