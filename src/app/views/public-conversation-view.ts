// What a customer reads of their ticket's conversation, in their chat as on the ticket's page.

export interface PublicEntry {
  readonly entryId: string
  readonly at: Date
  /** `you`: whoever asks. `team`: an agent, by name. `opening`: that the ticket was opened for them, with somebody else's words. */
  readonly by:
    { readonly kind: 'you' } | { readonly kind: 'team'; readonly name: string } | { readonly kind: 'opening' }
  /** Cleaned; without what it quotes. Empty for `opening`, and where nothing was written. */
  readonly text: string
  /** Characters that were too many to keep. */
  readonly unkept: number
  /** How many came with it. */
  readonly files: number
}

export interface PublicConversation {
  readonly entries: readonly PublicEntry[]
  /** Where the page before and the page after begin, as links and buttons carry it; `null` where there is none. */
  readonly newer: string | null
  readonly older: string | null
}
