// The audit, in German.
import type { AUDIT as English } from '../en/audit.ts'

export const AUDIT: Readonly<Record<keyof typeof English, string>> = {}
