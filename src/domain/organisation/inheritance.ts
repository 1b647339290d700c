// A setting that is not set here comes from the nearest place above, unless one further up is fixed for all below.

/** One level that may hold a setting: a mailbox, or an organisation. */
export interface Level<S> {
  /** Whose it is, for "inherited from …": an organisation's or mailbox's id. */
  readonly ownerId: string
  /** `null` fields are not set at this level. */
  readonly settings: S
  /** The fields that those below cannot set; one counts only where it is set here, too. Absent: all are defaults. */
  readonly fixed?: readonly (keyof S)[]
}

export interface InForce<V> {
  readonly value: V
  /** The owner whose value it is; `null` when nobody set it and the built-in default holds. */
  readonly originId: string | null
  /** Who above whoever asks has fixed it, so that they cannot set it; `null` when they can. */
  readonly fixedBy: string | null
}

/**
 * The value in force of one field for the owner of the first level: the highest fixed one, else the nearest that is set. `levels`
 * come nearest first.
 */
export function inForce<S, K extends keyof S>(
  levels: readonly Level<S>[],
  field: K,
  fallback: NonNullable<S[K]>,
): InForce<NonNullable<S[K]>> {
  const set = levels.flatMap((level) => {
    const value = level.settings[field]
    return value === null || value === undefined ? [] : [{ level, value }]
  })
  const fixed = set.findLast(({ level }) => level.fixed?.includes(field))
  const holds = fixed ?? set[0]
  if (!holds) return { value: fallback, originId: null, fixedBy: null }
  const { ownerId } = holds.level
  return { value: holds.value, originId: ownerId, fixedBy: fixed && holds.level !== levels[0] ? ownerId : null }
}

/** What an owner stored of its settings. */
export interface StoredLevel<S> {
  readonly _id: string
  readonly settings: S
  readonly fixed?: readonly (keyof S)[]
}

/** A level for each owner of `order` (nearest first), also for one that stored nothing: the first is whoever asks. */
export function levelsOf<S>(
  order: readonly string[],
  stored: readonly StoredLevel<S>[],
  nothing: S,
): readonly Level<S>[] {
  return order.map((ownerId) => {
    const found = stored.find(({ _id }) => _id === ownerId)
    return { ownerId, settings: found?.settings ?? nothing, ...(found?.fixed ? { fixed: found.fixed } : {}) }
  })
}

/** `fixed` with the field in it, or without. */
export function withFixed<F>(fixed: readonly F[] | undefined, field: F, isFixed: boolean): readonly F[] {
  const others = (fixed ?? []).filter((other) => other !== field)
  return isFixed ? [...others, field] : others
}
