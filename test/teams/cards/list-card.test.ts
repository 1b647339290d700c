import assert from 'node:assert/strict'
import { renderCard } from '../../../src/teams/cards/render-card.ts'
import { buttonsOf, partsOfType, textBlocksOf, textRunsOf, titlesOf } from '../../support/card-parts.ts'
import { aButton, aListView, EMPTY_LIST, worstFormViews } from '../../support/form-views.ts'

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

  it('has the first button of a row beside it, and the others behind More', () => {
    const drawn = (count: number) => {
      const buttons = Array.from({ length: count }, (_, index) => aButton(`${index}`, 'category.edit'))
      const card = renderCard(aListView({ rows: [{ title: 'Fax', badge: null, text: '', buttons }], buttons: [] }))
      const hidden = partsOfType(card, 'Container').filter((part) => part['isVisible'] === false)
      const shown = partsOfType(card, 'Action.ToggleVisibility').map((part) => part['targetElements'])
      return {
        beside: partsOfType(card, 'Column').flatMap((column) => titlesOf(column)),
        hidden: hidden.flatMap((part) => titlesOf(part)),
        opens: shown.flat().map((id) => hidden.findIndex((part) => part['id'] === id)),
      }
    }
    assert.deepEqual(drawn(1), { beside: ['0'], hidden: [], opens: [] })
    assert.deepEqual(drawn(4), { beside: ['0'], hidden: ['1', '2', '3'], opens: [0] })
  })

  it('gives an address all of the row, whole, as people copy it', () => {
    const drawn = (title: string) => {
      const row = { title, badge: 'Running', text: '', buttons: [aButton('Open', 'mailbox.open')] }
      const card = renderCard(aListView({ rows: [row], buttons: [] }))
      return {
        runs: textRunsOf(card).slice(-2),
        beside: partsOfType(card, 'Column').flatMap((column) => titlesOf(column)),
      }
    }
    const address = 'support@northwind.example'
    assert.deepEqual(drawn(address), { runs: [`${address}  `, 'Running'], beside: [] })
    assert.deepEqual(drawn('a@b.example').beside, ['Open'])
    assert.ok(drawn('x'.repeat(25)).runs[0]?.includes('\u200B'))
  })

  it('opens the other buttons of one row alone', () => {
    const ids = partsOfType(renderCard(aListView()), 'Container').flatMap((part) => part['id'] ?? [])
    assert.equal(new Set(ids).size, ids.length)
    assert.ok(ids.length > 1)
  })

  it('keeps every button in sight where a list is too full to fold them', () => {
    const fullest = worstFormViews('w'.repeat(10_000)).find((view) => view.card === 'list')
    assert.ok(fullest)
    const card = renderCard(fullest)
    const count = [...fullest.rows, fullest].reduce((sum, { buttons }) => sum + buttons.length, 0)
    assert.equal(buttonsOf(card).length, count)
    assert.deepEqual(partsOfType(card, 'Action.ToggleVisibility'), [])
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
