// What is said in a conversation: small talk, threads, notices in turn, in German.
import type { CHAT as English } from '../en/chat.ts'

export const CHAT: Readonly<Record<keyof typeof English, string>> = {}
