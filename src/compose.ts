// The one place that knows every part: it introduces them to one another and starts them.
import { offerClaim, type ClaimCodes } from './app/claim-installation.ts'
import type { Deps } from './app/deps.ts'
import type { Chat } from './app/ports/chat.ts'
import type { DocumentStore } from './app/ports/documents.ts'
import type { Clock, Log, NewId } from './app/ports/runtime.ts'
import { readFigures } from './app/read-figures.ts'
import { startDeliveryLoop, startMailLoop } from './app/run-workers.ts'
import type { Settings } from './config/environment.ts'
import { createMetrics } from './http/metrics.ts'
import { createHttpServer } from './http/server.ts'
import { newId as randomId } from './lib/new-id.ts'
import { hashOneTimeCode, matchesOneTimeCode, newOneTimeCode } from './lib/one-time-code.ts'
import { createSecretBox } from './lib/secret-box.ts'
import { systemClock } from './lib/system-clock.ts'
import { createGraphProvider } from './mail/graph/graph-provider.ts'
import { openDocuments } from './store/collections.ts'
import { openStore } from './store/open-store.ts'
import { createBotAdapter } from './teams/adapter.ts'
import { createBot } from './teams/bot.ts'
import { renderCard } from './teams/cards/render-card.ts'
import { createChat } from './teams/chat.ts'
import { createActivityHandler } from './teams/receive-activity.ts'

/** How many mailboxes one process polls at the same time. */
const MAIL_LOOPS = 4

export interface ComposeOptions {
  readonly settings: Settings
  readonly log: Log
  readonly clock?: Clock
  readonly newId?: NewId
  /** PEM of the authority to trust for Graph, in place of the public ones. */
  readonly ca?: string
  /** Believes whoever reaches the port; refused for any address but 127.0.0.1. */
  readonly unauthenticated?: boolean
  /** Stands between the application and the store, or in place of Teams; for tests and benchmarks. */
  readonly wrapStore?: (store: DocumentStore) => DocumentStore
  readonly wrapChat?: (chat: Chat) => Chat
}

export interface Frontdesk {
  readonly port: number
  /** What the first administrator claims the installation with; `null` once it is claimed. */
  readonly claimCode: string | null
  readonly deps: Deps & { readonly claimCodes: ClaimCodes }
  /** Ends after what is under way; nothing is left open. */
  stop(): Promise<void>
}

/** Starts Frontdesk. Throws with the cure when a port is taken or the store cannot be reached; nothing is left running then. */
export async function compose(options: ComposeOptions): Promise<Frontdesk> {
  const { settings, log, clock = systemClock, newId = randomId, unauthenticated = false } = options
  if (unauthenticated && settings.http.host !== '127.0.0.1') {
    throw new Error(`Without credentials the server listens on 127.0.0.1 only, not on '${settings.http.host}'`)
  }
  const adapter = createBotAdapter({
    ...(unauthenticated
      ? { unauthenticated }
      : {
          appId: settings.bot.appId,
          appPassword: settings.bot.appPassword,
          tenantId: settings.bot.tenantId,
          ...(settings.bot.channelService === null ? {} : { channelService: settings.bot.channelService }),
        }),
    log,
    newId,
  })
  const chat = createChat({
    adapter,
    renderCard,
    limits: { perConversation: settings.bot.conversationLimits, perTenant: settings.bot.tenantLimits },
  })
  const opened = await openStore({ ...settings.store, log })
  const store = options.wrapStore?.(opened) ?? opened
  try {
    let wakeDelivery: () => void = () => undefined
    const deps: Frontdesk['deps'] = {
      documents: await openDocuments(store),
      clock,
      newId,
      log,
      secrets: createSecretBox(settings.secretKeys),
      provider: createGraphProvider({
        ...settings.graph,
        ...(options.ca === undefined ? {} : { ca: options.ca }),
        clock,
        log,
      }),
      chat: options.wrapChat?.(chat) ?? chat,
      settings: settings.app,
      workerId: newId(),
      wakeDelivery: () => wakeDelivery(),
      claimCodes: { newCode: newOneTimeCode, hash: hashOneTimeCode, matches: matchesOneTimeCode },
    }
    const claimCode = await offerClaim(deps, deps.claimCodes)
    const server = createHttpServer({
      handleActivity: createActivityHandler({ adapter, turn: createBot({ app: deps, renderCard }), log, newId }),
      allowedTenants: settings.bot.allowedTenants,
      readiness: { store: () => store.ping() },
      metrics: createMetrics(() => readFigures(deps)),
      log,
      newId,
    })
    const port = await server.listen(settings.http.port, settings.http.host)
    const delivery = startDeliveryLoop(deps)
    wakeDelivery = delivery.wake
    const loops = [delivery, ...Array.from({ length: MAIL_LOOPS }, () => startMailLoop(deps))]
    return {
      port,
      claimCode,
      deps,
      async stop() {
        await server.stop()
        await Promise.all(loops.map((loop) => loop.stop()))
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
