// What happened to a ticket, as it follows the name of who did it: “Ann took this ticket”, in German.
import type { EVENTS as English } from '../en/events.ts'

export const EVENTS: Readonly<Record<keyof typeof English, string>> = {}
