// What was ignored in a mailbox during the last days, by reason.
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { inWords, isKeyedPhrase, say, type Phrase } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { Deps } from '../deps.ts'

const DAY_MS = 86_400_000
const DAYS = 7
/** No more are looked at, the number is then said to be higher. */
const MOST = 1000
const REASONS_SHOWN = 6
const MOST_OF_A_REASON = 80

/** What finds the ignored mails of a mailbox and day (UTC): one value, so that each store has an index for it. */
export function ignoredOn({ _id }: Pick<Mailbox, '_id'>, at: Date): string {
  return `${_id}/${at.toISOString().slice(0, 10)}`
}

/** `12: 8 × Automatic email, 4 × Rule “News”`, of the last seven days. */
export async function ignoredText(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  mailbox: Pick<Mailbox, '_id'>,
): Promise<string> {
  const now = clock().getTime()
  const days = Array.from({ length: DAYS }, (_, back) => ignoredOn(mailbox, new Date(now - back * DAY_MS)))
  const rows = await documents.ledger.find({ ignoredOn: { $in: days }, state: 'ignored' }, { limit: MOST })
  if (rows.length === 0) return say('mailbox.ignored.none')
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(reasonOf(row), (counts.get(reasonOf(row)) ?? 0) + 1)
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one)
  const shown = sorted.slice(0, REASONS_SHOWN).map(([reason, count]) => `${count} × ${reason}`)
  const more = sorted.slice(REASONS_SHOWN).reduce((sum, [, count]) => sum + count, 0)
  const reasons = [...shown, ...(more === 0 ? [] : [say('mailbox.ignored.more', { count: more })])].join(', ')
  return say('mailbox.ignored.by', { count: rows.length, most: rows.length < MOST ? 'no' : 'yes', reasons })
}

/** Short, and without what differs from mail to mail; a rule has its name. */
function reasonOf({ reason }: LedgerRow): string {
  const short = isKeyedPhrase(reason) ? SHORT[reason.key] : undefined
  return short === undefined ? cut(inWords(reason ?? ('' satisfies Phrase))) : say(short)
}

function cut(text: string): string {
  return text.length <= MOST_OF_A_REASON ? text : `${text.slice(0, MOST_OF_A_REASON - 1)}…`
}

const SHORT: Readonly<Partial<Record<TextKey, TextKey>>> = {
  'log.reason.automatic': 'mailbox.ignored.automatic',
  'log.reason.strayBounce': 'mailbox.ignored.bounce',
  'log.reason.same': 'mailbox.ignored.same',
  'log.reason.gone': 'mailbox.ignored.gone',
  'log.reason.early': 'mailbox.ignored.old',
  'log.reason.movedIn': 'mailbox.ignored.old',
  'log.reason.foundLate': 'mailbox.ignored.old',
}
