// Two ways of doing the same, run in turns, so that whatever else the machine does hits both.

export interface Run {
  readonly perSecond: number
  /** Time of this process on the processor, in milliseconds for each: it hardly depends on what else the machine does. */
  readonly cpuMs: number
}

export interface Figures {
  /** Medians. */
  readonly ours: Run
  readonly bare: Run
  /** Median of the ratios of neighbouring runs, ours to bare. */
  readonly ratio: number
}

/** Starts a clock; the answer stops it, told how many were done and in what time if that was measured elsewhere. */
export function startClock(): (count: number, seconds?: number) => Run {
  const start = performance.now()
  const used = process.cpuUsage()
  return (count, seconds = (performance.now() - start) / 1000) => {
    const { user, system } = process.cpuUsage(used)
    return { perSecond: count / seconds, cpuMs: (user + system) / 1000 / count }
  }
}

/** The first pair only warms up. */
export async function inTurns(runs: number, ours: () => Promise<Run>, bare: () => Promise<Run>): Promise<Figures> {
  await ours()
  await bare()
  const pairs: { readonly ours: Run; readonly bare: Run }[] = []
  for (let run = 0; run < runs; run += 1) pairs.push({ ours: await ours(), bare: await bare() })
  const medianRun = (side: 'ours' | 'bare'): Run => ({
    perSecond: median(pairs.map((pair) => pair[side].perSecond)),
    cpuMs: median(pairs.map((pair) => pair[side].cpuMs)),
  })
  return {
    ours: medianRun('ours'),
    bare: medianRun('bare'),
    ratio: median(pairs.map((pair) => pair.ours.perSecond / pair.bare.perSecond)),
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
