// The room of the mailboxes.
export const MAILBOX = {} as const
