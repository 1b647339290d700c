// MSAL's way to the network: our trust, our time limit, and no memory of passing faults.
import { AuthError, type INetworkModule, type NetworkRequestOptions, type NetworkResponse } from '@azure/msal-node'
import { z } from 'zod'
import type { Clock } from '../../app/ports/runtime.ts'
import type { OutsideError } from '../../domain/errors.ts'
import type { TrustedFetch } from '../../lib/trusted-fetch.ts'
import { aadCode, misunderstood, refused, unreachable } from './errors.ts'
import { retryAfterMs } from './retry-after.ts'

const TokenAnswer = z.looseObject({ error_codes: z.array(z.int()).optional().catch(undefined) })

/**
 * MSAL remembers 429 and 5xx for a minute and throws them again without asking, and it turns errors that are not its own
 * into `network_error`. So these, and a broken connection, leave here as an `AuthError` whose cause is the real error:
 * it passes through MSAL untouched. When to try again is for the mailbox's poll to decide.
 */
export function createTokenNetwork(fetch: TrustedFetch, clock: Clock, call: string): INetworkModule {
  async function send<T>(method: string, url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    const { headers = {}, body } = options ?? {}
    const request = { method, headers, ...(body === undefined ? {} : { body }), readOnly: true }
    const answer = await fetch(url, request).catch((error: unknown) => pass(unreachable(call, error)))
    const parsed = TokenAnswer.safeParse(await answer.json().catch(() => null))
    const { status } = answer
    if (status === 429 || status >= 500) {
      const code = aadCode(parsed.data?.error_codes?.[0])
      const wait = retryAfterMs(answer.headers.get('retry-after'), clock())
      return pass(refused({ call, status, code, retryAfterMs: wait }))
    }
    if (!parsed.success) return pass(misunderstood(call, parsed.error))
    // MSAL names the type and checks the content itself.
    return { status, headers: Object.fromEntries(answer.headers), body: parsed.data as T }
  }

  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  }
}

function pass(cause: OutsideError): never {
  throw Object.assign(new AuthError(cause.code, '', cause.message), { cause })
}
