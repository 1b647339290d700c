// What the conversation of a ticket, its thread and its notices say, in German.
import type { TIMELINE as English } from '../en/timeline.ts'

export const TIMELINE: Readonly<Record<keyof typeof English, string>> = {}
