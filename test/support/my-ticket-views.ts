// Views of a customer's own cards: an everyday one, its variants, and the worst that may come.
import type { PublicEntry } from '../../src/app/views/public-conversation-view.ts'
import type { CardView } from '../../src/app/views/card-view.ts'
import type { MyTicketsView, MyTicketView } from '../../src/app/views/my-ticket-view.ts'

const EARLIER = new Date('2026-11-23T07:42:10.512Z')
const LATER = new Date('2026-11-23T09:05:00.000Z')
const NOTHING = { answer: false, close: false, reopen: false, rate: false, sort: false }
const OPEN = { ...NOTHING, answer: true, close: true, sort: true }
const RESOLVED = { ...NOTHING, answer: true, close: true, reopen: true, rate: true }

function anEntry(overrides: Partial<PublicEntry> = {}): PublicEntry {
  return { entryId: 'start', at: EARLIER, by: { kind: 'you' }, text: 'Hello', unkept: 0, files: 0, ...overrides }
}

export function aMyTicketView(overrides: Partial<MyTicketView> = {}): MyTicketView {
  return {
    ...{ card: 'my-ticket', ticketId: 'ticket-12', number: 12, status: 'waiting', continuesAs: null },
    subject: 'The label printer in the warehouse prints blank labels',
    ...{ category: 'Hardware', serviceType: null, expected: { categoryId: 'hardware', serviceTypeId: null } },
    ...{ rating: null, moves: OPEN, isTooLate: false, reading: null, form: null, notice: null },
    conversation: {
      newer: null,
      older: null,
      entries: [
        anEntry({
          ...{ entryId: 'reply/1', at: LATER, by: { kind: 'team', name: 'Jonas Weber' } },
          text: 'Hello Ines,\n\nwe have sent a new print head. Please put it in and tell us whether labels come out as they should.',
        }),
        anEntry({
          text: 'Hello,\n\nsince this morning the label printer at gate 4 feeds labels without printing anything. We have changed the ribbon and restarted it twice.',
          files: 2,
        }),
      ],
    },
    ...overrides,
  }
}

export function aMyTicketsView(overrides: Partial<MyTicketsView> = {}): MyTicketsView {
  const show = {
    verb: 'mine.show',
    data: { ticketId: 'ticket-12', page: '' },
    style: 'default',
    sendsInputs: false,
  } as const
  return {
    ...{ card: 'my-tickets', what: 'open', search: '', isGuess: false, total: 3, isMore: false, page: 1, pages: 1 },
    tickets: [
      {
        ...{ number: 12, status: 'waiting', continuesAs: null, button: { ...show, title: '#12' } },
        subject: 'The label printer in the warehouse prints blank labels',
        last: { kind: 'team-wrote', name: 'Jonas Weber', at: LATER },
      },
      {
        ...{
          number: 11,
          status: 'open',
          continuesAs: null,
          button: { ...show, title: '#11' },
          subject: 'Access to the invoice portal',
        },
        last: { kind: 'you-wrote', name: '', at: EARLIER },
      },
      {
        ...{
          number: 9,
          status: 'new',
          continuesAs: null,
          button: { ...show, title: '#9' },
          subject: 'New notebook for Paula',
        },
        last: { kind: 'you-opened', name: '', at: EARLIER },
      },
    ],
    buttons: [{ ...show, title: 'Closed tickets', verb: 'mine.list', data: { ended: true, page: 1 } }],
    ...overrides,
  }
}

const aFind = {
  title: 'Next page',
  verb: 'mine.find',
  data: { words: 'printer', page: 2 },
  style: 'default',
  sendsInputs: false,
} as const
const LONG_TEXT = Array.from({ length: 30 }, (_, index) => `${index + 1}. The label is blank.`).join('\n')
const CHOICES = ['Hardware', 'Software', 'Access'].map((title) => ({ id: title.toLowerCase(), title }))
const resolved = aMyTicketView({ status: 'resolved', moves: RESOLVED })

