// Views of every card: an everyday one, its variants, and the worst that may come.
import type {
  CardView,
  Choice,
  ConversationEntryView,
  MergedView,
  PendingReplyView,
  TicketView,
} from '../../src/app/views/card-view.ts'
import type { DoctorView } from '../../src/app/views/doctor-view.ts'
import { viewButton } from '../../src/app/views/view-button.ts'
import type { FileView } from '../../src/app/views/files-panel-view.ts'
import { orderView } from '../../src/app/views/placing-view.ts'
import { unfilledWarning } from '../../src/domain/mail/placeholders.ts'
import type { PictureView } from '../../src/app/views/view-parts.ts'
import { aMyTicketsView, aMyTicketView, MY_TICKET_VARIANTS, worstMyTickets } from './my-ticket-views.ts'
import { aButton, aFormView, aListView, CHECKED_FORM, EMPTY_LIST, EVERY_FIELD, worstFormViews } from './form-views.ts'

type CardName = CardView['card']
type ViewOf<N extends CardName> = Extract<CardView, { card: N }>

const EARLIER = new Date('2026-11-23T07:42:10.512Z')
const WEB_LINK = 'https://outlook.office365.com/owa/?ItemID=AAkALgAAAAAAHYQDEapm&exvsurl=1&viewmodel=ReadMessageItem'
const FULL_FILTER = {
  data: { list: 'unassigned', categoryId: 'c'.repeat(36), organisationId: 'o'.repeat(36), requester: 'r'.repeat(80) },
}
const A_VIEW = { data: { viewId: 'v'.repeat(36) } }
const LATER = new Date('2026-11-23T09:05:00.000Z')

const FORWARDED = `Please see below, can you help?

Alex

________________________________
From: Bob Stone <bob@contoso.example>
Sent: Thursday, November 26, 2026 9:00 AM
To: Alex Wilber <alex@contoso.example>
Subject: FW: Invoice 4711 cannot be opened

Same here, error 0x80070005.

________________________________
From: Carla <carla@supplier.example>
Sent: Wednesday, November 25, 2026 4:00 PM
To: Bob Stone
Subject: Invoice 4711 cannot be opened

Hi Bob,
the invoice portal says access denied when I open invoice 4711.

Carla`

export function aTicketView(overrides: Partial<TicketView> = {}): TicketView {
  return {
    card: 'ticket',
    ticketId: 'ticket-12',
    ...{ messageId: 'start', writtenBy: null, hasFiles: true, hasPage: true },
    version: 3,
    number: 12,
    subject: 'The label printer in the warehouse prints blank labels',
    requester: { name: 'Ines Duarte', address: 'ines.duarte@contoso.example' },
    organisation: 'Contoso',
    status: 'new',
    priority: 'high',
    category: 'Hardware',
    serviceType: null,
    assignee: null,
    createdAt: EARLIER,
    dueAt: null,
    overdue: false,
    stars: null,
    followers: [],
    text: 'Hello,\n\nsince this morning the label printer at gate 4 feeds labels without printing anything. We have changed the ribbon and restarted it twice.\n\nA photo and the log are attached.\n\nRegards\nInes',
    foldedText: 'Ines Duarte\nWarehouse lead, Contoso\nPhone 555 0134',
    attachments: [
      { name: 'gate-4.jpg', size: 1_254_000, kind: 'file' },
      { name: 'printer.log', size: 18_400, kind: 'file' },
    ],
    warning: null,
    unkept: 0,
    meeting: null,
    webLink: WEB_LINK,
    lastEvent: { at: EARLIER, by: null, what: 'opened it by email' },
    deliveryNote: null,
    replies: [],
    mayReply: true,
    ...{ merged: [], related: [], looksLike: null },
    panel: null,
    notice: null,
    ...overrides,
  }
}

function aMergedView(overrides: Partial<MergedView> = {}): MergedView {
  return {
    ...{ card: 'merged', ticketId: 'ticket-12', version: 4, number: 12, mergeId: 'merge-1', into: 9 },
    ...{ subject: 'The label printer prints blank labels', by: 'Bea Brandt', at: EARLIER, undoUntil: LATER },
    ...{ notice: null, ...overrides },
  }
}

function aPendingReply(overrides: Partial<PendingReplyView>): PendingReplyView {
  const text = 'Reply by Bea to ines.duarte@contoso.example'
  const waits = (overrides.state ?? 'waiting') === 'waiting'
  const leaves = waits ? { writtenAt: LATER, afterSeconds: 10 } : null
  return { entryId: 'reply/1', state: 'waiting', text, leaves, mayUndo: true, ...overrides }
}

const FILE_LINK = 'https://frontdesk.example.com/files/WzE3NjQxNTQ4MDAwMDAseyJ0aWNrZXRJZCI6IjEyIn1d.c2lnbmF0dXJl'

function aFile(overrides: Partial<FileView> = {}): FileView {
  return {
    ...{ name: 'printer.log', size: 18_400, kind: 'file', from: 'Ines Duarte', at: LATER, webLink: WEB_LINK },
    ...{ download: FILE_LINK, picture: null },
    ...overrides,
  }
}

const FILES: readonly FileView[] = [
  aFile({ name: 'gate-4.png', size: 121_000, picture: FILE_LINK.replace('files', 'pictures') }),
  aFile(),
  aFile({ name: 'Quarterly plan.docx', size: 400, kind: 'link', download: null, from: 'Carla' }),
  aFile({ name: 'smime.p7m', size: 4_400, kind: 'encrypted', at: EARLIER }),
]

/** As many as `read-files.ts` lists at once, with links as long as a ticket's ids make them. */
function worstFiles(line: string): readonly FileView[] {
  const link = (place: string): string => `https://frontdesk.support.northwind.example/${place}/${'x'.repeat(560)}`
  const of = { name: line, from: line, size: 29_999_999, webLink: `https://outlook.example/${'x'.repeat(560)}` }
  const file = aFile({ ...of, download: link('files') })
  return [
    { ...file, kind: 'invitation' },
    ...[1, 2, 3].map(() => ({ ...file, kind: 'picture' as const, picture: link('pictures') })),
  ]
}

