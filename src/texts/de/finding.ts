// Lists, filters, saved views, searches, in German.
import type { FINDING as English } from '../en/finding.ts'

export const FINDING: Readonly<Record<keyof typeof English, string>> = {}
