// What is told of the work while it is done, for whoever watches: figures that alerts need, and traces of mails. Names and labels are
// words of ours; nothing of a mail, of a person or of a secret is ever told here.

/** Whom we call; `login` gives the tokens for the others. */
export type CalledService = 'graph' | 'login' | 'teams'

/**
 * `refused`: the answer is that we may not, or asked wrongly. That what was asked for is gone, or was changed meanwhile, is an answer
 * like any other.
 */
export type CallOutcome = 'ok' | 'throttled' | 'refused' | 'failed' | 'timeout'

/** What was done once more after it failed: a call in place, or later a poll, the work on a mail, a delivery. */
export type Repeated = 'call' | 'poll' | 'mail' | 'delivery'

export type MailOutcome = 'ticket' | 'follow-up' | 'ignored' | 'failed'

/** Counts. All times are in milliseconds. Never throws. */
export interface Meter {
  /** The card of a new mail was posted, so long after its mailbox received the mail. */
  cardPosted(lagMs: number): void
  called(service: CalledService, outcome: CallOutcome, tookMs: number): void
  repeated(what: Repeated): void
  polled(outcome: 'ok' | 'failed', tookMs: number): void
  mailWorked(outcome: MailOutcome): void
  /** `kind`: that of the item of the outbox. `parked`: it was given up until a person tries again. */
  delivered(kind: string, outcome: 'left' | 'failed' | 'parked'): void
  /** A loop of ours ended with an error, and goes on after a rest. */
  workerFailed(worker: string): void
}

/** The steps that mails take, and what is called on the way. */
export type StepName =
  | 'poll'
  | 'read page'
  | 'record'
  | 'work'
  | 'read mails'
  | 'create tickets'
  | 'follow up'
  | 'post card'
  | 'answer'
  | 'deliver'
  | 'call graph'
  | 'call login'
  | 'call teams'

/** Ids, counts, codes and words of ours. */
export type StepFacts = Readonly<Record<string, string | number | boolean>>

export interface StepStart {
  readonly facts?: StepFacts
  /** What `carried` said of the step that this one follows from; the step under way, when left out. */
  readonly from?: string | undefined
  /** It is told of only as a part of another. */
  readonly inner?: true
  /** Neither it nor its parts are told of, unless it fails, or `keep` is called before it ends. */
  readonly quiet?: true
}

export interface Step {
  add(facts: StepFacts): void
  keep(): void
}

export interface Tracer {
  /** Runs the work as a step. Where it throws, the step has failed, and the error's code is told of it. */
  step<T>(name: StepName, start: StepStart, work: (step: Step) => Promise<T>): Promise<T>
  /** Names the step under way (https://www.w3.org/TR/trace-context/), for what follows from it later, in any process; `undefined` where there is none. */
  carried(): string | undefined
}
