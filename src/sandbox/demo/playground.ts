// The Microsoft 365 Agents Playground, with a mock team that fits the demo's world.
import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ALEX, OTHER_USERS, PERSONAL_CHAT_ID, TEAM, TENANT_ID, type DemoUser } from './world.ts'

export interface Playground {
  /** What people open in the browser. */
  readonly url: string
  /** Where the bot reaches it. */
  readonly serviceUrl: string
  stop(): Promise<void>
}

/**
 * Loaded into the Playground's process before its own code, for two things it cannot be told otherwise:
 * it would listen on every interface, where nobody else has any business in a demo without credentials; and it hands a
 * page the messages of before at once, which the page throws away while it has not read the configuration yet: it gets them once it has.
 */
const PRELOAD = `data:text/javascript,${encodeURIComponent(
  `import http from 'node:http'
  import net from 'node:net'
  const listen = net.Server.prototype.listen
  net.Server.prototype.listen = function (...args) {
    return typeof args[0] === 'number' ? listen.call(this, args[0], '127.0.0.1', ...args.slice(1)) : listen.apply(this, args)
  }
  const emit = http.Server.prototype.emit
  const waiting = new Set()
  http.Server.prototype.emit = function (event, request, ...rest) {
    if (event === 'upgrade' && request.url.startsWith('/_ws_conversation/')) {
      const go = () => waiting.delete(go) && emit.call(this, event, request, ...rest)
      waiting.add(go)
      setTimeout(go, 5000)
      return true
    }
    // The first thing a page asks for once it knows its conversations.
    if (event === 'request' && request.url.endsWith('/installation')) setImmediate(() => waiting.forEach((go) => go()))
    return emit.call(this, event, request, ...rest)
  }`,
)}`

/** Answers once it listens. Throws with what it printed when it ends before that. */
export async function startPlayground(options: {
  readonly port: number
  readonly botUrl: string
  /** Where its configuration is written; it is started from there. */
  readonly folder: string
}): Promise<Playground> {
  const folder = path.resolve(options.folder)
  await mkdir(folder, { recursive: true })
  const config = path.join(folder, '.m365agentsplayground.yml')
  // YAML reads JSON.
  await writeFile(config, JSON.stringify(playgroundConfig(), null, 2))
  const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
  const args = ['--import', PRELOAD, cli, 'start', '-e', options.botUrl, '-c', 'msteams']
  const child = spawn(process.execPath, [...args, '-p', String(options.port), '--disable-telemetry'], {
    cwd: folder,
    env: { ...process.env, M365_AGENTS_PLAYGROUND_CONFIG_PATH: config, TEAMSAPPTESTER_BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let printed = ''
    const onOutput = (chunk: Buffer): void => {
      printed += chunk.toString('utf8')
      if (printed.includes(`Listening on ${options.port}`)) resolve()
    }
    child.stdout.on('data', onOutput)
    child.stderr.on('data', onOutput)
    child.once('error', reject)
    void ended.then(() =>
      reject(new Error(`The Playground ended before it listened on ${options.port}. It said:\n${printed}`)),
    )
  })
  return {
    url: `http://localhost:${options.port}`,
    serviceUrl: `http://localhost:${options.port}/_connector`,
    async stop() {
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), 3000)
      await ended
      clearTimeout(killer)
    },
  }
}

function playgroundConfig(): Record<string, unknown> {
  return {
    version: '0.1.1',
    tenantId: TENANT_ID,
    bot: { id: '28:frontdesk', name: 'Frontdesk' },
    currentUser: playgroundUser(ALEX),
    users: OTHER_USERS.map(playgroundUser),
    personalChat: { id: PERSONAL_CHAT_ID },
    groupChat: { id: 'group-chat', name: 'Group chat' },
    team: {
      id: TEAM.id,
      name: TEAM.name,
      aadGroupId: TEAM.aadGroupId,
      channels: [{ id: TEAM.hardwareChannelId, name: TEAM.hardwareChannelName }],
    },
  }
}

function playgroundUser({ id, aadObjectId, name, address }: DemoUser): Record<string, string> {
  const [givenName = '', surname = ''] = name.split(' ')
  // The Playground spells it so.
  return { id, aadObjectId, name, givenName, surname, userPrincipleName: address, email: address }
}
