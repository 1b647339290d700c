// What happened to a ticket, as it follows the name of who did it: “Ann took this ticket”.
export const EVENTS = {} as const
