// Before a sender is verified: what can be refused without Microsoft's keys, and what happens while they cannot be had.
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Log } from '../../app/ports/runtime.ts'

/** Nobody can be verified just now: neither believed nor called a forger. */
export class KeysUnavailableError extends Error {
  override readonly name = 'KeysUnavailableError'
}

/** What is no token of Teams at first sight; `statusCode` as botbuilder's own refusals have it. */
export class NoTokenError extends Error {
  override readonly name = 'NoTokenError'
  readonly statusCode = 401
}

const refusal = z.object({ statusCode: z.literal(401) })
/** Thrown by the library that checks signatures; botbuilder lets them through. */
const tokenFault = z.object({ name: z.enum(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']) })

/** Whether verifying came to its end, with a no. */
export function isRefusal(error: unknown): boolean {
  return refusal.safeParse(error).success || tokenFault.safeParse(error).success
}

export type KeyGate = <T>(authorization: string, verify: () => Promise<T>) => Promise<T>

/** After a failure nobody asks for the keys for so long. */
const CLOSED_MS = 10_000
/** botbuilder itself waits for them as long as it takes. */
const PATIENCE_MS = 10_000

/**
 * botbuilder fetches the keys whenever it has none, at every request and without a limit of time, and prints expired tokens with their
 * stack. So what is no token, or an expired one, is refused here; as long as it is not known that the keys can be had, one
 * request at a time asks for them; and after a failure all are refused for a while. `now` counts milliseconds.
 * The returned function throws `KeysUnavailableError`, `NoTokenError`, and what `verify` throws to refuse.
 */
export function createKeyGate(log: Log, now = (): number => performance.now(), patienceMs = PATIENCE_MS): KeyGate {
  let reachable = false
  let closedUntil = -Infinity
  let troubled = false
  let probe: Promise<unknown> | undefined

  async function attempt<T>(verify: () => Promise<T>): Promise<T> {
    const ended = new AbortController()
    try {
      const sender = await Promise.race([verify(), timeUp(patienceMs, ended.signal)])
      opened()
      return sender
    } catch (error) {
      // Only a checked signature proves that there were keys.
      if (tokenFault.safeParse(error).success) opened()
      if (isRefusal(error)) throw error
      closed(error)
      throw new KeysUnavailableError('The keys that Teams signs with could not be had', { cause: error })
    } finally {
      ended.abort()
    }
  }

  function opened(): void {
    reachable = true
    if (troubled) log.info('The keys that Teams signs with are there again')
    troubled = false
  }

  function closed(error: unknown): void {
    reachable = false
    closedUntil = now() + CLOSED_MS
    const reason = error instanceof Error ? error.message : String(error)
    if (!troubled) {
      log.warn('The keys that Teams signs with cannot be had: until then nobody can talk to the bot', { reason })
    }
    troubled = true
  }

  return async (authorization, verify) => {
    if (!isToken(authorization)) throw new NoTokenError('There is no token that could be valid')
    while (!reachable && probe) await probe
    if (now() < closedUntil) throw new KeysUnavailableError('The keys that Teams signs with could not be had just now')
    const work = attempt(verify)
    if (!reachable) {
      probe = work.then(endProbe, endProbe)
    }
    return await work
  }

  function endProbe(): void {
    probe = undefined
  }
}

const Claims = z.object({ iss: z.string(), exp: z.number() })
/** As botbuilder allows it for clocks that differ. */
const SKEW_S = 300

/** Whether it may be worth verifying. The claims are not verified here, so they serve to refuse only. */
function isToken(authorization: string): boolean {
  const [, payload = ''] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/u.exec(authorization) ?? []
  try {
    const claims = Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    return claims.success && claims.data.exp + SKEW_S > Date.now() / 1000
  } catch {
    return false
  }
}

async function timeUp(ms: number, signal: AbortSignal): Promise<never> {
  await wait(ms, undefined, { signal })
  throw new Error(`No answer within ${ms} ms`)
}
