// Writing, previewing, sending and taking back a reply.
export const REPLY = {} as const
