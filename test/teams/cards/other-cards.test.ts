import assert from 'node:assert/strict'
import { renderCard } from '../../../src/teams/cards/render-card.ts'
import { buttonsOf, partsOf, partsOfType, textBlocksOf, textRunsOf, titlesOf } from '../../support/card-parts.ts'
import { aFollowUpView, aNoticeView, aQuestionView, choices, SAMPLE_VIEWS } from '../../support/card-views.ts'
import { aButton } from '../../support/form-views.ts'

describe('the question card', () => {
  const expected = { categoryId: null, serviceTypeId: 'type-9' }
  const many = choices('1', '2', '3', '4', '5', '6', '7')

  it('offers up to six choices as buttons, each with what was expected', () => {
    const card = renderCard(aQuestionView({ expected, step: { kind: 'category', categories: many.slice(0, 6) } }))
    assert.deepEqual(titlesOf(card), ['1', '2', '3', '4', '5', '6'])
    assert.deepEqual(buttonsOf(card)[1]?.data, {
      ticketId: 'ticket-12',
      expectedCategoryId: null,
      expectedServiceTypeId: 'type-9',
      categoryId: 'choice-2',
    })
  })

  it('offers more in a picker with one button', () => {
    const card = renderCard(
      aQuestionView({ expected, step: { kind: 'service-type', category: 'A', serviceTypes: many } }),
    )
    assert.equal(partsOfType(card, 'Input.ChoiceSet')[0]?.['id'], 'choice')
    const [choose, ...others] = buttonsOf(card)
    assert.ok(choose)
    assert.equal(choose.verb, 'question.choose-service-type')
    assert.ok(!('serviceTypeId' in choose.data))
    assert.deepEqual(
      others.map(({ title, verb }) => [title, verb]),
      [['Back', 'question.change']],
      'and the way back to the category',
    )
  })

  it('offers a change at the end only while that is possible', () => {
    const done = (state: 'theirs' | 'over') =>
      titlesOf(renderCard(aQuestionView({ step: { kind: 'done', category: 'A', serviceType: null, state } })))
    assert.deepEqual(done('theirs'), ['Change'])
    assert.deepEqual(done('over'), [])
  })

  it('leaves out a category that was not chosen', () => {
    const card = renderCard(
      aQuestionView({ step: { kind: 'done', category: '', serviceType: 'Repair', state: 'over' } }),
    )
    assert.ok(!textRunsOf(card).includes('Category  '))
    assert.ok(textRunsOf(card).includes('Repair'))
  })
})

describe('the notice card', () => {
  it('runs its commands', () => {
    const card = renderCard(aNoticeView({ commands: [{ title: 'Mail log', command: 'mail log' }] }))
    assert.deepEqual(
      buttonsOf(card).map(({ title, verb, data }) => ({ title, verb, data })),
      [{ title: 'Mail log', verb: 'command.run', data: { command: 'mail log' } }],
    )
  })

  it('says its title and its reason in one box', () => {
    const card = renderCard(aNoticeView({ tone: 'warning', title: 'Not here', text: 'Ask in our personal chat.' }))
    const [box] = partsOfType(card, 'Container').filter(({ style }) => style === 'warning')
    assert.deepEqual(textRunsOf(box ?? {}), ['Not here', 'Ask in our personal chat.'])
  })

  it('needs no title where the text says it all', () => {
    const card = renderCard(aNoticeView({ title: '', text: 'Which ticket? For example: ticket 12', facts: [] }))
    assert.deepEqual(textRunsOf(card), ['Which ticket? For example: ticket 12'])
    assert.equal(card['fallbackText'], 'Which ticket? For example: ticket 12')
  })

  it('counts the facts that have no place', () => {
    const facts = Array.from({ length: 15 }, (_, index) => ({ title: `${index}`, value: 'x' }))
    assert.ok(textRunsOf(renderCard(aNoticeView({ facts }))).includes('and 3 more  '))
  })
})

describe('the help card', () => {
  it('makes those commands pressable that need nothing typed', () => {
    assert.deepEqual(
      buttonsOf(renderCard(SAMPLE_VIEWS.help)).map(({ data }) => data['command']),
      ['tickets', 'configure', 'mail log'],
    )
  })
})

describe('the menu card', () => {
  it('opens each room by its tile', () => {
    assert.deepEqual(
      buttonsOf(renderCard(SAMPLE_VIEWS.menu)).map(({ title, data }) => [title, data['command']]),
      [
        ['Open Support Mail', 'support mail'],
        ['Open Email handling', 'mail'],
        ['Open Categories', 'categories'],
        ['Open Service types', 'service types'],
      ],
    )
  })
})

