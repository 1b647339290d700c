// The one place that knows every part: it introduces them to one another and starts them.
import { mendRestored } from './app/intake/mend-restored.ts'
import { tellTenants } from './app/organisations/tell-tenants.ts'
import { settleTenants } from './app/organisations/settle-tenants.ts'
import { offerClaim } from './app/people/claim-installation.ts'
import { exportAudit } from './app/audit/export-audit.ts'
import { exportPerson } from './app/privacy/export-person.ts'
import { actOnPage } from './app/customers/page/act-on-page.ts'
import { INVITATION_PATH, readInvitationPage } from './app/connect/invitation-page.ts'
import { isPageToken } from './app/customers/page/open-page.ts'
import { readPage } from './app/customers/page/read-page.ts'
import { releaseDeliveries } from './app/delivery/deliver.ts'
import type { Chat } from './app/ports/chat.ts'
import type { DomainNames } from './app/ports/domain-names.ts'
import type { DocumentStore } from './app/ports/documents.ts'
import type { Clock, Log, NewId } from './app/ports/runtime.ts'
import type { Tracer } from './app/ports/telemetry.ts'
import { createNoticeHearer } from './app/notices/hear-notices.ts'
import { openFile, openPicture } from './app/tickets/files/open-file.ts'
import { createClockWatch } from './app/watch/watch-clock.ts'
import {
  startClockLoop,
  startDeliveryLoop,
  startMailLoops,
  startMovesLoop,
  startNoticesLoop,
  startPrivacyLoop,
  startWatchLoop,
} from './app/run-workers.ts'
import { createDoctor } from './compose-doctor.ts'
import type { Settings } from './config/environment.ts'
import { createFront, type Front } from './http/front.ts'
import { createMeter } from './http/meter.ts'
import { NOTIFICATIONS_PATH } from './http/notifications.ts'
import { createHttpServer } from './http/server.ts'
import { createDomainNames } from './lib/domain-names.ts'
import { offeredPackage } from './offered-package.ts'
import { serveMetrics } from './serve-metrics.ts'
import { newId as randomId } from './lib/new-id.ts'
import { noticeSecrets } from './lib/notice-secrets.ts'
import { hashOneTimeCode, matchesOneTimeCode, newOneTimeCode } from './lib/one-time-code.ts'
import { createSecretBox } from './lib/secret-box.ts'
import { createSignedTokens } from './lib/signed-token.ts'
import { zipOf } from './lib/zip.ts'
import { createStopping, CUT_OFF_SHARE } from './lib/stopping.ts'
import { startTracing } from './lib/tracing.ts'
import { systemClock } from './lib/system-clock.ts'
import { createGraphProvider } from './mail/graph/graph-provider.ts'
import { textFromHtml } from './mail/html-to-text.ts'
import { openDocuments } from './store/collections.ts'
import { openStore } from './store/open-store.ts'
import { APP_PACKAGE } from './teams/app-package.ts'
import { createBotAdapter } from './teams/wire/adapter.ts'
import type { TurnContext } from './teams/command.ts'
import { createBot } from './teams/bot.ts'
import { meetInvited } from './teams/meet-invited.ts'
import { renderCard } from './teams/cards/render-card.ts'
import { createChat } from './teams/wire/chat.ts'
import { createActivityHandler } from './teams/wire/receive-activity.ts'

export interface ComposeOptions {
  readonly settings: Settings
  readonly log: Log
  readonly clock?: Clock
  readonly newId?: NewId
  /** PEM of the authority to trust for Graph, in place of the public ones. */
  readonly ca?: string
  /** For one exchange with Graph or Teams; half a minute with the one and 15 s with the other when left out. */
  readonly timeoutMs?: number
  /** For one check of the doctor, in milliseconds; what Teams waits for a card when left out. */
  readonly checkMs?: number
  /** Believes whoever reaches the port; refused for any address but 127.0.0.1. */
  readonly unauthenticated?: boolean
  /** Stands between the application and the store, or in place of Teams; for tests and benchmarks. */
  readonly wrapStore?: (store: DocumentStore) => DocumentStore
  readonly wrapChat?: (chat: Chat) => Chat
  /** Told of the steps of mails; nobody when left out. */
  readonly tracer?: Tracer
  /** In place of the system's name servers. */
  readonly resolveTxt?: DomainNames['resolveTxt']
  /** Nothing can be read or written any more, whatever is tried: the process has to end, without `stop`. */
  readonly onFatal?: (error: Error) => void
}

