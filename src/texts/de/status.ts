// Status, priority and the like, each in a word or two, in German.
import type { STATUS as English } from '../en/status.ts'

export const STATUS: Readonly<Record<keyof typeof English, string>> = {}
