// Starts what the demo is made of, in the order that each part needs, and ends it in the other.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { compose, type Frontdesk } from '../../compose.ts'
import type { Settings } from '../../config/environment.ts'
import type { Log } from '../../app/ports/runtime.ts'
import { watchEmlFolder } from '../eml-folder.ts'
import { startGraphStandIn, type GraphStandIn } from '../graph-stand-in.ts'
import { startSmtp } from '../smtp.ts'
import {
  BOSS_ADDRESS,
  CLIENT_ID,
  CLIENT_SECRET,
  HELP_DESK,
  SUPPORT_ADDRESS,
  TENANT_ID,
  UNCONSENTED_APP,
} from './world.ts'
import { seedDemo } from './seed.ts'

export interface DemoParts {
  readonly frontdesk: Frontdesk
  readonly graph: GraphStandIn
  readonly smtpPort: number
  /** Where `.eml` files are dropped. */
  readonly dropFolder: string
  /** Ends everything that was started. */
  stop(): Promise<void>
}

/** Port 0 takes a free one. `startTeams` is told where the bot will be and answers where Teams' stand-in is. */
export async function startDemo(options: {
  readonly folder: string
  readonly ports: { readonly bot: number; readonly graph: number; readonly smtp: number }
  readonly serviceUrl: string
  readonly log: Log
}): Promise<DemoParts> {
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const graph = await startGraphStandIn({
      port: options.ports.graph,
      folder: path.join(options.folder, 'microsoft'),
      tenants: [{ id: TENANT_ID, domains: ['northwind.example'] }],
      apps: [
        {
          tenantId: TENANT_ID,
          clientId: CLIENT_ID,
          clientSecret: CLIENT_SECRET,
          roles: ['Mail.ReadWrite', 'Mail.Send'],
          mailboxes: [SUPPORT_ADDRESS],
        },
        {
          tenantId: TENANT_ID,
          clientId: HELP_DESK.clientId,
          clientSecret: HELP_DESK.clientSecret,
          roles: ['Mail.ReadWrite', 'Mail.Send'],
          mailboxes: [HELP_DESK.address],
        },
        { tenantId: TENANT_ID, ...UNCONSENTED_APP, roles: [] },
      ],
      mailboxes: [
        { address: SUPPORT_ADDRESS, tenantId: TENANT_ID, displayName: 'Northwind Support' },
        { address: HELP_DESK.address, tenantId: TENANT_ID, displayName: 'Fabrikam Helpdesk' },
        { address: BOSS_ADDRESS, tenantId: TENANT_ID, displayName: 'The boss' },
      ],
    })
    stops.push(() => graph.stop())
    const deliver = (raw: Buffer, mailbox: string): Promise<unknown> => graph.deliver(raw, mailbox)
    const smtp = await startSmtp({
      port: options.ports.smtp,
      hasMailbox: (address) => graph.hasMailbox(address),
      deliver,
    })
    stops.push(() => smtp.stop())
    const dropFolder = path.join(options.folder, 'drop-mail-here')
    const drop = await watchEmlFolder({ folder: dropFolder, mailboxes: graph.mailboxes(), deliver })
    stops.push(() => drop.stop())
    const frontdesk = await compose({
      settings: await demoSettings(options.folder, options.ports.bot, graph.url),
      log: options.log,
      ca: graph.ca,
      unauthenticated: true,
    })
    stops.push(() => frontdesk.stop())
    await seedDemo(frontdesk, options.serviceUrl)
    return { frontdesk, graph, smtpPort: smtp.port, dropFolder, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function demoSettings(folder: string, port: number, microsoftUrl: string): Promise<Settings> {
  return {
    http: {
      host: '127.0.0.1',
      port,
      publicUrl: `http://127.0.0.1:${port}`,
      connections: { total: 250, perAddress: 250 },
      trustedProxies: ['127.0.0.1'],
    },
    legal: {
      company: 'Northwind Distribution (demo)',
      address: 'This is a demo on your own machine',
      contact: SUPPORT_ADDRESS,
      privacyContact: SUPPORT_ADDRESS,
      dataLocation: 'On this machine',
    },
    metrics: { host: '127.0.0.1', port: null },
    stopMs: 10_000,
    bot: {
      appId: '',
      appPassword: '',
      tenantId: TENANT_ID,
      channelService: null,
      allowedTenants: [],
      claimTenants: [TENANT_ID],
      conversationLimits: [
        { messages: 7, seconds: 1 },
        { messages: 60, seconds: 30 },
      ],
      tenantLimits: [{ messages: 50, seconds: 1 }],
      threadMessages: 'mention',
      // The Playground takes them without a word and shows them to everybody.
      targetedMessages: false,
    },
    store: { mongodbUri: null, mongodbDatabase: 'frontdesk', dataFolder: path.join(folder, 'store') },
    graph: { graphUrl: microsoftUrl, loginUrl: microsoftUrl, concurrency: 4, pageSize: 50 },
    app: { pollIntervalMs: 1000, mailboxesAtOnce: 4, leaseMs: 10_000, reopenMs: 14 * 86_400_000, replyDelayMs: 10_000 },
    secretKeys: [{ id: 'demo', key: await demoKey(folder) }],
    log: { level: 'info' },
  }
}

/** Kept beside the data, so that a restart can read what it sealed. It protects nothing but the stand-in's own secret. */
async function demoKey(folder: string): Promise<Buffer> {
  const file = path.join(folder, 'demo-key')
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch {
    // It is there from last time.
  }
  return Buffer.from(await readFile(file, 'utf8'), 'base64')
}
