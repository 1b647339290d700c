// The whole of Frontdesk for a test: composed as in production, before stand-ins for Microsoft, on the store under test.
import type { AppSettings } from '../../src/app/deps.ts'
import type { Documents } from '../../src/app/documents.ts'
import type { DomainNames } from '../../src/app/ports/domain-names.ts'
import type { DocumentStore } from '../../src/app/ports/documents.ts'
import { compose, type Frontdesk } from '../../src/compose.ts'
import type { Settings } from '../../src/config/environment.ts'
import type { LedgerRow } from '../../src/domain/mailbox/ledger.ts'
import type { Mailbox } from '../../src/domain/mailbox/mailbox.ts'
import type { OutboxItem } from '../../src/domain/ticket/outbox.ts'
import { dueAt } from '../../src/domain/ticket/open-forms.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { ledgerId } from '../../src/domain/mailbox/ledger.ts'
import type { TeamsHands } from '../../src/sandbox/connector/hands.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { MockTeam } from '../../src/sandbox/connector/mock-team.ts'
import { startConnectorStandIn, type ConnectorStandIn } from '../../src/sandbox/connector-stand-in.ts'
import { startGraphStandIn, type GraphStandIn } from '../../src/sandbox/graph-stand-in.ts'
import { collectLog, type LogLine } from '../teams/support.ts'
import { holdsNoCanary, mailCanaries, secretCanaries, writtenLog } from './canaries.ts'
import { CLIENT_ID, CLIENT_SECRET, MAILBOX_ID, seedWorld, TENANT_ID } from './frontdesk-seed.ts'
import { BOSS, SUPPORT } from './mails.ts'
import { notingQueries } from '../queries/note-queries.ts'
import { aroundWrites } from './store-writes.ts'
import { openTestStore, type TestStore } from './stores.ts'
import { createWatch } from './write-watch.ts'
import { inWords } from '../../src/texts/say.ts'

/** What outlives a process: Microsoft, the data, the time. */
export interface Outside {
  readonly graph: GraphStandIn
  readonly teams: ConnectorStandIn
  readonly store: TestStore['settings']
  readonly clock: () => Date
  /** Lets so much time pass at once. */
  advance(ms: number): void
  stop(): Promise<void>
}

/**
 * `team` is `MOCK_TEAM` when left out; `primaryAddress` is what the support mailbox sends from, where it is connected by its sign-in
 * name; `filterLimit` is how many mails Microsoft tells of in a filtered round; `others` are further mailboxes of its tenant.
 */
export async function startOutside(
  team?: MockTeam,
  given: {
    readonly primaryAddress?: string
    readonly filterLimit?: number
    readonly others?: readonly string[]
  } = {},
): Promise<Outside> {
  const { others = [], ...mailbox } = given
  let ahead = 0
  const clock = (): Date => new Date(Date.now() + ahead)
  const place = await openTestStore()
  await place.store.close()
  const teams = await startConnectorStandIn({ clock, ...(team === undefined ? {} : { team }) })
  const graph = await startGraphStandIn({
    tenants: [{ id: TENANT_ID, domains: ['northwind.example'] }],
    apps: [
      { tenantId: TENANT_ID, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, roles: ['Mail.ReadWrite', 'Mail.Send'] },
    ],
    mailboxes: [
      { address: SUPPORT, tenantId: TENANT_ID, ...mailbox },
      { address: BOSS, tenantId: TENANT_ID },
      ...others.map((address) => ({ address, tenantId: TENANT_ID })),
    ],
    clock,
  })
  return {
    graph,
    teams,
    store: place.settings,
    clock,
    advance: (ms) => void (ahead += ms),
    async stop() {
      await graph.stop()
      await teams.stop()
      await place.dispose()
    },
  }
}

