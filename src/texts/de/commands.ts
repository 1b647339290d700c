// What can be typed, and what answers it, in German.
import type { COMMANDS as English } from '../en/commands.ts'

export const COMMANDS: Readonly<Record<keyof typeof English, string>> = {}
