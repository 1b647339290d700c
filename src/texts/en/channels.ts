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

  'channels.nameless': '{kind, select, private {Private channel} shared {Shared channel} other {Channel}}',

  'channels.link.done': 'Tickets of {organisation} are now posted in {channel}',
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

  'channels.problem.private':
    'This channel belongs to another organisation, and others can read this. Ask me in our personal chat.',
  'channels.problem.outside':
    'Type this in the channel you mean: @Frontdesk {command, select, link {link channel} other {unlink channel}}',
  'channels.problem.notLinked': 'This channel is not linked. Type “channels” to see the linked ones.',
  'channels.problem.notYours':
    'This channel is not linked, or it belongs to an organisation that you do not administer.',
} as const
