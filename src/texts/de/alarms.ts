// What alarms say, in German.
import type { ALARMS as English } from '../en/alarms.ts'

export const ALARMS: Readonly<Record<keyof typeof English, string>> = {}