function worstPictures(line: string): readonly PictureView[] {
  const url = `https://frontdesk.support.northwind.example/pictures/${'x'.repeat(560)}`
  return Array.from({ length: 6 }, () => ({ name: line, url }))
}

const REPLY = {
  to: 'ines.duarte@contoso.example',
  cc: 'jo@contoso.example',
  text: 'Hello Ines,\n\nplease try the blue cartridge from the cabinet at gate 4.\n\nBea',
  setTo: 'waiting',
} as const

export function anEntryView(overrides: Partial<ConversationEntryView> = {}): ConversationEntryView {
  return {
    ...{ entryId: 'mail/support/1', kind: 'said', who: 'Bea', what: 'Email', internal: false, at: LATER, text: 'Hm.' },
    ...{ foldedText: '', unkept: 0, attachments: 0, webLink: null },
    ...overrides,
  }
}

const CONVERSATION: readonly ConversationEntryView[] = [
  anEntryView({
    who: 'Ines Duarte',
    what: 'Email',
    text: 'It prints again. Thank you!',
    attachments: 2,
    splitId: 'mail/support/1',
  }),
  anEntryView({ kind: 'event', who: 'Bea', what: 'set it to waiting for the customer', internal: true, text: '' }),
  anEntryView({ what: 'Note', internal: true, text: 'The ribbon was from the bad batch.' }),
  anEntryView({ what: 'Reply to ines.duarte@contoso.example · sent', text: REPLY.text }),
  anEntryView({ kind: 'event', who: 'Bea', what: 'took this ticket', internal: true, text: '' }),
  anEntryView({ who: 'Ines Duarte', what: 'Email', text: 'The label printer prints nothing.\n'.repeat(20) }),
]

export function choices(...titles: string[]): readonly Choice[] {
  return titles.map((title, index) => ({ id: `choice-${index + 1}`, title }))
}

export function aQuestionView(overrides: Partial<ViewOf<'question'>> = {}): ViewOf<'question'> {
  return {
    card: 'question',
    ticketId: 'ticket-12',
    number: 12,
    subject: 'The label printer in the warehouse prints blank labels',
    step: { kind: 'category', categories: choices('Hardware', 'Software', 'Network', 'Access and accounts') },
    expected: { categoryId: null, serviceTypeId: null },
    notice: null,
    ...overrides,
  }
}

/** Alarms have buttons of their own. */
const ALARM = { id: 'cards-refused/channel/2026-03-02T12', mayTryAgain: true }

export function aNoticeView(overrides: Partial<ViewOf<'notice'>> = {}): ViewOf<'notice'> {
  return {
    card: 'notice',
    tone: 'info',
    title: 'Maya Lindqvist',
    text: 'Your roles. Each also covers the organisations below.',
    facts: [
      { title: 'Fabrikam IT', value: 'administrator' },
      { title: 'Contoso', value: 'agent' },
      { title: 'Email', value: 'maya.lindqvist@fabrikam.example' },
    ],
    commands: [
      { title: 'Tickets', command: 'tickets' },
      { title: 'Help', command: 'help' },
    ],
    ...overrides,
  }
}

export function aNewsView(overrides: Partial<ViewOf<'news'>> = {}): ViewOf<'news'> {
  return {
    ...{ card: 'news', ticketId: 'ticket-12', number: 12, next: 'reply' },
    subject: 'The label printer in the warehouse prints blank labels',
    lead: 'Jonas Weber from our support team wrote to you.',
    text: 'Hello Ines,\n\nwe have sent a new print head. Please put it in and tell us whether labels come out as they should.',
    ...overrides,
  }
}

export function aFollowUpView(overrides: Partial<ViewOf<'follow-up'>> = {}): ViewOf<'follow-up'> {
  return {
    card: 'follow-up',
    number: 12,
    kind: 'mail',
    warning: null,
    by: { name: 'Ines Duarte', address: 'ines.duarte@contoso.example' },
    at: LATER,
    text: 'It prints again after a firmware reset, but only every second label.',
    foldedText: 'On 23 November Frontdesk wrote:\n> We are looking into it.',
    attachments: [{ name: 'labels.pdf', size: 82_000, kind: 'file' }],
    subject: null,
    unkept: 0,
    meeting: null,
    webLink: WEB_LINK,
    ...overrides,
  }
}

