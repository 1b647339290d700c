// Merging, splitting, linking, looking alike.
export const KIN = {
  'kin.continues': 'continues in #{number}',
  'kin.withAnother': 'is handled together with another request',
  'kin.other.noNumber': '“{typed}” is not a ticket number. Enter one like this: 12',
  'kin.other.gone': 'This ticket no longer exists. Choose another.',
  'kin.other.notFound': 'There is no ticket #{number} that you can see. Check the number.',
  'kin.other.noAgent': 'You are not an agent for #{number}. Ask an administrator to add you.',
  'kin.other.notHere':
    '#{number} does not belong to this channel’s organisation, and others can read this. Do it in our personal chat.',
  'kin.other.enterOrChoose': 'Enter the number of the other ticket, or choose one of the same requester.',
  'kin.other.enter': 'Enter the number of the other ticket, for example 12.',
  'kin.link.itself': '#{number} cannot be linked to itself. Choose another ticket.',
  'kin.link.already': '#{number} is already linked. Choose another ticket, or go back.',
  'kin.link.choose': 'Choose the ticket to unlink.',
  'kin.link.gone': 'Nothing was changed: these two tickets are no longer linked.',
  'kin.link.full': '#{number} is already linked to {most} tickets, and there can be no more. Unlink one first.',
  'kin.merge.overtaken': 'Nothing was merged: this ticket changed in the meantime. This is how it looks now.',
  'kin.merge.itself': '#{number} cannot be merged into itself. Choose another ticket.',
  'kin.merge.otherOrganisation':
    '#{number} belongs to another organisation, whose people would read this conversation. Link the two instead.',
  'kin.merge.hasMerged':
    '{count, plural, one {{numbers} was} other {{numbers} were}} merged into this ticket. Merge #{number} into this one instead.',
  'kin.merge.replyWaits':
    'A reply to this ticket has not been sent yet. Wait until it is sent, or undo it, and then merge.',
  'kin.merge.targetMerged': 'Nothing was changed: {by} merged #{number} into #{into} just now. Choose #{into} instead.',
  'kin.merge.underWay': 'This ticket is being merged into #{number} right now. Look again in a moment.',
  'kin.merge.full':
    '{most} tickets have already been merged into #{number}, and there can be no more. Link this one instead.',
  'kin.undo.choose': 'Choose which merge to undo.',
  'kin.undo.late': 'Nothing was changed: a merge can only be undone within a day, and that day is over.',
  'kin.undo.already': 'Nothing was changed: this merge has already been undone.',
  'kin.undo.split': 'Nothing was changed: the email that #{number} began with is #{made} now. Work on that one.',
  'kin.undo.done': '#{number} is a separate ticket again.',
  'kin.split.already': 'Nothing was changed: this email is already ticket #{number}.',
  'kin.split.alreadyUnknown': 'Nothing was changed: this email is already a ticket of its own.',
  'kin.split.gone': 'Nothing was changed: this email is no longer part of this ticket. Open the conversation again.',
  'kin.split.done': 'This email is now ticket #{number}.',
} as const
