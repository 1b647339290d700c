// Why an email did not arrive, in German.
import type { BOUNCES as English } from '../en/bounces.ts'

export const BOUNCES: Readonly<Record<keyof typeof English, string>> = {}
