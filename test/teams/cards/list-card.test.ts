import assert from 'node:assert/strict'
import { renderCard } from '../../../src/teams/cards/render-card.ts'
import { buttonsOf, partsOfType, textBlocksOf, textRunsOf, titlesOf } from '../../support/card-parts.ts'
import { aButton, aListView, EMPTY_LIST } from '../../support/form-views.ts'

describe('the list card', () => {
  it('shows each row with its badge and its own buttons', () => {
    const row = {
      title: 'Fax',
      badge: 'Retired',
      text: 'On 14 tickets',
      buttons: [aButton('Restore', 'category.restore')],
    }
    const card = renderCard(aListView({ rows: [row], buttons: [] }))
    assert.deepEqual(textRunsOf(card).slice(-3), ['Fax  ', 'Retired', '\nOn 14 tickets'])
    assert.deepEqual(
      buttonsOf(card).map(({ verb, data }) => ({ verb, data })),
      [{ verb: 'category.restore', data: { mailboxId: 'mailbox-1' } }],
    )
  })

  it('has no place for a badge, a text or buttons that are not there', () => {
    const card = renderCard(
      aListView({ lead: '', rows: [{ title: 'Fax', badge: null, text: '', buttons: [] }], buttons: [] }),
    )
    assert.deepEqual(textRunsOf(card).slice(-1), ['Fax  '])
    assert.deepEqual(partsOfType(card, 'ActionSet'), [])
  })

  it('has the only button of a row beside it, and several below', () => {
    const besides = (count: number) => {
      const buttons = Array.from({ length: count }, (_, index) => aButton(`${index}`, 'category.edit'))
      const card = renderCard(aListView({ rows: [{ title: 'Fax', badge: null, text: '', buttons }], buttons: [] }))
      return partsOfType(card, 'Column').flatMap((column) => titlesOf(column))
    }
    assert.deepEqual([besides(1), besides(2)], [['0'], []])
  })

  it('says so when it is empty', () => {
    assert.ok(textRunsOf(renderCard(EMPTY_LIST)).includes('There are no categories yet.'))
    assert.deepEqual(titlesOf(renderCard(EMPTY_LIST)), ['Add a category'])
  })

  it('names the page when there are several', () => {
    assert.ok(textBlocksOf(renderCard(aListView({ page: 2, pages: 3 }))).includes('Page 2 of 3'))
    assert.ok(!textBlocksOf(renderCard(EMPTY_LIST)).some((text) => text.includes('Page')))
  })

  it('marks what destroys', () => {
    const styles = partsOfType(renderCard(aListView()), 'Action.Execute').map(({ title, style }) => [title, style])
    assert.ok(styles.some(([title, style]) => title === 'Retire' && style === undefined))
    const destructive = { ...aButton('Erase', 'category.retire'), style: 'destructive' } as const
    const row = { title: 'Fax', badge: null, text: '', buttons: [destructive] }
    const [erase] = partsOfType(renderCard(aListView({ rows: [row], buttons: [] })), 'Action.Execute')
    assert.deepEqual([erase?.['title'], erase?.['style']], ['Erase', 'destructive'])
    assert.ok(styles.some(([title, style]) => title === 'Edit' && style === undefined))
  })
})
