import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { Template } from 'adaptivecards-templating/lib/template-engine.js'
import { jsonSize } from '../../../src/teams/cards/card-size.ts'
import { renderCard } from '../../../src/teams/cards/render-card.ts'
import { aTicketView } from '../../support/card-views.ts'

/** How often a template is expanded for the card. */
function expansionsOf(view: Parameters<typeof renderCard>[0]): number {
  const expand = mock.method(Template.prototype, 'expand')
  try {
    renderCard(view)
    return expand.mock.callCount()
  } finally {
    expand.mock.restore()
  }
}

describe('a card', () => {
  it('is expanded once where all of its mail fits', () => {
    assert.equal(expansionsOf(aTicketView()), 1)
    assert.equal(expansionsOf(aTicketView({ text: 'word '.repeat(1000) })), 1)
  })

  it('is measured where it does not, and fits then', () => {
    const view = aTicketView({ text: 'word '.repeat(4000) })
    assert.equal(expansionsOf(view), 3)
    assert.ok(jsonSize(renderCard(view)) <= 28 * 1024)
    assert.match(JSON.stringify(renderCard(view)), /more characters/)
  })
})
