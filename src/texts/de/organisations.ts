// The room of the organisations, in German.
import type { ORGANISATIONS as English } from '../en/organisations.ts'

export const ORGANISATIONS: Readonly<Record<keyof typeof English, string>> = {}
