// A test's hands among people in a channel: they write without a mention, edit, delete and restore what they wrote.
import {
  changeActivity,
  overheardActivity,
  type Activity,
  type ActivityMaker,
  type MessageEvent,
} from './activities.ts'
import type { TeamsMessage, TeamsMessages } from './messages.ts'
import type { TeamsUser } from './mock-team.ts'
import { chatIdOf } from './routes.ts'

/** A personal chat, a channel (by name or id), or the thread of a message. */
export type Where = 'personal' | { readonly channel: string } | TeamsMessage

export interface BotAnswer {
  /** HTTP status. */
  readonly status: number
  readonly body: unknown
}

export interface Writing {
  /** A person writes without mentioning the bot, which hears it all the same. `more` is laid over the activity. */
  write(
    user: TeamsUser,
    where: Where,
    text: string,
    more?: object,
  ): Promise<BotAnswer & { readonly message: TeamsMessage }>
  /** Whoever wrote the message edits it. `more` is laid over the activity. Throws for what these hands did not write. */
  edit(message: TeamsMessage, text: string, more?: object): Promise<BotAnswer>
  erase(message: TeamsMessage, more?: object): Promise<BotAnswer>
  /** Takes the deletion back: its text is there again. */
  restore(message: TeamsMessage, more?: object): Promise<BotAnswer>
}

/** `written`: the activities that messages came with. */
export function createWriting(
  maker: ActivityMaker,
  messages: TeamsMessages,
  written: Map<TeamsMessage, Activity>,
  send: (activity: Activity) => Promise<BotAnswer>,
): Writing {
  let lastChange = 0

  async function change(message: TeamsMessage, event: MessageEvent, more: object): Promise<BotAnswer> {
    const said = written.get(message)
    if (!said) throw new Error(`The message '${message.id}' was not written by these hands`)
    // No two changes have one time.
    lastChange = Math.max(lastChange + 1, maker.clock().getTime())
    const mention = /^<at>.*?<\/at> /u.exec(String(said['text']))?.[0] ?? ''
    const activity = changeActivity(said, event, `${mention}${message.text ?? ''}`, new Date(lastChange))
    messages.changed()
    return await send({ ...activity, ...more })
  }

  return {
    async write(user, where, text, more = {}) {
      const message = messages.add({ ...threadOf(maker, user, where), authorId: user.id }, { text, card: null })
      const activity = { ...overheardActivity(maker, user, message), ...more }
      written.set(message, activity)
      return { ...(await send(activity)), message }
    },
    async edit(message, text, more = {}) {
      message.update({ text, card: null })
      return await change(message, 'editMessage', more)
    },
    async erase(message, more = {}) {
      message.deleted = true
      return await change(message, 'softDeleteMessage', more)
    },
    async restore(message, more = {}) {
      message.deleted = false
      return await change(message, 'undeleteMessage', more)
    },
  }
}

export function threadOf(
  maker: ActivityMaker,
  user: TeamsUser,
  where: Where,
): { placeId: string; rootId: string | null } {
  if (where === 'personal') return { placeId: chatIdOf(user), rootId: null }
  if ('placeId' in where) return { placeId: where.placeId, rootId: where.rootId }
  const channel = maker.team.channels.find(({ id, name }) => id === where.channel || name === where.channel)
  if (!channel) {
    throw new Error(
      `The team has no channel '${where.channel}'; it has: ${maker.team.channels.map(({ name }) => name).join(', ')}`,
    )
  }
  return { placeId: channel.id, rootId: 'new' }
}
