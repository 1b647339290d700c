// Why the mail log has an email, and what became of it, in German.
import type { LOG as English } from '../en/log.ts'

export const LOG: Readonly<Record<keyof typeof English, string>> = {}
