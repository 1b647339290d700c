// What the doctor found, as a card shows it.

export interface DoctorView {
  readonly card: 'doctor'
  readonly tone: 'good' | 'warning' | 'problem'
  /** In a sentence. */
  readonly summary: string
  readonly checkedAt: Date
  /** The worst first. */
  readonly rows: readonly {
    readonly state: 'failed' | 'warn' | 'ok' | 'skipped'
    readonly title: string
    /** A mailbox, a channel or an address; empty where there is but one thing. */
    readonly about: string
    readonly what: string
    /** What to do; empty where nothing is to be done. */
    readonly cure: string
  }[]
  /** How many more there are. */
  readonly hidden: number
}
