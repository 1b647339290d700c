// Writing to the customer: the form, its preview, what keeps it from leaving.
export const REPLY = {
  'reply.canned.choose': 'Choose a canned text first.',
  'reply.canned.gone': 'This text is no longer offered. Choose another one.',
  'reply.tooLate': 'It is too late: this reply has already been sent. Write another one to correct it.',
  'reply.underWay': 'Nothing was changed: this reply is being sent right now, or someone else was faster.',
  'reply.mayHaveArrived':
    'Nothing was sent: this reply may have arrived already. Ask the customer before you send it again.',
  'reply.mayHaveLeft':
    'Nothing was sent: this reply may already have been sent. Look in the Sent Items folder of the mailbox before you send it again.',
  'reply.noChat': 'Frontdesk does not reach this customer in Teams. Choose email.',
  'reply.filesByMail': 'Files can only be sent by email. Choose email, or no files.',
  'reply.noMail': 'No email can be sent to this customer. Choose Teams chat.',
  'reply.files.gone': 'A file you chose can no longer be attached. Choose again.',
  'reply.files.tooMany': 'A reply can have at most {most} files. Choose fewer.',
  'reply.files.tooLarge': 'Together, these files are larger than {most} MB. Choose fewer.',
  'reply.from.paused':
    'The support mailbox {address} is paused, so nothing is sent from it. Ask an administrator to resume it.',
  'reply.from.none':
    'There is no running support mailbox that a reply could be sent from. Ask an administrator to connect one.',
  'reply.from.notConnected':
    'The support mailbox of this ticket is no longer connected, so nothing can be sent from it. Ask an administrator to connect it.',
  'reply.noWay':
    'Frontdesk has no email address for this customer and does not reach them in Teams. Ask them to open the Frontdesk app in Teams, or enter their address as “Requester”.',
  'reply.wroteMeanwhile': 'Nothing was sent yet: {who} wrote just now. Read it above, then send your reply or go back.',
  'reply.changed': 'Nothing was sent: this reply has changed since you saw it. Choose Preview to look at it again.',
  'reply.preview.fromChat': 'Frontdesk',
  'reply.preview.toChat': '{name}, in their Teams chat',
} as const
