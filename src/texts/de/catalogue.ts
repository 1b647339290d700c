// Categories, service types, canned texts, in German.
import type { CATALOGUE as English } from '../en/catalogue.ts'

export const CATALOGUE: Readonly<Record<keyof typeof English, string>> = {}
