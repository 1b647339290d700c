// What the conversation of a ticket, its thread and its notices say.
export const TIMELINE = {} as const
