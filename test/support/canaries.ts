// What must never stand in a log, a figure or a trace: secrets, tokens and the words of mails. Every desk of a test is searched for it when it ends.
import assert from 'node:assert/strict'
import { createLog } from '../../src/lib/log.ts'
import type { LogLine } from '../teams/support.ts'
import { CLIENT_SECRET } from './frontdesk-seed.ts'

/** Shorter lines may stand anywhere by chance. */
const LINE = 24

/** Secrets as they are, in base64 and in an address. `keys`: those that secrets are sealed with. */
export function secretCanaries(keys: readonly { readonly key: Uint8Array }[]): readonly string[] {
  const texts = [
    CLIENT_SECRET,
    Buffer.from(CLIENT_SECRET).toString('base64').slice(0, -4),
    encodeURIComponent(CLIENT_SECRET),
  ]
  return [...texts, ...keys.map(({ key }) => Buffer.from(key).toString('base64')), 'Bearer ey']
}

/** Lines of a mail's (MIME) body. */
export function mailCanaries(raw: string | Buffer): readonly string[] {
  const [, ...body] = raw
    .toString('utf8')
    .slice(0, 100_000)
    .split(/\r?\n\r?\n/u)
  return body
    .flatMap((part) => part.split(/\r?\n/u).map((line) => line.trim()))
    .filter((line) => line.length >= LINE && line.includes(' ') && !/^[\w-]+:/u.test(line))
    .slice(0, 50)
}

export function holdsNoCanary(what: string, text: string, canaries: Iterable<string>): void {
  for (const canary of canaries) assert.ok(!text.includes(canary), `${what} holds '${canary}'`)
}

/** The lines as they would be written, those of `debug` too. */
export function writtenLog(lines: readonly LogLine[]): string {
  let written = ''
  const log = createLog({ level: 'debug', destination: { write: (text) => void (written += text) } })
  for (const { level, message, fields } of lines) log[level](message, fields)
  return written
}
