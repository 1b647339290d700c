// What Teams and the store answered, and what to do about it.
export const OUTSIDE = {} as const
