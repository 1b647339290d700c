// This server as others see it: asked at the address that they reach it by, and at the port where it listens.
import { z } from 'zod'
import type { LocalServer, OwnAddress, OwnAnswer } from '../app/ports/doctor.ts'
import type { NewId } from '../app/ports/runtime.ts'
import type { TrustedFetch } from '../lib/trusted-fetch.ts'
import { NOTIFICATIONS_PATH } from './notifications.ts'

const MOST_BYTES = 64 * 1024
const Health = z.object({ status: z.literal('ok') })
const Readiness = z.object({ status: z.string(), checks: z.record(z.string(), z.string()) })

export function ownAddress(url: string, fetch: TrustedFetch, newId: NewId): OwnAddress {
  return {
    url,
    health: () =>
      answerOf(fetch(`${url}/healthz`, GET), async (answer) => Health.safeParse(await jsonOf(answer)).success),
    notifications() {
      // What comes back must be what was sent now, and not what a cache or a page in front says to everybody.
      const token = `doctor-${newId()}`
      const asked = fetch(`${url}${NOTIFICATIONS_PATH}?validationToken=${encodeURIComponent(token)}`, {
        ...{ method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '' },
        ...{ readOnly: true, maxBytes: MOST_BYTES },
      })
      return answerOf(asked, async (answer) => {
        return (answer.headers.get('content-type') ?? '').startsWith('text/plain') && (await answer.text()) === token
      })
    },
  }
}

/** `at`: host and port. */
export async function askLocalServer(at: string, fetch: TrustedFetch): Promise<LocalServer> {
  let answer: Response
  try {
    answer = await fetch(`http://${at}/readyz`, GET)
  } catch {
    return { state: 'silent' }
  }
  const { data } = Readiness.safeParse(await jsonOf(answer))
  if (!data) return { state: 'other' }
  if (answer.status === 200) return { state: 'ready' }
  const failed = Object.entries(data.checks).flatMap(([name, state]) => (state === 'ok' ? [] : [name.slice(0, 40)]))
  return { state: 'not-ready', failed }
}

const GET = { method: 'GET', headers: {}, maxBytes: MOST_BYTES } as const

async function answerOf(asked: Promise<Response>, isOurs: (answer: Response) => Promise<boolean>): Promise<OwnAnswer> {
  try {
    const answer = await asked
    return { status: answer.status, isOurs: await isOurs(answer) }
  } catch (error) {
    return { code: codeOf(error) }
  }
}

async function jsonOf(answer: Response): Promise<unknown> {
  return await answer.json().catch(() => null)
}

const WithCode = z.object({ cause: z.object({ code: z.string() }) })

function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timeout'
  return WithCode.safeParse(error).data?.cause.code ?? 'unreachable'
}
