// Keeps one poll's reading of pages from going on for ever, whatever the provider answers.
import { OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'

/** The same page may come twice; more often, its link leads in a circle. */
const MOST_REPEATS = 3
/** A place that is lost again in the round that followed is lost a last time. */
const MOST_LOSSES = 2
/** So many pages, a hundred thousand mails as a rule, are read before those are worked; the next poll goes on behind them. */
const MOST_PAGES = 1_000

export interface PageGuard {
  /** A page came that leads on to this place. Answers with what is wrong where that is a circle. */
  came(cursor: string): OutsideError | null
  /** The provider forgot our place. Answers with what is wrong where it does so again and again. */
  lost(cause: unknown): OutsideError | null
  /** Whether it is time for the mails that were told. */
  isEnough(): boolean
}

export function createPageGuard(mostPages = MOST_PAGES): PageGuard {
  const seen = new Set<string>()
  let pages = 0
  let repeats = 0
  let losses = 0
  return {
    came: (cursor) => {
      pages += 1
      if (seen.has(cursor)) repeats += 1
      seen.add(cursor)
      if (repeats <= MOST_REPEATS) return null
      return new OutsideError({
        code: 'pages-repeat',
        message: 'The pages of changes lead in a circle',
        forPerson: phrase('graph.pagesRepeat'),
        retryable: true,
      })
    },
    lost: (cause) => {
      losses += 1
      if (losses < MOST_LOSSES) return null
      return new OutsideError({
        code: 'place-lost',
        message: 'The mailbox forgot our place again while all of it was read',
        forPerson: phrase('graph.placeLost'),
        retryable: true,
        cause,
      })
    },
    isEnough: () => pages >= mostPages,
  }
}
