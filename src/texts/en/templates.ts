// What stands in the card templates themselves.
export const TEMPLATES = {} as const
