// Frontdesk as the benchmark runs it: the demo's world, no limits on what may be sent, one store or the other.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import type { Chat } from '../src/app/ports/chat.ts'
import type { DocumentStore } from '../src/app/ports/documents.ts'
import type { Log } from '../src/app/ports/runtime.ts'
import { compose, type Frontdesk } from '../src/compose.ts'
import { createLog } from '../src/lib/log.ts'
import { seedDemo } from '../src/sandbox/demo/seed.ts'
import { TENANT_ID } from '../src/sandbox/demo/world.ts'
import type { StoreOptions } from '../src/store/open-store.ts'
import type { Outside } from './outside.ts'

export const log: Log = createLog({ level: 'warn' })
export const PAGE_SIZE = 100
export const CONCURRENCY = 4

/** Where one run keeps its documents. */
export interface Place {
  readonly store: StoreOptions
  remove(): Promise<void>
}

/** `mongodbUri` null takes the embedded store. */
export async function newPlace(mongodbUri: string | null): Promise<Place> {
  if (mongodbUri === null) {
    const dataFolder = await mkdtemp(path.join(tmpdir(), 'frontdesk-bench-'))
    const store = { mongodbUri, mongodbDatabase: '', dataFolder, log }
    return { store, remove: () => rm(dataFolder, { recursive: true }) }
  }
  const mongodbDatabase = `frontdesk-bench-${randomUUID()}`
  return {
    store: { mongodbUri, mongodbDatabase, dataFolder: '', log },
    async remove() {
      const client = new MongoClient(mongodbUri)
      await client.db(mongodbDatabase).dropDatabase()
      await client.close()
    },
  }
}

/** Its mailbox is polled once, a moment after the start, unless `more` says otherwise. */
export async function startFrontdesk(
  outside: Pick<Outside, 'graphUrl' | 'serviceUrl' | 'ca'>,
  place: Place,
  wrapChat: (chat: Chat) => Chat = (chat) => chat,
  clock: () => Date = () => new Date(),
  more: {
    readonly pollIntervalMs?: number
    readonly port?: number
    readonly publicUrl?: string | null
    readonly wrapStore?: (store: DocumentStore) => DocumentStore
  } = {},
): Promise<Frontdesk> {
  const { graphUrl, serviceUrl, ca } = outside
  const frontdesk = await compose({
    settings: {
      http: {
        host: '127.0.0.1',
        port: more.port ?? 0,
        publicUrl: more.publicUrl ?? null,
        connections: { total: 1000, perAddress: 1000 },
        trustedProxies: ['127.0.0.1'],
      },
      legal: { company: null, address: null, contact: null, privacyContact: null, dataLocation: null },
      metrics: { host: '127.0.0.1', port: null },
      stopMs: 10_000,
      bot: {
        appId: '',
        appPassword: '',
        tenantId: TENANT_ID,
        channelService: null,
        allowedTenants: [TENANT_ID],
        claimTenants: [TENANT_ID],
        conversationLimits: [],
        tenantLimits: [],
        threadMessages: 'mention',
        targetedMessages: true,
      },
      store: place.store,
      graph: { graphUrl, loginUrl: graphUrl, concurrency: CONCURRENCY, pageSize: PAGE_SIZE },
      app: {
        pollIntervalMs: more.pollIntervalMs ?? 3_600_000,
        mailboxesAtOnce: 64,
        leaseMs: 60_000,
        reopenMs: 86_400_000,
        replyDelayMs: 0,
      },
      secretKeys: [{ id: 'bench', key: randomBytes(32) }],
      log: { level: 'warn' },
    },
    log,
    ca,
    unauthenticated: true,
    wrapChat,
    ...(more.wrapStore && { wrapStore: more.wrapStore }),
    clock,
  })
  await seedDemo(frontdesk, serviceUrl)
  return frontdesk
}
