// Writes the sample data beside each template from the views the tests use.
import { writeFileSync } from 'node:fs'
import { cardData } from '../../src/teams/cards/render-card.ts'
import { SAMPLE_VIEWS } from './card-views.ts'

for (const view of Object.values(SAMPLE_VIEWS)) {
  const file = new URL(`../../cards/${view.card}.sample.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify(cardData(view), null, 2)}\n`)
}
