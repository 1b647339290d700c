// A backup is made while mails come in, and the desk that is restored from it goes on working.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Outside, TestFrontdesk } from '../support/frontdesk.ts'
import { startOutside, startTestFrontdesk } from '../support/frontdesk.ts'
import { CLIENT_SECRET } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { runProgram } from '../support/programs.ts'
import { isSettled } from '../support/settled.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const BEFORE = 12

describe('a backup that is made under load', () => {
  let folder: string
  let outside: Outside
  let desk: TestFrontdesk
  let target: TestStore
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-backup-'))
    outside = await startOutside()
    desk = await startTestFrontdesk({ outside, app: { leaseMs: 2000 } })
    target = await openTestStore()
    await target.store.close()
  })
  afterEach(async () => {
    await desk.stop()
    await outside.stop()
    await target.dispose()
    await rm(folder, { recursive: true })
  })

  const messageId = (name: string): string => `<${name}@contoso.example>`
  const mailOf = (name: string): string => aMail({ Subject: name, 'Message-ID': messageId(name) })

  it('holds all that was confirmed before; what is restored goes on, and doubles nothing', async function () {
    this.timeout(180_000)
    const file = path.join(folder, 'frontdesk.backup')
    const names = Array.from({ length: BEFORE }, (_, index) => `before-${index}`)
    for (const id of await desk.deliverTogether(names.map((name) => ({ raw: mailOf(name) })))) await desk.ticketOf(id)
    const confirmed = await desk.documents.tickets.find({})
    const cardsOf = (subject: string): number =>
      outside.teams.channel('Tickets').filter((message) => JSON.stringify(message).includes(`"${subject}"`)).length

    // The load: new mails and answers to what is confirmed, as long as the program runs and a little longer.
    const backup = runProgram('backup', [file], outside.store)
    const program = { isDone: false }
    void backup.finally(() => (program.isDone = true))
    for (let round = 0, after = 0; after < 4; round += 1) {
      if (program.isDone) after += 1
      const to = names[round % BEFORE] ?? ''
      names.push(`during-${round}`)
      const id = await desk.deliver(mailOf(`during-${round}`))
      await desk.deliver(aMail({ Subject: `Re: ${to}`, 'In-Reply-To': messageId(to) }))
      // So many as it can take.
      await desk.outcome(id)
    }
    const { code, output } = await backup
    assert.equal(code, 0, output)
    await desk.eventually('rest', () => isSettled(desk.documents))
    const answers = await desk.documents.entries.count({ kind: 'mail' })
    await desk.stop()

    assert.equal((await stat(file)).mode & 0o777, 0o600)
    const text = gunzipSync(await readFile(file)).toString()
    assert.ok(!text.includes(CLIENT_SECRET))
    for (const { _id } of confirmed) assert.ok(text.includes(`{"_id":"${_id}"`), `${_id} is in it`)
    const cards = new Map(confirmed.map(({ subject }) => [subject, cardsOf(subject)]))

    const restored = await runProgram('restore', [file], target.settings)
    assert.equal(restored.code, 0, restored.output)
    assert.match(restored.output, /counts and hashes are those of the backup/)
    desk = await startTestFrontdesk({ outside: { ...outside, store: target.settings }, app: { leaseMs: 2000 } })
    const last = await desk.ticketOf(await desk.deliver(mailOf('after')))
    await desk.eventually('all there', async () => {
      const { tickets, entries } = desk.documents
      const isThere =
        (await tickets.count({})) === names.length + 1 && (await entries.count({ kind: 'mail' })) === answers
      return isThere && (await isSettled(desk.documents))
    })
    const found = await desk.documents.tickets.find({})
    assert.deepEqual(found.map(({ subject }) => subject).toSorted(), [...names, 'after'].toSorted())
    assert.equal(new Set(found.map(({ number }) => number)).size, found.length)
    assert.ok(last.number > Math.max(...confirmed.map(({ number }) => number)))
    for (const { _id, number, subject, card } of confirmed) {
      const now = found.find((ticket) => ticket._id === _id)
      assert.deepEqual([now?.number, now?.card?.activityId], [number, card?.activityId])
      assert.equal(cardsOf(subject), cards.get(subject), `${subject} got no second card`)
    }
  })
})
