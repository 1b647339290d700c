// The figures' own port, where there is one.
import type { Deps } from './app/deps.ts'
import { readAges } from './app/watch/read-ages.ts'
import { readFigures } from './app/watch/read-figures.ts'
import type { Settings } from './config/environment.ts'
import type { createMeter } from './http/meter.ts'
import { createMetrics } from './http/metrics.ts'
import { createMetricsServer } from './http/metrics-server.ts'

/** `null` where there is no port for them. Throws with the cure when the port cannot be had. */
export async function serveMetrics(
  { port, host }: Settings['metrics'],
  deps: Deps,
  meter: ReturnType<typeof createMeter> | null,
): Promise<{ readonly port: number; readonly stop: () => Promise<void> } | null> {
  if (port === null) return null
  const { log, newId } = deps
  const metrics = createMetrics({
    readFigures: () => readFigures(deps),
    readAges: () => readAges(deps),
    ...(meter && { counted: meter.registry }),
    log,
  })
  const server = createMetricsServer({ metrics, log, newId })
  return { port: await server.listen(port, host), stop: () => server.stop(0) }
}
