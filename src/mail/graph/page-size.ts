// How many mails a page of changes is asked for: fewer where Graph cannot build it, more again where it can.

export interface PageSize {
  now(): number
  /** A page of this size could not be had. Answers whether a smaller one can be asked for. */
  shrink(): boolean
  /** A page of this size came. */
  worked(): void
}

/** So many pages in a row must come before a larger one is tried: what cannot be built costs Graph half a minute each time. */
const PAGES_BEFORE_MORE = 8

export function createPageSize(most: number): PageSize {
  let size = most
  let good = 0
  return {
    now: () => size,
    shrink: () => {
      good = 0
      if (size === 1) return false
      size = Math.floor(size / 2)
      return true
    },
    worked: () => {
      good += 1
      if (good < PAGES_BEFORE_MORE) return
      size = Math.min(most, size * 2)
      good = 0
    },
  }
}
