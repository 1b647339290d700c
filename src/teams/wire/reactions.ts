// Marks on people's messages: reactions of the bot, which leave when nothing else has to, and are forgotten when they cannot.
// https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-reactions
import { setTimeout as wait } from 'node:timers/promises'
import type { Chat, Mark, Room } from '../../app/ports/chat.ts'
import type { PostedMessage } from '../../domain/ticket/outbox.ts'
import { ConnectorFault } from './connector-http.ts'

/** Teams' names of eyes, check mark and warning sign: https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/agent-reactions */
const REACTIONS: Readonly<Record<Mark, string>> = {
  heard: '1f440_eyes',
  done: '2705_whiteheavycheckmark',
  failed: '26a0_warningsign',
}
/** Messages that wait for their mark. Those that come then get none. */
const MOST_WAITING = 200
/** Messages whose mark is remembered, so that no mark is made twice. */
const MOST_KNOWN = 2_000
/** So many messages must be left to cards and replies before a reaction leaves. */
const LEFT_FOR_CARDS = 4
/** As often they wait for room until they are left out. */
const MOST_PAUSES = 20
/** A bot may send two reactions in a second. */
const PAUSE_MS = 500
/** Where Teams does not know them. */
const UNKNOWN_MS = 3_600_000
/** Where it refuses one. */
const REFUSED_MS = 30_000

export interface ReactionCall {
  readonly message: PostedMessage
  readonly method: 'PUT' | 'DELETE'
  readonly reaction: string
}

interface Waiting {
  readonly message: PostedMessage
  readonly mark: Mark
  /** That it had before, as far as whoever marks it knows. */
  readonly former: Mark | null
}

/** `room`: what the limits leave for messages in a conversation. Without `paced` nothing waits between two of them. */
export function createReactions(deps: {
  readonly call: (call: ReactionCall) => Promise<unknown>
  readonly room: (message: PostedMessage) => Promise<Room>
  readonly paced: boolean
  /** Ends waiting. */
  readonly signal: AbortSignal
  /** Milliseconds; of the process when left out. */
  readonly now?: () => number
}): Chat['mark'] {
  const { call, room, paced, signal, now = () => performance.now() } = deps
  const waiting = new Map<string, Waiting>()
  const known = new Map<string, Mark>()
  const closedUntil = new Map<string, number>()
  let working = false

  function isClosed({ serviceUrl }: PostedMessage): boolean {
    return now() < (closedUntil.get(serviceUrl) ?? 0)
  }

  function close({ serviceUrl }: PostedMessage, error: unknown): void {
    // The message was deleted, or its conversation was: others can be marked.
    const isOfMessage = error instanceof ConnectorFault && OF_MESSAGE.has(error.code)
    if (isOfMessage) return
    const isUnknown = error instanceof ConnectorFault && UNKNOWN_STATUS.has(error.status)
    const asked = error instanceof ConnectorFault ? (error.retryAfterMs ?? 0) : 0
    closedUntil.set(serviceUrl, now() + (isUnknown ? UNKNOWN_MS : Math.max(REFUSED_MS, asked)))
  }

  function remember(key: string, mark: Mark): void {
    known.delete(key)
    known.set(key, mark)
    const [oldest] = known.size > MOST_KNOWN ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
  }

  async function isRoom(message: PostedMessage): Promise<boolean> {
    for (let tries = 0; tries < MOST_PAUSES; tries += 1) {
      if ((await room(message)).count >= LEFT_FOR_CARDS) return true
      await wait(PAUSE_MS, undefined, { signal, ref: false })
    }
    return false
  }

  async function leave(key: string): Promise<void> {
    const first = waiting.get(key)
    if (!first || isClosed(first.message)) return void waiting.delete(key)
    const mayLeave = await isRoom(first.message)
    // As it is wanted by now.
    const { message, mark, former } = waiting.get(key) ?? first
    waiting.delete(key)
    const shown = known.get(key) ?? former
    if (!mayLeave || shown === mark) return
    try {
      await call({ message, method: 'PUT', reaction: REACTIONS[mark] })
      remember(key, mark)
      if (paced) await wait(PAUSE_MS, undefined, { signal, ref: false })
      if (shown !== null) await call({ message, method: 'DELETE', reaction: REACTIONS[shown] })
    } catch (error) {
      close(message, error)
    }
  }

  async function work(): Promise<void> {
    try {
      for (let [key] = waiting.keys(); key !== undefined && !signal.aborted; [key] = waiting.keys()) {
        await leave(key)
        if (paced) await wait(PAUSE_MS, undefined, { signal, ref: false })
      }
    } catch {
      // The process ends.
      waiting.clear()
    } finally {
      working = false
    }
  }

  return (message, mark, former) => {
    if (signal.aborted || isClosed(message)) return
    const key = `${message.conversationId} ${message.activityId}`
    if (!waiting.has(key) && waiting.size >= MOST_WAITING) return
    waiting.set(key, { message, mark, former: former ?? null })
    if (working) return
    working = true
    void work()
  }
}

const OF_MESSAGE = new Set(['ActivityNotFoundInConversation', 'ConversationNotFound'])
/** The method, the path or the reaction is none that is known there. */
const UNKNOWN_STATUS = new Set([400, 404, 405, 501])
