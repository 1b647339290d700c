// How the data stand, for the doctor: as a process sees them that does not work with them.
import { z } from 'zod'
import { documentsData } from '../app/doctor/documents-data.ts'
import type { Patient } from '../app/doctor/examine.ts'
import type { StoredDocument } from '../app/ports/documents.ts'
import type { StoreFacts } from '../app/ports/doctor.ts'
import type { Clock } from '../app/ports/runtime.ts'
import type { SupportChannel } from '../domain/channel.ts'
import type { Mailbox } from '../domain/mailbox/mailbox.ts'
import { COLLECTIONS, openDocuments } from './collections.ts'
import { readFolderFacts } from './embedded/facts.ts'
import { readLatest } from './embedded/read-files.ts'
import { readMongoFacts } from './mongo/facts.ts'
import { openMongoStore } from './mongo/store.ts'
import type { StoreOptions } from './open-store.ts'
import { readOnly } from './read-only.ts'
import { asKnown, withVersions } from './versioned.ts'

type Place = Pick<StoreOptions, 'mongodbUri' | 'mongodbDatabase' | 'dataFolder'>

/** Throws `OutsideError` when the store cannot be reached. */
export async function readStoreFacts({ mongodbUri, mongodbDatabase, dataFolder }: Place): Promise<StoreFacts> {
  const declarations = Object.values(COLLECTIONS)
  return mongodbUri === null
    ? await readFolderFacts(dataFolder, declarations)
    : await readMongoFacts({ uri: mongodbUri, database: mongodbDatabase }, declarations)
}

export interface DataLook {
  readonly data: Patient['data']
  close(): Promise<void>
}

/** Opens nothing before something is asked for; all of it throws `OutsideError`. Nothing is written, and no lock is taken. */
export function lookAtData(place: Place, clock: Clock): DataLook {
  return place.mongodbUri === null
    ? { data: filesData(place.dataFolder, clock), close: () => Promise.resolve() }
    : lookAtDatabase({ uri: place.mongodbUri, database: place.mongodbDatabase }, clock)
}

function lookAtDatabase(options: { readonly uri: string; readonly database: string }, clock: Clock): DataLook {
  let opened: ReturnType<typeof openMongoStore> | undefined
  const read = async (): Promise<Patient['data']> => {
    opened ??= openMongoStore(options)
    const store = readOnly(withVersions(readOnly(await opened)))
    return documentsData({ documents: await openDocuments(store), clock })
  }
  return {
    data: {
      mailboxes: async () => await (await read()).mailboxes(),
      channels: async () => await (await read()).channels(),
      queueTimes: async () => await (await read()).queueTimes(),
    },
    close: async () =>
      await opened?.then(
        (store) => store.close(),
        () => undefined,
      ),
  }
}

const moment = z.date().nullable().catch(null)
const Waiting = z.object({
  deliverAt: moment,
  outbox: z.array(z.object({ parked: z.unknown() })).catch([]),
})
const Row = z.object({ state: z.string().catch(''), dueAt: moment })

function filesData(folder: string, clock: Clock): Patient['data'] {
  const mailboxes = async () =>
    await readLatest(folder, 'mailboxes', (stored) => asKnown(stored, COLLECTIONS.mailboxes) as Mailbox)
  const pick =
    <T>(schema: z.ZodType<T>) =>
    (stored: StoredDocument) =>
      schema.parse(stored)
  return {
    mailboxes,
    channels: () => readLatest(folder, 'channels', (stored) => asKnown(stored, COLLECTIONS.channels) as SupportChannel),
    async queueTimes() {
      const now = clock()
      const tickets = await readLatest(folder, 'tickets', (stored) => {
        const { deliverAt, outbox } = pick(Waiting)(stored)
        return { deliverAt, isParked: outbox.some(({ parked }) => parked != null) }
      })
      const rows = await readLatest(folder, 'ledger', pick(Row))
      const running = (await mailboxes()).filter(({ state }) => state === 'running')
      return {
        delivery: oldest(
          tickets.map(({ deliverAt }) => deliverAt),
          now,
        ),
        mail: oldest(
          rows.map(({ dueAt }) => dueAt),
          now,
        ),
        poll: oldest(
          running.map(({ pollAt }) => pollAt),
          now,
        ),
        parked: tickets.filter(({ isParked }) => isParked).length,
        failed: rows.filter(({ state, dueAt }) => state === 'failed' && dueAt === null).length,
      }
    },
  }
}

function oldest(times: readonly (Date | null)[], now: Date): Date | null {
  let found: Date | null = null
  for (const at of times) if (at !== null && at <= now && (found === null || at < found)) found = at
  return found
}
