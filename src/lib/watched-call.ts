// A call to Microsoft as whoever watches sees it: what it came to, how long it took, and as a step of what it is made for.
import type { CalledService, CallOutcome, Meter, Step, StepName, Tracer } from '../app/ports/telemetry.ts'

/** Nobody watches where both are left out. */
export interface CallWatch {
  readonly meter?: Meter
  readonly tracer?: Tracer
}

const STEPS = {
  graph: 'call graph',
  login: 'call login',
  teams: 'call teams',
} as const satisfies Readonly<Record<CalledService, StepName>>

/** Answers and throws what the call does. Neither its address nor anything else of it is told but method and status. */
export async function watchedCall<T extends { readonly status: number }>(
  { meter, tracer }: CallWatch,
  { service, method }: { readonly service: CalledService; readonly method: string },
  send: () => Promise<T>,
): Promise<T> {
  if (!meter && !tracer) return await send()
  const began = performance.now()
  const told = (outcome: CallOutcome, step?: Step): void => {
    meter?.called(service, outcome, performance.now() - began)
    step?.add({ outcome })
  }
  const run = async (step?: Step): Promise<T> => {
    try {
      const answer = await send()
      step?.add({ status: answer.status })
      told(outcomeOf(answer.status), step)
      return answer
    } catch (error) {
      told(isTimeout(error) ? 'timeout' : 'failed', step)
      throw error
    }
  }
  return await (tracer ? tracer.step(STEPS[service], { inner: true, facts: { method } }, run) : run())
}

/** Of what is gone, or was changed meanwhile: an answer about one thing. */
const ANSWERS = new Set([404, 409, 410, 412])

export function outcomeOf(status: number): CallOutcome {
  if (status < 400 || ANSWERS.has(status)) return 'ok'
  if (status === 429) return 'throttled'
  return status < 500 ? 'refused' : 'failed'
}

function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'TimeoutError' || isTimeout(error.cause)
}
