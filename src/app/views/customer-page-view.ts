// What the page of a ticket shows to whoever holds its link.
import type { CustomerMoves } from '../../domain/ticket/customer-changes.ts'
import type { Rating } from '../../domain/ticket/rating.ts'
import type { Status } from '../../domain/ticket/status.ts'
import type { Speaker, TextValues } from '../../texts/speaker.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { PublicConversation } from '../customers/read-public-conversation.ts'

export const PAGE_ACTS = ['answer', 'sort', 'close', 'reopen', 'rate'] as const
export type PageAct = (typeof PAGE_ACTS)[number]

/** What came of it, as the address of the next page says it. `opened`: a message opened another ticket. */
export const PAGE_DONE = [...PAGE_ACTS, 'opened'] as const
export type PageDone = (typeof PAGE_DONE)[number]

/** One of the page's forms as it was sent: all fields as they came, empty where the form has none. */
export interface PageInput {
  readonly act: PageAct
  /** Of `answer` and `reopen`. */
  readonly text: string
  readonly categoryId: string
  readonly serviceTypeId: string
  readonly stars: string
  readonly word: string
}

/** What is wrong with what was sent, and the field that it is about, if it is about one. */
export interface PageProblem {
  readonly key: TextKey
  readonly values?: TextValues
  readonly field: keyof PageInput | null
}

/** A service type goes with some categories only; with all, where it names none. */
export interface PageChoice {
  readonly id: string
  readonly name: string
  readonly goesWith: readonly string[]
}

export interface CustomerPageView {
  readonly to: Speaker
  /** Whose desk it is. */
  readonly organisation: string
  readonly number: number
  readonly subject: string
  /** `merged`: it is worked as part of another. */
  readonly status: Status | 'merged'
  /** Category and service type that it has, by name. */
  readonly about: readonly string[]
  readonly conversation: PublicConversation
  readonly moves: CustomerMoves
  /** What a message does beside being read: `new` opens another ticket. */
  readonly reopens: 'this' | 'new' | null
  readonly categories: readonly PageChoice[]
  readonly serviceTypes: readonly PageChoice[]
  readonly categoryId: string | null
  readonly serviceTypeId: string | null
  readonly rating: Rating | null
  /** When the link ends. */
  readonly until: Date
  /** Goes with each form: proves that it was given out here, and makes two posts of it one. */
  readonly formToken: string
  readonly done: PageDone | null
  /** What was sent and could not be done, to be sent again. */
  readonly refused: { readonly input: PageInput; readonly problem: PageProblem } | null
}