describe('the ticket list', () => {
  const list = SAMPLE_VIEWS['ticket-list']

  it('labels who asked, what it is about and who works on it', () => {
    const [first] = list.tickets
    assert.ok(first)
    const said = (ticket: object) => textRunsOf(renderCard({ ...list, tickets: [{ ...first, ...ticket }] })).slice(-3)
    assert.deepEqual(
      said({ status: 'open', priority: 'urgent', requester: 'Ines', category: 'Hardware', assignee: 'Ines' }),
      ['◐ Open\u00A0\u00A0 ', 'Urgent\u00A0\u00A0 ', 'From Ines · Category Hardware · Assigned to Ines'],
    )
    assert.deepEqual(
      said({ status: 'open', priority: 'normal', requester: '', category: null, assignee: null }).slice(-2),
      ['◐ Open\u00A0\u00A0 ', 'Unassigned'],
    )
  })

  it('says what is late in place of the age, and only that in red', () => {
    const [first] = list.tickets
    assert.ok(first)
    const ticket = { ...first, priority: 'high', status: 'waiting', age: '3 d ago' } as const
    const drawn = (due: object) => renderCard({ ...list, tickets: [{ ...ticket, ...due }] })
    const red = (card: object) => partsOf(card).flatMap((part) => (part['color'] === 'Attention' ? [part['text']] : []))
    assert.deepEqual(red(drawn({ due: { text: '2 h overdue', overdue: true } })), ['2 h overdue'])
    assert.ok(!textBlocksOf(drawn({ due: { text: '2 h overdue', overdue: true } })).includes('3 d ago'))
    assert.deepEqual(red(drawn({ due: null })), [])
    const soon = drawn({ due: { text: 'Due in 3 d', overdue: false } })
    assert.deepEqual(red(soon), [])
    assert.ok(textBlocksOf(soon).includes('Due in 3 d'))
  })

  it('opens a ticket by its row', () => {
    const rows = buttonsOf(renderCard(list)).filter(({ verb }) => verb === 'command.run')
    assert.deepEqual(rows[0]?.data, { command: 'ticket 23' })
  })

  it('marks the list that is shown, and offers the others with what they take', () => {
    const data = { list: 'mine', requester: 'ann@contoso.example' }
    const filters = [
      { chosen: true, button: aButton('Mine', 'tickets.show', { data }) },
      { chosen: false, button: aButton('All open', 'tickets.show', { data: { list: 'all' } }) },
    ]
    const actions = partsOfType(renderCard({ ...list, filters, saved: [], buttons: [] }), 'Action.Execute')
    const shown = actions.filter(({ verb }) => verb === 'tickets.show')
    assert.deepEqual(
      shown.map(({ title, style, data: sent }) => [title, style, sent]),
      [
        ['Mine', 'positive', data],
        ['All open', 'default', { list: 'all' }],
      ],
    )
  })

  it('says in red what is overdue, and nothing where nothing is due', () => {
    const [first] = list.tickets
    assert.ok(first)
    const dueOf = (due: (typeof first)['due']) =>
      partsOfType(renderCard({ ...list, tickets: [{ ...first, due }] }), 'TextBlock')
        .filter(({ text }) => /overdue|Due/u.test(String(text)))
        .map(({ text, color }) => [text, color])
    assert.deepEqual(dueOf({ text: '2 h overdue', overdue: true }), [['2 h overdue', 'Attention']])
    assert.deepEqual(dueOf({ text: 'Due in 3 h', overdue: false }), [['Due in 3 h', undefined]])
    assert.deepEqual(dueOf(null), [])
  })
})

describe('the mail log', () => {
  it('offers another try for mails that failed only', () => {
    const log = SAMPLE_VIEWS['mail-log']
    const retries = buttonsOf(renderCard(log)).filter(({ verb }) => verb === 'mail.retry')
    assert.deepEqual(
      retries.map(({ data }) => data),
      [{ ledgerId: 'mailbox-1/mail-3' }],
    )
  })
})

describe('the follow-up card', () => {
  it('says that a mail was not delivered', () => {
    const runs = textRunsOf(renderCard(aFollowUpView({ kind: 'bounce' })))
    assert.deepEqual(runs.slice(0, 2), ['An email was not delivered', 'reported by Ines Duarte'])
  })

  it('does not say the address twice when the sender has no name', () => {
    const runs = textRunsOf(renderCard(aFollowUpView({ by: { name: '', address: 'a@b.example' } })))
    assert.equal(runs[0], 'a@b.example')
    assert.equal(runs.filter((run) => run.includes('a@b.example')).length, 1)
  })
})

describe('the card that links a channel', () => {
  it('asks for the organisation and starts with the one it has', () => {
    const card = renderCard({ ...SAMPLE_VIEWS['link-channel'], organisationId: 'choice-3' })
    const [input] = partsOfType(card, 'Input.ChoiceSet')
    assert.deepEqual([input?.['id'], input?.['value'], input?.['isRequired']], ['organisationId', 'choice-3', true])
    assert.deepEqual(buttonsOf(card)[0]?.data, { place: 'sealed-place' })
  })
})
