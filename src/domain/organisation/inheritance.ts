// A setting that is not set here comes from the nearest place above.

/** One level that may hold a setting: a mailbox, or an organisation. */
export interface Level<S> {
  /** Whose it is, for "inherited from …": an organisation's or mailbox's id. */
  readonly ownerId: string
  /** `null` fields are not set at this level. */
  readonly settings: S
}

export interface InForce<V> {
  readonly value: V
  /** The owner whose value it is; `null` when nobody set it and the built-in default holds. */
  readonly originId: string | null
}

/** The value in force of one field. `levels` come nearest first. */
export function inForce<S, K extends keyof S>(
  levels: readonly Level<S>[],
  field: K,
  fallback: NonNullable<S[K]>,
): InForce<NonNullable<S[K]>> {
  for (const { ownerId, settings } of levels) {
    const value = settings[field]
    if (value !== null && value !== undefined) return { value, originId: ownerId }
  }
  return { value: fallback, originId: null }
}
