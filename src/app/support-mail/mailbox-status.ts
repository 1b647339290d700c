// What stands on top of a mailbox's card: what keeps it from being read, why, since when, and what to do; or that its secret ends.
import { daysLeft, outlivedItsDay, silentSince, type MailboxState } from '../../domain/mailbox/mailbox-watch.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { agoText } from '../views/age-text.ts'
import type { Banner } from '../views/form-view.ts'
import { personName } from '../views/person-name.ts'
import { timeText } from '../views/time-text.ts'
import { lookOf } from '../watch/watch-mailboxes.ts'

/** A secret that ends within fewer days stands out. */
export const SOON_DAYS = 30

type StatusDeps = Pick<Deps, 'documents' | 'clock' | 'settings'>

export type ShownState = MailboxState | 'slow'

/** `null` where nothing is to be said. `zone` is the IANA time zone of whoever reads it; `waiting` counts mails that wait too long. */
export async function statusBanner(
  deps: StatusDeps,
  organisation: Organisation,
  mailbox: Mailbox,
  shown: { readonly state: ShownState; readonly waiting: number; readonly zone: string },
): Promise<Banner | null> {
  const all = [await stateBanner(deps, organisation, mailbox, shown), secretBanner(mailbox, deps.clock())]
  const banners = all.filter((banner) => banner !== null)
  const [first] = banners
  if (!first) return null
  const worst = (['problem', 'warning'] as const).find((tone) => banners.some((banner) => banner.tone === tone))
  return { tone: worst ?? first.tone, text: banners.map(({ text }) => text).join('\n') }
}

async function stateBanner(
  deps: StatusDeps,
  organisation: Organisation,
  mailbox: Mailbox,
  { state, waiting, zone }: { readonly state: ShownState; readonly waiting: number; readonly zone: string },
): Promise<Banner | null> {
  const { lastError } = mailbox.health
  switch (state) {
    case 'paused': {
      const why = lastError ? say('mailbox.lastReadFailed', { why: lastError.text, code: lastError.code }) : ''
      const text = [await pausedText(deps, organisation, mailbox), why].join('\n').trim()
      return { tone: lastError ? 'problem' : 'warning', text }
    }
    case 'failing': {
      if (!lastError) return null
      const text = [
        say('mailbox.lastReadFailed', { why: lastError.text, code: lastError.code }),
        triesText(mailbox, zone),
      ]
      return { tone: 'problem', text: text.join('\n') }
    }
    case 'throttled':
      return { tone: 'warning', text: [say('mailbox.cause.throttled'), triesText(mailbox, zone)].join('\n') }
    case 'silent': {
      const since = silentSince(mailbox, lookOf(deps)) ?? deps.clock()
      return { tone: 'problem', text: say('mailbox.cause.silent', { since: timeText(since, zone) }) }
    }
    case 'slow':
      return { tone: 'warning', text: say('mailbox.cause.slow', { count: waiting }) }
    case 'first-read':
      return { tone: 'info', text: say('mailbox.cause.firstRead') }
    case 'not-started':
      return { tone: 'info', text: say('mailbox.cause.notStarted') }
    case 'running':
      return null
  }
}

function triesText({ health, pollAt }: Mailbox, zone: string): string {
  const since = timeText(health.failingSince ?? health.lastErrorAt ?? pollAt, zone)
  return say('mailbox.cause.tries', { since, next: timeText(pollAt, zone), count: health.failuresInRow })
}

/** Whoever paused it is known by the audit alone, so that an erasure finds them there. */
async function pausedText(
  { documents, clock }: StatusDeps,
  organisation: Organisation,
  { address }: Mailbox,
): Promise<string> {
  if (!organisation.active) return say('mailbox.cause.pausedWithOrganisation')
  const entries = await documents.audit.find(
    { organisationPath: organisation._id, subject: address },
    { sort: { at: -1 }, limit: LOOK },
  )
  const entry = entries.find(({ changes }) =>
    changes.some(({ field, after }) => field === 'state' && after === 'paused'),
  )
  if (!entry) return say('mailbox.cause.paused')
  return say('mailbox.cause.pausedBy', { name: personName(entry.by.name), ago: agoText(entry.at, clock()) })
}

/** What was done to a mailbox since it was paused is little. */
const LOOK = 20

function secretBanner(mailbox: Mailbox, now: Date): Banner | null {
  const left = daysLeft(mailbox, now)
  if (left === null || left >= SOON_DAYS) return null
  if (outlivedItsDay(mailbox)) return { tone: 'warning', text: say('mailbox.secret.outlived') }
  return left > 0
    ? { tone: 'warning', text: say('mailbox.secret.ending', { days: left }) }
    : { tone: 'problem', text: say('mailbox.secret.ended') }
}
