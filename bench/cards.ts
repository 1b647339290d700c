// Card expansions per second: from the view of a ticket to its card, beside a kept template that expands ready data.
import { readFileSync } from 'node:fs'
import { Template } from 'adaptivecards-templating/lib/template-engine.js'
import { cardData, renderCard } from '../src/teams/cards/render-card.ts'
import { aTicketView } from '../test/support/card-views.ts'
import { inTurns, startClock, type Figures, type Run } from './measure.ts'

export const CARDS_METHOD = 'bare: one Template of the same card, kept, that expands the same data, already made'

export async function measureCards({
  runs,
  count,
}: {
  readonly runs: number
  readonly count: number
}): Promise<Figures> {
  const view = aTicketView()
  const data = cardData(view)
  const template = new Template(JSON.parse(readFileSync(new URL('../cards/ticket.json', import.meta.url), 'utf8')))
  const repeat = (work: () => unknown) => (): Promise<Run> => {
    const stopClock = startClock()
    for (let done = 0; done < count; done += 1) work()
    return Promise.resolve(stopClock(count))
  }
  return await inTurns(
    runs,
    repeat(() => renderCard(view)),
    repeat(() => template.expand({ $root: data })),
  )
}
