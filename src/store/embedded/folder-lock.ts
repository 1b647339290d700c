// One process per data folder: two that write the same files would destroy them. docs/decisions/0007 says why a heartbeat.
import { randomUUID } from 'node:crypto'
import { closeSync, futimesSync, openSync, readFileSync, statSync, type Stats } from 'node:fs'
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Log } from '../../app/ports/runtime.ts'
import { OutsideError } from '../../domain/errors.ts'
import { isAliveHere, thisProcess, type ProcessMark } from './process-life.ts'
import { phrase } from '../../texts/say.ts'

const Holder = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  started: z.string(),
  place: z.string().optional(),
}) satisfies z.ZodType<ProcessMark>
type Holder = z.infer<typeof Holder>

export interface FolderLock {
  /**
   * Throws `OutsideError` (`folder-lost`) once another process has the folder: call it before anything is written. Cheap, and a
   * sign of life when one is due.
   */
  assertHeld(): void
  release(): Promise<void>
}

/** Tells this process's lock from any other's, where the system tells processes apart too little. */
const TOKEN = randomUUID()
/** How often a holder shows that it lives, and looks whether the lock is still its own. */
const BEAT_MS = 1000
const LOOK_MS = 250
/** So many looks without a sign of life, and a holder that cannot be asked otherwise is dead: ten seconds. */
const LOOKS_FOR_LIFE = 40

/**
 * Takes the folder for this process; the lock of a process that is dead is taken over. Throws `OutsideError` (`folder-in-use`)
 * that names the folder and the process which holds it. `onLost` is called once if another process takes it over all the same.
 */
export async function lockFolder(folder: string, log: Log, onLost: (error: OutsideError) => void): Promise<FolderLock> {
  const file = path.join(folder, 'lock')
  // Complete before it gets its name, so that nobody ever reads half a lock.
  const mine = path.join(folder, `lock.${randomUUID()}`)
  const text = JSON.stringify({ ...thisProcess(), token: TOKEN })
  await writeFile(mine, text)
  try {
    while (!(await claim(mine, file))) {
      const found = await read(file)
      if (found === undefined) continue
      if (await isHeld(file, found, log)) throw inUse(folder, found.holder)
      if (await putAside(file, found, `${mine}.stale`))
        log.warn('The data folder is taken over from a process that is dead', { folder, pid: found.holder?.pid })
    }
    return hold(folder, file, text, onLost)
  } finally {
    await rm(mine, { force: true })
  }
}

function hold(folder: string, file: string, text: string, onLost: (error: OutsideError) => void): FolderLock {
  // As long as it is open, no other file can get its number.
  const fd = openSync(file, 'r+')
  const { ino } = statSync(file)
  let lost: OutsideError | undefined
  let checked = { monotonic: performance.now(), wall: Date.now() }

  function check(): void {
    checked = { monotonic: performance.now(), wall: Date.now() }
    if (!isOurs(file, ino, text)) {
      lost = lostFolder(folder)
      clearInterval(beat)
      onLost(lost)
      return
    }
    const now = new Date()
    futimesSync(fd, now, now)
  }
  /** One clock stands still while the machine sleeps, the other may be set. */
  const isDue = (): boolean =>
    performance.now() - checked.monotonic >= BEAT_MS || Math.abs(Date.now() - checked.wall) >= BEAT_MS

  const beat = setInterval(() => {
    if (lost === undefined) check()
  }, BEAT_MS).unref()
  return {
    assertHeld() {
      if (lost === undefined && isDue()) check()
      if (lost) throw lost
    },
    async release() {
      clearInterval(beat)
      closeSync(fd)
      if (lost === undefined && isOurs(file, ino, text)) await rm(file, { force: true })
    },
  }
}

/** By its number, which takes no file handle; where the file system gives no lasting ones, by what it says. */
function isOurs(file: string, ino: number, text: string): boolean {
  try {
    return statSync(file).ino === ino || readFileSync(file, 'utf8') === text
  } catch {
    return false
  }
}

interface Found {
  readonly stats: Stats
  /** `undefined` when it is not readable. */
  readonly holder: Holder | undefined
}

async function read(file: string): Promise<Found | undefined> {
  const text = await readFile(file, 'utf8').catch(unlessMissing)
  const stats = text === undefined ? undefined : await stat(file).catch(unlessMissing)
  return stats && { stats, holder: parseHolder(text ?? '') }
}

async function isHeld(file: string, { stats, holder }: Found, log: Log): Promise<boolean> {
  const known = holder ? isAliveHere(holder) : null
  if (known !== null) return known
  log.info('The data folder was in use. Frontdesk waits some seconds for a sign of life from that process', {
    pid: holder?.pid,
    host: holder?.host,
  })
  for (let look = 0; look < LOOKS_FOR_LIFE; look += 1) {
    await pause(LOOK_MS)
    const now = await stat(file).catch(unlessMissing)
    // Another one by now: whoever calls looks at that.
    if (now?.ino !== stats.ino) return false
    if (now.mtimeMs !== stats.mtimeMs) return true
  }
  return false
}

async function claim(mine: string, file: string): Promise<boolean> {
  try {
    await link(mine, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Removes the stale lock, but not one that shows life again, nor the fresh one of somebody who was faster in taking it over. */
async function putAside(file: string, { stats }: Found, aside: string): Promise<boolean> {
  const isStale = (now: Stats | undefined) => now?.ino === stats.ino && now.mtimeMs === stats.mtimeMs
  if (!isStale(await stat(file).catch(unlessMissing))) return false
  if (!(await rename(file, aside).then(() => true, unlessMissing))) return false
  const moved = isStale(await stat(aside))
  if (!moved) await claim(aside, file)
  await rm(aside, { force: true })
  return moved
}

function parseHolder(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function inUse(folder: string, holder: Holder | undefined): OutsideError {
  const elsewhere = holder?.host === hostname() ? '' : ` on '${holder?.host ?? 'another machine'}'`
  return new OutsideError({
    code: 'folder-in-use',
    retryable: false,
    message:
      `The data folder '${folder}' is in use by process ${holder?.pid ?? '?'}${elsewhere}; stop that process, choose another folder, ` +
      `or use MongoDB, which many processes can share`,
    forPerson: phrase('outside.store.inUse'),
  })
}

function lostFolder(folder: string): OutsideError {
  return new OutsideError({
    code: 'folder-lost',
    retryable: false,
    message:
      `The data folder '${folder}' was taken over by another process, because this one showed no life for some seconds (it was stopped, ` +
      `or its machine slept), or its lock was deleted; nothing more is written here. Start Frontdesk once per folder, ` +
      `or use MongoDB, which many processes can share`,
    forPerson: phrase('outside.store.takenOver'),
  })
}

function unlessMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
