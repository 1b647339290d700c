// What is said in a conversation: small talk, threads, notices in turn.
export const CHAT = {} as const
