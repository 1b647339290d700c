// Merging, splitting, linking, looking alike, in German.
import type { KIN as English } from '../en/kin.ts'

export const KIN: Readonly<Record<keyof typeof English, string>> = {}
