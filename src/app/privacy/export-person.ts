// A person's data as a zip file: a link that works for ten minutes, for the administrator who asked for it.
import { NotFoundError } from '../../domain/errors.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase, say, speakingThroughout } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { speakerForPerson } from '../organisations/speaker-for.ts'
import { withRightsInForce } from '../organisations/tenants.ts'
import { linkTo, type SignedTokens } from '../ports/signed-tokens.ts'
import { SecretUnreadableError, type SealedSecret } from '../ports/secrets.ts'
import type { MakeZip } from '../ports/zip.ts'
import type { LinkView } from '../views/card-view.ts'
import { exportFiles } from './export-files.ts'
import { findPerson, reachOf, type FindDeps, type Named, type Reach } from './find-person.ts'

const VALID_MS = 10 * 60_000
/** What names the person is sealed: links stand in logs that others keep. */
const BOUND_TO = 'person-export'

interface ExportTicket {
  readonly actorId: string
  readonly organisationId: string
  readonly named: SealedSecret
}

type ExportDeps = FindDeps & Pick<Deps, 'clock' | 'newId' | 'secrets'>

/** The link, which the audit remembers. Throws what `findPerson` throws. */
export async function personExportLink(
  deps: ExportDeps & { readonly signedTokens: SignedTokens; readonly publicUrl: () => string },
  actor: Person,
  reach: Reach,
  named: Named,
): Promise<LinkView> {
  const { called } = await findPerson(deps, reach, named)
  const { organisation } = reach
  const { address, personId } = named
  const sealed = deps.secrets.seal(JSON.stringify({ address, personId } satisfies Named), BOUND_TO)
  const ticket: ExportTicket = { actorId: actor._id, organisationId: organisation._id, named: sealed }
  const token = deps.signedTokens.sign('person-export', ticket, new Date(deps.clock().getTime() + VALID_MS))
  await recordAudit(deps, actor, organisation, { action: 'personal-data.exported', subject: called, changes: [] })
  return {
    ...{ card: 'link', title: say('privacy.link.title', { called }), linkTitle: say('privacy.link.button') },
    text: say('privacy.link.text'),
    url: linkTo(deps.publicUrl(), 'person-export', token),
  }
}

/** The file a link leads to, made while it is read. Rights are asked again as they are now. Throws `NotFoundError` for a link that is no good. */
export async function exportPerson(
  deps: ExportDeps,
  tokens: SignedTokens,
  makeZip: MakeZip,
  token: string,
): Promise<{
  readonly name: string
  readonly contentType: string
  readonly size: null
  readonly inline: false
  readonly bytes: AsyncIterable<Uint8Array>
}> {
  // What we signed ourselves has the form we gave it.
  const ticket = tokens.open('person-export', token, deps.clock()) as ExportTicket | null
  const known = ticket && (await deps.documents.people.findOne({ _id: ticket.actorId }))
  const actor = known && (await withRightsInForce(deps, known))
  const named = ticket && namedIn(deps, ticket)
  if (!ticket || !actor || !named) throw noGood()
  const reach = await reachOf(deps.documents, actor, ticket.organisationId)
  const found = await findPerson(deps, reach, named)
  // A browser does not say who holds the link: whoever asked for it in Teams reads it.
  const speaker = await speakerForPerson(deps.documents, actor, reach.organisation)
  const day = deps.clock().toISOString().slice(0, 10)
  return {
    ...{ name: `person-${day}.zip`, contentType: 'application/zip', size: null, inline: false },
    bytes: speakingThroughout(speaker, makeZip(exportFiles(deps, found), deps.clock())),
  }
}

function namedIn({ secrets }: ExportDeps, { named }: ExportTicket): Named | null {
  try {
    return JSON.parse(secrets.open(named, BOUND_TO)) as Named
  } catch (error) {
    if (error instanceof SecretUnreadableError) return null
    throw error
  }
}

function noGood(): NotFoundError {
  return new NotFoundError({
    message: 'A link to the data of a person is forged or too old',
    forPerson: phrase('privacy.link.over'),
  })
}
