// What somebody wrote to the bot, as it is read from an activity.
import type { CloudFile } from '../domain/ticket/cloud-file.ts'
import type { SaidMessage } from '../domain/ticket/outbox.ts'
import { say } from '../texts/say.ts'

export interface TypedMessage {
  /** As typed, mentions of others in their markup: what commands are read from. */
  readonly command: string
  /** As people read it. */
  readonly text: string
  /** It begins with the mention of somebody else. */
  readonly toColleague: boolean
  /** Names of attached files and pictures, which are not kept. */
  readonly files: readonly string[]
  /** Those of them that stay in the cloud, whose links can be kept. */
  readonly links: readonly CloudFile[]
  /** The message whose thread it stands in. */
  readonly threadId: string | null
  /** The channel or chat, without thread. */
  readonly conversationId: string
  /** What makes it this message and no other; `null` when Teams does not say. */
  readonly key: string | null
  /** It itself, in a channel; `null` elsewhere. */
  readonly said: SaidMessage | null
}

/** The text, with the names of what came along and stays where it was written. */
export function namingFiles(text: string, files: readonly string[], where: 'chat' | 'thread'): string {
  if (files.length === 0) return text
  const names = files.slice(0, 10).map((name) => name.slice(0, 100))
  const left = { where, names: names.join(', '), isAll: files.length > names.length ? 'no' : 'yes' }
  return `${text}\n\n[${say('chat.leftThere', left)}]`.trim()
}
