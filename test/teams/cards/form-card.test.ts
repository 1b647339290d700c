import assert from 'node:assert/strict'
import type { FormField } from '../../../src/app/views/form-view.ts'
import { CARD_LIMIT, jsonSize } from '../../../src/teams/cards/card-size.ts'
import { renderCard } from '../../../src/teams/cards/render-card.ts'
import { buttonsOf, partsOf, partsOfType, textRunsOf, titlesOf } from '../../support/card-parts.ts'
import { aButton, aField, aFormView, CHECKED_FORM, manyNamed, named } from '../../support/form-views.ts'

const HOSTILE = '# [x](https://evil.example) ${number} <at>all</at> **y** \\" {{DATE(2026-11-23T10:00:00Z)}}'

describe('the form card', () => {
  it('says which organisation is configured, and nothing where none is', () => {
    assert.deepEqual(textRunsOf(renderCard(aFormView())).slice(1, 3), ['For ', 'Contoso'])
    assert.ok(!textRunsOf(renderCard(aFormView({ organisation: null }))).includes('For '))
  })

  it('says what each step of a check came to, with the code in monospace', () => {
    const runs = textRunsOf(renderCard(CHECKED_FORM)).filter((text) => /^[✓✕!–] /u.test(text))
    assert.deepEqual(runs, ['✓ Passed  ', '✓ Passed  ', '✕ Failed  ', '– Skipped  ', '! Warning  '])
    const codes = partsOfType(renderCard(CHECKED_FORM), 'TextRun').filter((run) => run['fontType'] === 'Monospace')
    assert.deepEqual(
      codes.map((run) => run['text']),
      ['\nErrorAccessDenied', '\nnot-scoped'],
    )
  })

  it('never shows the value of a secret', () => {
    const field = aField('secret', { value: 'hunter2' })
    const input = inputOf(field)
    assert.equal(input['style'], 'password')
    assert.ok(!('value' in input))
    assert.ok(!JSON.stringify(renderCard(aFormView({ fields: [field] }))).includes('hunter2'))
  })

  it('sends a number, and no value for what is none', () => {
    assert.equal(inputOf(aField('number', { value: '14' }))['value'], 14)
    for (const value of ['', ' ', 'abc', 'Infinity'])
      assert.ok(!('value' in inputOf(aField('number', { value }))), value)
  })

  it('leaves out a date that is none', () => {
    assert.equal(inputOf(aField('date', { value: '2026-11-23' }))['value'], '2026-11-23')
    for (const value of ['', 'tomorrow']) assert.ok(!('value' in inputOf(aField('date', { value }))), value)
  })

  it('asks for what is required, and says how to give it', () => {
    const input = inputOf(aField('number', { required: true, min: 1, max: 90 }))
    assert.deepEqual([input['isRequired'], input['errorMessage']], [true, 'Enter a number from 1 to 90.'])
    assert.equal(inputOf(aField('text'))['isRequired'], false)
  })

  it('does not say in the hint what the error says already', () => {
    const field = aField('text', { hint: 'Below all. You can use {a}.', error: 'I do not know {b}. You can use {a}.' })
    const runs = textRunsOf(renderCard(aFormView({ fields: [field] })))
    assert.deepEqual(runs.slice(-2), ['I do not know {b}. You can use {a}.', '\nBelow all.'])
  })

  it('names what is to be corrected beside the buttons, where the fields may be out of sight', () => {
    const wrong = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        aField('text', { id: `field${at}`, label: `Field ${at}`, error: at < 2 ? 'Enter something.' : null }),
      )
    const lastOf = (count: number) => textRunsOf(renderCard(aFormView({ fields: wrong(count) }))).at(-1)
    assert.equal(lastOf(4), 'Please correct above: Field 0, Field 1')
    assert.notEqual(lastOf(3), 'Please correct above: Field 0, Field 1')
    const fine = aFormView({ fields: wrong(6).slice(2) })
    assert.ok(!textRunsOf(renderCard(fine)).some((run) => run.startsWith('Please correct')))
  })

  it('lists up to eight choices at a glance, and opens more', () => {
    const style = (count: number) => inputOf(aField('choices', { choices: manyNamed(count) }))['style']
    assert.deepEqual([style(8), style(9)], ['expanded', 'compact'])
  })

  it('starts with what is chosen', () => {
    const choices = named('A', 'B', 'C')
    assert.equal(inputOf(aField('choices', { choices, value: ['choice-1', 'choice-3'] }))['value'], 'choice-1,choice-3')
    assert.equal(inputOf(aField('choice', { choices, value: 'choice-2' }))['value'], 'choice-2')
    assert.equal(inputOf(aField('choice', { choices, value: 'forged' }))['value'], '')
  })

  it('lets an optional choice be taken back', () => {
    const values = (required: boolean) =>
      partsOf(inputOf(aField('choice', { choices: named('A'), required }))['choices']).map(({ value }) => value)
    assert.deepEqual(values(false), ['', 'choice-1'])
    assert.deepEqual(values(true), ['choice-1'])
  })

  it('offers all of 200 choices, with titles that still differ', () => {
    const card = renderCard(aFormView({ fields: [aField('choices', { choices: manyNamed(200) }), aField('text')] }))
    const titles = partsOf(partsOfType(card, 'Input.ChoiceSet')[0]?.['choices']).map(({ title }) => title)
    assert.equal(new Set(titles).size, 200)
    assert.ok(jsonSize(card) <= CARD_LIMIT)
  })

  it('says so where choices are left out, and leaves out those chosen last', () => {
    const many = aField('choices', { id: 'many', choices: manyNamed(200), value: ['cat_0000000000000199'] })
    const few = aField('choice', { id: 'few', choices: manyNamed(200), required: true })
    const card = renderCard(aFormView({ fields: [many, few] }))
    assert.equal(textRunsOf(card).filter((text) => /^Only the first \d+ of 200 fit here/u.test(text.trim())).length, 2)
    assert.equal(partsOfType(card, 'Input.ChoiceSet')[0]?.['value'], 'cat_0000000000000199')
  })

  it('keeps what was entered to the letter, up to its limit', () => {
    const value = `${HOSTILE}\n\n\n  end `
    assert.equal(inputOf(aField('long-text', { value, maxLength: 200 }))['value'], value)
    assert.equal(inputOf(aField('text', { value: 'x'.repeat(10_000), maxLength: 200 }))['value'], 'x'.repeat(200))
    assert.equal(inputOf(aField('text', { value: 'a👍', maxLength: 2 }))['value'], 'a')
  })

  it('says so where the card has no room for all that was entered', () => {
    const fields = ['one', 'two', 'three', 'four'].map((id) =>
      aField('long-text', { id, value: 'x'.repeat(4000), maxLength: 4000 }),
    )
    const card = renderCard(aFormView({ fields }))
    assert.ok(jsonSize(card) <= CARD_LIMIT)
    assert.equal(textRunsOf(card).filter((text) => text.startsWith('Shortened because the card is full')).length, 4)
  })

  it('loses no button, and puts at most six in a row', () => {
    const buttons = Array.from({ length: 14 }, (_, index) => aButton(`B${index}`, 'x.y'))
    const card = renderCard(aFormView({ buttons }))
    assert.deepEqual(
      titlesOf(card),
      buttons.map(({ title }) => title),
    )
    const rows = partsOfType(card, 'ActionSet').map(({ actions }) => buttonsOf(actions).length)
    assert.deepEqual(rows, [5, 5, 4])
  })

  it('checks inputs only for buttons that send them', () => {
    const inputs = partsOfType(renderCard(aFormView()), 'Action.Execute').map((part) => part['associatedInputs'])
    assert.deepEqual(inputs, ['auto', 'none'])
  })

  it('passes verb and data on as they are', () => {
    const data = { mailboxId: 'm', nested: { list: [1, '${x}'] } }
    const [button] = buttonsOf(renderCard(aFormView({ buttons: [aButton('Go', 'mailbox.go', { data })] })))
    assert.deepEqual([button?.verb, button?.data], ['mailbox.go', data])
  })

  it('keeps hostile names text, and lets none reorder what stands around it', () => {
    const name = `${HOSTILE}\u202Eevil`
    const card = renderCard(
      aFormView({
        organisation: HOSTILE.slice(0, 50),
        fields: [aField('text', { error: name, hint: name, label: name })],
      }),
    )
    assert.ok(textRunsOf(card).includes(HOSTILE.slice(0, 50)))
    assert.ok(!textRunsOf(card).join(' ').includes('‮'))
    const label = String(partsOfType(card, 'Input.Text')[0]?.['label'])
    assert.ok(!/\]\(|<at/u.test(label), label)
  })
})

function inputOf(field: FormField): Readonly<Record<string, unknown>> {
  const input = partsOf(renderCard(aFormView({ fields: [field] }))).find(({ id }) => id === field.id)
  assert.ok(input)
  return input
}
