// What the panels of a ticket card say.
export const PANELS = {} as const
