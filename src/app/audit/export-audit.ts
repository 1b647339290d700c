// The audit as a file: a link that works for ten minutes, for the person who asked for it.
import { csv } from '../../lib/csv.ts'
import { NotFoundError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { DEFAULT_LANGUAGE, type Language } from '../../texts/languages.ts'
import { currentSpeaker, inWords, phrase, say, speakingTo } from '../../texts/say.ts'
import { speaker } from '../../texts/speaker.ts'
import type { Deps } from '../deps.ts'
import { withRightsInForce } from '../organisations/tenants.ts'
import type { SignedTokens } from '../ports/signed-tokens.ts'
import { saidValue } from '../views/audit-words.ts'
import { readAudit, type AuditExcerpt, type AuditWish } from './read-audit.ts'

const VALID_MS = 10 * 60_000

interface ExportTicket extends AuditWish {
  readonly personId: string
  /** Of whoever asked. Links of earlier versions have none. */
  readonly language?: Language
}

/** The link's last part. */
export function auditExportToken(
  deps: Pick<Deps, 'clock'>,
  tokens: SignedTokens,
  actor: Person,
  wish: AuditWish,
): string {
  const ticket: ExportTicket = { ...wish, personId: actor._id, language: currentSpeaker().language }
  return tokens.sign('audit-export', ticket, new Date(deps.clock().getTime() + VALID_MS))
}

/** The file a link leads to. Rights are asked again as they are now. Throws `NotFoundError` for a link that is no good (any more). */
export async function exportAudit(
  deps: Pick<Deps, 'documents' | 'allowedTenants' | 'clock'>,
  tokens: SignedTokens,
  token: string,
): Promise<{ readonly name: string; readonly contentType: string; readonly text: string }> {
  // What we signed ourselves has the form we gave it.
  const ticket = tokens.open('audit-export', token, deps.clock()) as ExportTicket | null
  const known = ticket && (await deps.documents.people.findOne({ _id: ticket.personId }))
  const actor = known && (await withRightsInForce(deps, known))
  if (!ticket || !actor) {
    throw new NotFoundError({
      message: 'An export link is forged or too old',
      forPerson: phrase('audit.link.gone'),
    })
  }
  const excerpt = await readAudit(deps, actor, ticket)
  // A browser does not say who holds the link.
  const reader = speaker({ language: ticket.language ?? DEFAULT_LANGUAGE, timeZone: 'UTC' })
  const text = speakingTo(reader, () => csv([head(), ...rowsOf(excerpt)]))
  return { name: `audit-${excerpt.organisation._id}.csv`, contentType: 'text/csv; charset=utf-8', text }
}

function head(): readonly string[] {
  return [
    say('audit.csv.time'),
    say('audit.csv.person'),
    say('audit.csv.organisation'),
    say('audit.csv.action'),
    say('audit.csv.subject'),
    say('audit.csv.field'),
    say('audit.csv.before'),
    say('audit.csv.after'),
  ]
}

/** Actions and fields are codes in every language, so that a sheet can be filtered by them. */
function rowsOf({ entries }: AuditExcerpt): readonly (readonly string[])[] {
  return entries.flatMap((entry) => {
    const first = [entry.at.toISOString(), entry.by.name, entry.organisationId, entry.action, inWords(entry.subject)]
    if (entry.changes.length === 0) return [[...first, '', '', '']]
    return entry.changes.map(({ field, before, after }) => [
      ...first,
      field,
      saidValue(field, before),
      saidValue(field, after),
    ])
  })
}
