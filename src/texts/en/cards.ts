// What stands on the cards, whatever they are about.
export const CARDS = {} as const
