// The secrets by which the provider's notices are told from forged ones.

export interface NoticeSecrets {
  /** Random, for one subscription; at most 128 characters, safe in JSON. */
  make(): string
  /** What is kept of one. */
  hash(secret: string): string
  /** In the same time, however much of it is right. */
  matches(secret: string, hash: string): boolean
}
