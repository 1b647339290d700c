// People, their roles, invitations, in German.
import type { PEOPLE as English } from '../en/people.ts'

export const PEOPLE: Readonly<Record<keyof typeof English, string>> = {}
