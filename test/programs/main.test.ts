// The server as its own process: what it says when it cannot start, and how it ends.
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TSX = import.meta.resolve('tsx')

interface Running {
  readonly process: ChildProcess
  readonly output: () => string
  readonly exit: Promise<number | null>
}

describe('the server as a process', function () {
  this.timeout(60_000)
  let folder: string
  let running: Running[]
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-main-'))
    running = []
  })
  afterEach(async () => {
    for (const one of running) one.process.kill('SIGKILL')
    await Promise.all(running.map(({ exit }) => exit))
    await rm(folder, { recursive: true })
  })

  function start(env: Readonly<Record<string, string>> = {}): Running {
    const child = spawn(process.execPath, ['--import', TSX, path.join(ROOT, 'src/main.ts')], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        MICROSOFT_APP_ID: '1f0e3dad-9990-4345-b743-9f8ffabdffc4',
        MICROSOFT_APP_PASSWORD: 'bot~password',
        MICROSOFT_APP_TENANT_ID: '98f13708-2101-4c4f-8f76-8c9b7d4b6e2a',
        SECRET_KEYS: `k1:${randomBytes(32).toString('base64')}`,
        PORT: '0',
        ...env,
      },
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => void (text += data.toString()))
    const exit = once(child, 'close').then(([code]) => code as number | null)
    const one = { process: child, output: () => text, exit }
    running.push(one)
    return one
  }

  /** The port it listens on, once it is up. */
  async function up(one: Running): Promise<number> {
    for (;;) {
      const port = /"port":(\d+)[^\n]*Frontdesk is up/.exec(one.output())?.[1]
      if (port !== undefined) return Number(port)
      await Promise.race([
        once(one.process.stdout ?? one.process, 'data'),
        one.exit.then(() => assert.fail(`It ended: ${one.output()}`)),
      ])
    }
  }

  const cannotStart: Readonly<Record<string, readonly [() => Promise<Readonly<Record<string, string>>>, RegExp]>> = {
    'PUBLIC_URL is nonsense': [
      () => Promise.resolve({ PUBLIC_URL: 'http//desk' }),
      /^- PUBLIC_URL is 'http\/\/desk', which is not an https:\/\/ address\. .*Example: /m,
    ],
    '.env is a folder': [
      async () => {
        await mkdir(path.join(folder, '.env'))
        return {}
      },
      /^- '\.env' cannot be read: it is a folder\. Remove it/m,
    ],
    'the data folder is a file': [
      async () => {
        await writeFile(path.join(folder, 'data'), '')
        return { DATA_FOLDER: 'data' }
      },
      /^Cannot use 'data': there is a file of that name; remove it or choose another folder/m,
    ],
    'the data folder is below a file': [
      async () => {
        await writeFile(path.join(folder, 'data'), '')
        return { DATA_FOLDER: 'data/below' }
      },
      /^Cannot use 'data\/below': there is a file where a folder should be; /m,
    ],
    'MongoDB does not answer': [
      () => Promise.resolve({ MONGODB_URI: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100' }),
      /^MongoDB could not serve .* check that it runs, that MONGODB_URI names it/m,
    ],
    'the address is of another machine': [
      () => Promise.resolve({ HOST: '203.0.113.1' }),
      /^'203\.0\.113\.1' is no address of this machine: set HOST to/m,
    ],
  }
  for (const [what, [arrange, expected]] of Object.entries(cannotStart)) {
    it(`says cause and cure, without a stack, when ${what}`, async () => {
      const one = start(await arrange())
      assert.equal(await one.exit, 1)
      assert.match(one.output(), expected)
      assert.doesNotMatch(one.output(), /^ +at /m)
    })
  }

  it('says so when its port is taken, and gives the data folder back', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = holder.address() as AddressInfo
      const one = start({ PORT: String(port) })
      assert.equal(await one.exit, 1)
      assert.match(one.output(), /is already in use: stop the program that holds it, or set PORT to another port/)
      assert.doesNotMatch(one.output(), /^ +at /m)
    } finally {
      holder.close()
    }
    const next = start()
    await up(next)
  })

  const requests = {
    'a connection that wants to upgrade':
      'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
    'half a head': 'GET /healthz HTTP/1.1\r\nHost: x\r\n',
  }
  for (const [what, text] of Object.entries(requests)) {
    it(`ends with 0 at one signal although somebody holds ${what}`, async () => {
      const one = start()
      const socket = connect(await up(one), '127.0.0.1')
      socket.on('error', () => undefined).resume()
      await once(socket, 'connect')
      socket.write(text)
      one.process.kill('SIGTERM')
      assert.equal(await one.exit, 0)
      socket.destroy()
    })
  }

  it('ends at once at a second signal, whatever it still waits for', async () => {
    const one = start({ STOP_SECONDS: '600' })
    const socket = connect(await up(one), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('POST /api/messages HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n')
    // It is read by now, and its body never comes.
    await once(socket, 'data')
    one.process.kill('SIGTERM')
    while (!one.output().includes('Frontdesk stops')) await once(one.process.stdout ?? one.process, 'data')
    one.process.kill('SIGINT')
    assert.equal(await one.exit, 1)
    socket.destroy()
  })
})
