// How many mails may leave by themselves, and under which keys they are counted.
import type { SlotLimit } from './take-slot.ts'

/** However wrong all else goes, no address gets more automatic mail than this. */
export const TO_ONE_ADDRESS: SlotLimit = { count: 5, perMs: 3_600_000 }
/** What Exchange lets a mailbox send: https://learn.microsoft.com/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits */
export const FROM_ONE_MAILBOX: SlotLimit = { count: 30, perMs: 60_000 }

export function fromMailbox(mailboxId: string): string {
  return `mail-from/${mailboxId}`
}
