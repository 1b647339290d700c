// What other machines say the time is, by the header of whatever they answer: https://www.rfc-editor.org/rfc/rfc9110#field.date
import type { RemoteTime } from '../app/ports/doctor.ts'
import type { TrustedFetch } from './trusted-fetch.ts'

const MOST_BYTES = 256 * 1024

/** Asks all at once. Whoever does not answer, or says no time, is left out. */
export async function remoteTimes(fetch: TrustedFetch, urls: readonly string[]): Promise<readonly RemoteTime[]> {
  const asked = urls.map(async (url): Promise<RemoteTime | null> => {
    const { headers } = await fetch(url, { method: 'GET', headers: {}, maxBytes: MOST_BYTES })
    const at = new Date(headers.get('date') ?? '')
    return Number.isNaN(at.getTime()) ? null : { from: new URL(url).host, at }
  })
  const settled = await Promise.allSettled(asked)
  return settled.flatMap((one) => (one.status === 'fulfilled' && one.value !== null ? [one.value] : []))
}
