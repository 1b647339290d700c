// What the panels of a ticket card say, in German.
import type { PANELS as English } from '../en/panels.ts'

export const PANELS: Readonly<Record<keyof typeof English, string>> = {}
