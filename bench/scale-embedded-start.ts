// A start of the embedded store in a process of its own: says how long it took, and how much memory it holds.
import { openDocuments } from '../src/store/collections.ts'
import { openStore } from '../src/store/open-store.ts'
import { createLog } from '../src/lib/log.ts'

const log = createLog({ level: 'warn' })
const start = performance.now()
const store = await openStore({ mongodbUri: null, mongodbDatabase: '', dataFolder: process.argv[2] ?? '', log })
const documents = await openDocuments(store)
await documents.tickets.findOne({ number: 1 })
const ms = performance.now() - start
globalThis.gc?.()
const { rss, heapUsed } = process.memoryUsage()
process.send?.({ ms, rssMb: rss / (1 << 20), heapMb: heapUsed / (1 << 20) })
if (!process.send) console.log({ ms, rssMb: rss / (1 << 20), heapMb: heapUsed / (1 << 20), files: process.argv[2] })
await store.close()
