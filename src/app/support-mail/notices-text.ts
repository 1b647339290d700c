// How soon new emails of a mailbox are noticed, in words.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'

/** `null` where there is nothing to say: it is not read, or the provider cannot reach this server, so that looking is all there is. */
export function noticesText(
  { settings, pageBase, clock }: Pick<Deps, 'settings' | 'pageBase' | 'clock'>,
  { state, notices }: Mailbox,
): string | null {
  if (state !== 'running' || pageBase === '') return null
  const { trouble, subscription } = notices
  const seconds = Math.max(1, Math.round(settings.pollIntervalMs / 1000))
  if (trouble === null) {
    if (subscription !== null && subscription.endsAt > clock()) return say('mailbox.noticed.atOnce')
    return say('mailbox.noticed.looking', { seconds })
  }
  const { code } = trouble
  switch (trouble.kind) {
    case 'refused':
      return say('mailbox.noticed.refused', { seconds, code })
    case 'unreachable':
      return say('mailbox.noticed.unreachable', { seconds, code, address: pageBase })
    case 'silent':
      return say('mailbox.noticed.silent', { seconds })
  }
}
