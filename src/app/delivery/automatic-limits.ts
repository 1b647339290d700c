// However wrong all else goes: how many automatic mails there may be, counted by who gets them, who caused them, mailbox and in all.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { takeSlot } from './take-slot.ts'

const HOUR_MS = 3_600_000
const TO_ONE_ADDRESS = 5
const FOR_ONE_SENDER = 5
const FROM_ONE_MAILBOX = 300
const IN_ALL = 1_000

export interface SpentLimit {
  readonly name: 'target' | 'sender' | 'mailbox' | 'all'
  /** What has been sent already. */
  readonly text: KeyedPhrase
}

/** Takes a place under every limit for `by`, who may take the same one again. Answers with the first limit that has none left, or `null`. */
export async function spentLimit(
  deps: Pick<Deps, 'documents' | 'clock'>,
  mailbox: Pick<Mailbox, '_id'>,
  by: string,
  { sender, target }: { readonly sender: string; readonly target: string },
): Promise<SpentLimit | null> {
  const limits = [
    { name: 'target', key: `mail-to/${inboxOf(target)}`, count: TO_ONE_ADDRESS },
    { name: 'sender', key: `mail-for/${inboxOf(sender)}`, count: FOR_ONE_SENDER },
    { name: 'mailbox', key: `mail-by/${mailbox._id}`, count: FROM_ONE_MAILBOX },
    { name: 'all', key: 'mail-in-all', count: IN_ALL },
  ] as const
  for (const { name, key, count } of limits) {
    if ((await takeSlot(deps, key, by, { count, perMs: HOUR_MS })) !== null) {
      return { name, text: phrase('delivery.spent', { limit: name, count }) }
    }
  }
  return null
}

/** `ann@contoso.example` for `Ann+shop@contoso.example`, which is one of as many names as anybody likes for the same inbox. RFC 5233. */
function inboxOf(address: string): string {
  const [local = '', ...domain] = address.toLowerCase().split('@')
  const [name = ''] = local.split('+', 1)
  return [name === '' ? local : name, ...domain].join('@')
}
