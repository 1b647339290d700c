import assert from 'node:assert/strict'
import { renderCard } from '../../../src/teams/cards/render-card.ts'
import { buttonsOf, partsOfType, textBlocksOf, textRunsOf, titlesOf } from '../../support/card-parts.ts'
import { anEntryView, aTicketView, choices } from '../../support/card-views.ts'
import type { TicketPanel, TicketView } from '../../../src/app/views/card-view.ts'
import type { Priority, Status } from '../../../src/domain/ticket/ticket.ts'

const FACTS = ['Category', 'Service type', 'Assigned to', 'Priority', 'Due']

/** Rows of More, by their columns, all of which take the same width. */
function moreRowsOf(view: Partial<TicketView>) {
  const rows = partsOfType(renderCard(aTicketView(view)), 'ColumnSet')
    .map(({ columns }) => columns as Readonly<Record<string, unknown>>[])
    .filter((columns) => columns.some(({ style, selectAction }) => style === 'emphasis' && selectAction !== undefined))
  assert.ok(rows.flat().every(({ width }) => width === 'stretch'))
  const tiles = rows.flat().filter(({ selectAction }) => selectAction !== undefined).length
  return { columns: rows.map(({ length }) => length), tiles }
}

describe('the ticket card', () => {
  it('offers what is done most, and the rest behind More', () => {
    const first = ['Take', 'Reply', 'Note', 'Resolve', 'More']
    assert.deepEqual(titlesOf(renderCard(aTicketView())), ['Files', 'Conversation', ...first])
    assert.ok(!titlesOf(renderCard(aTicketView({ hasFiles: false }))).includes('Files'))
    const more = renderCard(aTicketView({ assignee: 'Jonas', panel: { kind: 'more' } }))
    const work = ['Conversation', 'Files', 'Take over', 'Assign', 'Release', 'Status']
    const rest = ['Priority', 'Due', 'Category', 'Requester', 'Followers', 'Merge', 'Link', 'Not a request']
    assert.deepEqual(titlesOf(more), [...work, ...rest, 'Back'])
    const closed = titlesOf(renderCard(aTicketView({ status: 'closed', panel: { kind: 'more' } })))
    assert.ok(closed.includes('Revoke page links') && !closed.includes('Requester'))
  })

  it('lays what is behind More out in tiles of one width, two in each row', () => {
    const { columns } = moreRowsOf({ assignee: 'Jonas', panel: { kind: 'more' } })
    assert.deepEqual(columns, [2, 2, 2, 2, 2, 2, 2])
    const odd = moreRowsOf({ assignee: 'Jonas', panel: { kind: 'more', isOwner: true } })
    assert.deepEqual(odd.columns, [2, 2, 2, 2, 2, 2, 2])
    assert.equal(odd.tiles, 13)
  })

  it('offers Reply first when somebody has it, and to take it over to all but them', () => {
    const titles = titlesOf(renderCard(aTicketView({ assignee: 'Jonas' })))
    assert.deepEqual(titles, ['Files', 'Conversation', 'Reply', 'Note', 'Resolve', 'More'])
    const own = aTicketView({ assignee: 'Jonas', panel: { kind: 'more', isOwner: true } })
    assert.ok(!titlesOf(renderCard(own)).includes('Take over'))
  })

  it('offers no reply where the customer cannot be answered by email', () => {
    assert.ok(!titlesOf(renderCard(aTicketView({ mayReply: false }))).includes('Reply'))
  })

  it('gives the words of an entry all of its width: the time stands below', () => {
    const panel = {
      kind: 'conversation',
      entries: [anEntryView({ what: 'Note of an agent' })],
      newer: null,
      older: null,
    } as const
    const texts = partsOfType(renderCard(aTicketView({ panel })), 'ColumnSet').map((row) => JSON.stringify(row))
    assert.ok(texts.every((text) => !text.includes('Note of an agent')))
  })

  it('tells each status apart by its strip and its sign, not by colour alone', () => {
    const of = (status: Status) => {
      const card = renderCard(aTicketView({ status }))
      return [partsOfType(card, 'Container')[0]?.['style'], textRunsOf(card)[0]]
    }
    assert.deepEqual(of('new'), ['accent', '● New'])
    assert.deepEqual(of('open'), ['emphasis', '◐ Open'])
    assert.deepEqual(of('waiting'), ['warning', '○ Waiting for customer'])
    assert.deepEqual(of('resolved'), ['good', '✓ Resolved'])
    assert.deepEqual(of('closed'), ['good', '✓ Closed'])
  })

  it('flags what is wrong while there is something to do, and tells urgent from high', () => {
    const flags = (view: Partial<TicketView>) =>
      partsOfType(renderCard(aTicketView(view)), 'Badge').map((badge) => [badge['text'], badge['style']])
    assert.deepEqual(flags({ priority: 'urgent', overdue: true }), [
      ['Overdue', 'Attention'],
      ['Urgent', 'Attention'],
    ])
    assert.deepEqual(flags({ priority: 'high' }), [['High priority', 'Warning']])
    assert.deepEqual(flags({ priority: 'normal' }), [])
    assert.deepEqual(flags({ priority: 'urgent', overdue: true, status: 'resolved' }), [])
    // Clients that know no badges draw the fallback: its words are the same, and only urgent is red.
    const drawn = (priority: Priority) =>
      partsOfType(renderCard(aTicketView({ priority })), 'TextBlock')
        .filter(({ text }) => text === 'Urgent' || text === 'High priority')
        .map(({ color }) => color)
    assert.deepEqual([...drawn('urgent'), ...drawn('high')], ['Attention', 'Default'])
  })

  it('says a priority once: on the strip, or among the facts', () => {
    const labels = (view: Partial<TicketView>) => textBlocksOf(renderCard(aTicketView(view)))
    assert.ok(!labels({ priority: 'urgent' }).includes('Priority'))
    assert.ok(labels({ priority: 'urgent', status: 'resolved' }).includes('Priority'))
    assert.ok(labels({ priority: 'low' }).includes('Priority'))
  })

  it('labels every fact, three short ones in a row and a time with more room', () => {
    const rows = (view: Partial<TicketView>) =>
      partsOfType(renderCard(aTicketView(view)), 'ColumnSet')
        .map((row) => textBlocksOf(row).filter((text) => FACTS.includes(text)))
        .filter((labels) => labels.length > 0)
    const known = { category: 'Hardware', serviceType: 'Repair', assignee: 'Jonas', priority: 'normal' } as const
    assert.deepEqual(rows(known), [['Category', 'Service type', 'Assigned to']])
    assert.deepEqual(rows({ ...known, category: 'Administration' }), [['Category', 'Service type'], ['Assigned to']])
    assert.deepEqual(rows({ ...known, dueAt: new Date(0) }), [
      ['Category', 'Service type'],
      ['Assigned to', 'Due'],
    ])
  })

  it('says what went wrong beside the buttons, and as what stands out', () => {
    const body = renderCard(aTicketView({ notice: 'Somebody was faster.' }))['body']
    assert.ok(Array.isArray(body))
    const [notice, buttons] = body.slice(-2) as [object, object]
    assert.deepEqual(textRunsOf(notice), ['Somebody was faster.'])
    assert.equal(partsOfType(notice, 'Container')[0]?.['style'], 'warning')
    assert.ok(titlesOf(buttons).includes('Take'))
  })

  it('shows what leaves in another colour than what stays inside', () => {
    const style = (panel: TicketPanel) =>
      partsOfType(renderCard(aTicketView({ status: 'new', panel })), 'Container')
        .filter((part) => part['bleed'] === true)
        .map((part) => part['style'])
        .slice(1)
    const reply = { to: 'ann@y.example', cc: '', text: '', setTo: null } as const
    assert.deepEqual(style({ kind: 'note', text: '', error: null }), ['emphasis'])
    assert.deepEqual(style({ ...reply, kind: 'reply', error: null }), ['warning'])
    assert.deepEqual(style({ ...reply, kind: 'preview', draftId: 'd', from: 'a@x.example', delaySeconds: 0 }), [
      'warning',
    ])
  })

  it('shows what is internal otherwise than what the customer can read', () => {
    const entries = [anEntryView({ internal: true }), anEntryView(), anEntryView({ kind: 'event', internal: true })]
    const card = renderCard(aTicketView({ panel: { kind: 'conversation', entries, newer: null, older: null } }))
    const marks = textRunsOf(card).filter((text) => text.endsWith(' · '))
    assert.deepEqual(marks, ['Internal · ', 'Activity · '])
  })

  it('shows who gets a reply before it is sent, and nothing else to press by mistake', () => {
    const panel = {
      kind: 'preview',
      ...{ draftId: 'd', from: 'desk@x.example', to: 'ann@y.example', cc: 'bob@y.example' },
      text: 'Try it now.',
      setTo: 'waiting',
      delaySeconds: 10,
    } as const
    const card = renderCard(aTicketView({ panel }))
    for (const text of ['desk@x.example', 'ann@y.example', 'bob@y.example', 'Try it now.']) {
      assert.ok(textRunsOf(card).includes(text), text)
    }
    assert.deepEqual(titlesOf(card), ['Send', 'Back'])
    assert.ok(textBlocksOf(card).some((text) => /after 10 seconds.*Waiting for customer/u.test(text)))
  })

  it('keeps in the form what was typed, with what is wrong with it', () => {
    const panel = { kind: 'note', text: 'Ask Jo.', error: 'Somebody was faster.' } as const
    const card = renderCard(aTicketView({ panel }))
    assert.equal(partsOfType(card, 'Input.Text')[0]?.['value'], 'Ask Jo.')
    assert.ok(textRunsOf(card).includes('Somebody was faster.'))
  })

  for (const status of ['resolved', 'closed'] as const) {
    it(`offers Reopen when it is ${status}`, () => {
      const card = renderCard(aTicketView({ status }))
      assert.deepEqual(titlesOf(card), ['Files', 'Conversation', 'Reopen', 'Reply', 'Note', 'More'])
      assert.deepEqual(buttonsOf(card)[2]?.data, { ticketId: 'ticket-12', version: 3, status: 'open' })
    })
  }

  it('shows each status of the status panel as a button, and Back', () => {
    const card = renderCard(aTicketView({ panel: { kind: 'status', statuses: ['open', 'waiting'] } }))
    assert.deepEqual(titlesOf(card), ['Open', 'Waiting for customer', 'Back'])
    assert.deepEqual(buttonsOf(card)[1]?.data, { ticketId: 'ticket-12', version: 3, status: 'waiting' })
  })

  it('asks for category and service type with what is chosen already', () => {
    const card = renderCard(aTicketView({ panel: aPanel({ categoryId: 'choice-2' }) }))
    const [category, serviceType] = partsOfType(card, 'Input.ChoiceSet')
    assert.deepEqual([category?.['id'], category?.['value']], ['categoryId', 'choice-2'])
    assert.deepEqual([serviceType?.['id'], serviceType?.['value']], ['serviceTypeId', ''])
    assert.deepEqual(titlesOf(card), ['Save', 'Back'])
  })

  it('says in the panel what is wrong with what was chosen', () => {
    const card = renderCard(aTicketView({ panel: aPanel({ error: 'Choose a category.' }) }))
    assert.ok(textRunsOf(card).includes('Choose a category.'))
    assert.ok(!textRunsOf(renderCard(aTicketView({ panel: aPanel({}) }))).includes(''))
  })

  it('keeps a category that is no longer offered among the choices', () => {
    const card = renderCard(aTicketView({ category: 'Fax', panel: aPanel({ categoryId: 'old' }) }))
    assert.deepEqual(partsOfType(card, 'Input.ChoiceSet')[0]?.['choices'], [
      { title: 'Not chosen', value: '' },
      { title: 'Fax', value: 'old' },
      { title: 'Hardware', value: 'choice-1' },
      { title: 'Software', value: 'choice-2' },
    ])
  })

  it('says how many of too many choices are listed', () => {
    const categories = choices(...Array.from({ length: 200 }, (_, index) => `Category ${index}`))
    const card = renderCard(aTicketView({ panel: aPanel({ categories }) }))
    assert.ok(textRunsOf(card).some((text) => /^Only the first \d+ of 200 fit here/u.test(text)))
  })

  it('has nothing to save where there is nothing to choose', () => {
    const card = renderCard(aTicketView({ panel: aPanel({ categories: [], serviceTypes: [] }) }))
    assert.deepEqual(titlesOf(card), ['Back'])
    assert.ok(textRunsOf(card).includes('There are no categories and service types yet.'))
  })

  it('shows times in the zone of whoever looks', () => {
    assert.ok(
      textBlocksOf(renderCard(aTicketView())).includes(
        '{{DATE(2026-11-23T07:42:10Z, SHORT)}} {{TIME(2026-11-23T07:42:10Z)}}',
      ),
    )
  })

  it('shows nothing that is empty, and says so where the mail lacks something', () => {
    const card = renderCard(
      aTicketView({
        ...{ subject: ' ', requester: { name: '', address: '' }, text: '', attachments: [] },
        ...{ dueAt: null, category: null, serviceType: null, assignee: null, priority: 'normal' },
      }),
    )
    const texts = [...textRunsOf(card), ...textBlocksOf(card)].map((text) => text.trim())
    for (const text of ['(no subject)', 'Unknown sender', 'This email has no text.']) {
      assert.ok(texts.includes(text), text)
    }
    for (const label of ['Category', 'Service type', 'Assigned to', 'Priority', 'Due', 'Not set', 'Not chosen yet']) {
      assert.ok(!texts.includes(label), label)
    }
  })

  it('folds the quoted text away, and has no fold without it', () => {
    const folds = (foldedText: string) =>
      partsOfType(renderCard(aTicketView({ foldedText })), 'Action.ToggleVisibility')
    assert.equal(folds('> quoted').length, 2)
    assert.equal(folds(' ').length, 0)
  })

  it('keeps the attachments while a panel is open', () => {
    for (const panel of [aPanel({}), { kind: 'status', statuses: ['open'] } as const]) {
      assert.ok(
        textRunsOf(renderCard(aTicketView({ panel }))).some((run) => run.includes('gate-4.jpg')),
        panel.kind,
      )
    }
  })

  it('sets a text that runs right to left from the right, and no other', () => {
    const arabic = 'مرحبا، الطابعة لا تعمل منذ 3 أيام.'
    const rightToLeft = (card: object) =>
      partsOfType(card, 'Container')
        .filter((part) => part['rtl'] === true)
        .map((part) => textRunsOf(part).join(' '))
    assert.deepEqual(rightToLeft(renderCard(aTicketView())), [])
    assert.deepEqual(rightToLeft(renderCard(aTicketView({ text: arabic }))), [arabic])
    assert.deepEqual(rightToLeft(renderCard(aTicketView({ subject: arabic }))), [`\u2067${arabic}\u2069`])
    assert.deepEqual(rightToLeft(renderCard(aTicketView({ foldedText: arabic }))), [arabic])
  })

  it('keeps hostile text text', () => {
    const hostile = '# [x](https://evil.example) ${number} <at>all</at> **y** \\"'
    const card = renderCard(aTicketView({ subject: hostile, text: hostile, notice: hostile, assignee: hostile }))
    assert.equal(textRunsOf(card).filter((text) => text.trim() === hostile).length, 4)
  })
})

function aPanel(overrides: Partial<ReturnType<typeof basePanel>>) {
  return { ...basePanel(), ...overrides }
}

function basePanel() {
  return {
    kind: 'category' as const,
    categories: choices('Hardware', 'Software'),
    serviceTypes: choices('Repair'),
    categoryId: null as string | null,
    serviceTypeId: null as string | null,
    error: null as string | null,
  }
}
