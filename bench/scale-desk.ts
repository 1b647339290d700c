// The measured process of `scale`: Frontdesk with so many mailboxes, for so long. In a process of its own, so that memory is that of one run.
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { secretPlace } from '../src/app/support-mail/open-mailbox.ts'
import type { DocumentStore, StoredDocument } from '../src/app/ports/documents.ts'
import { CLIENT_SECRET } from '../src/sandbox/demo/world.ts'
import { newPlace, startFrontdesk } from './frontdesk.ts'

export const Work = z.object({
  graphUrl: z.string(),
  ca: z.string(),
  mongodbUri: z.string().nullable(),
  /** `full-…` and `empty-…`, of the stand-in for Graph. */
  full: z.int(),
  empty: z.int(),
  pollSeconds: z.number(),
  /** Due within so many seconds from the start; 0 is all at once. */
  spreadSeconds: z.number(),
  /** Ends when so many polls were made, or mails have their outcome, whichever is given; at the latest after `seconds`. */
  polls: z.int().nullable(),
  mails: z.int().nullable(),
  seconds: z.number(),
  /** What comes before is not counted, in seconds. */
  warmUpSeconds: z.number(),
})
export type Work = z.infer<typeof Work>

export const Result = z.object({
  seconds: z.number(),
  polls: z.int(),
  mails: z.int(),
  /** Calls of the store for each poll, all loops of the process included. */
  callsPerPoll: z.number(),
  cpuMsPerPoll: z.number(),
  /** The highest that the process held, in megabytes. */
  rssMb: z.number(),
  /** The longest that a mailbox was late at the end, in seconds. */
  lateSeconds: z.number(),
})
export type Result = z.infer<typeof Result>

async function run(work: Work): Promise<Result> {
  const place = await newPlace(work.mongodbUri)
  let calls = 0
  let polls = 0
  const wrapStore = (store: DocumentStore): DocumentStore => ({
    ...store,
    collection<T extends StoredDocument>(declaration: Parameters<DocumentStore['collection']>[0]) {
      const inner = store.collection<T>(declaration)
      const counted = <K extends 'findOne' | 'find' | 'count' | 'updateIf' | 'updateEach' | 'insertNew' | 'delete'>(
        name: K,
      ) => {
        const call = inner[name].bind(inner) as (...args: unknown[]) => unknown
        return ((...args: unknown[]) => {
          calls += 1
          // Each poll that ends well says so.
          if (name === 'updateIf' && JSON.stringify(args[1]).includes('lastSuccessAt')) polls += 1
          return call(...args)
        }) as unknown as (typeof inner)[K]
      }
      return {
        insert: (document: T) => ((calls += 1), inner.insert(document)),
        ...{ findOne: counted('findOne'), find: counted('find'), count: counted('count') },
        ...{ updateIf: counted('updateIf'), updateEach: counted('updateEach') },
        ...{ insertNew: counted('insertNew'), delete: counted('delete') },
      }
    },
  })
  const outside = { graphUrl: work.graphUrl, serviceUrl: 'http://127.0.0.1:9/', ca: work.ca }
  const frontdesk = await startFrontdesk(outside, place, (chat) => ({ ...chat, post: posted }), undefined, {
    pollIntervalMs: work.pollSeconds * 1000,
    wrapStore,
  })
  const { documents, secrets } = frontdesk.deps
  const [model] = await documents.mailboxes.find({})
  if (!model) throw new Error('The demo has no mailbox')
  await documents.mailboxes.delete({})
  const names = [...numbered('full', work.full), ...numbered('empty', work.empty)]
  const now = Date.now()
  for (let at = 0; at < names.length; at += 500) {
    await documents.mailboxes.insertNew(
      names.slice(at, at + 500).map((name, index) => {
        const clientSecret = secrets.seal(CLIENT_SECRET, secretPlace(name))
        const pollAt = new Date(now + ((at + index) / names.length) * work.spreadSeconds * 1000)
        const tendAt = new Date(now + 3_600_000)
        // They were compared with the ledger some minutes ago, each at another time.
        const sweepAt = new Date(now + ((at + index) / names.length) * 900_000)
        const address = `${name}@northwind.example`
        return { ...model, _id: name, address, clientSecret, pollAt, tendAt, sweepAt, lease: null }
      }),
    )
  }
  await wait(work.warmUpSeconds * 1000)
  polls = calls = 0
  const used = process.cpuUsage()
  const start = performance.now()
  let rssMb = 0
  const seconds = (): number => (performance.now() - start) / 1000
  const isDone = async (): Promise<boolean> => {
    if (work.polls !== null && polls >= work.polls) return true
    return work.mails !== null && (await documents.ledger.count({ state: 'ticket' })) >= work.mails
  }
  while (seconds() < work.seconds && !(await isDone())) {
    await wait(20)
    rssMb = Math.max(rssMb, process.memoryUsage.rss() / 1_048_576)
  }
  const took = seconds()
  const { user, system } = process.cpuUsage(used)
  const done = { polls, calls }
  const [latest] = await documents.mailboxes.find({ lease: null }, { sort: { pollAt: 1 }, limit: 1 })
  const result = {
    ...{ seconds: took, polls: done.polls, mails: await documents.ledger.count({ state: 'ticket' }) },
    callsPerPoll: done.calls / Math.max(1, done.polls),
    cpuMsPerPoll: (user + system) / 1000 / Math.max(1, done.polls),
    ...{ rssMb, lateSeconds: Math.max(0, (Date.now() - (latest?.pollAt.getTime() ?? Date.now())) / 1000) },
  }
  await frontdesk.stop()
  await place.remove()
  return result
}

const posted = () => Promise.resolve({ activityId: '1', conversationId: '19:channel' }) as never

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`)
}

if (process.send !== undefined && process.argv[1]?.endsWith('scale-desk.ts') === true) {
  process.once('message', (message) => {
    void run(Work.parse(message)).then((result) => process.send?.(result, () => process.exit(0)))
  })
}
