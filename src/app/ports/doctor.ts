// What the doctor asks of the outside: each of these looks and changes nothing.

/** How the store stands, as far as it tells. */
export interface StoreFacts {
  readonly kind: 'files' | 'mongodb'
  /** The folder, or the database's name; never an address, which may hold a password. */
  readonly place: string
  /** Nothing was ever stored there: the first start makes what is needed. */
  readonly isNew: boolean
  /** Of the server; `null` for files. */
  readonly version: string | null
  /** `null` for files and for a server that stands alone. */
  readonly replicaSet: string | null
  /** Bytes on the disk that holds the data; `null` where the server does not tell. */
  readonly space: { readonly free: number; readonly total: number } | null
  /** The newest version among some of a collection's documents, where that is not the one this release writes. */
  readonly otherVersions: readonly { readonly collection: string; readonly stored: number; readonly declared: number }[]
  /** Declared and not there, such as `tickets (number)`; files have theirs in memory. */
  readonly missingIndexes: readonly string[]
}

/** The claims of the token that the bot speaks to Teams with; `null` where it has none of that name. */
export interface BotToken {
  readonly audience: string | null
  readonly appId: string | null
  readonly tenantId: string | null
}

export interface BotCredentials {
  readonly appId: string
  readonly tenantId: string
  /** Whom the token has to be for. */
  readonly audience: string
  /** Fetches one. Throws `OutsideError` with Microsoft's code. */
  token(): Promise<BotToken>
}

/** What a server says the time is. */
export interface RemoteTime {
  /** Its host. */
  readonly from: string
  readonly at: Date
}

/** What came back from the address that others reach this server by. */
export type OwnAnswer =
  | { readonly status: number; readonly isOurs: boolean }
  /** No answer: the network's code, such as `ENOTFOUND`. */
  | { readonly code: string }

export interface OwnAddress {
  /** As it is set, without a final slash. */
  readonly url: string
  /** Asks whether this server lives. */
  health(): Promise<OwnAnswer>
  /** Asks what Microsoft asks before it tells of new emails. */
  notifications(): Promise<OwnAnswer>
}

/** What a server that runs on this machine says of itself. */
export type LocalServer =
  | { readonly state: 'ready' }
  | { readonly state: 'not-ready'; readonly failed: readonly string[] }
  /** Nothing answers there, or something else does. */
  | { readonly state: 'silent' | 'other' }

/** When the oldest of what is due was due; `null` where nothing is. */
export interface QueueTimes {
  readonly delivery: Date | null
  readonly mail: Date | null
  readonly poll: Date | null
  /** Tickets with something that Teams or Exchange will not take. */
  readonly parked: number
  /** Emails that were given up until a person tries again. */
  readonly failed: number
}
