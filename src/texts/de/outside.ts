// What Teams and the store answered, and what to do about it, in German.
import type { OUTSIDE as English } from '../en/outside.ts'

export const OUTSIDE: Readonly<Record<keyof typeof English, string>> = {}
