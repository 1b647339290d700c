// What is said of tickets: refusals of changes, forms for new ones, files, ages.
export const TICKETS = {
  'tickets.age': '{unit, select, minutes {{count} min} hours {{count} h} other {{count} d}}',
  'tickets.ago': '{unit, select, minutes {{count} min ago} hours {{count} h ago} other {{count} d ago}}',
  'tickets.previousPage': 'Previous page',
  'tickets.nextPage': 'Next page',
  'tickets.removed': '(removed)',
  'tickets.someone': 'Someone',
  'tickets.notFound': 'You cannot see this ticket, or it no longer exists. Type “tickets” to see the open ones.',
  'tickets.noSuchNumber': 'There is no ticket #{number} that you can see. Type “tickets” to see the open ones.',
  'tickets.numberNotHere':
    'Ticket #{number} does not belong to this channel’s organisation. Ask me in our personal chat.',
  'tickets.notHere': 'This ticket does not belong to this channel’s organisation. Ask me in our personal chat.',
  'tickets.noAgent': 'You are not an agent for this organisation. Ask an administrator to add you.',
  'tickets.agentsOnly':
    'Only agents and administrators of this organisation can do that. Ask an administrator to add you as an agent.',
  'tickets.changing': 'Nothing was changed: others are changing this ticket right now. Try again in a moment.',
  'tickets.stale': 'Nothing was changed: meanwhile {by} {what}. This is how the ticket looks now.',
  'tickets.product': 'Frontdesk',
  'tickets.merged': 'Nothing was changed: {by} merged this ticket into #{number}. Work on #{number} instead.',
  'tickets.ended':
    'This ticket is {status, select, resolved {resolved} other {closed}}. Reopen it first, then {then, select, assign {assign it} requester {change its requester} followers {change its followers} other {set its due time}}.',
  'tickets.wrongStatus': 'Nothing was changed: from {from} a ticket can be set to {allowed}, but not to {to}.',
  'tickets.quotedStatus':
    '{status, select, new {“New”} open {“Open”} waiting {“Waiting for customer”} resolved {“Resolved”} other {“Closed”}}',
  'tickets.eitherStatus': '{one} or {other}',
  'tickets.taken': 'This ticket is already yours.',
  'tickets.takeEnded': 'This ticket is resolved. Reopen it first, then take it.',
  'tickets.samePriority': 'The ticket already has this priority. Choose another one, or go back.',
  'tickets.otherEntry': 'This is no longer part of the conversation. Open the conversation again.',
  'tickets.linksRevoked':
    'The links that the customer got so far no longer open the page of this ticket. The next email has a new one.',
  'tickets.assign.nobody': 'Choose who works on it.',
  'tickets.assign.noAgent': 'This person is not an agent for this organisation. Choose someone else.',
  'tickets.assign.theirs': 'This ticket is already theirs. Choose someone else.',
  'tickets.assign.unassigned': 'Nothing was changed: this ticket is not assigned to anyone.',
  'tickets.sort.needsCategory': '“{serviceType}” needs a category. Choose one, too, or clear the service type.',
  'tickets.sort.misfit': '“{serviceType}” does not go with “{category}”. Choose another service type, or clear it.',
  'tickets.sort.same': 'This is what the ticket already has. Choose something else, or go back.',
  'tickets.sort.nothing': 'Choose a category, a service type, or both.',
  'tickets.sort.notOffered': 'This choice is no longer offered. Choose another.',
  'tickets.sort.cleared': 'nothing',
  'tickets.sort.fits': '{name} ({categories} only)',
  'tickets.answer.merged': 'Nothing was changed: your ticket is handled together with another request.',
  'tickets.answer.continues': 'Nothing was changed: your ticket continues in #{number}.',
  'tickets.answer.resolved': 'This ticket is resolved, so nothing was changed. Reply to the email to reopen it.',
  'tickets.answer.overtaken':
    'Nothing was changed: someone chose the category of your ticket in the meantime. This is how it looks now.',
  'tickets.answer.sorted':
    'Nothing was changed: our team has already chosen the category of this ticket. Write to us if it does not fit.',
  'tickets.noRequest.notAdministrator':
    'Nothing was changed: only administrators of “{organisation}” can add a rule that ignores this sender. Close it without the rule.',
  'tickets.noRequest.noOrganisation':
    'Nothing was changed: only administrators of the mailbox’s organisation can add a rule that ignores this sender. Close it without the rule.',
  'tickets.noRequest.replyWaits': 'A reply to this ticket has not been sent yet. Undo it first, then close the ticket.',
  'tickets.noRequest.ended':
    'Nothing was changed: this ticket is already {status, select, resolved {resolved} other {closed}}.',
  'tickets.noRequest.ignored': 'Emails from {address} are ignored from now on.',
  'tickets.room.replies':
    'Other replies to this ticket are still waiting to be sent. Undo one of them, or try again once they have been sent.',
  'tickets.room.notes': 'Other notes on this ticket are still being saved. Try again in a minute.',
  'tickets.room.events':
    'Nothing was changed: other changes to this ticket are still being saved. Try again in a minute.',
  'tickets.written.empty':
    '{what, select, note {Write your note first.} reply {Write your reply first.} other {Write your message first.}}',
  'tickets.written.tooLong':
    'This {what, select, note {note} reply {reply} other {message}} is too long: it may have {most, number} characters and has {length, number}. Shorten it.',
  'tickets.new.title': 'Create a ticket from this message',
  'tickets.new.lead': 'Its card is posted where this organisation’s tickets go.',
  'tickets.new.requester': 'Requester',
  'tickets.new.organisation': 'Organisation',
  'tickets.new.subject': 'Subject',
  'tickets.new.subjectExample': 'What it is about',
  'tickets.new.text': 'Text',
  'tickets.new.category': 'Category',
  'tickets.new.serviceType': 'Service type',
  'tickets.new.create': 'Create ticket',
  'tickets.new.agentsOnly':
    'Only agents and administrators can create tickets from messages. Ask an administrator to add you.',
  'tickets.new.inactive': 'This organisation is no longer active. Choose another one.',
  'tickets.new.noSubject': 'Say in a few words what it is about.',
  'tickets.new.noText': 'Enter a text for the ticket.',
  'tickets.new.longText': 'The text is too long: it may have {most, number} characters. Shorten it.',
  'tickets.new.noCategory': 'This organisation does not offer that category. Choose another one.',
  'tickets.new.noServiceType': 'That service type does not go with the category. Choose another one.',
  'tickets.new.otherTenant':
    'Nothing was created: {name} belongs to another company’s Teams. Ask them to send an email to your support mailbox.',
  'tickets.new.otherTenantUnnamed':
    'Nothing was created: whoever wrote this belongs to another company’s Teams. Ask them to send an email to your support mailbox.',
  'tickets.requester.same': 'They are the requester already. Name someone else.',
  'tickets.requester.two': 'You chose someone and entered another address. Clear one of them.',
  'tickets.requester.left': 'They no longer take part in this ticket. Choose again.',
  'tickets.requester.enter': 'Enter the email address of the new requester.',
  'tickets.requester.choose': 'Choose the new requester, or enter an email address.',
  'tickets.followers.requester': 'Nothing was saved: {name} is the requester and gets the replies anyway.',
  'tickets.followers.same': 'Nothing was saved: these are the followers already. Add someone, or clear a tick.',
  'tickets.followers.choose': 'Nothing was saved: choose who gets the replies, or enter an email address.',
  'tickets.followers.enter': 'Nothing was saved: enter the email address of someone who gets the replies as Cc.',
  'tickets.followers.left': 'Someone you chose no longer takes part in this ticket. Choose again.',
  'tickets.followers.tooMany': 'A ticket has at most {most} followers. Remove some.',
  'tickets.address.none': '“{typed}” is not an email address. Enter one like ann@example.com.',
  'tickets.address.ours': 'This is the address of a support mailbox. Enter the address of a person.',
  'tickets.due.unknownZone': 'I do not know this time zone. Open the form again.',
  'tickets.files.noPicture': 'This is not a picture that can be shown. Download the file instead.',
  'tickets.files.notConnected':
    'The support mailbox that this file came to is no longer connected to Frontdesk. Ask an administrator for the file.',
  'tickets.files.paused':
    'The support mailbox that this file came to is paused, so Frontdesk does not read it. Ask an administrator to resume it.',
  'tickets.files.badLink':
    'It works for ten minutes, for someone who may see the ticket. Ask Frontdesk for a new one in Teams: choose “Files” on the ticket’s card.',
  'tickets.files.gone':
    'The email or its file was not found in the support mailbox: someone deleted it, or Exchange missed it just now. Try the link again in a minute; if that does not help, ask the sender for the file.',
} as const
