// Clock, ids and log: what a process has and a pure function must be given.

export type Clock = () => Date

/** New ids: unique across processes, sortable by nothing, safe in a URL. */
export type NewId = () => string

/** A structured log. Fields hold ids and codes; never a secret or mail text. */
export interface Log {
  debug(message: string, fields?: Readonly<Record<string, unknown>>): void
  info(message: string, fields?: Readonly<Record<string, unknown>>): void
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void
  error(message: string, fields?: Readonly<Record<string, unknown>>): void
}
