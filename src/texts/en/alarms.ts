// What alarms say.
export const ALARMS = {
  'alarms.open.mailLog': 'Mail log',
  'alarms.open.supportMail': 'Support Mail',
  'alarms.open.channels': 'Channels',
  'alarms.lastRead': 'Last read',
  'alarms.never': 'Never',
  'alarms.code': 'Code',
  'alarms.noCode': 'None',
  'alarms.expiresOn': 'Expires on',
  'alarms.failing.title': '{address} cannot be read',
  'alarms.failing.text': 'The mailbox could not be read. Frontdesk will try again.',
  'alarms.failing.over': '{address} is being read again',
  'alarms.failing.many': '{count, plural, one {One mailbox cannot be read} other {# mailboxes cannot be read}}',
  'alarms.failing.overMany':
    '{count, plural, one {One mailbox: this trouble is over} other {# mailboxes: this trouble is over}}',
  'alarms.failing.secret': '{address}: another message says that its client secret has expired',
  'alarms.failing.paused': '{address} has been paused',
  'alarms.failing.since': 'Failing since',
  'alarms.many.reasons': 'Each has its own reason. Support Mail says for each mailbox what to do.',
  'alarms.many.member': 'Since {since}',
  'alarms.silent.title': '{address} is no longer being read',
  'alarms.silent.many':
    '{count, plural, one {One mailbox is no longer being read} other {# mailboxes are no longer being read}}',
  'alarms.silent.text':
    'Frontdesk has not tried to read it for a quarter of an hour. Ask whoever runs Frontdesk to check that it is running and what its log says, then press Test in Support Mail.',
  'alarms.silent.tried': 'Frontdesk is trying to read {address} again',
  'alarms.secret.title': 'The client secret of {address} expires {days, plural, one {within a day} other {in # days}}',
  'alarms.secret.text':
    'After that its emails are no longer read. Create a new secret in Microsoft Entra (App registrations, Certificates & secrets), then open the mailbox in Support Mail and press Rotate secret.',
  'alarms.secret.over': 'The client secret of {address}: this reminder is no longer needed',
  'alarms.secret.many':
    '{count, plural, one {One client secret expires} other {# client secrets expire}} {days, plural, one {within a day} other {in # days}}',
  'alarms.secret.endedTitle': 'The client secret of {address} has expired',
  'alarms.secret.endedMany':
    '{count, plural, one {One client secret has expired} other {# client secrets have expired}}',
  'alarms.secret.unread':
    'It expired on {day}, and Microsoft no longer accepts it. Until there is a new one, no email is read.',
  'alarms.secret.notYet':
    'Its last day was {day}, according to Support Mail. As soon as Microsoft no longer accepts it, no email is read.',
  'alarms.secret.paused': 'It expired on {day}. The mailbox is paused and needs a new secret before it can go on.',
  'alarms.secret.cure':
    'Create a new secret in Microsoft Entra (App registrations, Certificates & secrets), then open the mailbox in Support Mail and press Rotate secret.',
  'alarms.secret.overMany':
    '{count, plural, one {One client secret: this reminder is no longer needed} other {# client secrets: this reminder is no longer needed}}',
  'alarms.loop.title': '{address} and {sender} may be answering each other',
  'alarms.loop.many':
    '{count, plural, one {{address} no longer answers one sender} other {{address} no longer answers # senders}}',
  'alarms.loop.text':
    'More automatic emails went back and forth with this address within an hour than people need, so Frontdesk holds further ones back. If another helpdesk or a robot writes from there, open one of its tickets and press More, Not a request, Close and ignore sender. If it is a person, you need do nothing: their emails become tickets as always.',
  'alarms.loop.sender': 'Last held back {time}',
  'alarms.loop.over': '{address} answers everyone again',
  'alarms.again.title': 'This alarm was raised again',
  'alarms.again.text': 'There is a newer message about it, which says how it is now.',
  'alarms.clock.title': 'The server’s clock went back',
  'alarms.clock.text':
    'Everything that would have waited for the wrong time was put right, and nothing is lost. Ask whoever runs Frontdesk to check that the server’s time is synchronised.',
  'alarms.clock.over': 'The server’s clock has been right for an hour',
  'alarms.marks.title': 'Emails in {address} could not be marked or moved',
  'alarms.marks.text':
    '{count, plural, one {One email was read, but Microsoft did not let Frontdesk mark or move it.} other {# emails were read, but Microsoft did not let Frontdesk mark or move them.}} The mailbox’s card in Support Mail says why.',
  'alarms.marks.over': 'Emails in {address} are marked and moved again',
  'alarms.sweep.title': '{address} has emails that Microsoft did not report',
  'alarms.sweep.text':
    'Frontdesk compared the inbox with its mail log and found what Microsoft had not reported. {worked, plural, =0 {} one {One email is handled like any other.} other {# emails are handled like any other.}} {listed, plural, =0 {} one {One is older and only in the mail log, as ignored: press Treat as ticket there if it needs one.} other {# are older and only in the mail log, as ignored: press Treat as ticket there for those that need one.}}',
  'alarms.sweep.since': 'Since',
  'alarms.sweep.over': '{address}: Frontdesk found no more unreported emails for a day',
  'alarms.mails.title': 'Email to {address} could not become a ticket',
  'alarms.mails.text':
    '{count, plural, one {One email was} other {# emails were}} tried several times without success. Nothing is lost: they are still in the mailbox. The mail log says why and lets you try again.',
  'alarms.mails.over': 'Every email to {address} has been handled',
  'alarms.refused.title': '{address} cannot send',
  'alarms.refused.over': '{address} can send again',
  'alarms.questions.title': 'Requesters of {address} cannot be reached',
  'alarms.questions.over': 'Requesters of {address} can be reached again',
  'alarms.work.title': 'Tickets of {address} are not up to date',
  'alarms.work.over': 'Tickets of {address} are up to date again',
  'alarms.other.title': '{address} has a problem',
  'alarms.other.over': '{address} works again',
  'alarms.off.title':
    'Tickets can no longer be posted in {count, plural, one {{channel}} other {# channels of {team}}}',
  'alarms.off.went':
    '{count, plural, one {One open ticket is now in {channels}.} other {# open tickets are now in {channels}.}}',
  'alarms.off.waiting':
    '{count, plural, one {One open ticket waits in the list until there is a channel for it.} other {# open tickets wait in the list until there is a channel for them.}}',
  'alarms.off.next': 'New tickets are posted in {channel}.',
  'alarms.off.nowhere': 'New tickets wait in the list until there is a channel for them.',
  'alarms.off.givenUp': '{count, plural, one {{channel} was unlinked} other {# channels of {team} were unlinked}}',
  'alarms.off.mailboxes': 'Mailboxes that lead there',
  'alarms.off.categories': 'Categories that lead there',
  'alarms.off.serviceTypes': 'Service types that lead there',
  'alarms.back.title': 'Tickets can be posted in {count, plural, one {{channel}} other {# channels of {team}}} again',
  'alarms.back.text':
    'New tickets come here again, and so do those that waited for a channel. Open tickets that went to another channel stay there.',
  'alarms.channel.title': 'Teams does not accept tickets in {channel}',
  'alarms.channel.elsewhere': '{trouble} Its open tickets are in other channels now.',
  'alarms.channel.again': '{trouble} Frontdesk will try again.',
  'alarms.channel.over': 'Tickets can be posted in {channel} again',
  'alarms.off.unlinked': 'It was unlinked.',
  'alarms.off.teamRemoved': 'Frontdesk was removed from the team.',
  'alarms.off.channelRemoved': 'Frontdesk was removed from the channel.',
  'alarms.off.channelDeleted': 'The channel was deleted.',
  'alarms.off.channelUnshared': 'The channel is no longer shared with the team.',
  'alarms.off.teamArchived': 'The team was archived.',
  'alarms.off.teamDeleted': 'The team was deleted.',
  'alarms.off.refused': 'Teams accepted nothing there for a day.',
  'alarms.removed':
    '{what, select, channel {This alarm is over: its channel was removed} other {This alarm is over: its mailbox was removed}}',
  'alarms.since': 'Since {ended}. The alarm was raised on {raised}.',
  'alarms.trouble.cards': '{count, plural, one {1 card} other {# cards}} could not be posted since {since}. {text}',
  'alarms.trouble.mails': '{count, plural, one {1 email} other {# emails}} could not be sent since {since}. {text}',
  'alarms.trouble.work':
    '{count, plural, one {1 change of a ticket} other {# changes of tickets}} could not be finished since {since}. {text}',
  'alarms.trouble.questions':
    '{count, plural, one {1 question to a requester} other {# questions to requesters}} could not be sent since {since}. {text}',
  'alarms.trouble.messages':
    '{count, plural, one {1 message} other {# messages}} could not be sent since {since}. {text}',
  'alarms.nothingToTry': 'There is nothing left to try.',
  'alarms.tryingAgain': 'I am trying again now. This alarm will show the result.',
  'alarms.openByHand': 'Open our personal chat and type “{command}” there.',
  'alarms.command.mailLog': 'mail log',
  'alarms.command.supportMail': 'support mail',
  'alarms.command.channels': 'channels',
  'alarms.opened': 'I have sent it to you in our personal chat.',
  'alarms.over': 'This alarm is over. There is nothing left to try.',
} as const
