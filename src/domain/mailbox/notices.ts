// What the provider tells of new mails before anybody looks, and what is known of how well it does: polls find everything without it, only later.

/** What a provider tells by, from when until when. */
export interface Subscription {
  /** The provider's id, which every notice names. */
  readonly id: string
  /** Of the secret that every notice carries. */
  readonly secretHash: string
  readonly createdAt: Date
  /** When it was created, or prolonged last. */
  readonly renewedAt: Date
  readonly endsAt: Date
}

/**
 * Why polls find new mails by themselves. `refused`: the provider will not tell. `unreachable`: it tried our address and did not get
 * an answer. `silent`: it agreed to tell, and does not.
 */
export interface NoticeTrouble {
  readonly kind: 'refused' | 'unreachable' | 'silent'
  /** The provider's code, for searching; empty where it is silent. */
  readonly code: string
}

export interface Notices {
  readonly subscription: Subscription | null
  /** The address that it was created, or last asked for, with; `null` when it never was. */
  readonly url: string | null
  /** When it is created, prolonged or tried again. Moved ahead by whoever is about to do it. */
  readonly tendAt: Date
  /** Tries in a row that failed and may do better soon. */
  readonly failures: number
  readonly trouble: NoticeTrouble | null
  /** A notice came after the last poll began: another one has to follow. */
  readonly told: boolean
  /** How many were written down. */
  readonly heard: number
  /** As many as when a poll ended last. */
  readonly answered: number
  /** Polls in a row that found new mails of which nothing was told, and when the first of them ended. */
  readonly untold: { readonly polls: number; readonly since: Date } | null
}

export const NO_NOTICES: Notices = {
  subscription: null,
  url: null,
  tendAt: new Date(0),
  failures: 0,
  trouble: null,
  told: false,
  heard: 0,
  answered: 0,
  untold: null,
}

/**
 * How long a subscription is asked for: the shorter of the longest times that Microsoft has published for mail (4,230 and 10,080
 * minutes). https://learn.microsoft.com/graph/api/resources/subscription
 */
export const SUBSCRIPTION_MS = 4230 * 60_000

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** How often it is asked for again where the provider does not tell. */
const AGAIN_MS: Readonly<Record<NoticeTrouble['kind'], number>> = {
  refused: 24 * HOUR_MS,
  unreachable: HOUR_MS,
  silent: HOUR_MS,
}

/** Half of what is left, so that a failure can be made good: at least a few minutes, whatever the provider answered. */
export function renewAt({ endsAt }: Pick<Subscription, 'endsAt'>, now: Date): Date {
  const left = Math.min(endsAt.getTime() - now.getTime(), SUBSCRIPTION_MS)
  return new Date(now.getTime() + Math.max(left / 2, 5 * MINUTE_MS))
}

/** `retryAfterMs`: what the provider asked for. One minute after the first failure, doubling, an hour at most. */
export function tryAgainAt(failures: number, retryAfterMs: number | null, now: Date): Date {
  const wait = Math.min(MINUTE_MS * 2 ** Math.min(failures - 1, 10), HOUR_MS)
  return new Date(now.getTime() + Math.max(wait, Math.min(retryAfterMs ?? 0, HOUR_MS)))
}

export function askAgainAt({ kind }: NoticeTrouble, now: Date): Date {
  return new Date(now.getTime() + AGAIN_MS[kind])
}

/** A subscription that was just prolonged is not asked about again at once, however often somebody says that it should be. */
export function lookSoon({ renewedAt }: Pick<Subscription, 'renewedAt'>, now: Date): Date {
  return new Date(Math.max(now.getTime(), Math.min(renewedAt.getTime(), now.getTime()) + MINUTE_MS))
}

/** One poll may be quicker than the notice of what it found. These in a row, over so long, are not. */
const UNTOLD_POLLS = 5
const UNTOLD_MS = 5 * MINUTE_MS
/** Providers take a moment until a new subscription tells everything. */
const SETTLING_MS = MINUTE_MS

/**
 * What changes by a poll that ended well. `newest` is when the newest mail that it was the first to find was received, `null` where it
 * found none.
 */
export function afterPoll(notices: Notices, newest: Date | null, now: Date): Partial<Notices> {
  const { subscription, heard, answered, untold, trouble } = notices
  if (heard !== answered) {
    return { answered: heard, untold: null, ...(trouble?.kind === 'silent' ? { trouble: null } : {}) }
  }
  if (subscription === null || newest === null) return {}
  if (newest.getTime() < subscription.createdAt.getTime() + SETTLING_MS) return {}
  const counted = { polls: (untold?.polls ?? 0) + 1, since: untold && untold.since <= now ? untold.since : now }
  if (counted.polls < UNTOLD_POLLS || now.getTime() - counted.since.getTime() < UNTOLD_MS) return { untold: counted }
  // The first time it is made anew at once; where that did not help, only now and then.
  const again = new Date(subscription.createdAt.getTime() + AGAIN_MS.silent)
  const tendAt = trouble?.kind === 'silent' && again > now ? again : now
  return { untold: null, trouble: { kind: 'silent', code: '' }, tendAt }
}
