// Writing, previewing, sending and taking back a reply, in German.
import type { REPLY as English } from '../en/reply.ts'

export const REPLY: Readonly<Record<keyof typeof English, string>> = {}
