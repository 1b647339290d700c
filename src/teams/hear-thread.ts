// What is said under ticket cards without a word to the bot, and what becomes of messages there later. Nothing of it is answered in words: a
// reaction says what was done.
import { hearOnce } from '../app/heard-once.ts'
import { noteHeard } from '../app/channels/thread-notes.ts'
import { ticketOfThread } from '../app/tickets/card-threads.ts'
import { followMessage } from '../app/tickets/follow-message.ts'
import { noteFromMessage } from '../app/tickets/note-from-message.ts'
import { mayBeShownIn, placeOf } from '../app/tickets/ticket-access.ts'
import type { SupportChannel } from '../domain/channel.ts'
import { FrontdeskError } from '../domain/errors.ts'
import { personKey, type Person } from '../domain/organisation/person.ts'
import { copyIn } from '../domain/ticket/copies.ts'
import { may } from '../domain/organisation/rights.ts'
import type { MessageChange } from '../domain/ticket/message-changes.ts'
import type { SaidMessage } from '../domain/ticket/outbox.ts'
import { readThreadMessage } from '../domain/ticket/thread-message.ts'
import type { Ticket } from '../domain/ticket/ticket.ts'
import type { TurnContext } from './command.ts'
import { namingFiles, type TypedMessage } from './typed-message.ts'

type Deps = TurnContext['deps']

/** Where somebody wrote, and who. */
interface Speaker {
  readonly tenantId: string
  readonly aadObjectId: string
}

/** One message of a channel. */
export interface Overheard extends Speaker {
  readonly message: TypedMessage
  /** The bot was spoken to. */
  readonly isForBot: boolean
}

/** What its author did to one that stands there. */
export interface OverheardChange extends Overheard {
  readonly is: MessageChange['is']
  readonly at: Date
}

/**
 * A message that mentions nobody, or not the bot. It becomes a note where that is switched on and its author works on the ticket under
 * whose card it stands; of all others nothing is kept, and nothing is said. `isTooMuch`: its author writes more than people do.
 */
export async function hearOverheard(deps: Deps, heard: Overheard, isTooMuch = false): Promise<void> {
  const { message } = heard
  const { said, threadId, conversationId } = message
  if (said === null || threadId === null) return
  const channel = await listening(deps, conversationId)
  if (!channel) return
  await noteHeard(deps, channel)
  const ticket = await ticketOfThread(deps.documents, conversationId, threadId)
  if (!ticket || !mayBeShownIn(ticket, channel.organisationId)) return
  const actor = await knownPerson(deps, heard)
  if (!actor || !may(actor.memberships, 'work-tickets', placeOf(ticket))) return
  if (message.text === '' && message.files.length === 0) return
  const overtaken = await overtakenBy(deps, said)
  if (overtaken === 'deleted') return
  deps.chat.mark(said.posted, 'heard')
  await marked(deps, said, async () => {
    // What it says by now, nobody said to Frontdesk: its next change will.
    if (isTooMuch || overtaken === 'edited') throw new NotKept(isTooMuch ? 'It is one too many' : 'It was edited')
    const text = namingFiles(message.text, message.files, 'thread')
    // Whoever reads in the ticket's own channel has not seen what was written in another one.
    const inThread = copyIn(ticket, conversationId) === undefined
    await noteFromMessage(deps, actor, { ticketId: ticket._id, text, key: said.key, inThread, overheard: true })
    deps.chat.mark(said.posted, 'done')
  })
}

/** The note that a message became follows it, however it became one. What was sent to a customer stays as it was sent. */
export async function hearChange(deps: Deps, heard: OverheardChange): Promise<void> {
  const { message, is, at } = heard
  const { said, threadId, conversationId } = message
  if (said === null) return
  const actor = await knownPerson(deps, heard)
  if (!actor) return
  const ticket = threadId === null ? undefined : await ticketOfThread(deps.documents, conversationId, threadId)
  await marked(deps, said, async () => {
    const change = is === 'deleted' ? { is, at } : { is, at, text: noteText(heard) }
    const followed = await followMessage(deps, actor, { key: said.key, change, ticket })
    if (followed === 'followed' && is !== 'deleted') deps.chat.mark(said.posted, 'done')
    if (followed !== 'unknown' || !ticket) return
    if (is !== 'deleted' && (await isSentReply(deps, ticket, said))) deps.chat.mark(said.posted, 'failed')
    else if (heard.isForBot || !(await listening(deps, conversationId))) return
    else if (is !== 'deleted' && (await isRemembered(deps, 'refused', said))) await hearOverheard(deps, heard)
    else await remember(deps, is === 'deleted' ? 'deleted' : 'edited', said)
  })
}

/** Where messages without a mention are notes. */
async function listening({ documents }: Deps, conversationId: string): Promise<SupportChannel | null> {
  const channel = await documents.channels.findOne({ conversationId })
  return channel?.active === true && channel.threadNotes !== null ? channel : null
}

/** Nobody becomes known by what they say to others. */
async function knownPerson({ documents }: Deps, speaker: Speaker): Promise<Person | undefined> {
  return await documents.people.findOne({ key: personKey({ _id: '', ...speaker }) })
}

/** As it would be noted if it were written now. */
function noteText({ message, isForBot }: Overheard): string {
  const meant = isForBot ? readThreadMessage(message.text, message.toColleague) : null
  return namingFiles(meant?.kind === 'note' ? meant.text : message.text, message.files, 'thread')
}

/** Does it; what is refused is a warning at the message until its author changes that, and its text is in no log. */
async function marked(deps: Deps, said: SaidMessage, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    deps.chat.mark(said.posted, 'failed')
    if (!(error instanceof FrontdeskError || error instanceof NotKept)) throw error
    deps.log.info('A message in a thread was not kept as a note', { reason: error.message })
    await remember(deps, 'refused', said)
  }
}

class NotKept extends Error {
  override readonly name = 'NotKept'
}

/** What came before its message, and which message was refused: remembered as long as Teams may say it late. */
type Memory = 'deleted' | 'edited' | 'refused'

async function remember(deps: Deps, what: Memory, { key }: SaidMessage): Promise<void> {
  await hearOnce(deps, `${what}/${key}`, true)
}

async function isRemembered({ documents }: Deps, what: Memory, { key }: SaidMessage): Promise<boolean> {
  return (await documents.heard.findOne({ _id: `${what}/${key}` })) !== undefined
}

async function overtakenBy(deps: Deps, said: SaidMessage): Promise<'deleted' | 'edited' | null> {
  if (await isRemembered(deps, 'deleted', said)) return 'deleted'
  const isEdited = (await isRemembered(deps, 'edited', said)) && !(await isRemembered(deps, 'refused', said))
  return isEdited ? 'edited' : null
}

async function isSentReply({ documents }: Deps, { _id: ticketId }: Ticket, { key }: SaidMessage): Promise<boolean> {
  return (await documents.entries.findOne({ ticketId, kind: 'reply', messageKey: key })) !== undefined
}
