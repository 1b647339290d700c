// Reading a request's body: JSON of a limited size, or a refusal that says which rule it broke.
import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from './answers.ts'
import { readBody } from './read-body.ts'

/** Teams nests some ten levels; a thousand are too many for `JSON.stringify` and for botbuilder. */
const MAX_DEPTH = 100

/** Throws `HttpRefusal` 413, 415 or 400. `limit` is in bytes. What it answers may be walked through by recursion. */
export async function readJson(req: IncomingMessage, limit: number): Promise<unknown> {
  const value = parse(await readBody(req, limit))
  if (isDeeper(value, MAX_DEPTH)) {
    throw new HttpRefusal(400, 'too-deep', `The body is nested deeper than ${MAX_DEPTH} levels`)
  }
  return value
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new HttpRefusal(400, 'invalid-json', 'The body is not JSON in UTF-8')
  }
}

/** Level by level, since whatever calls itself for each of them has no room on the stack for some thousands. */
function isDeeper(value: unknown, levels: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}
