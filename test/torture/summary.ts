// What a round of torture came to, as a table.
import type { Checked } from './check.ts'
import type { ArrivedMail } from './mails.ts'
import type { Deed } from './people.ts'
import { grouped } from './grouped.ts'

export interface Summary extends Checked {
  readonly seed: string
  readonly store: 'files' | 'mongodb'
  readonly processes: number
  readonly mails: readonly ArrivedMail[]
  readonly deeds: readonly Deed[]
  readonly faults: readonly (readonly [kind: string, count: number])[]
  readonly kills: number
  readonly starts: number
  /** Mails at which two processes died. */
  readonly setAside: number
  readonly durationMs: number
}

/** Differences beyond this are only counted. */
const MOST_DIFFERENCES = 50

export function summaryText(summary: Summary): string {
  const { mails, deeds, faults, differences } = summary
  const struck = faults.reduce((sum, [, count]) => sum + count, 0)
  const deedsBy = counted(deeds.map(({ what, became }) => `${what} ${became}`))
  const rows: readonly (readonly [string, string | number])[] = [
    ['seed', summary.seed],
    ['store', `${summary.store}, ${summary.processes} ${summary.processes === 1 ? 'process' : 'processes'}`],
    ['mails', `${mails.length} (${counted(mails.map(({ sort }) => sort))})`],
    ['tickets', summary.tickets],
    ['entries', summary.entries],
    ['deeds', `${deeds.length} (${deedsBy})`],
    ['emails sent', summary.mailsSent],
    ['faults', struck],
    ...faults.map(([kind, count]): readonly [string, number] => [`  ${kind}`, count]),
    ['kills', summary.kills],
    ['starts', summary.starts],
    ['second cards', `${summary.doubleCards}, as decision 0004 allows`],
    ['second replies', `${summary.doubleReplies}, as decision 0004 allows`],
    ['set aside after two deaths', summary.setAside],
    ['parked', summary.parked],
    ['duration', `${Math.round(summary.durationMs / 1000)} s`],
    ['differences', differences.length],
  ]
  const shown = differences.slice(0, MOST_DIFFERENCES).map((difference) => `  seed ${summary.seed}: ${difference}`)
  return [...rows.map(([name, value]) => `${name.padEnd(38)}${value}`), ...shown].join('\n')
}

function counted(kinds: readonly string[]): string {
  const counts = grouped(kinds, (kind) => kind)
  return [...counts].map(([kind, all]) => `${all.length} ${kind}`).join(', ')
}