export interface TestFrontdeskOptions {
  /** Runs beside or after others of the same data. Its own, when left out. */
  readonly outside?: Outside
  /** Who there is in Teams, in place of `MOCK_TEAM`. */
  readonly team?: MockTeam
  /** Besides the installation's own tenant. */
  readonly otherTenants?: readonly string[]
  readonly resolveTxt?: DomainNames['resolveTxt']
  readonly app?: Partial<AppSettings>
  readonly pageSize?: number
  /** What Frontdesk believes to be `filterLimit`. */
  readonly filterLimit?: number
  /** Messages to one conversation; as many as asked for, when left out. */
  readonly conversationLimits?: Settings['bot']['conversationLimits']
  /** What the pages about privacy, terms and support say; nothing, when left out. */
  readonly legal?: Settings['legal']
  /** Whether it uses targeted messages; it does, when left out. */
  readonly targetedMessages?: boolean
  /** For one exchange with Graph or Teams. */
  readonly timeoutMs?: number
  /** Where customers' browsers reach it; nowhere, so that emails have no link, when left out. */
  readonly publicUrl?: string
  /** The collector of traces; nobody, when left out. */
  readonly tracesTo?: string
  /** How long ending may take. */
  readonly stopMs?: number
  readonly wrapStore?: (store: DocumentStore) => DocumentStore
}

export interface TestFrontdesk extends Pick<Outside, 'graph' | 'teams' | 'clock'> {
  readonly frontdesk: Frontdesk
  readonly documents: Documents
  readonly hands: TeamsHands
  readonly lines: readonly LogLine[]
  /** Where Teams sends activities to. */
  readonly endpoint: string
  /** Puts a mail (MIME) into the support mailbox and answers with its id there. */
  deliver(raw: string | Buffer, receivedAt?: Date): Promise<string>
  /** Puts several into it so that one poll finds them all. */
  deliverTogether(mails: readonly { readonly raw: string; readonly receivedAt?: Date }[]): Promise<string[]>
  /** Changes the mailbox so that whatever is delivered from then on is read by it: a poll under way goes on with what it read before. */
  changeMailbox(
    fields: Partial<Pick<Mailbox, 'channelId' | 'organisationId' | 'defaultServiceTypeId' | 'secretExpiresOn'>>,
  ): Promise<void>
  /** Lets time pass, and has everybody look at their watch. */
  advance(ms: number): void
  /** What `look` finds, as soon as it finds something; looked at again after every write. */
  eventually<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T>
  /** The mail's row, once it has an outcome or has failed. */
  outcome(mailId: string): Promise<LedgerRow>
  /** The ticket that became of the mail or that it joined, once all it caused has left. */
  ticketOf(mailId: string): Promise<Ticket>
  /** The ticket as it is once nothing of it waits to leave (any more), but for what waits long because it was refused. */
  delivered(ticketId: string): Promise<Ticket>
  /** The live card of a ticket. */
  cardOf(ticket: Pick<Ticket, '_id'>): Promise<TeamsMessage>
  stop(): Promise<void>
}

export async function startTestFrontdesk(options: TestFrontdeskOptions = {}): Promise<TestFrontdesk> {
  const outside = options.outside ?? (await startOutside(options.team))
  const { graph, teams, clock } = outside
  const { log, lines } = collectLog()
  const watch = createWatch()
  const frontdesk = await compose({
    settings: testSettings({ ...outside, graphUrl: graph.url }, options),
    log,
    clock,
    ca: graph.ca,
    unauthenticated: true,
    checkMs: 60_000,
    ...(options.resolveTxt === undefined ? {} : { resolveTxt: options.resolveTxt }),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    wrapStore: (store) => {
      const watched = aroundWrites(store, async (_write, run) => {
        try {
          return await run()
        } finally {
          watch.changed()
        }
      })
      return notingQueries(options.wrapStore?.(watched) ?? watched)
    },
  })
  const { documents } = frontdesk.deps
  const canaries = new Set(secretCanaries(TEST_KEYS))
  const put = async (raw: string | Buffer, receivedAt?: Date): Promise<string> => {
    for (const line of mailCanaries(raw)) canaries.add(line)
    return await graph.deliver(raw, SUPPORT, receivedAt)
  }
  await seedWorld(frontdesk.deps, teams.serviceUrl)
  const endpoint = `http://127.0.0.1:${frontdesk.port}/api/messages`

  async function eventually<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    const tooLate = Date.now() + 50_000
    for (;;) {
      const next = watch.next()
      const found = await look()
      if (found !== undefined && found !== false) return found
      if (Date.now() > tooLate) throw new Error(`It did not come to this: ${what}`)
      await next
    }
  }

  async function outcome(mailId: string): Promise<LedgerRow> {
    return await eventually(`an outcome of mail ${mailId}`, async () => {
      const row = await documents.ledger.findOne({ _id: ledgerId(MAILBOX_ID, mailId) })
      return row !== undefined && row.state !== 'received' && row
    })
  }

  async function delivered(ticketId: string): Promise<Ticket> {
    return await eventually(`ticket ${ticketId} delivered`, async () => {
      const ticket = await documents.tickets.findOne({ _id: ticketId })
      return ticket?.deliveryLease === null && ticket.outbox.every((item) => rests(ticket, item, clock())) && ticket
    })
  }

  return {
    ...{ graph, teams, clock, frontdesk, documents, lines, endpoint, eventually, outcome, delivered },
    hands: teams.hands({ url: endpoint }),
    deliver: put,
    async deliverTogether(mails) {
      await documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused' } })
      await eventually(
        'the end of a poll',
        async () => await documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null }),
      )
      const ids: string[] = []
      for (const { raw, receivedAt } of mails) ids.push(await put(raw, receivedAt))
      await documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'running' } })
      return ids
    },
    async changeMailbox(fields) {
      await eventually('the end of a poll', () =>
        documents.mailboxes.updateIf({ _id: MAILBOX_ID, lease: null }, { $set: fields }),
      )
    },
    advance(ms) {
      outside.advance(ms)
      frontdesk.deps.wakeDelivery()
    },
    async ticketOf(mailId) {
      const row = await outcome(mailId)
      if (row.ticketId === null)
        throw new Error(`The mail became no ticket: ${row.state}, ${inWords(row.reason ?? '')}`)
      return await delivered(row.ticketId)
    },
    async cardOf({ _id }) {
      const { card } = await delivered(_id)
      const found = teams.team.channels
        .flatMap(({ id }) => teams.channel(id))
        .find((message) => message.id === card?.activityId)
      if (!found) throw new Error(`Ticket ${_id} has no card in Teams`)
      return found
    },
    async stop() {
      await frontdesk.stop()
      if (options.outside === undefined) await outside.stop()
      holdsNoCanary('the log', writtenLog(lines), canaries)
    },
  }
}

