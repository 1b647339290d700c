// Figures out of the text that Prometheus reads.
import assert from 'node:assert/strict'

/** Of one series, written as Prometheus does: `name{label="value"}`. */
export function figure(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `)) ?? assert.fail(`${series} is missing`)
  return Number(line.slice(series.length + 1))
}

/** Every name that a figure has there, with the suffixes of histograms. */
export function figureNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/^(?<name>[a-z][a-z\d_]*)(?:\{| )/gmu)].map(({ groups }) => groups?.['name'] ?? ''))
}
