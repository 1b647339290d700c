// New ids, from the system's source of randomness.
import { randomBytes } from 'node:crypto'
import type { NewId } from '../app/ports/runtime.ts'

/** 120 random bits as 20 letters, digits, hyphens and underscores. */
export const newId: NewId = () => randomBytes(15).toString('base64url')
