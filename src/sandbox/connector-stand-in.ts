// The stand-in for Teams' connector service: real http on loopback, a team with people and channels, faults on demand.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Clock, NewId } from '../app/ports/runtime.ts'
import type { Bot } from './connector/activities.ts'
import { faultBody, Faults } from './connector/faults.ts'
import { createHands, type BotEndpoint, type TeamsHands } from './connector/hands.ts'
import { TeamsMessages, type TeamsMessage } from './connector/messages.ts'
import { MOCK_TEAM, type MockTeam, type TeamsUser } from './connector/mock-team.ts'
import { answerConnector, chatIdOf, type ConnectorAnswer, type TargetedMode } from './connector/routes.ts'
import { TeamLife } from './connector/team-life.ts'
import { listenOnLoopback } from './listen.ts'

export interface ConnectorStandInOptions {
  /** Loopback; 127.0.0.1 when left out. */
  readonly host?: string
  /** 0, also when left out, takes a free one. */
  readonly port?: number
  /** `MOCK_TEAM` when left out. */
  readonly team?: MockTeam
  /** `known` when left out. */
  readonly targeted?: TargetedMode
  /** The bot as people mention it. */
  readonly bot?: Bot
  readonly clock?: Clock
  readonly newId?: NewId
  /** Whether bots can react to messages; they can when left out. */
  readonly knowsReactions?: boolean
}

/** One call that came in. */
export interface ConnectorCall {
  readonly method: string
  /** Decoded, without query. */
  readonly path: string
  /** With its `?`; empty without one. */
  readonly query: string
  readonly headers: IncomingHttpHeaders
}

export interface ConnectorStandIn {
  /** What activities give as `serviceUrl`. */
  readonly serviceUrl: string
  readonly team: MockTeam
  readonly faults: Faults
  readonly calls: readonly ConnectorCall[]
  /** Ids of the messages that were posted while a fault kept their caller from knowing it. */
  readonly unanswered: ReadonlySet<string>
  /** What it makes of targeted messages, from now on. */
  targeted: TargetedMode
  /** Root messages of a channel (name or id) that everybody sees, oldest first. */
  channel(channel: string): TeamsMessage[]
  /** The answers in a message's thread that everybody sees, oldest first. */
  replies(message: TeamsMessage): TeamsMessage[]
  /** What the bot said to this person alone in channels, oldest first. */
  whispers(user: TeamsUser): TeamsMessage[]
  /** A person's chat with the bot, oldest first. */
  chat(user: TeamsUser): TeamsMessage[]
  /** Deletes a message as its readers would: the bot is not asked. */
  remove(message: TeamsMessage): void
  /** What `look` finds, as soon as it finds something; looked at again at every change. Throws after `timeoutMs`, 50 s when left out. */
  eventually<T>(what: string, look: () => T | undefined | false, timeoutMs?: number): Promise<T>
  hands(bot: BotEndpoint): TeamsHands
  stop(): Promise<void>
}

const PostedIds = z.object({ id: z.string().optional(), activityId: z.string().optional() })

/** Throws when the host is not loopback or the port is taken. */
export async function startConnectorStandIn(options: ConnectorStandInOptions = {}): Promise<ConnectorStandIn> {
  const host = options.host ?? '127.0.0.1'
  const life = new TeamLife(options.team ?? MOCK_TEAM)
  const clock = options.clock ?? (() => new Date())
  const messages = new TeamsMessages(clock)
  const faults = new Faults()
  const { knowsReactions = true } = options
  const calls: ConnectorCall[] = []
  const unanswered = new Set<string>()

  const server = createServer((req, res) => {
    // A caller that goes away in the middle is its own business.
    answer(req, res).catch(() => res.destroy())
  })

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await readBody(req)
    const url = new URL(req.url ?? '/', `http://${host}`)
    const path = decodeURIComponent(url.pathname)
    const method = req.method ?? 'GET'
    calls.push({ method, path, query: url.search, headers: req.headers })
    const fault = faults.take(method, path)
    if (fault === 'hang') return
    if (fault === 'reset') {
      req.socket.resetAndDestroy()
      return
    }
    if (fault !== null && fault !== 'lost-answer' && !('afterWork' in fault)) {
      const wait = fault.retryAfterSeconds
      send(
        res,
        { status: fault.status, body: faultBody(fault) },
        wait === undefined ? {} : { 'Retry-After': String(wait) },
      )
      return
    }
    const result = answerConnector(life, messages, {
      ...{ method, path, body, knowsReactions, targeted: standIn.targeted },
      query: url.searchParams,
    })
    if (fault === null) {
      send(res, result)
      return
    }
    const posted = PostedIds.safeParse(result.body).data
    const id = posted?.activityId ?? posted?.id
    if (method === 'POST' && id !== undefined) unanswered.add(id)
    if (fault === 'lost-answer') req.socket.resetAndDestroy()
    else send(res, { status: fault.status, body: faultBody(fault) })
  }

  const port = await listenOnLoopback(server, 'the stand-in for Teams', host, options.port ?? 0)
  const serviceUrl = `http://${host}:${port}/`
  const openly = (): TeamsMessage[] => messages.all().filter(({ targetedTo }) => targetedTo === null)
  const placeOfChannel = (wanted: string): string | undefined =>
    life.team.channels.find(({ id, name }) => id === wanted || name === wanted)?.id

  const standIn: ConnectorStandIn = {
    serviceUrl,
    get team() {
      return life.team
    },
    faults,
    calls,
    unanswered,
    targeted: options.targeted ?? 'known',
    channel(wanted) {
      const placeId = placeOfChannel(wanted)
      return openly().filter((message) => message.placeId === placeId && message.rootId === message.id)
    },
    replies: (root) =>
      openly().filter(
        (message) => message.placeId === root.placeId && message.rootId === root.id && message.id !== root.id,
      ),
    whispers: (user) =>
      messages.all().filter(({ targetedTo, authorId }) => authorId === null && targetedTo === user.id),
    chat: (user) => messages.all().filter((message) => message.placeId === chatIdOf(user)),
    remove(message) {
      message.deleted = true
      messages.changed()
    },
    eventually: (what, look, timeoutMs = 50_000) => messages.eventually(what, look, timeoutMs),
    hands: (bot) =>
      createHands(
        {
          get team() {
            return life.team
          },
          bot: options.bot ?? { id: '28:frontdesk', name: 'Frontdesk' },
          serviceUrl,
          clock,
          newId: options.newId ?? randomUUID,
        },
        life,
        messages,
        bot,
      ),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
  return standIn
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function send(res: ServerResponse, answer: ConnectorAnswer, headers: Record<string, string> = {}): void {
  // Not chained: restify, once loaded, lets every `writeHead` of the process answer with nothing.
  res.writeHead(answer.status, { 'Content-Type': 'application/json; charset=utf-8', ...headers })
  res.end(answer.body === undefined ? '' : JSON.stringify(answer.body))
}
