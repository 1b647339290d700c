// Why something has not left.
export const DELIVERY = {
  'delivery.unexpected': 'It failed for an unexpected reason. Ask whoever runs Frontdesk: the log has the details.',
  'delivery.refused':
    '{who, select, microsoft {Microsoft} other {Teams}} refused this {times, plural, one {once} other {# times}} since {since}: {text}',
  'delivery.refusedForNow': '{refusal} Frontdesk will try again.',
  'delivery.fileGone': '“{name}” is no longer in the support mailbox. Reply again without it.',
  'delivery.noChannel': 'No channel is linked. Type “@Frontdesk link channel” in the channel that should hear of this.',
  'delivery.mailboxGone':
    'The support mailbox it was to be sent from is no longer connected. Copy its text from the conversation to send it from Outlook, then discard it here.',
  'delivery.mailboxPaused': 'The support mailbox is paused. Try again once an administrator has resumed it.',
  'delivery.noCard': 'The ticket card could not be posted yet.',
  'delivery.edited': 'Someone edited it in Outlook before it was sent, so it stays in the Drafts of the mailbox.',
  'delivery.replyEdited':
    'Someone edited it in Outlook before it was sent. Send their version there, or choose Try again to send what was previewed; the edited draft stays in the Drafts.',
  'delivery.noChat': 'Frontdesk does not reach {name} in Teams. Discard the reply and send it by email.',
  'delivery.otherRequester': 'The ticket is no longer that of {name}. Discard the reply and write another one.',
  'delivery.noAnswer': 'Teams did not answer.',
  'delivery.mailGone': 'The email to reply to was not found in the mailbox. Frontdesk will look again.',
  'delivery.draftGone': 'It was written, but is in neither the Drafts nor the Sent Items of the mailbox.',
  'delivery.tooMany': 'The mailbox has sent as many emails as Exchange allows in a minute. Frontdesk will try again.',
  'delivery.spent':
    '{count} automatic emails {limit, select, target {went to this address} sender {were caused by this sender} mailbox {were sent from this mailbox} other {were sent by Frontdesk}} within the hour',
  'delivery.left.card': 'This card could not be posted in its channel',
  'delivery.left.pointer': 'The card in its former channel could not be replaced',
  'delivery.left.threadReply': 'A message could not be posted in this card’s thread',
  'delivery.left.moreReplies': 'Messages could not be posted in this card’s thread',
  'delivery.left.tell': 'The assignee could not be notified',
  'delivery.left.question': 'The question to the requester could not be sent',
  'delivery.left.questionOver': 'The question to the former requester could not be closed',
  'delivery.left.news': 'The customer could not be told in Teams',
  'delivery.left.mail':
    'Frontdesk could not send the {answer, select, acknowledgement {acknowledgement} other {closing email}}',
  'delivery.left.reply': 'A reply could not be sent',
  'delivery.left.dropReply': 'The draft of a discarded reply could not be deleted',
  'delivery.left.note': 'A note could not be added to the conversation',
  'delivery.left.event': 'Something that was done could not be added to the conversation',
  'delivery.left.merge': 'The merge of another ticket into this one could not be finished',
  'delivery.left.unmerge': 'The undoing of the merge could not be finished in the other ticket',
  'delivery.left.relate': 'The link could not be shown in the other ticket',
  'delivery.left.split': 'The email that this ticket was split off from could not be moved here',
  'delivery.left.alarm': 'An alarm could not be posted',
  'delivery.left.connect': 'An answer about a tenant could not be given',
} as const
