// `npm run doctor` as its own process: its exit codes, its JSON, that it says no secret, and that it works beside a running server.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { CHECKS, STATES } from '../../src/app/doctor/finding.ts'
import { secretPlace } from '../../src/app/support-mail/open-mailbox.ts'
import { createSecretBox } from '../../src/lib/secret-box.ts'
import { startGraphStandIn, type GraphStandIn } from '../../src/sandbox/graph-stand-in.ts'
import { openDocuments } from '../../src/store/collections.ts'
import { CLIENT_ID, CLIENT_SECRET, MAILBOX_ID, seedWorld, TENANT_ID } from '../support/frontdesk-seed.ts'
import { SUPPORT } from '../support/mails.ts'
import { openTestStore, type TestStore } from '../support/stores.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TSX = import.meta.resolve('tsx')
const BOT_ID = '1f0e3dad-9990-4345-b743-9f8ffabdffc4'
const PASSWORD = 'bot~canary~password'
const KEYS = [{ id: 'test', key: randomBytes(32) }]
const KEY = KEYS[0]?.key.toString('base64') ?? ''

const Report = z.strictObject({
  ok: z.boolean(),
  at: z.iso.datetime(),
  findings: z
    .array(
      z.strictObject({
        name: z.enum(CHECKS),
        about: z.string().min(1).nullable(),
        state: z.enum(STATES),
        what: z.string().min(1),
        cure: z.string().min(1).nullable(),
      }),
    )
    .min(1),
})
type Report = z.infer<typeof Report>

