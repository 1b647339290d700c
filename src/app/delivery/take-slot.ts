// A limit on how often something may happen, counted in the store: it holds for all processes together.
import type { Deps } from '../deps.ts'

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
    const times = (recent?.times ?? []).filter(({ at }) => at.getTime() > now.getTime() - perMs)
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
