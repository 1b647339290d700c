// A running bot: the stand-in for Teams, the HTTP server, the adapter, and whatever turn a test gives it.
import type { Log } from '../../src/app/ports/runtime.ts'
import { createHttpServer, type HttpServer } from '../../src/http/server.ts'
import type { TeamsHands } from '../../src/sandbox/connector/hands.ts'
import { startConnectorStandIn, type ConnectorStandIn } from '../../src/sandbox/connector-stand-in.ts'
import { createBotAdapter, type BotAdapter, type BotAdapterOptions, type Turn } from '../../src/teams/wire/adapter.ts'
import { noInvitation, noLinks, noPage } from '../support/no-links.ts'
import { createActivityHandler, type BotLogic } from '../../src/teams/wire/receive-activity.ts'

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

export function collectLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  const at = (level: LogLine['level']): Log['info'] => {
    return (message, fields = {}) => void lines.push({ level, message, fields })
  }
  return { lines, log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } }
}

export function countingIds(): () => string {
  let last = 0
  return () => `id-${++last}`
}

export interface RunningBot {
  readonly url: string
  readonly adapter: BotAdapter
  readonly teams: ConnectorStandIn
  readonly hands: TeamsHands
  readonly lines: LogLine[]
  stop(): Promise<void>
}

export async function startBot(
  turn: Turn,
  overrides: { readonly adapter?: Partial<BotAdapterOptions> } = {},
): Promise<RunningBot> {
  const { log, lines } = collectLog()
  const newId = countingIds()
  const teams = await startConnectorStandIn()
  const adapter = createBotAdapter({ unauthenticated: true, log, newId, ...overrides.adapter })
  const server: HttpServer = createHttpServer({
    handleActivity: createActivityHandler({ adapter, turn: leavingNothing(turn), log, newId }),
    readiness: {},
    links: noLinks(),
    page: noPage(),
    invitation: noInvitation(),
    log,
    newId,
  })
  const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`
  return {
    url,
    adapter,
    teams,
    lines,
    hands: teams.hands({ url: `${url}/api/messages` }),
    async stop() {
      await server.stop()
      await teams.stop()
    },
  }
}

function leavingNothing(turn: Turn): BotLogic {
  return async (context) => {
    await turn(context)
    return undefined
  }
}
