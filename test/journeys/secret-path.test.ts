import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { inspect } from 'node:util'
import { BSON, MongoClient } from 'mongodb'
import { createLog } from '../../src/lib/log.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, CLIENT_ID, CLIENT_SECRET, MAILBOX_ID, TENANT_ID } from '../support/frontdesk-seed.ts'
import { BOSS } from '../support/mails.ts'

const WRONG = 'wrong~secret-8Q'
const SECRETS = [CLIENT_SECRET, WRONG]
const ENTERED = { address: BOSS, tenantId: TENANT_ID, clientId: CLIENT_ID, secretExpiresOn: '2099-01-31' }

describe('the way of a client secret', () => {
  it('leads from the form to Microsoft, and leaves a trace nowhere else', async () => {
    const outside = await startOutside()
    const running: TestFrontdesk[] = []
    try {
      const desk = await startTestFrontdesk({ outside })
      running.push(desk)
      // The other mailbox signs in, too, and must not meet the faults that are meant for this one.
      await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused' } })
      await desk.eventually('the end of a poll', () =>
        desk.documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null }),
      )
      const seen: unknown[] = []
      const [room] = (await desk.hands.say(ADA, 'personal', 'support mail')).replies
      const message: TeamsMessage = room ?? assert.fail()
      const click = async (button: string, inputs = {}) => {
        seen.push(await desk.hands.click(message, button, inputs, ADA))
      }
      await click('Connect a mailbox')
      await click('Save', { ...ENTERED, tenantId: '?', clientSecret: WRONG })
      await click('Save', { tenantId: TENANT_ID })
      outside.graph.faults.add({ match: { path: /oauth2/ }, times: 3, answer: { status: 500, html: WRONG } })
      await click('Save', { clientSecret: CLIENT_SECRET })
      outside.graph.faults.clear()
      await click('Save')
      await click('Start')
      await click('Test')
      await click('Rotate secret')
      await click('Save', { clientSecret: WRONG })
      assert.equal(await desk.documents.typedSecrets.count({}), 1)
      holdsNone('the store with a secret that waits', await storedBytes(outside))
      await click('Save anyway')
      await click('Resume')
      await desk.eventually('a poll that fails', async () => {
        const polled = await desk.documents.mailboxes.findOne({ address: BOSS })
        return polled?.health.lastError?.code === 'AADSTS7000215'
      })
      seen.push((await desk.hands.say(ADA, 'personal', 'support mail')).replies.map(({ card }) => card))
      await click('Edit')
      await click('Save', { clientSecret: CLIENT_SECRET })
      seen.push(...(await desk.hands.say(ADA, 'personal', 'support mail')).replies.map(({ card }) => card))
      assert.ok(desk.lines.length > 0)
      const written = desk.lines.map(({ message: text, fields }) => logged(text, fields))
      const audit = await desk.documents.audit.find({})
      assert.ok(
        audit.some(({ changes }) =>
          changes.some(({ field, after }) => field === 'clientSecret' && after === 'changed'),
        ),
      )
      await running.pop()?.stop()
      holdsNone('cards and answers', Buffer.from(inspect(seen, { depth: null, maxStringLength: null })))
      holdsNone('the log', Buffer.from(written.join('')))
      holdsNone('the audit log', Buffer.from(JSON.stringify(audit)))
      holdsNone('the store', await storedBytes(outside))
    } finally {
      await running.pop()?.stop()
      await outside.stop()
    }
  })
})

function holdsNone(what: string, bytes: Buffer): void {
  assert.ok(bytes.length > 100, `${what} were not looked at`)
  for (const secret of SECRETS) {
    for (const form of [secret, Buffer.from(secret).toString('base64').slice(0, -4), encodeURIComponent(secret)]) {
      assert.ok(!bytes.includes(form), `${what} hold a secret`)
    }
  }
}

/** The line as it would be written. */
function logged(message: string, fields: Readonly<Record<string, unknown>>): string {
  let line = ''
  createLog({ level: 'debug', destination: { write: (text) => void (line += text) } }).info(message, fields)
  return line
}

/** Every byte of the files, or every document of the database. */
async function storedBytes({ store }: Outside): Promise<Buffer> {
  if (store.mongodbUri === null) {
    const files = (await readdir(store.dataFolder, { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    )
    return Buffer.concat(await Promise.all(files.map((file) => readFile(path.join(file.parentPath, file.name)))))
  }
  const client = new MongoClient(store.mongodbUri)
  try {
    const all = await client.db(store.mongodbDatabase).collections()
    const documents = await Promise.all(all.map((collection) => collection.find({}).toArray()))
    return Buffer.concat(documents.flat().map((document) => Buffer.from(BSON.serialize(document))))
  } finally {
    await client.close()
  }
}
