// The contract of a delivery: what it is given, and what it came to.
import type { Deps } from '../deps.ts'

export type DeliveryDeps = Pick<
  Deps,
  | 'documents'
  | 'clock'
  | 'newId'
  | 'log'
  | 'chat'
  | 'settings'
  | 'allowedTenants'
  | 'workerId'
  | 'provider'
  | 'secrets'
  | 'botLink'
  | 'signedTokens'
  | 'pageBase'
  | 'isStopping'
  | 'domainNames'
  | 'wakeDelivery'
  | 'meter'
  | 'tracer'
>

/** What letting an item leave came to: further fields of its document, computed from the document as it is by then. */
export type Delivered<T> = (current: T) => Partial<T>
