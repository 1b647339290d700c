// What is done about a ticket: taking, assigning, sorting, its files.
export const TICKETS = {} as const