describe('npm run doctor', function () {
  this.timeout(120_000)
  let folder: string
  let graph: GraphStandIn
  let store: TestStore
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-doctor-'))
    store = await openTestStore()
    graph = await startGraphStandIn({
      tenants: [{ id: TENANT_ID }],
      apps: [
        { tenantId: TENANT_ID, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, roles: ['Mail.ReadWrite'] },
        { tenantId: TENANT_ID, clientId: BOT_ID, clientSecret: PASSWORD, roles: [] },
      ],
      mailboxes: [{ address: SUPPORT, tenantId: TENANT_ID }],
    })
    await writeFile(path.join(folder, 'ca.pem'), graph.ca)
  })
  afterEach(async () => {
    await graph.stop()
    await store.dispose()
    await rm(folder, { recursive: true })
  })

  /** One mailbox that is read, and no channel: Teams cannot be stood in for where the bot signs in as it does in production. */
  async function seed(clientSecret = CLIENT_SECRET): Promise<void> {
    const documents = await openDocuments(store.store)
    const secrets = createSecretBox(KEYS)
    await seedWorld({ documents, secrets, clock: () => new Date() }, 'https://teams.example')
    await documents.channels.delete({})
    await documents.mailboxes.updateIf(
      { _id: MAILBOX_ID },
      { $set: { clientSecret: secrets.seal(clientSecret, secretPlace(MAILBOX_ID)) } },
    )
  }

  async function run(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly code: unknown; readonly out: string; readonly err: string }> {
    const { mongodbUri, mongodbDatabase, dataFolder } = store.settings
    const child = spawn(process.execPath, ['--import', TSX, path.join(ROOT, 'src/doctor.ts'), ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
        MICROSOFT_APP_ID: BOT_ID,
        MICROSOFT_APP_PASSWORD: PASSWORD,
        MICROSOFT_APP_TENANT_ID: TENANT_ID,
        SECRET_KEYS: `test:${KEY}`,
        ...{ LOGIN_URL: graph.url, GRAPH_URL: graph.url, PORT: '1' },
        ...(mongodbUri === null
          ? { DATA_FOLDER: dataFolder }
          : { MONGODB_URI: mongodbUri, MONGODB_DATABASE: mongodbDatabase }),
        ...env,
      },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (data: Buffer) => void (out += data.toString()))
    child.stderr.on('data', (data: Buffer) => void (err += data.toString()))
    const [code] = (await once(child, 'close')) as unknown[]
    for (const secret of [PASSWORD, KEY, CLIENT_SECRET, 'canary']) assert.ok(!(out + err).includes(secret), out + err)
    return { code, out, err }
  }

  async function report(env: Readonly<Record<string, string>> = {}): Promise<Report & { readonly code: unknown }> {
    const { code, out, err } = await run(['--json'], env)
    assert.equal(err, '')
    return { code, ...Report.parse(JSON.parse(out)) }
  }

  const of = ({ findings }: Report, name: string) =>
    findings.filter((one) => one.name === name).map(({ state, about, what }) => `${state} ${about ?? ''} ${what}`)

  it('ends with 0 when nothing failed, beside an open store whose data it leaves alone', async () => {
    await seed()
    const before = await filesOf(store)
    const found = await report()
    assert.deepEqual(
      found.findings.filter(({ state }) => state === 'failed'),
      [],
    )
    assert.deepEqual([found.code, found.ok], [0, true])
    assert.deepEqual([...new Set(found.findings.map(({ name }) => name))].toSorted(), [...CHECKS].toSorted())
    assert.match(of(found, 'bot').join(), /^ok .*token is for https:\/\/api\.botframework\.com/)
    assert.match(of(found, 'mailboxes').join(), /^ok .*can be read/)
    assert.match(of(found, 'clock').join(), /^ok/)
    assert.match(of(found, 'channels').join(), /^skipped/)
    assert.deepEqual(await filesOf(store), before)
  })

  it('ends with 1 when something failed, and says in words what to do', async () => {
    await seed('canary~wrong')
    const bot = 'bot~canary~wrong'
    const { code, out } = await run([], { MICROSOFT_APP_PASSWORD: bot, PUBLIC_URL: 'https://127.0.0.1:9' })
    assert.equal(code, 1)
    assert.match(out, /✕ Bot: .*AADSTS7000215\)\.\n {4}→ Set MICROSOFT_APP_PASSWORD to the Value/)
    assert.match(out, new RegExp(`✕ Mailboxes: ${SUPPORT}: It cannot be read \\(AADSTS7000215\\)\\.\\n {4}→ `))
    assert.match(out, /✕ Public address: https:\/\/127\.0\.0\.1:9: No answer/)
    assert.match(out, /\n\n3 things do not work, and one needs a look\.\n$/)
  })

  it('says of a configuration that does not parse what the start says, and what could not be checked', async () => {
    const wrong = await report({ PORT: 'x', SECRET_KEYS: 'canary', PUBLIC_ULR: 'x' })
    assert.deepEqual([wrong.code, wrong.ok], [1, false])
    assert.match(of(wrong, 'configuration').join('\n'), /^failed.*SECRET_KEYS has a value which[^]*PORT is 'x'/m)
    assert.match(of(wrong, 'configuration').join('\n'), /PUBLIC_ULR is not used\. If PUBLIC_URL is meant/)
    for (const name of CHECKS.slice(1)) assert.match(of(wrong, name).join(), /^skipped .*configuration/)
  })

  it('tells of a store that does not answer once, and checks the rest', async () => {
    const uri = 'mongodb://user:canary@127.0.0.1:1/?serverSelectionTimeoutMS=200'
    const found = await report({ MONGODB_URI: uri })
    assert.equal(found.code, 1)
    assert.match(of(found, 'store').join(), /^failed/)
    for (const name of ['mailboxes', 'channels', 'queues']) assert.match(of(found, name).join(), /^skipped .*data/)
    assert.match(of(found, 'bot').join(), /^ok/)
  })

  it('works before the first start, and where another program has the port', async () => {
    const server = createServer((_req, res) => res.end('Hello'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = server.address() as AddressInfo
      const env = { MONGODB_URI: '', DATA_FOLDER: path.join(folder, 'not', 'there') }
      const found = await report({ ...env, PORT: String(port) })
      assert.match(of(found, 'store').join(), /^ok .*Nothing is stored there yet/)
      assert.match(of(found, 'server').join(), /^failed .*not Frontdesk/)
      assert.deepEqual(await readdir(folder), ['ca.pem'])
    } finally {
      server.close()
    }
  })

  it('says which arguments it knows', async () => {
    const { code, out, err } = await run(['--jsn'])
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /^The doctor knows no '--jsn'\. Run it as: npm run doctor/)
  })
})

/** Of files, all that is in them. */
async function filesOf({ settings }: TestStore): Promise<readonly string[]> {
  if (settings.mongodbUri !== null) return []
  const names = (await readdir(settings.dataFolder)).filter((name) => !name.startsWith('lock')).toSorted()
  return await Promise.all(
    names.map(async (name) => `${name}: ${await readFile(path.join(settings.dataFolder, name), 'utf8')}`),
  )
}
