// A place in a conversation, and which way to read from there: what the buttons Newer and Older carry.
import { z } from 'zod'

export interface Place {
  readonly go: 'newer' | 'older'
  readonly at: Date
  /** Ids order what happened in the same millisecond; empty comes before all. */
  readonly entryId: string
}

const PLACE = /^(newer|older) (\d{1,15}) (.*)$/su
const Parts = z.tuple([z.string(), z.enum(['newer', 'older']), z.coerce.number().int(), z.string()])

/** As a card keeps it. */
export function placeText(go: Place['go'], { at, entryId }: Pick<Place, 'at' | 'entryId'>): string {
  return `${go} ${at.getTime()} ${entryId}`
}

/** `null` for what is no place. */
export function readPlace(text: string): Place | null {
  const parts = Parts.safeParse(PLACE.exec(text) ?? [])
  if (!parts.success) return null
  const [, go, at, entryId] = parts.data
  return { go, at: new Date(at), entryId }
}

/** Whether the entry comes after the place, read from there. */
export function beyond({ go, at, entryId }: Place, other: Pick<Place, 'at' | 'entryId'>): boolean {
  const later = other.at.getTime() - at.getTime() || (other.entryId < entryId ? -1 : Number(other.entryId > entryId))
  return go === 'newer' ? later > 0 : later < 0
}
