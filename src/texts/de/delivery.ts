// Why something has not left, in German.
import type { DELIVERY as English } from '../en/delivery.ts'

export const DELIVERY: Readonly<Record<keyof typeof English, string>> = {}
