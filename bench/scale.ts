// `npm run bench -- scale`: whether cost follows work, row by row. Each group of rows has a file of its own; a new one is added to the list.
import { ANSWERS } from './scale-answers.ts'
import { EMBEDDED } from './scale-embedded.ts'
import { POLLS } from './scale-polls.ts'

export interface ScaleRow {
  readonly what: string
  /** What was measured now, in words. */
  readonly found: string
  /** What was measured before anything was done about it, on a machine of the same kind. */
  readonly before: string
  readonly wanted: string
}

export interface ScaleContext {
  readonly stores: readonly { readonly name: string; readonly mongodbUri: string | null }[]
}

export interface ScaleGroup {
  readonly name: string
  /** What is measured, and beside what. */
  readonly method: string
  readonly rows: (context: ScaleContext) => AsyncIterable<ScaleRow>
}

/** In the order in which they are printed. */
const GROUPS: readonly ScaleGroup[] = [POLLS, ANSWERS, EMBEDDED]

/** `wanted`: names of groups; all of them when empty. */
export async function printScale(
  context: ScaleContext,
  wanted: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  for (const { name, method, rows } of GROUPS.filter((group) => wanted.length === 0 || wanted.includes(group.name))) {
    say(`\n${name}: ${method}`)
    for await (const { what, found, before, wanted: aim } of rows(context)) {
      say(`| ${what} | ${before} | ${aim} | ${found} |`)
    }
  }
}
