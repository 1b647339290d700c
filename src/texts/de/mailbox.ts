// The room of the mailboxes, in German.
import type { MAILBOX as English } from '../en/mailbox.ts'

export const MAILBOX: Readonly<Record<keyof typeof English, string>> = {}