/** Given up, or refused and not tried again for some seconds, or news that waits for an open form. */
function rests(ticket: Ticket, item: OutboxItem, now: Date): boolean {
  const { parked, refused, nextAt } = item
  const at = dueAt(ticket, item)
  return parked !== null || ((refused !== undefined || at > nextAt) && at.getTime() > now.getTime() + 5000)
}

const NOBODY_SAID = { company: null, address: null, contact: null, privacyContact: null, dataLocation: null }

export const TEST_KEYS = [{ id: 'test', key: Buffer.alloc(32, 7) }]

/** As in production, but quick: nothing here waits for a limit or a watch. */
export function testSettings(
  outside: { readonly store: Outside['store']; readonly graphUrl: string },
  options: Pick<
    TestFrontdeskOptions,
    | 'app'
    | 'pageSize'
    | 'filterLimit'
    | 'otherTenants'
    | 'conversationLimits'
    | 'stopMs'
    | 'publicUrl'
    | 'targetedMessages'
    | 'legal'
    | 'tracesTo'
  > = {},
): Settings {
  return {
    http: {
      host: '127.0.0.1',
      port: 0,
      publicUrl: options.publicUrl ?? null,
      connections: { total: 250, perAddress: 100 },
      trustedProxies: ['127.0.0.1'],
    },
    legal: options.legal ?? NOBODY_SAID,
    metrics: { host: '127.0.0.1', port: 0 },
    traces: { endpoint: options.tracesTo ?? null, share: 1 },
    stopMs: options.stopMs ?? 10_000,
    bot: {
      appId: '',
      appPassword: '',
      tenantId: TENANT_ID,
      channelService: null,
      allowedTenants: options.otherTenants ?? [],
      claimTenants: [TENANT_ID, ...(options.otherTenants ?? [])],
      conversationLimits: options.conversationLimits ?? [],
      tenantLimits: [],
      threadMessages: 'mention',
      targetedMessages: options.targetedMessages ?? true,
    },
    store: outside.store,
    graph: {
      graphUrl: outside.graphUrl,
      loginUrl: outside.graphUrl,
      concurrency: 4,
      pageSize: options.pageSize ?? 50,
      ...(options.filterLimit === undefined ? {} : { filterLimit: options.filterLimit }),
    },
    app: {
      pollIntervalMs: 50,
      mailboxesAtOnce: 4,
      leaseMs: 10_000,
      reopenMs: 14 * 86_400_000,
      replyDelayMs: 60_000,
      ...options.app,
    },
    secretKeys: TEST_KEYS,
    log: { level: 'info' },
  }
}
