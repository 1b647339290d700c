// What stands in the stand-in's channels and chats: each message with its history, and who was told of it.
import type { Card } from './cards.ts'

export interface MessageContent {
  readonly text: string | null
  readonly card: Card | null
  /** Ids of those it mentions, whom Teams notifies. */
  readonly mentions?: readonly string[]
  /** Id of the targeted message that it answers. */
  readonly answers?: string | null
}

/** One message; it changes in place when it is updated or deleted. */
export class TeamsMessage {
  readonly id: string
  /** The channel's or the chat's id, without thread. */
  readonly placeId: string
  /** Id of the message whose thread it stands in; its own for a root, `null` in a chat. */
  readonly rootId: string | null
  /** `null` for the bot's own. */
  readonly authorId: string | null
  /** The one person who sees it besides its author, where it is a targeted message; `null` where everybody does. */
  readonly targetedTo: string | null
  deleted = false
  /** Oldest first; the last one is what stands there. */
  readonly versions: MessageContent[]
  /** Of the bot's, as they stand there. */
  readonly reactions = new Set<string>()
  /** Each that it added, in order, also those that it took away again. */
  readonly reacted: string[] = []
  readonly #shown = new Map<string, Card>()

  constructor(
    head: Pick<TeamsMessage, 'id' | 'placeId' | 'rootId' | 'authorId' | 'targetedTo'>,
    content: MessageContent,
  ) {
    this.id = head.id
    this.placeId = head.placeId
    this.rootId = head.rootId
    this.authorId = head.authorId
    this.targetedTo = head.targetedTo
    this.versions = [content]
  }

  get text(): string | null {
    return this.versions.at(-1)?.text ?? null
  }

  /** The targeted message that it is drawn below. */
  get answers(): string | null {
    return this.versions.at(-1)?.answers ?? null
  }

  get mentions(): readonly string[] {
    return this.versions.at(-1)?.mentions ?? []
  }

  get card(): Card | null {
    return this.versions.at(-1)?.card ?? null
  }

  /** The conversation that a client, and so the bot, knows it by: `19:…;messageid=ROOT` in a channel. */
  get conversationId(): string {
    return this.rootId === null ? this.placeId : `${this.placeId};messageid=${this.rootId}`
  }

  /** The card as one person sees it: an answer to their click stands until the message is updated. */
  cardFor(userId: string): Card | null {
    return this.#shown.get(userId) ?? this.card
  }

  showTo(userId: string, card: Card): void {
    this.#shown.set(userId, card)
  }

  update(content: MessageContent): void {
    this.versions.push(content)
    this.#shown.clear()
  }
}

export class TeamsMessages {
  readonly #all: TeamsMessage[] = []
  readonly #byId = new Map<string, TeamsMessage>()
  readonly #watchers = new Set<() => void>()
  #lastId = 0
  readonly #clock: () => Date

  constructor(clock: () => Date) {
    this.#clock = clock
  }

  /** `rootId` 'new' starts a thread; `null` is a chat, which has none. */
  add(
    place: {
      readonly placeId: string
      readonly rootId: string | null
      readonly authorId: string | null
      readonly targetedTo?: string | null
    },
    content: MessageContent,
  ): TeamsMessage {
    // Teams' ids are times in milliseconds.
    this.#lastId = Math.max(this.#lastId + 1, this.#clock().getTime())
    const id = String(this.#lastId)
    const rootId = place.rootId === 'new' ? id : place.rootId
    const message = new TeamsMessage({ ...place, id, rootId, targetedTo: place.targetedTo ?? null }, content)
    this.#all.push(message)
    this.#byId.set(id, message)
    this.changed()
    return message
  }

  /** The message, unless it was deleted or stands elsewhere. */
  find(placeId: string, id: string): TeamsMessage | undefined {
    const message = this.#byId.get(id)
    return message?.placeId === placeId && !message.deleted ? message : undefined
  }

  /** All that is not deleted, oldest first. */
  all(): TeamsMessage[] {
    return this.#all.filter((message) => !message.deleted)
  }

  /** Tells those who watch; to be called after a message was changed. */
  changed(): void {
    for (const watcher of [...this.#watchers]) watcher()
  }

  /** What `look` finds, as soon as it finds something (no `undefined`, no `false`). Throws after `timeoutMs`. */
  async eventually<T>(what: string, look: () => T | undefined | false, timeoutMs: number): Promise<T> {
    return await new Promise<T>((resolve, reject) => {
      const finish = (end: () => void): void => {
        clearTimeout(timer)
        this.#watchers.delete(watcher)
        end()
      }
      const watcher = (): void => {
        try {
          const found = look()
          if (found !== undefined && found !== false) finish(() => resolve(found))
        } catch (error) {
          finish(() => reject(error instanceof Error ? error : new Error(String(error))))
        }
      }
      const timer = setTimeout(() => {
        finish(() => reject(new Error(`Nothing came within ${timeoutMs} ms: ${what}`)))
      }, timeoutMs)
      this.#watchers.add(watcher)
      watcher()
    })
  }
}