export const MY_TICKET_VARIANTS: Readonly<Record<string, CardView>> = {
  'my-ticket-received': aMyTicketView({
    ...{ status: 'new', category: null },
    conversation: { newer: null, older: null, entries: [anEntry({ text: 'My printer is broken, please help.' })] },
  }),
  'my-ticket-resolved': resolved,
  'my-ticket-rated': aMyTicketView({
    ...{ status: 'closed', moves: { ...RESOLVED, close: false }, rating: { stars: 4, word: 'Quick' } },
    notice: { tone: 'good', text: 'Thank you for your rating.' },
  }),
  'my-ticket-reply': aMyTicketView({
    form: {
      kind: 'reply',
      text: 'It prints again.',
      key: 'key',
      error: 'Your earlier messages are still being delivered. Try again in a minute.',
    },
  }),
  'my-ticket-reopen': aMyTicketView({
    ...{ status: 'resolved', moves: RESOLVED },
    form: { kind: 'reopen', text: '', key: 'key', error: null },
  }),
  'my-ticket-rate': aMyTicketView({
    ...{ status: 'resolved', moves: RESOLVED },
    form: { kind: 'rate', stars: null, word: 'Quick help', error: 'Choose a rating from 1 to 5.', errorField: 'stars' },
  }),
  'my-ticket-category': aMyTicketView({
    form: {
      ...{ kind: 'category', categories: CHOICES, serviceTypes: CHOICES, categoryId: 'hardware', serviceTypeId: null },
      ...{ error: 'Choose a category or a service type.', errorField: null },
    },
  }),
  'my-ticket-too-late': aMyTicketView({
    ...{ status: 'closed', isTooLate: true, moves: { ...NOTHING, answer: true } },
    form: { kind: 'reply', text: '', key: 'key', error: null },
  }),
  'my-ticket-elsewhere': aMyTicketView({
    ...{ status: 'elsewhere', moves: NOTHING, continuesAs: { ticketId: 'ticket-9', number: 9 } },
  }),
  'my-ticket-pages': aMyTicketView({
    conversation: {
      ...{ newer: 'newer 1 reply/1', older: 'older 1 reply/1' },
      entries: [anEntry({ text: LONG_TEXT }), anEntry({ by: { kind: 'opening' }, text: '' })],
    },
  }),
  'my-ticket-reading': aMyTicketView({ reading: { entry: anEntry({ text: LONG_TEXT, unkept: 900 }), from: 0 } }),
  'my-tickets-none': aMyTicketsView({ tickets: [], total: 0 }),
  'my-tickets-found': aMyTicketsView({
    ...{ what: 'found', search: 'printer', isGuess: true },
    buttons: [aFind],
  }),
  'my-tickets-closed': aMyTicketsView({
    ...{ what: 'closed', page: 2, pages: 3 },
    tickets: aMyTicketsView().tickets.map((one) => ({ ...one, status: 'resolved' })),
  }),
}

/** `long` fills a text of so many characters. */
export function worstMyTickets(long: (length: number) => string): readonly CardView[] {
  const line = long(2000)
  const id = 'x'.repeat(36)
  const many = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`.padStart(36, '0'), title: line }))
  const entry = (at: number) =>
    anEntry({
      entryId: 'e'.repeat(200),
      by: { kind: 'team', name: line },
      text: long(20_000),
      unkept: 9,
      files: 99 + at,
    })
  const worst = aMyTicketView({
    ...{ ticketId: id, number: 9_999_999, subject: line, category: line, serviceType: line },
    ...{ moves: { answer: true, close: true, reopen: true, rate: true, sort: true }, isTooLate: true },
    rating: { stars: 5, word: line },
    conversation: {
      ...{ newer: `newer ${'9'.repeat(13)} ${'x'.repeat(200)}`, older: `older ${'9'.repeat(13)} ${'x'.repeat(200)}` },
      entries: [0, 1, 2, 3].map(entry),
    },
    notice: { tone: 'warning', text: line },
  })
  const chosen = { categories: many, serviceTypes: many, categoryId: '9'.repeat(36), serviceTypeId: '8'.repeat(36) }
  return [
    worst,
    { ...worst, form: { kind: 'reply', text: long(20_000), key: id, error: line } },
    { ...worst, form: { kind: 'reopen', text: long(20_000), key: id, error: line } },
    { ...worst, form: { kind: 'rate', stars: 5, word: long(20_000), error: line, errorField: 'word' } },
    {
      ...{ ...worst, expected: { categoryId: id, serviceTypeId: id } },
      form: { kind: 'category', ...chosen, error: line, errorField: 'categoryId' },
    },
    { ...worst, reading: { entry: entry(0), from: 0 } },
    { ...worst, reading: { entry: entry(0), from: 19_990 } },
    aMyTicketsView({
      ...{ what: 'found', search: line, isGuess: true, total: 1000, isMore: true, page: 49, pages: 50 },
      tickets: Array.from({ length: 8 }, () => ({
        ...{
          number: 9_999_999,
          subject: line,
          status: 'elsewhere',
          continuesAs: 9_999_998,
          last: { kind: 'team-wrote', name: line, at: LATER },
        },
        button: {
          title: line,
          verb: 'mine.show',
          data: { ticketId: id, page: '' },
          style: 'default',
          sendsInputs: false,
        },
      })),
    }),
  ]
}