/** What the sample data beside each template is made of. */
export const SAMPLE_VIEWS: { readonly [N in CardName]: ViewOf<N> } = {
  ticket: aTicketView(),
  'follow-up': aFollowUpView(),
  pointer: { card: 'pointer', number: 12, subject: 'The label printer prints blank labels', channelName: 'Hardware' },
  merged: aMergedView(),
  'shared-ticket': {
    ...{
      card: 'shared-ticket',
      ticketId: 'ticket-12',
      number: 12,
      status: 'open',
      aside: null,
      assignee: 'Jonas Weber',
    },
    subject: 'The label printer in the warehouse prints blank labels',
  },
  news: aNewsView(),
  'my-ticket': aMyTicketView(),
  'my-tickets': aMyTicketsView(),
  question: aQuestionView(),
  notice: aNoticeView(),
  help: {
    card: 'help',
    lead: 'Sorry, I did not understand that. Here is what I can do for you.',
    commands: [
      { usage: 'tickets', what: 'Open tickets', button: { title: 'Tickets', command: 'tickets' } },
      { usage: 'ticket 12', what: 'One ticket by its number', button: null },
      {
        usage: 'configure',
        what: 'Mailboxes, email handling, categories, people and more',
        button: { title: 'Configure', command: 'configure' },
      },
      {
        usage: 'mail log',
        what: 'What happened to each email, and why',
        button: { title: 'Mail log', command: 'mail log' },
      },
      { usage: 'help', what: 'Everything you can ask me', button: null },
    ],
  },
  doctor: {
    card: 'doctor',
    tone: 'problem',
    summary: 'One thing does not work, and one needs a look.',
    checkedAt: LATER,
    rows: [
      [
        'failed',
        'Mailboxes',
        'support@northwind.example',
        'It cannot be read (AADSTS7000222).',
        'The client secret has expired. Create a new one in Microsoft Entra (App registrations, Certificates & secrets) and enter its Value.',
      ],
      [
        'warn',
        'Data',
        '',
        'Only 1.4 of 32 GB are free.',
        'Free some space on the disk that holds the data folder, or move the folder.',
      ],
      [
        'ok',
        'Bot',
        '',
        'Microsoft accepts the bot’s credentials, and its token is for https://api.botframework.com.',
        '',
      ],
      ['ok', 'Clock', '', 'The clock agrees with login.microsoftonline.com.', ''],
      ['ok', 'Mailboxes', '', '3 of 4 mailboxes can be read.', ''],
      ['skipped', 'Channels', '', 'No channel is linked.', ''],
    ].map(([state = '', title = '', about = '', what = '', cure = '']) => ({
      ...{ state: state as DoctorView['rows'][number]['state'], title, about, what, cure },
    })),
    hidden: 0,
  },
  menu: {
    card: 'menu',
    organisation: 'Fabrikam IT',
    rooms: [
      ['Support Mail', 'The mailboxes that tickets come from', '2 connected, 1 running'],
      ['Email handling', 'How emails become tickets', 'Rules and automatic replies'],
      ['Categories', 'What tickets are about', '6 offered, 2 of its own'],
      ['Service types', 'What needs to be done', '9 offered'],
    ].map(([title = '', what = '', state = '']) => ({
      title,
      what,
      state,
      button: { title: 'Open', command: title === 'Email handling' ? 'mail' : title.toLowerCase() },
    })),
  },
  'ticket-list': {
    card: 'ticket-list',
    title: '23 open tickets',
    tickets: [
      [
        'Cannot sign in to the customer portal since the password change',
        'open',
        'urgent',
        'Jonas Weber',
        'Access',
        '3 h ago',
        '2 h overdue',
      ],
      ['The label printer in the warehouse prints blank labels', 'new', 'high', null, 'Hardware', '2 h ago'],
      ['New laptop for Priya, starting 1 December', 'waiting', 'normal', 'Maya Lindqvist', null, '2 d ago'],
      ['الطابعة لا تعمل في الطابق 3', 'open', 'normal', 'Maya Lindqvist', 'Hardware', '4 d ago'],
      ['Question about the invoice', 'new', 'low', null, null, '5 d ago'],
    ].map(([subject, status, priority, assignee, category, age, late], index) => ({
      number: 23 - index,
      subject,
      requester: 'Ines Duarte',
      aside: null,
      status,
      priority,
      organisation: null,
      assignee,
      category,
      age,
      due: late === undefined ? null : { text: late, overdue: true },
    })) as ViewOf<'ticket-list'>['tickets'],
    narrowed: 'Category Hardware · From ines.duarte@contoso.example',
    empty: 'Nothing is waiting here.',
    filters: ['Mine', 'Unassigned', 'Urgent', 'Overdue', 'Waiting', 'Resolved', 'All open'].map((title) => ({
      chosen: title === 'All open',
      button: aButton(title, 'tickets.show', { data: { list: 'unassigned' } }),
    })),
    saved: [{ chosen: false, button: aButton('Printers', 'ticket-views.open', A_VIEW) }],
    buttons: ['Previous page', 'Next page', 'Filter', 'Clear filter'].map((title) =>
      aButton(title, 'tickets.show', FULL_FILTER),
    ),
    total: 23,
    totalText: '23',
    page: 2,
    pages: 3,
  },
  'mail-log': {
    card: 'mail-log',
    rows: [
      ['The label printer prints blank labels', 'ticket', '#12'],
      ['Re: [#11] New laptop', 'follow-up', '#11'],
      ['Out of office: back on Monday', 'ignored', 'An automatic answer (header Auto-Submitted)'],
      ['Weekly report', 'failed', 'The email could not be read. Frontdesk has stopped trying. (ErrorItemNotFound)'],
      ['Cannot sign in', 'waiting', 'Waiting to be handled'],
    ].map(([subject, outcome, detail], index) => ({
      ledgerId: `mailbox-1/mail-${index}`,
      receivedAt: EARLIER,
      from: 'ines.duarte@contoso.example',
      subject,
      mailbox: 'support@fabrikam.example',
      outcome,
      detail,
      mayRetry: outcome === 'failed',
      mayTreat: outcome === 'ignored',
    })) as ViewOf<'mail-log'>['rows'],
    ...{ total: 48, totalText: '48', page: 1, pages: 5, newer: '', older: '' },
  },
  'link-channel': {
    card: 'link-channel',
    channelName: 'Contoso support',
    place: 'sealed-place',
    organisations: choices('Northwind Distribution', 'Fabrikam IT', 'Contoso', 'Adventure Works'),
    organisationId: null,
    notice: null,
  },
  link: {
    card: 'link',
    title: 'The audit as CSV',
    text: '48 entries of Fabrikam IT. The link works for ten minutes; whoever has it can read the file.',
    linkTitle: 'Download',
    url: 'https://frontdesk.example.com/exports/token',
  },
  form: aFormView(),
  list: aListView(),
}

const CATEGORY_PANEL: TicketView['panel'] = {
  kind: 'category',
  categories: choices('Hardware', 'Software', 'Network'),
  serviceTypes: choices('Repair', 'Replacement'),
  categoryId: 'choice-1',
  serviceTypeId: null,
  error: null,
}

const LONG_WORD = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'

