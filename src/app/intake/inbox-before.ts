// Which mails lay in an inbox before it was read: what joins them later was moved there by somebody.
import { textDigest } from '../../lib/text-digest.ts'
import type { MailHead } from '../../domain/mail/mail.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'

type BeforeDeps = Pick<Deps, 'documents'>

/** Noting them again changes nothing. */
export async function noteBefore(
  { documents }: BeforeDeps,
  { _id: mailboxId }: Pick<Mailbox, '_id'>,
  mails: readonly MailHead[],
): Promise<void> {
  for (const [day, digests] of byDay(mails)) {
    const _id = `${mailboxId}/${day}`
    await documents.inboxBefore.insertNew([{ _id, mailboxId, day: new Date(day), mails: [] }])
    const known = new Set((await documents.inboxBefore.findOne({ _id }))?.mails)
    const fresh = [...digests].filter((digest) => !known.has(digest))
    if (fresh.length > 0) await documents.inboxBefore.updateIf({ _id }, { $push: { mails: { $each: fresh } } })
  }
}

/** Those of the mails that were noted. */
export async function whichWereBefore(
  { documents }: BeforeDeps,
  { _id }: Pick<Mailbox, '_id'>,
  mails: readonly MailHead[],
): Promise<readonly MailHead[]> {
  if (mails.length === 0) return []
  const ids = [...byDay(mails).keys()].map((day) => `${_id}/${day}`)
  const known = new Set((await documents.inboxBefore.find({ _id: { $in: ids } })).flatMap((one) => one.mails))
  return mails.filter(({ id }) => known.has(textDigest(id)))
}

export async function forgetBefore({ documents }: BeforeDeps, mailboxId: string): Promise<void> {
  await documents.inboxBefore.delete({ mailboxId })
}

function byDay(mails: readonly MailHead[]): ReadonlyMap<string, ReadonlySet<string>> {
  const days = new Map<string, Set<string>>()
  for (const { id, receivedAt } of mails) {
    const day = receivedAt.toISOString().slice(0, 10)
    days.set(day, (days.get(day) ?? new Set()).add(textDigest(id)))
  }
  return days
}
