// Is the work done when it is due?
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { QueueTimes } from '../ports/doctor.ts'
import type { Clock } from '../ports/runtime.ts'
import { findingsOf, type Finding } from './finding.ts'

const { ok, warn, failed } = findingsOf('queues')

const MINUTE_MS = 60_000
/** As the mailbox's card has it: from then on reading is behind. */
const LATE_MS = 5 * MINUTE_MS
const STUCK_MS = 30 * MINUTE_MS

const KINDS = { delivery: 'doctor.queue.delivery', mail: 'doctor.queue.mail', poll: 'doctor.queue.poll' } as const

/** Throws what the store throws. */
export async function checkQueues(clock: Clock, read: () => Promise<QueueTimes>): Promise<readonly Finding[]> {
  const times = await read()
  const now = clock().getTime()
  const late = (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) => {
    const due = times[kind]
    const ms = due === null ? 0 : now - due.getTime()
    if (ms < LATE_MS) return []
    const minutes = Math.floor(ms / MINUTE_MS)
    const said = { what: phrase(KINDS[kind], { minutes }), cure: phrase('doctor.queue.cure') }
    return [ms < STUCK_MS ? warn(said) : failed(said)]
  })
  return [
    ...(late.length > 0 ? late : [ok(phrase('doctor.queue.ok'))]),
    ...givenUp(times.parked, 'doctor.queue.parked', phrase('doctor.queue.parked.cure')),
    ...givenUp(times.failed, 'doctor.queue.failed', phrase('doctor.queue.failed.cure')),
  ]
}

function givenUp(count: number, key: TextKey, cure: KeyedPhrase): readonly Finding[] {
  return count === 0 ? [] : [warn({ what: phrase(key, { count }), cure })]
}
