// What a Graph handler gives back, free of sockets.

export interface GraphAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object leaves as JSON, bytes as they are, and what is still to come (an async iterable of bytes) as it comes. */
  readonly body?: object
  /** The connection breaks in the middle of it. */
  readonly isCut?: true
}
