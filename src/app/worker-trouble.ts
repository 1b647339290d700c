// A worker in trouble: told once when it begins, and once when it is over, however often the worker tries meanwhile.
import { FrontdeskError } from '../domain/errors.ts'
import type { Deps } from './deps.ts'

export interface WorkerTrouble {
  failed(error: unknown): void
  worked(): void
}

/** One for all loops that do the same work. A trouble of another kind is told again. */
export function createWorkerTrouble({ log, meter }: Pick<Deps, 'log' | 'meter'>, worker: string): WorkerTrouble {
  let trouble: string | null = null
  return {
    failed(error) {
      meter?.workerFailed(worker)
      const kind = kindOf(error)
      log[kind === trouble ? 'debug' : 'error']('A worker failed; it goes on after a rest', { worker, error })
      trouble = kind
    },
    worked() {
      if (trouble !== null) log.info('A worker that had failed goes on', { worker })
      trouble = null
    },
  }
}

function kindOf(error: unknown): string {
  if (error instanceof FrontdeskError) return error.code
  return error instanceof Error ? error.name : typeof error
}
