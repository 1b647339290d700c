// What Microsoft 365 answered, and what to do about it.
export const GRAPH = {} as const
