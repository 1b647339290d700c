// The room of the channels.

export const CHANNELS = {
  'channels.title': 'Channels',
  'channels.what': 'Where tickets are posted',
  'channels.lead':
    'Where this organisation’s tickets are posted. To add a channel, type “@Frontdesk link channel” in it.',
  'channels.empty':
    'No channel is linked to this organisation. Its tickets go to the channels of the organisation above.',
  'channels.failing': 'Not working',
  'channels.unlinked': 'No longer linked',
  'channels.off': 'Switched off',
  'channels.again': 'Try again',
  'channels.again.done': 'I am trying again to post everything that is waiting for {channel}.',

  'channels.link.done': '{channel} now serves {organisation}',
  'channels.link.waiting':
    '{count, plural, =0 {Ticket cards of this organisation, and of those below it without a channel of their own, are posted here.} one {One ticket that was waiting for a channel is now posted here, and new ones will follow.} other {# tickets that were waiting for a channel are now posted here, and new ones will follow.}}',
  'channels.link.tickets': 'Tickets',
  'channels.link.where': 'Channels are linked from within the channel: type “@Frontdesk link channel” there.',
  'channels.link.nobody': 'Only administrators link channels',
  'channels.link.nobody.text': 'You do not administer any organisation. Ask your administrator to link this channel.',
  'channels.link.whoami': 'Who am I',
  'channels.link.foreign':
    'This channel belongs to an organisation that you do not administer. Ask its administrator to unlink it.',
  'channels.link.refused':
    'You can link channels only for organisations that you administer. Choose one from the list.',

  'channels.unlink': 'Unlink',
  'channels.unlink.title': 'Unlink {channel}?',
  'channels.unlink.lead':
    'Its open tickets move to their mailbox’s channel, or to the nearest one that is linked, and their cards here then say where they went. No mailbox, category or service type will use this channel any more.',
  'channels.unlink.tickets': 'Open tickets here',
  'channels.unlink.mailboxes': 'Mailboxes',
  'channels.unlink.categories': 'Categories',
  'channels.unlink.serviceTypes': 'Service types',
  'channels.unlink.none': 'None',
  'channels.unlink.done':
    '{count, plural, =0 {{channel} is unlinked.} one {{channel} is unlinked. One open ticket moved elsewhere.} other {{channel} is unlinked. # open tickets moved elsewhere.}}',

  'channels.thread': 'Notes without a mention',
  'channels.thread.title': 'Notes without a mention in {channel}',
  'channels.thread.lead':
    'Today agents mention @Frontdesk under a ticket’s card to leave a note. If you switch this on, every message that an agent writes there is kept as a note. Tell the members of the team before you do.',
  'channels.thread.lead.on':
    'Every message that an agent writes under a ticket’s card in this channel is kept as a note. If you switch this off, notes need a mention of @Frontdesk again. Notes that were kept stay.',
  'channels.thread.what': 'What is kept',
  'channels.thread.what.text':
    'What agents write under ticket cards, as an internal note of the ticket. Edits and deletions follow. A reaction shows that a message was kept. Messages by anyone else, and messages elsewhere in the channel, are not kept. None of it is ever sent to a customer.',
  'channels.thread.readers': 'Who reads it',
  'channels.thread.readers.text':
    'Everyone who may see the ticket’s notes: the agents and administrators of its organisation and of those above it, also if they are not members of this team.',
  'channels.thread.consent': 'What it needs',
  'channels.thread.consent.text':
    'The app must ask Teams for messages without a mention (permission ChannelMessage.Read.Group), and an owner of the team must consent to that. Ask whoever runs Frontdesk.',
  'channels.thread.now': 'Right now',
  'channels.thread.off': 'Switched off',
  'channels.thread.heard': 'Messages under ticket cards are kept as notes. Last heard {when}.',
  'channels.thread.unheard':
    'Notes without a mention are switched on, but Teams has not sent a message without a mention yet. Until it does, agents mention @Frontdesk.',
  'channels.thread.switchOn': 'Switch on',
  'channels.thread.switchOff': 'Switch off',
  'channels.thread.done.on':
    'Notes without a mention are switched on for {channel}. This list shows as soon as Teams sends the first message.',
  'channels.thread.done.off': 'Notes without a mention are switched off for {channel}. Notes need a mention again.',

  'channels.problem.private':
    'This channel does not serve that organisation, and others read along. Ask me in our personal chat.',
  'channels.problem.outside':
    'Type this in the channel you mean: @Frontdesk {command, select, link {link channel} other {unlink channel}}',
  'channels.problem.notLinked': 'This channel is not linked. Type “channels” to see the linked ones.',
  'channels.problem.notYours':
    'This channel is not linked, or it belongs to an organisation that you do not administer.',
} as const
