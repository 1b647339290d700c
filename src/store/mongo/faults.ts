// What the MongoDB driver throws, as errors of the house.
import {
  MongoBulkWriteError,
  MongoError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
  type WriteError,
} from 'mongodb'
import { DuplicateKeyError, OutsideError } from '../../domain/errors.ts'
import { phrase } from '../../texts/say.ts'

// https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml
const DUPLICATE_KEY = 11_000
const AUTHENTICATION_FAILED = 18
const UNAUTHORIZED = 13
const INDEX_CONFLICTS = [85, 86]

/** Runs a call of the driver; what it throws comes out as `DuplicateKeyError` or `OutsideError`. */
export async function translated<R>(collection: string, call: () => Promise<R>): Promise<R> {
  try {
    return await call()
  } catch (error) {
    throw translate(collection, error)
  }
}

/** The places in an unordered batch whose key was held already, or `undefined` when anything else went wrong too. */
export function duplicatesOf(error: unknown): ReadonlySet<number> | undefined {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return undefined
  const faults: readonly WriteError[] = [error.writeErrors].flat()
  return faults.every((fault) => fault.code === DUPLICATE_KEY) ? new Set(faults.map((fault) => fault.index)) : undefined
}

function translate(collection: string, error: unknown): unknown {
  if (!(error instanceof MongoError)) return error
  if (error.code === DUPLICATE_KEY) return new DuplicateKeyError(collection, error)
  return new OutsideError({
    code:
      error instanceof MongoServerError && error.codeName !== undefined
        ? error.codeName
        : String(error.code ?? error.name),
    retryable: isPassing(error),
    message: `MongoDB could not serve '${collection}': ${cureFor(error)}`,
    forPerson: phrase('outside.store.database'),
    cause: error,
  })
}

function isPassing(error: MongoError): boolean {
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error.hasErrorLabel('RetryableWriteError') ||
    error.hasErrorLabel('TransientTransactionError')
  )
}

function cureFor(error: MongoError): string {
  if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError) {
    return 'the server does not answer; check that it runs, that MONGODB_URI names it, and that the network lets this process through'
  }
  if (error.code === AUTHENTICATION_FAILED) return 'user or password are refused; check them in MONGODB_URI'
  if (error.code === UNAUTHORIZED) return 'the user may not do this; give it the role readWrite on the database'
  if (INDEX_CONFLICTS.includes(Number(error.code))) {
    return 'an index of the same name or fields is there with other options; drop it and restart Frontdesk'
  }
  return 'the error below it says why'
}
