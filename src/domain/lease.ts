// A worker's hold on a piece of work, which ends by itself when the worker dies.

export interface Lease {
  readonly owner: string
  readonly until: Date
}
