// What the conversation of a ticket, its thread and its notices say.
export const TIMELINE = {
  'timeline.unknownSender': 'Unknown sender',
  'timeline.removed': '(removed)',
  'timeline.textRemoved': 'This text was removed.',
  'timeline.textErased': 'Its text was removed, because the person who asked was erased.',
  'timeline.textKeptFor':
    'Its text was removed after {months, plural, one {# month} other {# months}}, as set by {organisation}.',
  'timeline.noSubject': '(no subject)',
  'timeline.forwarded': 'Forwarded email',
  'timeline.email': 'Email',
  'timeline.emailUnverified': 'Email, sender not verified',
  'timeline.underSubject': '{what}: “{subject}”',
  'timeline.bounce': 'An email could not be delivered',
  'timeline.note': 'Note',
  'timeline.noteChanged':
    'Note{is, select, edited {, edited {when}} restored {, deleted and restored {when}} other {, deleted {when}}}',
  'timeline.noteDeleted': 'Its author deleted this message in Teams.',
  'timeline.message': 'Message',
  'timeline.messageOfPage': 'Message from the page of the ticket',
  'timeline.messageInTeams': 'Message in Teams',
  'timeline.reply': 'Reply{way, select, nobody {} chat { to {to} in Teams} other { to {to}}}',
  'timeline.replyBy': 'Reply by {by}{way, select, nobody {} chat { to {to} in Teams} other { to {to}}}',
  'timeline.recipients': '{some} and {count} more',
  'timeline.sent': 'sent',
  'timeline.undelivered':
    '{what, select, lost {could not be delivered: {reason}} lostTo {could not be delivered to {address}: {reason}} late {has not been delivered yet: {reason}} other {has not been delivered to {address} yet: {reason}}}',
  'timeline.bounced':
    '{what, select, lost {An email could not be delivered: {reason}} lostTo {An email could not be delivered to {address}: {reason}} late {An email has not been delivered yet: {reason}} other {An email has not been delivered to {address} yet: {reason}}}',
  'timeline.serverSaid': '{how} · The other server said: {said}',
  'timeline.automatic':
    '{what, select, until {Automatic reply, away until {day}} back {Automatic reply, back on {day}} other {Automatic reply}}',
  'timeline.replyUndelivered': '{reply} {how}.',
  'timeline.replyWaits': '{reply}: {how}',
  'timeline.replyFailed': '{reply} {how}',
  'timeline.failed': 'could not be sent. {why}',
  'timeline.doubtfulInChat':
    'may not have arrived: Teams did not answer. Ask the customer. If it did arrive, sending it again means that they get it twice.',
  'timeline.doubtful':
    'may not have been sent: it is in neither the Drafts nor the Sent Items folder of the mailbox. Look there, or ask the customer, before you send it again: they might get it twice.',
  'timeline.notSentYet': 'not sent yet. {why} Frontdesk will try again.',
  'timeline.beingSent': 'being sent',
  'timeline.leavesAtOnce': 'leaves at once',
  'timeline.leavesLater': 'leaves {seconds, plural, one {# second} other {# seconds}} later',
  'timeline.senderUnverified':
    'Careful: this email may not be from {sender}. Microsoft 365 could not verify the sender ({evidence}). Ask them another way before you act on it.',
  'timeline.itsSender': 'its sender',
} as const
