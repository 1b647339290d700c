// Status, priority and the like, each in a word or two.
export const STATUS = {} as const
