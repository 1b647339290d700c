// The token that the bot speaks to Teams with, fetched as botbuilder fetches it, to see whether it can be had and what it says.
import { z } from 'zod'
import type { BotCredentials, BotToken } from '../../app/ports/doctor.ts'
import { OutsideError } from '../../domain/errors.ts'
import type { TrustedFetch } from '../../lib/trusted-fetch.ts'
import { phrase } from '../../texts/say.ts'

export interface BotTokenOptions {
  readonly appId: string
  readonly appPassword: string
  readonly tenantId: string
  /** Of the public cloud, or what stands in for it. */
  readonly loginUrl: string
  /** `null` is the public cloud. */
  readonly channelService: string | null
  readonly fetch: TrustedFetch
}

/** As botbuilder has them: https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high */
const GOVERNMENT = { loginUrl: 'https://login.microsoftonline.us', audience: 'https://api.botframework.us' }
const PUBLIC_AUDIENCE = 'https://api.botframework.com'
const MOST_BYTES = 64 * 1024

const Granted = z.object({ access_token: z.string() })
const Refused = z.object({ error: z.string(), error_codes: z.array(z.number()).optional() })
/** `azp` in tokens of the second version: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
const Claims = z.object({
  aud: z.string().optional(),
  appid: z.string().optional(),
  azp: z.string().optional(),
  tid: z.string().optional(),
})

export function botCredentials(options: BotTokenOptions): BotCredentials {
  const { appId, tenantId, channelService, fetch } = options
  const { loginUrl, audience } =
    channelService === null ? { loginUrl: options.loginUrl, audience: PUBLIC_AUDIENCE } : GOVERNMENT
  return {
    ...{ appId, tenantId, audience },
    async token() {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: options.appPassword,
        scope: `${audience}/.default`,
      }).toString()
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      const url = `${loginUrl}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`
      const answer = await fetch(url, { method: 'POST', headers, body, readOnly: true, maxBytes: MOST_BYTES }).catch(
        (error: unknown) => {
          throw fault(networkCode(error), true)
        },
      )
      return claimsOf(answer.status, await json(answer))
    },
  }
}

function claimsOf(status: number, body: unknown): BotToken {
  const granted = Granted.safeParse(body)
  if (status === 200 && granted.success) {
    const claims = Claims.safeParse(parsed(granted.data.access_token.split('.')[1] ?? ''))
    if (!claims.success) throw fault('unexpected-answer', true)
    const { aud, appid, azp, tid } = claims.data
    return { audience: aud ?? null, appId: appid ?? azp ?? null, tenantId: tid ?? null }
  }
  const { data } = Refused.safeParse(body)
  const [number] = data?.error_codes ?? []
  const code = number === undefined ? (data?.error ?? `HTTP ${status}`) : `AADSTS${number}`
  throw fault(code, status === 429 || status >= 500)
}

/** Without a cause: what was sent has the secret in it. */
function fault(code: string, retryable: boolean): OutsideError {
  return new OutsideError({
    code,
    retryable,
    message: `No token for Teams could be had: '${code}'`,
    forPerson: phrase(retryable ? 'doctor.bot.unreachable' : 'outside.teams.credentials'),
  })
}

async function json(answer: Response): Promise<unknown> {
  return await answer.json().catch(() => null)
}

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

const WithCode = z.object({ cause: z.object({ code: z.string() }) })

function networkCode(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout'
  return WithCode.safeParse(error).data?.cause.code ?? 'unreachable'
}
