// Exporting, erasing, keeping, in German.
import type { PRIVACY as English } from '../en/privacy.ts'

export const PRIVACY: Readonly<Record<keyof typeof English, string>> = {}
