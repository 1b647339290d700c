// The panels of the ticket card that ask when it is due, whom it is for and who follows it.

/** As `Choice` of the cards. */
interface Offered {
  readonly id: string
  readonly title: string
}

/** What is wrong with what was entered, and at which input; `null` when nothing is, or when it is about no input in particular. */
export interface FieldError {
  readonly error: string | null
  readonly errorField?: string | null
}

export type AttributePanel =
  /** `date` is `2026-11-27` or empty, `time` is `17:00` or empty, `zone` an IANA name. */
  | ({ readonly kind: 'due'; readonly date: string; readonly time: string; readonly zone: string } & FieldError)
  /** Ids of choices are addresses; `participant` is empty where somebody else is typed. */
  | ({
      readonly kind: 'requester'
      readonly participants: readonly Offered[]
      readonly participant: string
      readonly name: string
      readonly address: string
      readonly keep: boolean
    } & FieldError)
  | ({
      readonly kind: 'followers'
      readonly people: readonly Offered[]
      readonly chosen: readonly string[]
      readonly added: string
    } & FieldError)
