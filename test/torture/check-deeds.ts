// What people did is there once: no answer lost, none twice, and nothing of what was refused.
import type { Remains } from './check.ts'
import { marksIn } from './check.ts'
import type { Deed } from './people.ts'
import { ADDRESSES, type World } from './world.ts'

const MARK = /\b[A-Z]{4,6}\d{4,5}[E]\b/gu

export function checkDeeds({ graph }: World, { entries }: Remains, deeds: readonly Deed[]): string[] {
  const mails = new Map<string, number>()
  for (const { raw } of ADDRESSES.flatMap((address) => graph.sent(address))) {
    for (const mark of new Set(raw.toString('latin1').match(MARK) ?? [])) mails.set(mark, (mails.get(mark) ?? 0) + 1)
  }
  const marked = marksIn(entries)
  const undone = new Map(deeds.filter(({ what }) => what === 'undo').map((deed) => [deed.mark, deed.became]))
  return [
    ...deeds.flatMap((deed): string[] => {
      if (deed.what !== 'note' && deed.what !== 'reply') return []
      const count = marked.get(deed.mark)?.length ?? 0
      const found = [...wrong(deed, undone.get(deed.mark), count, 'entries')]
      if (deed.what === 'reply') found.push(...wrong(deed, undone.get(deed.mark), mails.get(deed.mark) ?? 0, 'emails'))
      return found
    }),
    ...checkTakes(entries, deeds),
  ]
}

function wrong({ what, mark, became }: Deed, undone: Deed['became'] | undefined, count: number, of: string): string[] {
  const least = became === 'done' && undone === undefined ? 1 : 0
  const most = became === 'refused' || undone === 'done' ? 0 : 1
  if (count >= least && count <= most) return []
  return [
    `The ${what} ${mark}, which was ${undone === undefined ? '' : `taken back (${undone}) and `}${became}, is ${count} ${of}`,
  ]
}

/** Each event that was done is in the timeline once. */
function checkTakes(entries: Remains['entries'], deeds: readonly Deed[]): string[] {
  const people = new Set(deeds.map(({ by }) => by))
  return [...people].flatMap((name) => {
    const took = entries.filter(({ phrase, by }) => phrase?.key === 'events.took' && by.name === name).length
    const takes = deeds.filter(({ what, by }) => what === 'take' && by === name)
    const most = takes.filter(({ became }) => became !== 'refused').length
    return took <= most ? [] : [`${name} took ${most} tickets at most, and the timelines say ${took}`]
  })
}
