// What a customer's own cards show, as plain data: one ticket of theirs, and the list of them. No note and no word of others is in it.
import type { CustomerMoves } from '../../domain/ticket/customer-changes.ts'
import type { Status } from '../../domain/ticket/ticket.ts'
import type { ViewButton } from './form-view.ts'
import type { PublicConversation, PublicEntry } from './public-conversation-view.ts'
import type { Choice } from './view-parts.ts'

/** `elsewhere`: worked as part of another ticket. */
export type MyStatus = Status | 'elsewhere'

/** Who said the last word, and when. `you` for whoever looks; `name` for an agent who wrote to them. */
export interface LastWord {
  readonly kind: 'you-opened' | 'you-wrote' | 'team-wrote' | 'opened-for-you'
  /** Of `team-wrote`; otherwise empty. */
  readonly name: string
  readonly at: Date
}

/** What is filled in, shown in place to whoever pressed the button. `key`: one form is one message, however often it is sent. */
export type MyTicketForm =
  | { readonly kind: 'reply' | 'reopen'; readonly text: string; readonly key: string; readonly error: string | null }
  | {
      readonly kind: 'rate'
      readonly stars: number | null
      readonly word: string
      readonly error: string | null
      readonly errorField: string | null
    }
  | {
      readonly kind: 'category'
      readonly categories: readonly Choice[]
      readonly serviceTypes: readonly Choice[]
      readonly categoryId: string | null
      readonly serviceTypeId: string | null
      readonly error: string | null
      readonly errorField: string | null
    }

export interface MyTicketView {
  readonly card: 'my-ticket'
  readonly ticketId: string
  readonly number: number
  readonly subject: string
  readonly status: MyStatus
  /** Their own ticket that this one is handled with; `null` where that is none of theirs. */
  readonly continuesAs: { readonly ticketId: string; readonly number: number } | null
  readonly category: string | null
  readonly serviceType: string | null
  /** What the ticket has: a choice made on an older card changes nothing. */
  readonly expected: { readonly categoryId: string | null; readonly serviceTypeId: string | null }
  readonly rating: { readonly stars: number; readonly word: string } | null
  readonly moves: CustomerMoves
  /** It ended too long ago: a reply opens a new ticket. */
  readonly isTooLate: boolean
  readonly conversation: PublicConversation
  /** One entry alone, from the given character on; `null` for the conversation. */
  readonly reading: { readonly entry: PublicEntry; readonly from: number } | null
  readonly form: MyTicketForm | null
  /** Said to whoever pressed a button: what was done, or why it was not. */
  readonly notice: { readonly tone: 'good' | 'warning'; readonly text: string } | null
}

export interface MyTicketsView {
  readonly card: 'my-tickets'
  readonly what: 'open' | 'closed' | 'found'
  /** The words that were searched for; empty where a list is shown. */
  readonly search: string
  /** What was typed named no list, and was searched for instead. */
  readonly isGuess: boolean
  readonly tickets: readonly {
    readonly number: number
    readonly subject: string
    readonly status: MyStatus
    /** The number of their own ticket that it is handled with. */
    readonly continuesAs: number | null
    readonly last: LastWord
    readonly button: ViewButton
  }[]
  /** How many there are in the list; `isMore`: at least so many. */
  readonly total: number
  readonly isMore: boolean
  /** To the other list, and to other pages. */
  readonly buttons: readonly ViewButton[]
  readonly page: number
  readonly pages: number
}
