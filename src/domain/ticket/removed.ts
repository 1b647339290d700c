// That what was said in a ticket was removed: number, times and category stay, and it says why.

export type Removed = {
  readonly at: Date
} &
  /** Of which erasure: what is still found in it then goes, too. */
  (
    | { readonly why: 'erased'; readonly erasureId: string }
    /** `months` after it was resolved, as `setBy`, an organisation's name, wants it. */
    | { readonly why: 'retention'; readonly months: number; readonly setBy: string }
  )

/** What nobody wrote: the fields of a mail whose content was removed. */
export const NO_CONTENT = {
  ...{ text: '', foldedText: '', unkept: 0, attachments: [], meeting: null, webLink: null, to: [] },
} as const
