// Lists, search and filters of tickets.
export const FINDING = {
  'finding.list.mine': 'Mine',
  'finding.list.unassigned': 'Unassigned',
  'finding.list.waiting': 'Waiting',
  'finding.list.overdue': 'Overdue',
  'finding.list.urgent': 'Urgent',
  'finding.list.resolved': 'Resolved',
  'finding.list.all': 'All open',
  'finding.title.mine':
    '{total, plural, =0 {No open tickets} one {One open ticket} other {{count} open tickets}} assigned to you',
  'finding.title.theirs':
    '{total, plural, =0 {No open tickets} one {One open ticket} other {{count} open tickets}} assigned to {holder}',
  'finding.title.unassigned':
    '{total, plural, =0 {No unassigned tickets} one {One unassigned ticket} other {{count} unassigned tickets}}',
  'finding.title.waiting':
    '{total, plural, =0 {No tickets} one {One ticket} other {{count} tickets}} waiting for the customer',
  'finding.title.overdue':
    '{total, plural, =0 {No overdue tickets} one {One overdue ticket} other {{count} overdue tickets}}',
  'finding.title.urgent':
    '{total, plural, =0 {No urgent tickets} one {One urgent ticket} other {{count} urgent tickets}}',
  'finding.title.resolved':
    '{total, plural, =0 {No resolved tickets} one {One resolved ticket} other {{count} resolved tickets}}',
  'finding.title.all': '{total, plural, =0 {No open tickets} one {One open ticket} other {{count} open tickets}}',
  'finding.title.found': '{total, plural, =0 {No tickets} one {One ticket} other {{count} tickets}} with “{words}”',
  'finding.newestShown': 'The newest are shown. Add a word to narrow them down.',
  'finding.noneFound':
    'No ticket that you can see has all of these words. Try fewer words, or only the beginning of one.',
  'finding.noSuchList':
    'No list is called that, so I searched. Choose one of these lists, then “Filter” to narrow it down.',
  'finding.noSuchOwnList': 'No list is called that, so I searched your tickets.',
  'finding.nothingAsked': 'What should I look for? For example: find printer',
  'finding.empty.narrowed':
    'The list “{list}” has none that fit this filter. Choose “Clear filter” to see the rest of it.',
  'finding.empty.ownResolved': 'You see the tickets that you opened yourself, and none of them is resolved.',
  'finding.empty.ownOpen': 'You see the tickets that you opened yourself, and none of them is open.',
  'finding.empty.all': 'Nothing is waiting here.',
  'finding.empty.list': 'The list “{list}” is empty. Choose “All open” to see every open ticket.',
  'finding.narrowed.category': 'Category {name}',
  'finding.narrowed.organisation': 'Organisation {name}',
  'finding.narrowed.requester': 'From {address}',
  'finding.notAvailable': '(not available)',
  'finding.row.continues': 'Continues in #{number}',
  'finding.row.withAnother': 'Handled with another',
  'finding.row.resolved': 'Resolved {ago}',
  'finding.row.closed': 'Closed {ago}',
  'finding.row.overdue': '{age} overdue',
  'finding.row.due': '{unit, select, minutes {Due in {count} min} hours {Due in {count} h} other {Due in {count} d}}',
  'finding.filter': 'Filter',
  'finding.clearFilter': 'Clear filter',
  'finding.form.title': 'Filter tickets',
  'finding.form.list': 'Tickets',
  'finding.form.category': 'Category',
  'finding.form.organisation': 'Organisation',
  'finding.form.any': 'Any',
  'finding.form.requester': 'Requester',
  'finding.form.requesterHint': 'Their email address.',
  'finding.form.noAddress': 'This is not an email address. Enter it like this: ann@contoso.com',
  'finding.form.name': 'Name of the view',
  'finding.form.nameHint': 'Only needed to save this as a view.',
  'finding.form.nameExample': 'Printers',
  'finding.form.show': 'Show',
  'finding.form.save': 'Save view',
  'finding.views.title': 'Saved views',
  'finding.views.lead': 'Only you see them. Type “tickets” and the name to open one.',
  'finding.views.open': 'Open',
  'finding.views.delete': 'Delete',
  'finding.views.empty':
    'You have not saved any views yet. Choose “Filter” in a list, enter a name, and press “Save view”.',
  'finding.views.noName': 'Enter a name for this view, for example: Printers.',
  'finding.views.longName': 'Choose a name of at most {most} characters.',
  'finding.views.tooMany': 'You have {most} saved views. Delete one before you save another.',
  'finding.back': 'Back',
  'finding.notLinked.title': 'This channel has no tickets',
  'finding.notLinked.text':
    'It is not linked to an organisation. An administrator can link it by typing “@Frontdesk link channel”. You can ask me for your tickets in our personal chat.',
} as const
