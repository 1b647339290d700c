import assert from 'node:assert/strict'
import { renderCard } from '../../../src/teams/cards/render-card.ts'
import { buttonsOf, partsOfType, textBlocksOf, textRunsOf, titlesOf } from '../../support/card-parts.ts'
import { aTicketView, choices } from '../../support/card-views.ts'

describe('the ticket card', () => {
  it('offers Take, Category, Status and Resolve while the ticket is open', () => {
    assert.deepEqual(titlesOf(renderCard(aTicketView())), ['Take', 'Category', 'Status', 'Resolve'])
  })

  it('offers to take it over when somebody has it', () => {
    assert.equal(titlesOf(renderCard(aTicketView({ assignee: 'Jonas' })))[0], 'Take over')
  })

  for (const status of ['resolved', 'closed'] as const) {
    it(`offers Reopen when it is ${status}`, () => {
      const card = renderCard(aTicketView({ status }))
      assert.deepEqual(titlesOf(card), ['Reopen', 'Category', 'Status'])
      assert.deepEqual(buttonsOf(card)[0]?.data, { ticketId: 'ticket-12', version: 3, status: 'open' })
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
    assert.ok(textRunsOf(card).some((text) => /^The first \d+ of 200 are listed/u.test(text)))
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

  it('says so where something is missing', () => {
    const card = renderCard(
      aTicketView({
        subject: ' ',
        requester: { name: '', address: '' },
        text: '',
        attachments: [],
        dueAt: null,
        category: null,
      }),
    )
    const texts = [...textRunsOf(card), ...textBlocksOf(card)].map((text) => text.trim())
    for (const text of ['(no subject)', 'Unknown sender', 'This email has no text.', 'Not chosen yet', 'Nobody yet']) {
      assert.ok(texts.includes(text), text)
    }
    assert.ok(!texts.includes('Due'), 'no day that is not set')
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
