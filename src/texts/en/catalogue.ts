// Categories, service types, canned texts.

export const CATALOGUE = {
  'catalogue.title': '{kind, select, category {Categories} serviceType {Service types} other {Canned texts}}',
  'catalogue.what':
    '{kind, select, category {What tickets are about} serviceType {What needs to be done} other {What replies start from}}',
  'catalogue.lead':
    '{kind, select, category {What tickets are about. Customers choose one with a button.} serviceType {What needs to be done. Chosen after the category.} other {Texts that agents start a reply from. They can change them before they send.}}',
  'catalogue.empty':
    '{kind, select, category {There is no category yet. Add the first one.} serviceType {There is no service type yet. Add the first one.} other {There is no canned text yet. Add the first one.}}',
  'catalogue.add':
    '{kind, select, category {Add a category} serviceType {Add a service type} other {Add a canned text}}',
  'catalogue.edit': '{kind, select, category {Edit category} serviceType {Edit service type} other {Edit canned text}}',
  'catalogue.sampleName': '{kind, select, category {Hardware} serviceType {Repair} other {Ask for the serial number}}',
  'catalogue.sampleText':
    "{kind, select, category {Printers, laptops, phones} serviceType {Something is broken and needs fixing} other {Hello '{requester}', could you send us the serial number of the device?}}",

  'catalogue.effect.priority':
    '{priority, select, low {Low priority} normal {Normal priority} high {High priority} other {Urgent priority}}',
  'catalogue.effect.channel': 'Channel {channel}',
  'catalogue.effect.alsoIn': 'Also in {channels}',
  'catalogue.effect.categories': 'Only with {categories}',
  'catalogue.retired': 'Retired',
  'catalogue.hidden.here': 'Hidden here',
  'catalogue.hidden.by': 'Hidden by {name}',
  'catalogue.hidden.above': 'Hidden by an organisation above',
  'catalogue.retire': 'Retire',
  'catalogue.restore': 'Restore',
  'catalogue.delete': 'Delete',
  'catalogue.hide': 'Hide here',
  'catalogue.show': 'Show here',

  'catalogue.form.lead':
    '{kind, select, cannedText {Agents of this organisation and all below it can choose it.} other {This organisation and all below it can choose it.}}',
  'catalogue.text': 'Text',
  'catalogue.description': 'Description',
  'catalogue.description.hint': 'Helps people choose.',
  'catalogue.priority.hint': 'Given to the ticket when this is chosen, unless someone has set one.',
  'catalogue.channel.hint': 'Tickets with it move to this channel.',
  'catalogue.alsoIn.hint': 'The card of its tickets is shown there, too, and works there. At most {most} channels.',
  'catalogue.noChange': 'No change',
  'catalogue.categories': 'Only with these categories',
  'catalogue.categories.hint': 'Leave empty for all.',

  'catalogue.saved':
    '{kind, select, category {The category “{name}” is saved.} serviceType {The service type “{name}” is saved.} other {The canned text “{name}” is saved.}}',
  'catalogue.restored': '“{name}” is offered again.',
  'catalogue.retiredNow':
    '{kind, select, cannedText {“{name}” is retired. It is no longer offered.} other {“{name}” is retired. It stays on old tickets but is no longer offered.}}',
  'catalogue.deleted': '“{name}” is deleted.',
  'catalogue.gone': 'It no longer exists. Open the list again.',

  'catalogue.user.ticket': 'Ticket #{number} uses it',
  'catalogue.user.mailbox': 'The mailbox {address} is linked to it',
  'catalogue.user.serviceType': 'The service type “{name}” goes with it',
  'catalogue.user.rule': 'The rule “{name}” sets it',
  'catalogue.problem.inUse': '“{name}” was not deleted: {user}. It stays retired, so it is no longer offered.',
  'catalogue.problem.notDeleted':
    '“{name}” was not deleted: someone else changed it in the meantime. This is how it looks now.',
  'catalogue.problem.changed':
    'Nothing was changed: someone else changed “{name}” in the meantime. This is how it looks now.',
  'catalogue.problem.changedForm':
    'Someone changed “{name}” in the meantime. What you entered is below; Back shows the current version.',
  'catalogue.problem.removed': 'Someone removed it in the meantime. What you entered is below.',
  'catalogue.problem.gone': 'It no longer exists, or belongs to another organisation. Open the list again.',
  'catalogue.problem.taken':
    '{kind, select, category {There is already a category with this name. Choose another name.} serviceType {There is already a service type with this name. Choose another name.} other {There is already a canned text with this name. Choose another name.}}',
  'catalogue.problem.channel': 'This channel is no longer linked. Choose another.',
  'catalogue.problem.categories': 'One of these categories is no longer offered. Choose again.',
  'catalogue.problem.text': 'Write the text.',
} as const
