// Programs beside the server, run as an operator runs them, each as a process of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestStore } from './stores.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const TSX = import.meta.resolve('tsx')

export interface Running {
  readonly process: ChildProcess
  /** What it said so far, on both streams. */
  readonly output: () => string
  /** Its exit code; `null` where a signal ended it. */
  readonly exit: Promise<number | null>
}

export type ProgramName = 'backup' | 'restore' | 'move-to-mongodb'

/** Its standard input stays open. */
export function startProgram(name: ProgramName, args: readonly string[], place: TestStore['settings']): Running {
  const { mongodbUri, mongodbDatabase, dataFolder } = place
  const child = spawn(process.execPath, ['--import', TSX, path.join(ROOT, `src/${name}.ts`), ...args], {
    // Where there is no `.env`.
    cwd: path.join(ROOT, 'test'),
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      ...(mongodbUri !== null && { MONGODB_URI: mongodbUri, MONGODB_DATABASE: mongodbDatabase }),
      ...(dataFolder !== '' && { DATA_FOLDER: dataFolder }),
    },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => void (text += data.toString()))
  // One that was killed reads no more.
  child.stdin.on('error', () => undefined)
  const exit = once(child, 'close').then(([code]) => code as number | null)
  return { process: child, output: () => text, exit }
}

/** Runs it to its end. */
export async function runProgram(
  name: ProgramName,
  args: readonly string[],
  place: TestStore['settings'],
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { exit, output } = startProgram(name, args, place)
  return { code: await exit, output: output() }
}
