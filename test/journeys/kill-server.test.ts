import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { listenOnLoopback } from '../../src/sandbox/listen.ts'
import { startOutside, startTestFrontdesk } from '../support/frontdesk.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { isSettled } from '../support/settled.ts'
import { aroundWrites } from '../support/store-writes.ts'

/** Takes a port and a data folder as arguments. */
const COMMAND = process.env['TEST_MONGODB_COMMAND']
const MAILS = 20

describe('killing the MongoDB server while mails become tickets', () => {
  for (const killAt of [6, 30]) {
    it(`loses and doubles no ticket, at write ${killAt}`, async function () {
      if (COMMAND === undefined) {
        console.log('      Skipped: set TEST_MONGODB_COMMAND to a command that takes a port and a data folder.')
        this.skip()
      }
      this.timeout(120_000)
      const folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-mongodb-'))
      const port = await freePort()
      const uri = `mongodb://127.0.0.1:${port}/`
      let server = await startServer(COMMAND, uri, port, folder)
      const outside = await startOutside()
      let writes = 0
      let isArmed = false
      const desk = await startTestFrontdesk({
        outside: { ...outside, store: { mongodbUri: uri, mongodbDatabase: 'frontdesk', dataFolder: '' } },
        wrapStore: (store) =>
          aroundWrites(store, async (_write, run) => {
            if (isArmed) writes += 1
            if (writes === killAt) server.kill('SIGKILL')
            return await run()
          }),
      })
      try {
        isArmed = true
        for (let mail = 1; mail <= MAILS; mail += 1)
          await outside.graph.deliver(aMail({ Subject: `Mail ${mail}` }), SUPPORT)
        if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
        server = await startServer(COMMAND, uri, port, folder)
        await desk.eventually('everything settled', async () => {
          desk.advance(11_000)
          const { ledger } = desk.documents
          return (await ledger.count({})) === MAILS && (await isSettled(desk.documents))
        })
        const tickets = await desk.documents.tickets.find({})
        assert.equal(tickets.length, MAILS)
        assert.equal(new Set(tickets.map(({ subject }) => subject)).size, MAILS)
        for (const ticket of tickets) await desk.cardOf(ticket)
      } finally {
        await desk.stop()
        await outside.stop()
        server.kill('SIGKILL')
        await rm(folder, { recursive: true })
      }
    })
  }
})

async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await listenOnLoopback(probe, 'a probe', '127.0.0.1', 0)
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function startServer(command: string, uri: string, port: number, folder: string): Promise<ChildProcess> {
  const server = spawn(`exec ${command} ${port} "${folder}"`, { shell: true, stdio: 'ignore' })
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 })
  await client.connect()
  await client.close()
  return server
}
