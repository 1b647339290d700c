// What somebody makes of a request that was seen: values of other kinds, of other people, too long, too deep, or cut in the middle.
import type { Random } from '../../torture/random.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const DEEP = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) as Json
const ODD: readonly Json[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, 9_007_199_254_740_991, '', ' ', '0', '-1', 'NaN', 'true'],
  ...['\u0000', 'a\u0000b\u0007', '\u202Eesrever', '\u200B', '\uD83D', '👩‍💻'.repeat(50), 'ﷺ', 'שלום\u2067', 'İ', 'ß'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '$ne',
    '$where',
    '.',
    'a.b',
    '../../etc/passwd',
    '%00',
    '<script>alert(1)</script>',
  ],
  ...[
    '<at>Frontdesk</at>',
    '[#1]',
    '{ticket}',
    "'; DROP TABLE tickets",
    '${7*7}',
    '2026-02-30',
    '9999-12-31',
    '25:61',
    'Mars/Olympus',
  ],
  ...[[], {}, [[]], [null], { $ne: null }, { $gt: '' }, { length: 1e9 }, { then: 'x' }, DEEP],
  ...['x'.repeat(300), 'x'.repeat(5_000), 'x '.repeat(50_000)],
]

/** Where something stands: the keys that lead there. */
type Path = readonly (string | number)[]

function pathsOf(value: Json, at: Path = [], found: Path[] = []): Path[] {
  if (at.length > 0) found.push(at)
  if (typeof value === 'object' && value !== null && at.length < 12) {
    for (const [key, inner] of Object.entries(value).slice(0, 60))
      pathsOf(inner, [...at, Array.isArray(value) ? Number(key) : key], found)
  }
  return found
}

function holderOf(root: Json, path: Path): Record<string | number, Json> | null {
  let holder: Json | undefined = root
  for (const key of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null) return null
    holder = (holder as Record<string | number, Json>)[key]
  }
  return typeof holder === 'object' && holder !== null ? (holder as Record<string | number, Json>) : null
}

/** A copy with some things changed; `likely` are values of this installation, such as ids of others. */
export function mutated(random: Random, original: unknown, likely: readonly string[]): unknown {
  const value = structuredClone(original) as Json
  const paths = pathsOf(value)
  for (
    let times = random.weighted([
      [3, 1],
      [3, 2],
      [2, 4],
      [1, 10],
    ]);
    times > 0 && paths.length > 0;
    times -= 1
  ) {
    const path = random.pick(paths)
    const holder = holderOf(value, path)
    const key = path.at(-1)
    if (holder === null || key === undefined) continue
    random.pick<() => void>([
      () => void (holder[key] = structuredClone(random.pick(ODD))),
      () => void (holder[key] = random.pick(likely)),
      () => void Reflect.deleteProperty(holder, key),
      () => void (holder[key] = [holder[key] ?? null, holder[key] ?? null]),
      () => void (holder[key] = JSON.stringify(holder[key] ?? null).slice(0, random.int(20))),
      () =>
        void (holder[`${String(key)}${random.pick(['', 'x', '\u0000'])}`] = { [random.pick(['__proto__', 'a'])]: 1 }),
      () => {
        const other = random.pick(paths)
        const from = holderOf(value, other)
        holder[key] = structuredClone(from?.[other.at(-1) ?? ''] ?? null)
      },
    ])()
  }
  return value
}

/** A text with some letters changed, taken out or put in, or with its end cut off. */
export function mutatedText(random: Random, text: string): string {
  let made = text
  for (
    let times = random.weighted([
      [3, 1],
      [1, 4],
    ]);
    times > 0;
    times -= 1
  ) {
    const at = random.int(made.length + 1)
    made = random.pick([
      () => made.slice(0, at),
      () =>
        made.slice(0, at) +
        random.pick(['%', '"', '\\', '\u0000', '}', '.', '/', 'é', '\uFEFF', '%2F', '%FF', '-']) +
        made.slice(at),
      () => made.slice(0, at) + made.slice(at + 1 + random.int(8)),
      () => made + made.slice(at),
    ])()
  }
  return made.slice(0, 300_000)
}
