// One process per data folder: two that write the same files would destroy them.
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { kill, pid } from 'node:process'
import { z } from 'zod'
import { OutsideError } from '../../domain/errors.ts'

const Holder = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  started: z.string(),
})
type Holder = z.infer<typeof Holder>

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Takes the folder for this process; the lock of a process that is dead is taken over.
 * Throws `OutsideError` (`folder-in-use`) that names the folder and the process which holds it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = path.join(folder, 'lock')
  // Complete before it gets its name, so that nobody ever reads half a lock.
  const mine = path.join(folder, `lock.${pid}`)
  await writeFile(mine, JSON.stringify({ pid, host: hostname(), started: startOf(pid) } satisfies Holder))
  try {
    while (!(await claim(mine, file))) {
      const found = await readFile(file, 'utf8').catch(unlessMissing)
      if (found === undefined) continue
      const holder = parseHolder(found)
      if (holder && isAlive(holder)) throw inUse(folder, file, holder)
      await putAside(file, found, `${mine}.stale`)
    }
  } finally {
    await rm(mine, { force: true })
  }
  return { release: () => rm(file, { force: true }) }
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

/** Removes the stale lock, but not the fresh one of somebody who was faster in taking it over. */
async function putAside(file: string, stale: string, aside: string): Promise<void> {
  const moved = await rename(file, aside).then(() => true, unlessMissing)
  if (!moved) return
  if ((await readFile(aside, 'utf8')) !== stale) await claim(aside, file)
  await rm(aside, { force: true })
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  try {
    kill(holder.pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  return startOf(holder.pid) === holder.started
}

/** Fields 3 (state) and 22 (start) of `/proc/PID/stat`, see proc(5). Other systems have no such file. */
function startOf(id: number): string {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // Killed, but its parent has not asked for its exit code yet.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '')
  } catch {
    return ''
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function inUse(folder: string, file: string, holder: Holder): OutsideError {
  const elsewhere = holder.host === hostname() ? '' : ` on '${holder.host}'`
  return new OutsideError({
    code: 'folder-in-use',
    retryable: false,
    message:
      `The data folder '${folder}' is in use by process ${holder.pid}${elsewhere}; stop that process, choose another folder, ` +
      `or use MongoDB, which many processes can share${elsewhere && ` (if it is long gone, delete '${file}')`}`,
    forPerson: 'The data folder is in use by another process. Ask your operator to stop it.',
  })
}

function unlessMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
