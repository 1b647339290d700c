// What customers read in their chat, in German.
import type { CUSTOMERS as English } from '../en/customers.ts'

export const CUSTOMERS: Readonly<Record<keyof typeof English, string>> = {}
