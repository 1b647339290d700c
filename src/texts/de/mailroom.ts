// How email becomes tickets: settings, rules, letters, in German.
import type { MAILROOM as English } from '../en/mailroom.ts'

export const MAILROOM: Readonly<Record<keyof typeof English, string>> = {}