/** Other states of the cards, to look at and to check. */
export const VARIANT_VIEWS: Readonly<Record<string, CardView>> = {
  ...MY_TICKET_VARIANTS,
  'ticket-taken': aTicketView({
    status: 'open',
    priority: 'urgent',
    assignee: 'Jonas Weber',
    serviceType: 'Repair',
    dueAt: null,
    attachments: [],
    lastEvent: { at: LATER, by: 'Jonas Weber', what: 'took this ticket' },
    notice: 'Somebody was faster: Jonas Weber took this ticket. Nothing was changed by your click.',
  }),
  'news-resolved': aNewsView({
    ...{ next: 'rate', text: 'The new print head is in. It prints again.' },
    lead: 'Jonas Weber from our support team wrote to you. Your ticket is resolved by it. Reply if something is still missing.',
  }),
  'ticket-reply-by-chat': aTicketView({
    panel: {
      ...{
        kind: 'reply',
        to: 'ines.duarte@contoso.example',
        cc: '',
        text: 'Is it better now?',
        setTo: null,
        error: null,
      },
      ways: { name: 'Ines Duarte', email: true, problem: '', chosen: 'chat' },
    },
  }),
  'ticket-reply-only-by-chat': aTicketView({
    panel: {
      ...{ kind: 'reply', to: '', cc: '', text: '', setTo: null, error: null },
      ways: { name: 'Ines Duarte', email: false, problem: 'The support mailbox is paused.', chosen: 'chat' },
    },
  }),
  'ticket-preview-by-chat': aTicketView({
    panel: {
      ...{ kind: 'preview', draftId: 'draft-1', from: 'Frontdesk', to: 'Ines Duarte, in their Teams chat', cc: '' },
      ...{ text: 'Is it better now?', setTo: 'waiting', delaySeconds: 60 },
    },
  }),
  'help-with-offer': {
    ...{ card: 'help', lead: 'Sorry, I did not understand that. Here is what I can do for you.' },
    offer: {
      text: 'Shall I open a ticket with this text?',
      button: viewButton('Open a ticket', 'chat.new', { messageKey: 'message-1', text: 'My notebook is slow' }),
    },
    commands: [{ usage: 'tickets', what: 'Open tickets', button: { title: 'Tickets', command: 'tickets' } }],
  },
  // The picture of the README.
  'ticket-everyday': aTicketView({
    ...{ status: 'open', priority: 'urgent', assignee: 'Jonas Weber', serviceType: 'Repair' },
    text: 'Hello,\n\nsince this morning the label printer at gate 4 feeds labels without printing anything. We have changed the ribbon and restarted it twice.\n\nA photo and the log are attached.',
    foldedText: 'Regards\nInes\n\nInes Duarte\nWarehouse lead, Contoso',
    lastEvent: { at: LATER, by: 'Jonas Weber', what: 'replied to the customer' },
  }),
  'ticket-overdue': aTicketView({
    ...{ status: 'open', priority: 'urgent', assignee: 'Jonas Weber', serviceType: 'Repair', foldedText: '' },
    ...{ dueAt: EARLIER, overdue: true, text: 'Thank you. It prints again, but every second label is empty now.' },
    lastEvent: { at: LATER, by: 'Ines Duarte', what: 'replied' },
  }),
  'ticket-due': aTicketView({
    ...{ status: 'open', assignee: 'Jonas Weber', serviceType: 'Repair', priority: 'low', dueAt: LATER },
    lastEvent: { at: LATER, by: 'Jonas Weber', what: 'set the due time' },
  }),
  'ticket-not-believed': aTicketView({
    warning: 'The sender’s address could not be confirmed. Check with Ines Duarte before you act on this email.',
  }),
  'ticket-waiting': aTicketView({
    ...{ status: 'waiting', priority: 'normal', assignee: 'Jonas Weber', serviceType: 'Repair', foldedText: '' },
    lastEvent: { at: LATER, by: 'Jonas Weber', what: 'replied to the customer' },
  }),
  'ticket-closed': aTicketView({ status: 'closed', assignee: 'Jonas Weber', serviceType: 'Repair' }),
  'ticket-resolved': aTicketView({
    status: 'resolved',
    assignee: 'Jonas Weber',
    priority: 'low',
    stars: 4,
    deliveryNote: 'Frontdesk sent no closing email: 5 automatic emails went to this address within the hour',
  }),
  'ticket-replied': aTicketView({
    ...{ status: 'open', assignee: 'Jonas Weber', attachments: [] },
    text: 'It prints again since the update, but only every second label. Is that a setting?',
    writtenBy: { who: 'Ines Duarte', at: LATER, isReply: true },
    lastEvent: { at: LATER, by: 'Ines Duarte', what: 'replied' },
  }),
  'ticket-category-panel': aTicketView({ panel: CATEGORY_PANEL }),
  'ticket-more': aTicketView({ assignee: 'Jonas Weber', panel: { kind: 'more' } }),
  'ticket-note-panel': aTicketView({
    panel: { kind: 'note', text: 'Ask Jo about gate 4.', error: 'Write your note first.', inThread: 'mentions' },
  }),
  'ticket-assign-panel': aTicketView({
    panel: { kind: 'assign', people: choices('Ada', 'Bea'), personId: null, error: null },
  }),
  'ticket-followed': aTicketView({
    ...{ status: 'open', assignee: 'Jonas Weber', dueAt: LATER, overdue: true },
    ...{ followers: ['Jo Hardy', 'lee@contoso.example'] },
  }),
  'ticket-due-panel': aTicketView({
    dueAt: LATER,
    panel: {
      ...{ kind: 'due', date: '2027-03-28', time: '02:30', zone: 'Europe/Berlin', errorField: 'time' },
      error: 'The clocks go forward that night, so 02:30 does not exist. Choose 03:00 or later.',
    },
  }),
  'ticket-requester-panel': aTicketView({
    panel: {
      ...{ kind: 'requester', participants: choices('Carla Jones (carla@contoso.example)'), participant: '' },
      ...{ name: 'Carla', address: 'carla', keep: true, errorField: 'address' },
      error: '“carla” is not an email address. Enter one like ann@example.com.',
    },
  }),
  'ticket-followers-panel': aTicketView({
    panel: {
      ...{ kind: 'followers', people: choices('Jo Hardy (jo@contoso.example)', 'lee@contoso.example') },
      ...{ chosen: ['choice-1'], added: '', error: null },
    },
  }),
  'ticket-priority-panel': aTicketView({ panel: { kind: 'priority', error: null } }),
  'ticket-reply-panel': aTicketView({
    panel: { ...REPLY, kind: 'reply', cannedTexts: choices('Ask for the serial number', 'On our way'), error: null },
  }),
  'ticket-preview': aTicketView({
    panel: { ...REPLY, kind: 'preview', draftId: 'draft-1', from: 'support@northwind.example', delaySeconds: 10 },
  }),
  'ticket-preview-unfilled': aTicketView({
    panel: {
      ...{ ...REPLY, kind: 'preview', draftId: 'draft-1', from: 'support@northwind.example', delaySeconds: 10 },
      warning: unfilledWarning('{first name}'),
    },
  }),
  'order-in-thread': orderView({
    ...{ order: 'resolve', text: 'please close this, she is happy', key: 'k', writer: { _id: 'bea' } },
    ticket: { _id: 't', number: 12, version: 3, status: 'open' },
  }),
  'ticket-preview-meanwhile': aTicketView({
    panel: {
      ...{ ...REPLY, kind: 'preview', draftId: 'draft-1', from: 'support@northwind.example', delaySeconds: 10 },
      meanwhile: {
        who: 'Ines Duarte',
        at: LATER,
        text: 'It is the printer at gate 5, not 4. Sorry!',
        isDoubtful: false,
      },
      error: 'Nothing was sent yet: Ines Duarte wrote just now. Read it above, then send your reply or go back.',
    },
  }),
  'ticket-reply-waiting': aTicketView({
    ...{ assignee: 'Bea', status: 'open', priority: 'urgent' },
    lastEvent: { at: LATER, by: 'Bea', what: 'wrote a reply to the customer' },
    replies: [aPendingReply({})],
  }),
  'ticket-reply-failed': aTicketView({
    ...{ assignee: 'Bea', status: 'waiting', serviceType: 'Repair', dueAt: null },
    replies: [
      aPendingReply({
        state: 'failed',
        text: 'Reply by Bea to ines.duarte@contoso.example could not be sent. Microsoft refused its address.',
      }),
    ],
  }),
  'ticket-reply-doubtful': aTicketView({
    ...{ assignee: 'Bea', status: 'open' },
    replies: [
      aPendingReply({
        state: 'doubtful',
        text: 'Reply by Bea to ines.duarte@contoso.example may not have been sent: it is in neither the Drafts nor the Sent Items folder of the mailbox. Look there, or ask the customer, before you send it again: they might get it twice.',
      }),
    ],
  }),
  'ticket-reply-bounced': aTicketView({
    ...{ assignee: 'Bea', status: 'waiting' },
    replies: [
      aPendingReply({
        ...{ state: 'bounced', mayUndo: false },
        text: 'Reply by Bea to ines.duarte@contoso.example could not be delivered to ines.duarte@contoso.example: the mailbox is full.',
      }),
    ],
  }),
  'ticket-conversation': aTicketView({
    panel: { kind: 'conversation', newer: 'newer 1 a', older: 'older 1 a', entries: CONVERSATION },
  }),
  'ticket-entry': aTicketView({
    panel: {
      kind: 'entry',
      entry: anEntryView({ text: 'The label printer prints nothing.\n'.repeat(900), unkept: 12, webLink: WEB_LINK }),
      from: 0,
      page: 'older 1 a',
    },
  }),
  'ticket-files': aTicketView({
    panel: { kind: 'files', isFirst: false, next: '1767225600000/0/mail/support/1', files: FILES },
  }),
  'ticket-no-files': aTicketView({ panel: { kind: 'files', isFirst: true, next: null, files: [] } }),
  'ticket-merge-panel': aTicketView({
    status: 'open',
    panel: {
      ...{ kind: 'merge', number: '', otherId: null, error: 'There is no ticket #99 that you can see.', merged: [] },
      choices: choices('#9 Open: Labels come out blank', '#7 Resolved: New ribbon for gate 4'),
    },
  }),
  'ticket-merged-panel': aTicketView({
    ...{ status: 'open', merged: [13] },
    panel: {
      ...{ kind: 'merge', number: '', otherId: null, error: null, choices: [] },
      merged: [{ ticketId: 'ticket-13', number: 13, mergeId: 'merge-2', at: EARLIER }],
    },
  }),
  'ticket-link-panel': aTicketView({
    ...{ status: 'open', related: [7, 9] },
    panel: {
      ...{ kind: 'link', number: '', otherId: null, error: null, choices: [] },
      related: [
        { ticketId: 'ticket-7', number: 7 },
        { ticketId: 'ticket-9', number: 9 },
      ],
    },
  }),
  'ticket-no-request-panel': aTicketView({
    panel: {
      ...{ kind: 'no-request', sender: 'ines.duarte@contoso.example', error: null },
      ...{ mayIgnore: true, ignoreIn: 'Fabrikam IT' },
    },
  }),
  'ticket-looks-like': aTicketView({
    ...{ merged: [13, 14], related: [7] },
    looksLike: { ticketId: 'ticket-9', number: 9, reason: 'same-words' },
  }),
  'merged-refused': aMergedView({ notice: 'Nothing was changed: Bea Brandt merged this ticket into #9.' }),
  'ticket-status-panel': aTicketView({ panel: { kind: 'status', statuses: ['open', 'waiting', 'resolved'] } }),
  'ticket-long-words': aTicketView({
    subject: `${'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(3)} and more`,
    requester: { name: 'x'.repeat(70), address: `${'y'.repeat(70)}@contoso.example` },
    category: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze',
    text: `Please see https://contoso.example/${'a1b2c3d4'.repeat(20)}`,
    attachments: [{ name: `${'scan'.repeat(30)}.pdf`, size: 12, kind: 'file' }],
  }),
  'ticket-list-long-words': {
    ...SAMPLE_VIEWS['ticket-list'],
    tickets: SAMPLE_VIEWS['ticket-list'].tickets.map((ticket) => ({
      ...ticket,
      subject: LONG_WORD,
      requester: LONG_WORD,
      category: LONG_WORD,
      age: '365 d ago',
    })),
  },
  'question-long-words': aQuestionView({
    subject: LONG_WORD,
    step: { kind: 'done', category: LONG_WORD, serviceType: LONG_WORD, state: 'theirs' },
  }),
  'notice-long-words': aNoticeView({
    tone: 'warning',
    title: LONG_WORD,
    text: `${LONG_WORD} is long.`,
    facts: [{ title: LONG_WORD, value: `${LONG_WORD}@contoso.example` }],
  }),
  'follow-up-long-words': aFollowUpView({
    by: { name: LONG_WORD, address: `${LONG_WORD}@contoso.example` },
    subject: LONG_WORD,
    text: LONG_WORD,
    attachments: [{ name: `${LONG_WORD}.pdf`, size: 12, kind: 'file' }],
  }),
  'list-long-words': aListView({
    organisation: LONG_WORD,
    rows: [
      { title: LONG_WORD, badge: `From ${LONG_WORD}`, text: LONG_WORD, buttons: [aButton('Change', 'category.edit')] },
      {
        title: LONG_WORD,
        badge: null,
        text: LONG_WORD,
        buttons: [aButton('Edit', 'category.edit'), aButton('Retire', 'category.edit')],
      },
    ],
  }),
  'mail-log-long-words': {
    ...SAMPLE_VIEWS['mail-log'],
    rows: SAMPLE_VIEWS['mail-log'].rows.map((row) => ({
      ...row,
      subject: LONG_WORD,
      from: `${LONG_WORD}@contoso.example`,
    })),
  },
  'ticket-long-mail': aTicketView({
    text: Array.from(
      { length: 40 },
      (_, index) => `${index + 1}. At gate ${index + 1} the printer feeds labels and prints nothing.`,
    ).join('\n'),
  }),
  'ticket-more-than-fits': aTicketView({
    text: 'The printer at gate 4 feeds labels without printing. '.repeat(300),
    unkept: 1200,
  }),
  'ticket-forward': aTicketView({
    subject: 'Invoice 4711 cannot be opened',
    text: FORWARDED,
    foldedText: '',
    attachments: [{ name: 'Re: Invoice 4711', size: 48_000, kind: 'mail' }],
  }),
  'ticket-right-to-left': aTicketView({
    subject: 'الطابعة لا تعمل في الطابق 3',
    requester: { name: 'محمد علي', address: 'mo@contoso.example' },
    text: 'مرحبا،\n\nالطابعة HP LaserJet 400 لا تعمل منذ 3 أيام (رمز الخطأ 0x80070005).\nهل يمكنكم المساعدة؟\n\nشكرا',
    foldedText: 'محمد علي\nهاتف: 0134 555',
    attachments: [
      { name: 'صورة الطابعة', size: 1_254_000, kind: 'file' },
      { name: 'تقرير 12.pdf', size: 18_400, kind: 'file' },
    ],
    lastEvent: { at: EARLIER, by: 'محمد علي', what: 'opened it by email' },
  }),
  'ticket-many-attachments': aTicketView({
    attachments: [
      { name: 'image001.png', size: 12_000, kind: 'picture' },
      { name: 'Budget 2027.xlsx', size: 0, kind: 'link' },
      { name: 'Fault report', size: 52_000, kind: 'mail' },
      { name: 'smime.p7s', size: 5_000, kind: 'signature' },
      ...Array.from({ length: 10 }, (_, index) => ({
        name: `photo-${index}.jpg`,
        size: 812_000,
        kind: 'file' as const,
      })),
    ],
  }),
  'ticket-invitation': aTicketView({
    text: 'When: Friday 27 Nov 10:00-11:00\nWhere: Teams',
    foldedText: '',
    meeting: { kind: 'invitation', when: '27 Nov 2026, 10:00 UTC' },
    attachments: [{ name: 'invite.ics', size: 600, kind: 'invitation' }],
  }),
  'ticket-picture-only': aTicketView({
    text: '[image001.png]',
    foldedText: '',
    attachments: [{ name: 'image001.png', size: 60_000, kind: 'picture' }],
  }),
  'ticket-encrypted': aTicketView({
    text: '',
    foldedText: '',
    attachments: [{ name: 'smime.p7m', size: 60_000, kind: 'encrypted' }],
  }),
  'follow-up-right-to-left': aFollowUpView({
    by: { name: 'דנה לוי', address: 'dana@contoso.example' },
    subject: 'גם הסורק לא עובד',
    text: 'שלום,\nגם הסורק בקומה 4 לא עובד (שגיאה E-17).',
  }),
  'ticket-empty': aTicketView({
    subject: '',
    requester: { name: '', address: '' },
    text: '',
    foldedText: '',
    category: null,
    attachments: [],
    panel: { kind: 'category', categories: [], serviceTypes: [], categoryId: null, serviceTypeId: null, error: null },
  }),
  'follow-up-note': aFollowUpView({
    ...{ kind: 'note', by: { name: 'Jonas Weber', address: '' }, text: 'The ribbon was from the bad batch.' },
    ...{ foldedText: '', attachments: [], webLink: null },
  }),
  'follow-up-reply': aFollowUpView({
    ...{ kind: 'reply', by: { name: 'Jonas Weber', address: '' }, text: REPLY.text },
    ...{ foldedText: '', attachments: [], webLink: null },
  }),
  'follow-up-bounce': aFollowUpView({
    kind: 'bounce',
    by: { name: 'Mail Delivery System', address: 'postmaster@contoso.example' },
    text: 'The mail to ines.duarte@contoso.example could not be delivered: the mailbox is full.',
    foldedText: '',
    attachments: [],
  }),
  'notice-alarm': aNoticeView({
    tone: 'problem',
    alarm: ALARM,
    commands: [{ title: 'Channels', command: 'channels' }],
  }),
  'question-many': aQuestionView({
    step: {
      kind: 'service-type',
      category: 'Hardware',
      serviceTypes: choices('Repair', 'Replacement', 'New device', 'Move', 'Return', 'Advice', 'Other'),
    },
    notice: 'This was answered already. Here is what is still open.',
  }),
  'question-done': aQuestionView({
    step: { kind: 'done', category: 'Hardware', serviceType: 'Repair', state: 'theirs' },
  }),
  'question-continued': aQuestionView({ step: { kind: 'continued', into: 12 } }),
  'question-handled-elsewhere': aQuestionView({ step: { kind: 'continued', into: null } }),
  'question-resolved': aQuestionView({ step: { kind: 'closed' } }),
  'question-closed': aQuestionView({
    step: { kind: 'done', category: 'Hardware', serviceType: null, state: 'sorted' },
  }),
  'notice-good': aNoticeView({
    tone: 'good',
    title: 'Contoso support serves Contoso now',
    text: 'Ticket cards of this organisation, and of those below it without a channel of their own, are posted here.',
    facts: [],
  }),
  'notice-warning': aNoticeView({
    tone: 'warning',
    title: 'Only administrators link channels',
    text: 'You do not administer any organisation. Ask your administrator to link this channel.',
    facts: [],
    commands: [],
  }),
  'notice-problem': aNoticeView({
    tone: 'problem',
    title: 'support@fabrikam.example cannot be read',
    text: 'The client secret has expired. Make a new one and enter it under Support Mail.',
    facts: [{ title: 'Code', value: 'AADSTS7000222' }],
  }),
  'ticket-list-empty': { ...SAMPLE_VIEWS['ticket-list'], title: 'No open tickets', tickets: [], page: 1, pages: 1 },
  'mail-log-empty': { ...SAMPLE_VIEWS['mail-log'], rows: [], total: 0, page: 1, pages: 1 },
  'menu-eight': {
    ...SAMPLE_VIEWS.menu,
    rooms: [
      ...SAMPLE_VIEWS.menu.rooms,
      ...[
        ['Channels', 'Where tickets are posted', '3 linked here'],
        ['People', 'Administrators, agents, customers', '13 people have a role here'],
        ['Organisations', 'Yours, and which one you are configuring', 'You administer 16'],
        ['Audit', 'Who changed what, and when', 'Every change of settings and roles'],
      ].map(([title = '', what = '', state = '']) => ({
        title,
        what,
        state,
        button: { title: 'Open', command: title.toLowerCase() },
      })),
    ],
  },
  'doctor-well': {
    ...SAMPLE_VIEWS.doctor,
    ...{ tone: 'good', summary: 'Everything that was checked works.' },
    rows: SAMPLE_VIEWS.doctor.rows.filter(({ state }) => state === 'ok'),
  },
  'form-checked': CHECKED_FORM,
  'form-every-field': EVERY_FIELD,
  'list-empty': EMPTY_LIST,
  'link-channel-linked': {
    ...SAMPLE_VIEWS['link-channel'],
    organisationId: 'choice-3',
    notice: 'You may not link this channel to Northwind Distribution. Choose another organisation.',
  },
}