export interface Frontdesk {
  readonly port: number
  /** `null` when there are no metrics. */
  readonly metricsPort: number | null
  /** What the first administrator claims the installation with; `null` once it is claimed. */
  readonly claimCode: string | null
  readonly deps: TurnContext['deps']
  /** Ends after what is under way, and within `settings.stopMs` in any case; nothing is left open. */
  stop(): Promise<void>
}

/** Starts Frontdesk. Throws with the cure when a port is taken or the store cannot be reached; nothing is left running then. */
export async function compose(options: ComposeOptions): Promise<Frontdesk> {
  const { log, newId = randomId, unauthenticated = false } = options
  const { host, port, connections, trustedProxies } = options.settings.http
  if (unauthenticated && host !== '127.0.0.1') {
    throw new Error(`Without credentials the server listens on 127.0.0.1 only, not on '${host}'`)
  }
  // Opening the store may take long: whoever watches the process sees meanwhile that it lives, and is not ready.
  const front = createFront({ log, newId, limits: connections, addresses: { trustedProxies } })
  const taken = await front.listen(port, host)
  try {
    return await composeBehind(front, taken, options)
  } catch (error) {
    await front.stop(0)
    throw error
  }
}

async function composeBehind(front: Front, port: number, options: ComposeOptions): Promise<Frontdesk> {
  const { settings, log, clock = systemClock, newId = randomId, unauthenticated = false } = options
  const timeout = options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }
  const [signingKey, ...olderKeys] = settings.secretKeys
  if (!signingKey) throw new Error('There is no secret key: set SECRET_KEYS')
  const stopping = createStopping(settings.stopMs)
  const meter = settings.metrics.port === null ? null : createMeter()
  const { endpoint = null, share = 1 } = settings.traces ?? {}
  const tracing = endpoint === null ? null : await startTracing({ endpoint, share })
  const tracer = options.tracer ?? tracing?.tracer ?? null
  const watch = { ...(meter && { meter }), ...(tracer && { tracer }) }
  const adapter = createBotAdapter({
    ...timeout,
    stopping,
    watch,
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
    clock,
    targeted: settings.bot.targetedMessages,
    stopping,
  })
  const opened = await openStore({ ...settings.store, log, ...(options.onFatal && { onLost: options.onFatal }) })
  const store = options.wrapStore?.(opened) ?? opened
  try {
    let wakeDelivery: () => void = () => undefined
    let wakeMail: () => void = () => undefined
    let wakeNotices: () => void = () => undefined
    let publicUrl = settings.http.publicUrl ?? ''
    const deps: Frontdesk['deps'] = {
      documents: await openDocuments(store),
      clock,
      newId,
      log,
      secrets: createSecretBox(settings.secretKeys),
      provider: createGraphProvider({
        ...settings.graph,
        ...timeout,
        ...(options.ca === undefined ? {} : { ca: options.ca }),
        stopping,
        watch,
        clock,
        log,
      }),
      chat: options.wrapChat?.(chat) ?? chat,
      settings: settings.app,
      allowedTenants: settings.bot.allowedTenants,
      claimTenants: settings.bot.claimTenants,
      domainNames: createDomainNames(options.resolveTxt),
      botLink: botLink(settings.bot.appId),
      pageBase: settings.http.publicUrl ?? '',
      workerId: newId(),
      isStopping: () => stopping.asked.aborted,
      wakeDelivery: () => wakeDelivery(),
      plainText: textFromHtml,
      signedTokens: createSignedTokens(signingKey.key, ...olderKeys.map(({ key }) => key)),
      publicUrl: () => publicUrl,
      examine: createDoctor(() => deps, {
        ...timeout,
        ...(options.ca && { ca: options.ca }),
        ...(options.checkMs && { checkMs: options.checkMs }),
        settings,
        stopping,
        newId,
      }),
      claimCodes: { newCode: newOneTimeCode, hash: hashOneTimeCode, matches: matchesOneTimeCode },
      ...watch,
    }
    const lookAtClock = createClockWatch(deps)
    await lookAtClock()
    await mendRestored(deps)
    await settleTenants(deps, settings.bot.tenantId)
    await tellTenants(deps, settings.bot.tenantId)
    const claimCode = await offerClaim(deps, deps.claimCodes)
    const noticeDeps = {
      ...{ ...deps, noticeSecrets, wakeMail: () => wakeMail(), wakeNotices: () => wakeNotices() },
      noticeUrl: settings.http.publicUrl === null ? null : `${settings.http.publicUrl}${NOTIFICATIONS_PATH}`,
    }
    const hearer = createNoticeHearer(noticeDeps)
    const server = createHttpServer({
      handleActivity: createActivityHandler({
        adapter,
        turn: createBot({ app: deps, renderCard, meetStranger: meetInvited(deps) }),
        log,
        newId,
      }),
      front,
      readiness: {
        store: () => store.ping(),
        process: () => (stopping.asked.aborted ? Promise.reject(new Error('It ends')) : Promise.resolve()),
      },
      links: {
        'audit-export': (token) => exportAudit(deps, deps.signedTokens, token),
        'person-export': (token) => exportPerson(deps, deps.signedTokens, zipOf, token),
        file: (token, signal) => openFile(deps, deps.signedTokens, token, signal),
        picture: (token, signal) => openPicture(deps, deps.signedTokens, token, signal),
      },
      page: {
        isToken: (token) => isPageToken(deps, token),
        read: (token, at) => readPage(deps, token, at),
        act: (token, form, input) => actOnPage(deps, token, form, input),
      },
      invitation: {
        path: INVITATION_PATH,
        read: (code) => readInvitationPage(deps, deps.claimCodes, code),
        app: { name: APP_PACKAGE, make: offeredPackage(settings) },
      },
      legal: settings.legal,
      ...(noticeDeps.noticeUrl === null ? {} : { notifications: hearer }),
      log,
      newId,
    })
    publicUrl ||= `http://${settings.http.host}:${port}`
    // Nothing runs yet that would have to be ended.
    const metrics = await serveMetrics(settings.metrics, deps, meter)
    const delivery = startDeliveryLoop(deps)
    wakeDelivery = delivery.wake
    const mail = startMailLoops(deps, settings.app.mailboxesAtOnce, Math.random)
    wakeMail = mail.wake
    const notices = startNoticesLoop(noticeDeps)
    wakeNotices = notices.wake
    const loops = [
      delivery,
      mail,
      notices,
      hearer,
      startWatchLoop(deps),
      startMovesLoop(deps),
      startPrivacyLoop({ ...deps, forget: () => store.forget() }),
      startClockLoop(lookAtClock, deps),
    ]
    const end = async (): Promise<void> => {
      stopping.ask()
      const graceMs = settings.stopMs * CUT_OFF_SHARE
      const ends = [...loops.map((loop) => loop.stop()), server.stop(graceMs), metrics?.stop() ?? Promise.resolve()]
      const inTime = [
        await stopping.endsBy(0.8, Promise.all(ends)),
        await stopping.endsBy(0.9, releaseDeliveries(deps)),
        await stopping.endsBy(1, store.close()),
      ]
      // What was traced to the end is sent, but nobody waits long for a collector.
      if (tracing) await stopping.endsBy(1, tracing.stop())
      if (inTime.includes(false)) {
        log.warn('Ending took too long and was broken off; what was held is taken over after LEASE_SECONDS')
      }
    }
    let ended: Promise<void> | undefined
    return { port, metricsPort: metrics?.port ?? null, claimCode, deps, stop: () => (ended ??= end()) }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
function botLink(appId: string): string {
  return appId === '' ? '' : `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`
}
