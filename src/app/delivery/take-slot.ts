// A limit on how often something may happen, counted in the store: it holds for all processes together.
import type { Deps } from '../deps.ts'
import type { Recent } from '../documents.ts'
import type { Room } from '../ports/chat.ts'

export interface SlotLimit {
  readonly count: number
  /** Any stretch of this many milliseconds holds at most `count`. */
  readonly perMs: number
}

/**
 * Takes one of the slots of `key` (`mail-to/ann@contoso.example`) for `by`, who may take the same one again. Answers `null`
 * when it is taken, otherwise when the next one is free. Atomic.
 */
export async function takeSlot(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  key: string,
  by: string,
  { count, perMs }: SlotLimit,
): Promise<Date | null> {
  for (;;) {
    const now = clock()
    const recent = await documents.recents.findOne({ _id: key })
    const times = within(recent, now, perMs)
    if (times.some((time) => time.by === by)) return null
    const [oldest] = times
    if (oldest && times.length >= count) return new Date(oldest.at.getTime() + perMs)
    const fields = { times: [...times, { by, at: now }], expiresAt: new Date(now.getTime() + perMs) }
    const taken = recent
      ? await documents.recents.updateIf(
          { _id: key, revision: recent.revision },
          { $set: fields, $inc: { revision: 1 } },
        )
      : (await documents.recents.insertNew([{ _id: key, ...fields, revision: 1 }])).length > 0
    if (taken) return null
  }
}

/** How many slots of `key` are free, and when the next one is; takes none. */
export async function slotsLeft(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  key: string,
  { count, perMs }: SlotLimit,
): Promise<Room> {
  const now = clock()
  const times = within(await documents.recents.findOne({ _id: key }), now, perMs)
  const [oldest] = times
  const left = Math.max(0, count - times.length)
  return { count: left, opensInMs: left > 0 || !oldest ? 0 : oldest.at.getTime() + perMs - now.getTime() }
}

function within(recent: Recent | undefined, now: Date, perMs: number): Recent['times'] {
  return (recent?.times ?? []).filter(({ at }) => at.getTime() > now.getTime() - perMs)
}
