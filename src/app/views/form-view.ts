// Forms and lists of the configuration, as plain data. One template draws every form, one every list.

/** A field of a form. `id` is the input's name in what the form sends. */
export type FormField = {
  readonly id: string
  readonly label: string
  /** Said under the field: what it is for, or where its value comes from. */
  readonly hint: string
  /** What is wrong with what was entered; `null` when nothing is. */
  readonly error: string | null
  readonly required: boolean
} & (
  | {
      readonly kind: 'text' | 'long-text' | 'secret'
      readonly value: string
      readonly placeholder: string
      readonly maxLength: number
    }
  /** `YYYY-MM-DD`, or empty. */
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'number'; readonly value: string; readonly min: number; readonly max: number }
  | {
      readonly kind: 'choice'
      readonly value: string
      readonly choices: readonly { readonly id: string; readonly title: string }[]
    }
  /** `value` holds the chosen ids. */
  | {
      readonly kind: 'choices'
      readonly value: readonly string[]
      readonly choices: readonly { readonly id: string; readonly title: string }[]
    }
  | { readonly kind: 'toggle'; readonly value: boolean }
)

export interface ViewButton {
  readonly title: string
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
  readonly style: 'default' | 'positive' | 'destructive'
  /** Sends the form's inputs along; a button that does not needs no valid input. */
  readonly sendsInputs: boolean
}

export interface Banner {
  readonly tone: 'info' | 'good' | 'warning' | 'problem'
  readonly text: string
}

/** One step of a check that was just made, such as signing in to a mailbox. */
export interface StepView {
  readonly outcome: 'good' | 'warning' | 'problem' | 'skipped'
  readonly title: string
  readonly text: string
  /** The outside's own code, for searching. */
  readonly code: string | null
}

export interface FormView {
  readonly card: 'form'
  readonly title: string
  /** Which organisation is being configured; always said. `null` where none is meant. */
  readonly organisation: string | null
  readonly lead: string
  readonly banner: Banner | null
  readonly steps: readonly StepView[]
  readonly facts: readonly { readonly title: string; readonly value: string }[]
  /** A text as it will be read elsewhere, line by line; left out where there is none. */
  readonly preview?: string
  readonly fields: readonly FormField[]
  readonly buttons: readonly ViewButton[]
}

export interface ListView {
  readonly card: 'list'
  readonly title: string
  readonly organisation: string | null
  readonly lead: string
  readonly banner: Banner | null
  readonly rows: readonly {
    readonly title: string
    /** Beside the title, such as `Retired` or `Inherited from Northwind`. */
    readonly badge: string | null
    readonly text: string
    readonly buttons: readonly ViewButton[]
  }[]
  /** Said when there are no rows. */
  readonly empty: string
  /** Below the list: add, back, pages. */
  readonly buttons: readonly ViewButton[]
  readonly page: number
  readonly pages: number
}
