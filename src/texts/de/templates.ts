// What stands in the card templates themselves, in German.
import type { TEMPLATES as English } from '../en/templates.ts'

export const TEMPLATES: Readonly<Record<keyof typeof English, string>> = {}
