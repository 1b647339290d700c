// Work as a step of a trace, where anybody traces.
import type { Deps } from './deps.ts'
import type { Step, StepName, StepStart, Tracer } from './ports/telemetry.ts'

const UNTOLD: Step = { add: () => undefined, keep: () => undefined }

/** As `Tracer.step`; without a tracer it is the work and nothing else. */
export async function inStep<T>(
  { tracer }: Pick<Deps, 'tracer'>,
  name: StepName,
  start: StepStart,
  work: (step: Step) => Promise<T>,
): Promise<T> {
  return await (tracer ? tracer.step(name, start, work) : work(UNTOLD))
}

/** For what follows later from the step under way: nothing where nobody traces. */
export function carriedOn(tracer: Tracer | undefined): { readonly trace?: string } {
  const trace = tracer?.carried()
  return trace === undefined ? {} : { trace }
}
