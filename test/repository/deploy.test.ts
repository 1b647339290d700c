// The image is built of what the Dockerfile names and starts with its command; compose file and unit fit to it.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePorts } from '../browser/free-ports.ts'
import { ROOT } from './source-files.ts'

const read = (name: string): Promise<string> => readFile(path.join(ROOT, name), 'utf8')

interface Stage {
  /** From the project, each with where it goes. */
  readonly own: readonly (readonly [from: readonly string[], to: string])[]
  /** From the stage before. */
  readonly built: readonly string[]
  readonly text: string
}

/** Enough of https://docs.docker.com/reference/dockerfile/ for one that is written plainly. */
function stagesOf(dockerfile: string): readonly Stage[] {
  return dockerfile
    .split(/^FROM /mu)
    .slice(1)
    .map((text) => {
      const copies = [...text.matchAll(/^COPY (--from=build )?(.+)$/gmu)].map(([, from, rest = '']) => ({
        isBuilt: from !== undefined,
        paths: rest.split(' '),
      }))
      return {
        own: copies
          .filter(({ isBuilt }) => !isBuilt)
          .map(({ paths }) => [paths.slice(0, -1), paths.at(-1) ?? ''] as const),
        built: copies.filter(({ isBuilt }) => isBuilt).map(({ paths }) => path.basename(paths[0] ?? '')),
        text,
      }
    })
}

async function copyInto(folder: string, { own }: Stage): Promise<void> {
  for (const [from, to] of own) {
    for (const name of from) {
      const target = from.length > 1 || to.endsWith('/') ? path.join(folder, to, name) : path.join(folder, to)
      await cp(path.join(ROOT, name), target, { recursive: true })
    }
  }
}

describe('the container image', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-image-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  it('is built of what it copies, starts with its command, and is found healthy', async function () {
    this.timeout(600_000)
    const [build, image] = stagesOf(await read('Dockerfile'))
    assert.ok(build && image)
    const [buildFolder, imageFolder] = [path.join(folder, 'build'), path.join(folder, 'image')]
    await mkdir(buildFolder)
    await mkdir(imageFolder)
    await copyInto(buildFolder, build)
    // The packages are those of `npm ci`, which the image has from the same lock file.
    await symlink(path.join(ROOT, 'node_modules'), path.join(buildFolder, 'node_modules'))
    const built = spawnSync('npm', ['run', 'build'], { cwd: buildFolder, encoding: 'utf8' })
    assert.equal(built.status, 0, built.stdout + built.stderr)
    await copyInto(imageFolder, image)
    assert.deepEqual(image.built, ['node_modules', 'dist'])
    await cp(path.join(buildFolder, 'dist'), path.join(imageFolder, 'dist'), { recursive: true })
    await symlink(path.join(ROOT, 'node_modules'), path.join(imageFolder, 'node_modules'))

    const port = String((await freePorts())[0])
    const env = {
      PATH: process.env['PATH'],
      ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PORT: port, DATA_FOLDER: path.join(folder, 'data') },
      ...{ MICROSOFT_APP_ID: '11111111-1111-4111-8111-111111111111', MICROSOFT_APP_PASSWORD: 'secret' },
      MICROSOFT_APP_TENANT_ID: '22222222-2222-4222-8222-222222222222',
      SECRET_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    }
    const [node = '', ...args] = commandIn(image.text, 'CMD')
    assert.equal(node, 'node')
    const server = spawn(process.execPath, args, { cwd: imageFolder, env, stdio: 'ignore' })
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
    try {
      const [, ...check] = commandIn(image.text, 'HEALTHCHECK[^\n]* CMD')
      const isHealthy = (): boolean => spawnSync(process.execPath, check, { env }).status === 0
      for (let tries = 0; !isHealthy(); tries += 1) {
        assert.ok(tries < 50 && server.exitCode === null, 'it never became healthy')
        await wait(200)
      }
      server.kill('SIGTERM')
      assert.equal(await ended, 0)
      assert.equal(isHealthy(), false)
    } finally {
      server.kill('SIGKILL')
    }
  })

  it('gets nothing that is not named, a .env least of all', async () => {
    const ignored = (await read('.dockerignore')).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    assert.equal(ignored[0], '*')
    const allowed = ignored.slice(1).map((line) => line.replace(/^!/u, ''))
    const copied = stagesOf(await read('Dockerfile')).flatMap(({ own }) => own.flatMap(([from]) => from))
    assert.deepEqual(allowed.toSorted(), [...new Set(copied)].toSorted())
  })

  it('and the unit for systemd set only variables that there are, and stop no sooner than the server', async () => {
    const known = await read('env.sample')
    const [dockerfile, compose, unit] = await Promise.all(
      ['Dockerfile', 'compose.yaml', 'deploy/frontdesk.service'].map(read),
    )
    const set = [
      ...(dockerfile ?? '').matchAll(/^(?:ENV| {3}) ([A-Z_]+)=/gmu),
      ...(compose ?? '').matchAll(/^ {6}([A-Z_]+): /gmu),
      ...(unit ?? '').matchAll(/(?<=[= ])([A-Z_]+)=/gu),
    ].map(([, name = '']) => name)
    assert.ok(set.length >= 7, set.join())
    for (const name of set) if (name !== 'NODE_ENV') assert.match(known, new RegExp(`^(?:# )?${name}=`, 'mu'))
    const stops = [/stop_grace_period: (\d+)s/u.exec(compose ?? '')?.[1], /TimeoutStopSec=(\d+)/u.exec(unit ?? '')?.[1]]
    const own = Number(/^# STOP_SECONDS=(\d+)/mu.exec(known)?.[1])
    for (const seconds of stops) assert.ok(Number(seconds) > own, `${String(seconds)} s is no longer than ${own} s`)
  })
})

function commandIn(text: string, instruction: string): readonly string[] {
  const [, json = '[]'] = new RegExp(`^${instruction} (\\[.*\\])$`, 'mu').exec(text) ?? []
  return JSON.parse(json) as string[]
}
