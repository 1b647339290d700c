// Every error that the house throws on purpose: a stable code, a message for the log, a text for the person.

import { inWords, phrase, say, type Phrase } from '../texts/say.ts'

export interface ErrorTexts {
  /** For the log: what happened, with ids; never a secret or mail text. A sentence without a final stop. */
  readonly message: string
  /** For the person: what happened and what to do. Full sentences. */
  readonly forPerson: Phrase
  readonly cause?: unknown
}

export abstract class FrontdeskError extends Error {
  /** Stable, for searching and for tests: never change one, add another. */
  abstract readonly code: string
  /** Whether the same call may succeed later without anybody changing anything. */
  abstract readonly retryable: boolean
  /** What is stored of it, so that everybody reads it in their language. */
  readonly phrase: Phrase

  constructor(texts: ErrorTexts) {
    super(texts.message, texts.cause === undefined ? undefined : { cause: texts.cause })
    this.name = new.target.name
    this.phrase = texts.forPerson
  }

  /** In the language of whoever is spoken to. */
  get forPerson(): string {
    return inWords(this.phrase)
  }
}

/** A unique index already holds this key. */
export class DuplicateKeyError extends FrontdeskError {
  readonly code = 'duplicate-key'
  readonly retryable = false
  readonly collection: string

  constructor(collection: string, cause?: unknown) {
    super({
      message: `A document in '${collection}' already has this unique key`,
      forPerson: phrase('errors.exists'),
      cause,
    })
    this.collection = collection
  }
}

/** The person may not do this, or may not even know that it exists. */
export class RefusedError extends FrontdeskError {
  readonly code = 'refused'
  readonly retryable = false
}

/** What was asked for is not there (any more). */
export class NotFoundError extends FrontdeskError {
  readonly code = 'not-found'
  readonly retryable = false
}

/** It was there, and cannot be had any more, or not now: there is a reason, which is said. */
export class UnavailableError extends FrontdeskError {
  readonly code = 'unavailable'
  readonly retryable = false
}

/** What came in is not of the form that is needed. */
export class InvalidInputError extends FrontdeskError {
  readonly code = 'invalid-input'
  readonly retryable = false
  /** The input of the form that it stands at; `null` where it is none in particular. */
  readonly field: string | null

  constructor(texts: ErrorTexts & { readonly field?: string }) {
    super(texts)
    this.field = texts.field ?? null
  }
}

/** Somebody else changed the same thing in the meantime. */
export class ConflictError extends FrontdeskError {
  readonly code = 'conflict'
  readonly retryable = true
}

/** The button was on an older drawing of a ticket: nothing was changed. */
export class StaleTicketError extends FrontdeskError {
  readonly code = 'stale-ticket'
  readonly retryable = false
}

/** What whoever asked for it can mend: it stands where they entered it, and everything is as it was. */
export function isRefusal(error: unknown): error is InvalidInputError | ConflictError | StaleTicketError {
  return error instanceof InvalidInputError || error instanceof ConflictError || error instanceof StaleTicketError
}

/** An outside service (Graph, Teams, the store) answered with a fault. */
export class OutsideError extends FrontdeskError {
  /** The outside's own code as it came, for searching: `ErrorAccessDenied`, `AADSTS7000222`, `MessageSizeTooBig`. */
  readonly code: string
  readonly retryable: boolean
  /** How long the outside asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | null
  /** The thing itself is refused (it is too big, its address is none): the same again is never taken. Never with `retryable`. */
  readonly final: boolean

  constructor(texts: ErrorTexts & { code: string; retryable: boolean; retryAfterMs?: number | null; final?: boolean }) {
    super(texts)
    this.code = texts.code
    this.retryable = texts.retryable
    this.retryAfterMs = texts.retryAfterMs ?? null
    this.final = texts.final ?? false
  }
}

/** The text that may be shown for any thrown value; unknown ones get a general text that names the log id. */
export function textForPerson(error: unknown, logId: string): string {
  if (error instanceof FrontdeskError) return error.forPerson
  return say('errors.unexpected', { logId })
}
