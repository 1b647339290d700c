// What a torture round plays in: three mailboxes before stand-ins of Microsoft, on a store that outlives its processes.
import { secretPlace } from '../../src/app/support-mail/open-mailbox.ts'
import { NOTHING_SET, type OwnMailSettings } from '../../src/domain/mail/mail-settings.ts'
import { createSecretBox } from '../../src/lib/secret-box.ts'
import { startConnectorStandIn, type ConnectorStandIn } from '../../src/sandbox/connector-stand-in.ts'
import { startGraphStandIn, type GraphStandIn } from '../../src/sandbox/graph-stand-in.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Documents } from '../../src/app/documents.ts'
import { TEST_KEYS } from '../support/frontdesk.ts'
import { CLIENT_ID, CLIENT_SECRET, MAILBOX_ID, seedWorld, TENANT_ID } from '../support/frontdesk-seed.ts'
import { SUPPORT } from '../support/mails.ts'
import { silentLog, type TestStore } from '../support/stores.ts'
import type { Random } from './random.ts'

export interface World {
  readonly graph: GraphStandIn
  readonly teams: ConnectorStandIn
  readonly store: TestStore['settings']
  readonly clock: () => Date
  /** How far the clock is ahead of the machine's, in milliseconds. */
  aheadMs(): number
  /** Those that run have to be told. */
  advance(ms: number): void
  /** Only while no process of Frontdesk runs: the store may have one owner. */
  withDocuments<T>(use: (documents: Documents) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

/** By address; what becomes of their mails once they were read differs. */
const MAILBOXES = [
  { id: MAILBOX_ID, address: SUPPORT, afterRead: { kind: 'leave', name: '' } },
  { id: 'helpdesk', address: 'helpdesk@northwind.example', afterRead: { kind: 'mark-read', name: '' } },
  { id: 'service', address: 'service@northwind.example', afterRead: { kind: 'move', name: 'Done' } },
] as const satisfies readonly { id: string; address: string; afterRead: OwnMailSettings['afterRead'] }[]

export const ADDRESSES: readonly string[] = MAILBOXES.map(({ address }) => address)
export const MAILBOX_IDS: ReadonlyMap<string, string> = new Map(MAILBOXES.map(({ id, address }) => [address, id]))

export async function startWorld(place: TestStore, random: Random): Promise<World> {
  let ahead = 0
  const clock = (): Date => new Date(Date.now() + ahead)
  const ids = random.fork('ids')
  const newId = (): string => ids.id()
  await place.store.close()
  const teams = await startConnectorStandIn({ clock, newId })
  const graph = await startGraphStandIn({
    tenants: [{ id: TENANT_ID, domains: ['northwind.example'] }],
    apps: [
      { tenantId: TENANT_ID, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, roles: ['Mail.ReadWrite', 'Mail.Send'] },
    ],
    mailboxes: MAILBOXES.map(({ address }) => ({ address, tenantId: TENANT_ID })),
    clock,
    newId,
  })
  const world: World = {
    ...{ graph, teams, clock, store: place.settings },
    aheadMs: () => ahead,
    advance: (ms) => void (ahead += ms),
    async withDocuments(use) {
      const store = await openStore({ ...place.settings, log: silentLog })
      try {
        return await use(await openDocuments(store))
      } finally {
        await store.close()
      }
    },
    async stop() {
      await graph.stop()
      await teams.stop()
      await place.dispose()
    },
  }
  await world.withDocuments((documents) => seed(documents, world))
  return world
}

async function seed(documents: Documents, { clock, teams }: World): Promise<void> {
  const secrets = createSecretBox(TEST_KEYS)
  await seedWorld({ documents, clock, secrets }, teams.serviceUrl)
  const first = await documents.mailboxes.findOne({ _id: MAILBOX_ID })
  if (!first) throw new Error('The world has no mailbox')
  for (const { id, address, afterRead } of MAILBOXES) {
    const clientSecret = secrets.seal(CLIENT_SECRET, secretPlace(id))
    await documents.mailboxes.insertNew([{ ...first, _id: id, address, clientSecret }])
    const settings = { ...NOTHING_SET, acknowledge: true, sayResolved: true, afterRead }
    await documents.mailSettings.insert({ _id: `mailbox/${id}`, settings, revision: 1 })
  }
}
