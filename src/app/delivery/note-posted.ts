// When Teams last took something in a channel: what its health is told by, and whether nothing can be posted there.
import type { Deps } from '../deps.ts'
import type { Chat } from '../ports/chat.ts'

/** Noted no more often than this, so that a busy channel costs no write for each card. */
const EVERY_MS = 20_000

/** The same chat; what is posted or redrawn through it is kept in mind by its conversation, without its thread. */
export function notingPosts(chat: Chat): { readonly chat: Chat; readonly posted: Set<string> } {
  const posted = new Set<string>()
  const note = (conversationId: string): void => void posted.add(conversationId.replace(/;messageid=.*$/u, ''))
  return {
    posted,
    chat: {
      ...chat,
      async post(channel, view) {
        const message = await chat.post(channel, view)
        note(channel.conversationId)
        return message
      },
      async update(message, view) {
        const outcome = await chat.update(message, view)
        if (outcome === 'updated') note(message.conversationId)
        return outcome
      },
      async reply(message, view) {
        const reply = await chat.reply(message, view)
        note(message.conversationId)
        return reply
      },
    },
  }
}

/** Writes it down. Never throws: what left has left, whatever is known of its channel. */
export async function notePosted(
  { documents, clock, log }: Pick<Deps, 'documents' | 'clock' | 'log'>,
  posted: Set<string>,
): Promise<void> {
  if (posted.size === 0) return
  const now = clock()
  try {
    const channels = await documents.channels.find({ conversationId: { $in: [...posted] } })
    for (const { _id, postedAt } of channels) {
      if (postedAt !== null && now.getTime() - postedAt.getTime() < EVERY_MS) continue
      await documents.channels.updateIf({ _id, postedAt }, { $set: { postedAt: now } })
    }
  } catch (error) {
    log.warn('When something was last posted in a channel was not noted', { error })
  }
}
