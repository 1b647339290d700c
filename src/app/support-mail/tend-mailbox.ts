// What is done for a mailbox once an hour: its addresses are asked for, and drafts of ours that came to nothing are deleted.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'
import { draftEventId } from '../delivery/edited-draft.ts'
import type { FoundDraft, MailboxClient } from '../ports/mailbox-provider.ts'

type TendDeps = Pick<Deps, 'documents' | 'clock' | 'log'>

const EVERY_MS = 3_600_000
/** A younger draft may be on its way into the ticket that it belongs to. */
const LEFT_BEHIND_MS = 3_600_000

/** Answers with the mailbox as it is known after that. Nothing of it can fail the poll that it is a part of. */
export async function tendMailbox(deps: TendDeps, mailbox: Mailbox, client: MailboxClient): Promise<Mailbox> {
  const now = deps.clock()
  if (mailbox.tendAt > now) return mailbox
  const learntAddresses = await askForAddresses(deps, mailbox, client)
  await deleteLeftDrafts(deps, client).catch((error: unknown) => {
    deps.log.info('The drafts of a mailbox could not be looked through', { mailboxId: mailbox._id, error })
  })
  const fields = { learntAddresses, tendAt: new Date(now.getTime() + EVERY_MS) }
  await deps.documents.mailboxes.updateIf({ _id: mailbox._id, address: mailbox.address }, { $set: fields })
  return { ...mailbox, ...fields }
}

/** What was learnt last is kept as long as nothing newer is told. */
async function askForAddresses(deps: TendDeps, mailbox: Mailbox, client: MailboxClient): Promise<readonly string[]> {
  try {
    const told = await client.addresses()
    return told.length === 0 ? mailbox.learntAddresses : told.filter((address) => address !== mailbox.address)
  } catch (error) {
    deps.log.info('The addresses of a mailbox could not be asked for', { mailboxId: mailbox._id, error })
    return mailbox.learntAddresses
  }
}

/** One that was changed later than this after it was written was edited by somebody. */
const WRITING_MS = 5 * 60_000

/** A process that dies between writing a draft and noting it leaves it behind. */
async function deleteLeftDrafts(deps: TendDeps, client: MailboxClient): Promise<void> {
  const before = deps.clock().getTime() - LEFT_BEHIND_MS
  const old = (await client.markedDrafts()).filter(
    ({ writtenAt, changedAt }) =>
      writtenAt.getTime() <= before && changedAt.getTime() - writtenAt.getTime() <= WRITING_MS,
  )
  for (const draft of old) {
    if (await isLeftBehind(deps, draft)) await client.deleteDraft(draft.id)
  }
}

/** The mark is the ticket's id. A ticket that is not here is another installation's, and so is its draft. */
async function isLeftBehind({ documents }: TendDeps, { id, mark }: FoundDraft): Promise<boolean> {
  const ticket = await documents.tickets.findOne({ _id: mark })
  if (!ticket || ticket.outbox.some((item) => 'draft' in item && item.draft?.id === id)) return false
  // What was found to be edited is a person's.
  return (await documents.entries.findOne({ _id: draftEventId(mark, id) })) === undefined
}
