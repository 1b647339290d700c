// The room of the channels.

export const CHANNELS = {
  'channels.title': 'Channels',
  'channels.what': 'Where tickets are posted',
  'channels.lead':
    'Where this organisation’s tickets are posted. To add a channel, type “@Frontdesk link channel” in it.',
  'channels.empty':
    'No channel is linked to this organisation. Its tickets go to the channels of the organisation above.',
  'channels.unreached':
    'I cannot write to these people in our personal chat: {names}. They open Apps in Teams, search for Frontdesk and choose Add.',
  'channels.moreNames': '{count, plural, one {one more} other {# more}}',
  'channels.working': 'Working',
  'channels.untried': 'Not used yet',
  'channels.failing': 'Not working',
  'channels.place': '{kind, select, private {{team}, private channel} shared {{team}, shared channel} other {{team}}}',
  'channels.lastCard': 'Last card: {ago}',
  'channels.lastCard.never': 'none so far',
  'channels.parked':
    '{count, plural, one {Frontdesk no longer tries one of them by itself. Press Try again.} other {Frontdesk no longer tries # of them by itself. Press Try again.}}',
  'channels.fact.team': 'Team',
  'channels.fact.state': 'State',
  'channels.fact.lastCard': 'Last card',
  'channels.back': 'Channels',
  'channels.unlinked': 'No longer linked',
  'channels.off': 'Switched off',
  'channels.again': 'Try again',
  'channels.test': 'Test',
  'channels.test.again': 'Test again',
  'channels.test.step': 'Test',
  'channels.test.timeout':
    'Teams did not answer in time. Wait a minute, then test again. If a test card stays in the channel, you can delete it.',
  'channels.test.verdict.good': 'Everything works.',
  'channels.test.verdict.warning': 'Cards can be posted here. The steps below say what else to look at.',
  'channels.test.verdict.problem': 'Something does not work. The steps below say what to do.',
  'channels.test.card': 'A test of this channel',
  'channels.test.card.soon':
    'An administrator is testing whether Frontdesk can post here. This card goes away by itself.',
  'channels.test.card.done': 'An administrator tested whether Frontdesk can post here. There is nothing to do.',
  'channels.test.installed': 'Frontdesk in the channel',
  'channels.cure.teamRemoved':
    'Frontdesk was removed from the team. Add it again: open Apps in Teams, search for Frontdesk, choose Add to a team.',
  'channels.cure.channelRemoved':
    'Frontdesk was removed from the channel. A channel owner adds it again under Manage channel, Apps.',
  'channels.cure.channelDeleted':
    'The channel was deleted. A team owner can restore it for 30 days. If it should stay deleted, unlink it here.',
  'channels.cure.channelUnshared':
    'The channel is no longer shared with the team. Ask its owner to share it again, or unlink it here.',
  'channels.cure.teamArchived':
    'The team was archived. A team owner can restore it. If it should stay archived, unlink the channel here.',
  'channels.cure.teamDeleted':
    'The team was deleted. Its owner can restore it for 30 days. If it should stay deleted, unlink the channel here.',
  'channels.cure.unlinked': 'The channel was unlinked. Type “@Frontdesk link channel” in it to link it again.',
  'channels.test.post': 'Post a card',
  'channels.test.post.good': 'Teams took it.',
  'channels.test.redraw': 'Change it',
  'channels.test.redraw.good': 'Teams took the change.',
  'channels.test.remove': 'Remove it again',
  'channels.test.remove.good': 'It is gone.',
  'channels.test.remove.left':
    'Teams does not let me remove the test card. It says that it was a test; you can delete it.',
  'channels.test.members': 'People in the channel',
  'channels.test.members.good':
    '{people, plural, one {One person} other {# people}}, {agents, plural, one {one of whom may work on its tickets} other {# of whom may work on its tickets}}.',
  'channels.test.members.none':
    '{people, plural, one {One person is here, who may not work on its tickets.} other {# people are here, and none of them may work on its tickets.}} Invite them, for example: @Frontdesk invite @Ann agent',
  'channels.test.reach': 'Personal chats of its agents',
  'channels.test.reach.good': 'I can write to all of them.',
  'channels.test.reach.some':
    'I cannot write to these people: {names}. They open Apps in Teams, search for Frontdesk and choose Add.',
  'channels.test.unlinked':
    'This channel is no longer linked, so there is nothing to test. Type “@Frontdesk link channel” in it to link it again.',
  'channels.again.done': 'I am trying again to post everything that is waiting for {channel}.',

  'channels.nameless': '{kind, select, private {Private channel} shared {Shared channel} other {Channel}}',

  'channels.link.now':
    'This channel is linked to {organisation}. If you choose another organisation, tickets of {organisation} leave this channel.',
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
    'You can link a channel only for organisations that you administer and that the tenant of this team belongs to. Choose one from the list.',

  'channels.also': 'More tickets',
  'channels.also.title': 'More tickets in {channel}',
  'channels.also.lead':
    'This channel can show tickets that are posted in other channels, too. Their cards here are live: people can work with them here. It applies to new tickets, and to others once they are sorted or their priority changes.',
  'channels.also.which': 'Which tickets',
  'channels.also.whichOnes':
    '{which, select, all {All tickets} high {High and urgent tickets} urgent {Urgent tickets} other {Only tickets sent to this channel}}',
  'channels.also.organisation.hint': 'With all organisations below it.',
  'channels.also.text':
    '{which, select, all {Also shows all tickets of {organisation}} high {Also shows high and urgent tickets of {organisation}} other {Also shows urgent tickets of {organisation}}}',
  'channels.also.saved': 'What {channel} shows is saved.',
  'channels.also.off': 'This channel takes no tickets now. Link it again first.',
  'channels.also.problem.organisation': 'Choose the organisation that this channel serves, or one below it.',
  'channels.also.problem.most': 'Choose at most {most} channels.',
  'channels.also.problem.channel':
    'One of these channels is no longer linked, or serves another organisation. Choose again.',
  'channels.also.problem.changed':
    'Someone changed this channel in the meantime. What you chose is below; save again to apply it.',

  'channels.unlink': 'Unlink',
  'channels.unlink.title': 'Unlink {channel}?',
  'channels.unlink.lead':
    'Its open tickets move to their mailbox’s channel, or to the nearest one that is linked, and their cards here then say where they went. No mailbox, category or service type will use this channel any more.',
  'channels.unlink.tickets': 'Open tickets here',
  'channels.unlink.alsoShown': 'Open tickets also shown here',
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
    'Notes without a mention are switched on for {channel}. Once Teams sends the first message, you see it in this list.',
  'channels.thread.done.off': 'Notes without a mention are switched off for {channel}. Notes need a mention again.',

  'channels.problem.private':
    'This channel belongs to another organisation, and others can read this. Ask me in our personal chat.',
  'channels.problem.outside':
    'Type this in the channel you mean: @Frontdesk {command, select, link {link channel} other {unlink channel}}',
  'channels.problem.notLinked': 'This channel is not linked. Type “channels” to see the linked ones.',
  'channels.problem.notYours':
    'This channel is not linked, or it belongs to an organisation that you do not administer.',
} as const
