// What is done about a ticket: taking, assigning, sorting, its files, in German.
import type { TICKETS as English } from '../en/tickets.ts'

export const TICKETS: Readonly<Record<keyof typeof English, string>> = {}
