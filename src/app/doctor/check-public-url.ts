// Does PUBLIC_URL lead here, through whatever stands in front? It is asked from this machine, and says what that cannot show.
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { OwnAddress, OwnAnswer } from '../ports/doctor.ts'
import { findingsOf, type Finding } from './finding.ts'

const { ok, warn, failed } = findingsOf('public-url')

/** `null`: it is not set. `told`: how many mailboxes Microsoft agreed to tell of at that address, for which it had to reach it. */
export async function checkPublicUrl(
  address: OwnAddress | null,
  told: () => Promise<number | null>,
): Promise<readonly Finding[]> {
  if (address === null) {
    return [warn({ what: phrase('doctor.url.unset'), cure: phrase('doctor.url.unset.cure') })]
  }
  const { url } = address
  const health = await address.health()
  if (!isOurs(health))
    return [failed({ about: url, what: answered(health, url), cure: phrase('doctor.url.cure', { url }) })]
  const [notifications, mailboxes] = await Promise.all([address.notifications(), told()])
  if (!isOurs(notifications)) {
    const what = phrase('doctor.url.notifications', { answer: answered(notifications, url) })
    return [failed({ about: url, what, cure: phrase('doctor.url.notifications.cure', { url }) })]
  }
  return [ok(phrase('doctor.url.ok', { told: mailboxes ?? 0 }), url)]
}

function isOurs(answer: OwnAnswer): boolean {
  return 'status' in answer && answer.status === 200 && answer.isOurs
}

function answered(answer: OwnAnswer, url: string): KeyedPhrase {
  if ('code' in answer) return phrase('doctor.url.silent', { code: answer.code })
  return answer.status === 200
    ? phrase('doctor.url.other', { url })
    : phrase('doctor.url.status', { status: String(answer.status) })
}
