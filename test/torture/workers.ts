// The processes of Frontdesk: started, killed without a goodbye, started again.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { Report, type Order, type Request } from './worker-process.ts'
import type { WorkState } from './work-state.ts'

const SCRIPT = path.join(import.meta.dirname, 'worker-process.ts')
/** Loading takes longer than starting: so many are loaded beforehand. */
const SPARE = 2
/** Of a busy machine. */
const PATIENCE_MS = 90_000

/** When it was given up, by the world's clock, in milliseconds, and where it went. */
export interface Unheard {
  readonly at: number
  readonly path: string
}

interface Worker {
  readonly child: ChildProcess
  port: number | null
}

export interface Workers {
  readonly kills: number
  readonly starts: number
  /** When one was killed, by the world's clock, in milliseconds. */
  readonly killedAt: readonly number[]
  /** What one of them posted and had no answer to. */
  readonly unheard: readonly Unheard[]
  /** Where Teams reaches one of those that run; `null` while none does. */
  endpoint(pick: (count: number) => number): string | null
  /** Until all run. Throws what a process failed with. */
  startAll(): Promise<void>
  kill(index: number): Promise<void>
  killAll(): Promise<void>
  /** With a goodbye. */
  stopAll(): Promise<void>
  state(): Promise<WorkState>
  /** Time passes at once for those that run. */
  leap(aheadMs: number): void
  /** Leaves none behind. */
  end(): void
}

export function createWorkers(count: number, order: () => Order, clock: () => Date): Workers {
  const running: (Worker | null)[] = Array.from({ length: count }, () => null)
  const spare: { readonly child: ChildProcess; readonly isLoaded: Promise<unknown> }[] = []
  const killedAt: number[] = []
  const unheard: Unheard[] = []
  let starts = 0
  let ended = false

  function load(): void {
    while (!ended && spare.length < SPARE) {
      const child = fork(SCRIPT, { execArgv: ['--import', 'tsx'] })
      // What it is told before it has loaded might not be heard.
      spare.push({ child, isLoaded: once(child, 'message') })
    }
  }

  async function start(index: number): Promise<void> {
    load()
    const loaded = spare.shift()
    if (!loaded) throw new Error('No process was loaded')
    load()
    const { child } = loaded
    child.on('message', (message) => {
      const report = Report.parse(message)
      if ('unheard' in report) unheard.push({ at: clock().getTime(), path: report.unheard })
    })
    await loaded.isLoaded
    const worker: Worker = { child, port: null }
    running[index] = worker
    starts += 1
    const ready = await ask(child, { order: order() }, (report) => ('port' in report ? report.port : null))
    if (running[index] === worker) worker.port = ready
  }

  async function end(index: number, how: (child: ChildProcess) => void): Promise<void> {
    const worker = running[index]
    running[index] = null
    if (worker?.child.exitCode !== null || worker.child.signalCode !== null) return
    const exit = once(worker.child, 'exit')
    how(worker.child)
    await exit
  }

  async function kill(index: number): Promise<void> {
    await end(index, (child) => child.kill('SIGKILL'))
    killedAt.push(clock().getTime())
  }

  load()
  return {
    get kills() {
      return killedAt.length
    },
    get starts() {
      return starts
    },
    killedAt,
    unheard,
    endpoint(pick) {
      const ports = running.flatMap((worker) => worker?.port ?? [])
      const port = ports[pick(ports.length)]
      return port === undefined ? null : `http://127.0.0.1:${port}/api/messages`
    },
    async startAll() {
      // One after the other: the first one migrates the store.
      for (const [index, worker] of running.entries()) if (worker === null) await start(index)
    },
    kill,
    async killAll() {
      await Promise.all(running.map((_, index) => kill(index)))
    },
    async stopAll() {
      await Promise.all(running.map((_, index) => end(index, (child) => send(child, { ask: 'stop' }))))
    },
    async state() {
      const worker = running.find((one) => one?.port != null)
      if (!worker) throw new Error('No process runs that could be asked')
      return await ask(worker.child, { ask: 'state' }, (report) => ('state' in report ? report.state : null))
    },
    leap(aheadMs) {
      for (const worker of running) if (worker) send(worker.child, { aheadMs })
    },
    end() {
      ended = true
      for (const child of [...spare.map((one) => one.child), ...running.flatMap((worker) => worker?.child ?? [])])
        child.kill('SIGKILL')
    },
  }
}

function send(child: ChildProcess, request: Request): void {
  child.send(request)
}

async function ask<T>(child: ChildProcess, request: Request, read: (report: Report) => T | null): Promise<T> {
  return await new Promise((resolve, reject) => {
    const timer = setTimeout(() => over(() => reject(new Error('A process did not answer in time'))), PATIENCE_MS)
    const over = (then: () => void): void => {
      clearTimeout(timer)
      child.off('message', hear).off('exit', gone)
      then()
    }
    const gone = (): void => over(() => reject(new Error('A process of Frontdesk ended by itself')))
    const hear = (message: unknown): void => {
      const report = Report.parse(message)
      const answer = read(report)
      if (answer !== null) over(() => resolve(answer))
      else if ('failed' in report) over(() => reject(new Error(`A process of Frontdesk failed: ${report.failed}`)))
    }
    child.on('message', hear).on('exit', gone)
    send(child, request)
  })
}