/** Every string and list as long as it may get, filled with `filler`; ids as long as Graph's. */
export function worstViews(filler: string): readonly CardView[] {
  const long = (length: number) => filler.repeat(Math.ceil(length / filler.length)).slice(0, length)
  return [...worstMyTickets(long), ...worstOthers(long)]
}

function worstOthers(long: (length: number) => string): readonly CardView[] {
  const line = long(2000)
  const many = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`.padStart(36, '0'), title: line }))
  const mail = {
    text: long(20_000),
    foldedText: long(20_000),
    attachments: Array.from({ length: 50 }, () => ({ name: line, size: 29_999_999, kind: 'mail' as const })),
    unkept: 9_999_999,
    meeting: { kind: 'invitation', when: line } as const,
    webLink: `https://outlook.example/${'x'.repeat(560)}`,
  }
  const person = { name: line, address: line }
  const kin = Array.from({ length: 20 }, (_, index) => ({
    ...{ ticketId: `${'t'.repeat(34)}${index}`, number: 9_999_900 + index, mergeId: 'm'.repeat(36), at: LATER },
  }))
  const ticket = aTicketView({
    ticketId: 'x'.repeat(36),
    ...{
      messageId: 'x'.repeat(200),
      writtenBy: { who: line, at: LATER, isReply: true },
      hasFiles: true,
      hasPage: true,
    },
    version: 999_999,
    number: 9_999_999,
    subject: line,
    requester: person,
    organisation: line,
    category: line,
    serviceType: line,
    assignee: line,
    followers: many.slice(0, 20).map(() => line),
    ...mail,
    lastEvent: { at: LATER, by: line, what: line },
    deliveryNote: line,
    notice: line,
    ...{ merged: kin.map(({ number }) => number), related: kin.map(({ number }) => number) },
    looksLike: { ticketId: 't'.repeat(36), number: 9_999_999, reason: 'same-words' },
    replies: [0, 1].map((index) =>
      aPendingReply({ entryId: `reply/${index}${'r'.repeat(36)}`, state: 'failed', text: line }),
    ),
  })
  const toAttach = many
    .slice(0, 20)
    .map((one, index) => ({ ...one, id: `${index}-${'f'.repeat(20)}`, size: 29_999_999 }))
  const keys = toAttach.slice(0, 10).map(({ id }) => id)
  const twenty = Array.from({ length: 20 }, () => `${'a'.repeat(50)}@${'b'.repeat(44)}.de`).join(', ')
  const writing = { to: line, cc: twenty, text: long(4000), setTo: 'resolved' } as const
  const panel = {
    kind: 'category',
    categories: many,
    serviceTypes: many,
    categoryId: '9'.repeat(36),
    serviceTypeId: '8'.repeat(36),
    error: line,
  } as const
  const other = { choices: many, number: line, otherId: '9'.repeat(36), error: line }
  const question = aQuestionView({ ...{ subject: line, ticketId: ticket.ticketId, notice: line } })
  const expected = { categoryId: 'y'.repeat(36), serviceTypeId: 'z'.repeat(36) }
  const { 'ticket-list': list, 'mail-log': log, help, menu } = SAMPLE_VIEWS
  const ten = Array.from({ length: 10 })
  return [
    ticket,
    { ...ticket, panel },
    { ...SAMPLE_VIEWS['shared-ticket'], ticketId: ticket.ticketId, subject: line, assignee: line },
    { ...ticket, panel: { kind: 'more' } },
    { ...ticket, panel: { kind: 'note', text: long(20_000), error: line, inThread: 'all' } },
    { ...ticket, panel: { kind: 'assign', people: many, personId: '9'.repeat(36), error: line } },
    {
      ...ticket,
      panel: { ...writing, kind: 'reply', files: { offered: toAttach, chosen: keys }, cannedTexts: many, error: line },
    },
    {
      ...ticket,
      panel: {
        kind: 'due',
        date: '2027-03-28',
        time: '02:30',
        zone: 'America/Argentina/ComodRivadavia',
        error: line,
        errorField: 'time',
      },
    },
    {
      ...ticket,
      panel: {
        ...{ kind: 'requester', participants: many, participant: '9'.repeat(36), keep: true },
        ...{ name: line, address: line, error: line, errorField: 'address' },
      },
    },
    {
      ...ticket,
      panel: {
        ...{
          kind: 'followers',
          people: many.slice(0, 30),
          chosen: many.slice(0, 20).map(({ id }) => id),
          added: long(20_000),
        },
        ...{ error: line, errorField: 'added' },
      },
    },
    {
      ...{ ...ticket, notice: null },
      panel: {
        ...{ ...writing, kind: 'preview', draftId: 'd'.repeat(36), from: line, delaySeconds: 600 },
        ...{ files: mail.attachments.slice(0, 10), error: line },
        meanwhile: { who: line, at: LATER, text: long(20_000), isDoubtful: true },
      },
    },
    {
      ...ticket,
      panel: {
        kind: 'conversation',
        newer: `newer ${'9'.repeat(13)} ${'x'.repeat(200)}`,
        older: `older ${'9'.repeat(13)} ${'x'.repeat(200)}`,
        entries: Array.from({ length: 9 }, (_, index) =>
          anEntryView({
            ...{
              entryId: 'x'.repeat(200),
              splitId: 'x'.repeat(200),
              kind: index < 5 ? 'said' : 'event',
              who: line,
              what: line,
              internal: true,
            },
            ...{ text: index < 5 ? long(20_000) : '', attachments: 250 },
            pictures: index < 5 ? worstPictures(line).slice(0, 2) : [],
          }),
        ),
      },
    },
    {
      ...ticket,
      panel: {
        ...{ kind: 'entry', from: 0, page: `older ${'9'.repeat(13)} ${'x'.repeat(200)}` },
        entry: anEntryView({
          ...{ entryId: 'x'.repeat(200), who: line, what: line, internal: true, text: long(20_000) },
          ...{ foldedText: long(20_000), unkept: 999_999, webLink: WEB_LINK, attachments: 250 },
          pictures: worstPictures(line),
        }),
      },
    },
    { ...ticket, panel: { ...other, kind: 'merge', merged: kin } },
    { ...ticket, merged: [], panel: { ...other, kind: 'merge', merged: [] } },
    { ...ticket, panel: { ...other, kind: 'link', related: kin } },
    { ...ticket, panel: { kind: 'no-request', sender: line, mayIgnore: true, ignoreIn: line, error: line } },
    { ...ticket, panel: { kind: 'no-request', sender: line, mayIgnore: false, ignoreIn: line, error: line } },
    aMergedView({ number: 9_999_999, into: 9_999_999, ...{ subject: line, by: line, notice: line } }),
    { ...ticket, panel: { kind: 'status', statuses: ['new', 'open', 'waiting', 'resolved', 'closed'] } },
    {
      ...ticket,
      panel: {
        kind: 'files',
        isFirst: false,
        next: `1767225600000/12/${'x'.repeat(200)}`,
        files: worstFiles(line),
      },
    },
    aFollowUpView({ by: person, ...mail, subject: line }),
    aFollowUpView({ kind: 'bounce', by: person, ...mail }),
    { card: 'pointer', number: 1, subject: line, channelName: line },
    { ...question, expected, step: { kind: 'category', categories: many } },
    { ...question, expected, step: { kind: 'category', categories: many.slice(0, 6) } },
    { ...question, expected, step: { kind: 'service-type', category: line, serviceTypes: many } },
    { ...question, expected, step: { kind: 'done', category: line, serviceType: line, state: 'theirs' } },
    aNoticeView({ title: line, text: long(20_000), facts: many.map(() => ({ title: line, value: line })) }),
    aNewsView({ subject: line, lead: line, text: long(20_000) }),
    {
      ...help,
      lead: line,
      offer: {
        text: 'Shall I?',
        button: viewButton('Open a ticket', 'chat.new', { messageKey: 'k', text: long(500) }),
      },
    },
    {
      ...menu,
      organisation: line,
      rooms: [...menu.rooms, ...menu.rooms].map((room) => ({ ...room, what: line, state: line })),
    },
    {
      ...list,
      title: line,
      tickets: ten.map(() => ({
        number: 9_999_999,
        subject: line,
        requester: line,
        status: 'waiting',
        aside: null,
        priority: 'urgent' as const,
        organisation: line,
        assignee: line,
        category: line,
        age: 'Resolved 999 d ago',
        due: { text: '999 d overdue', overdue: true },
      })),
      narrowed: line,
      saved: Array.from({ length: 3 }, () => ({ chosen: true, button: aButton(line, 'ticket-views.open', A_VIEW) })),
      buttons: list.buttons.map(({ title }) => aButton(title, 'tickets.show', FULL_FILTER)),
    },
    {
      ...log,
      rows: ten.map(() => ({
        ledgerId: 'i'.repeat(200),
        receivedAt: LATER,
        from: line,
        subject: line,
        mailbox: line,
        outcome: 'failed' as const,
        detail: line,
        mayRetry: true,
        mayTreat: false,
      })),
    },
    {
      card: 'link-channel',
      channelName: line,
      place: 'p'.repeat(3000),
      organisations: many,
      organisationId: 'o'.repeat(36),
      notice: line,
    },
    {
      ...SAMPLE_VIEWS.doctor,
      summary: line,
      rows: Array.from({ length: 14 }, () => ({
        ...{ state: 'skipped' as const, title: line, about: line, what: long(2000), cure: long(2000) },
      })),
      hidden: 999_999,
    },
    ...worstFormViews(long(10_000)),
  ]
}
