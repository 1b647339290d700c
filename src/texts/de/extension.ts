// The message extension, in German.
import type { EXTENSION as English } from '../en/extension.ts'

export const EXTENSION: Readonly<Record<keyof typeof English, string>> = {}
