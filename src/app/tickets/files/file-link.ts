// Links to the files of a ticket: each for one file, one person and ten minutes.
import type { Person } from '../../../domain/organisation/person.ts'
import type { Deps } from '../../deps.ts'
import { linkTo, type SignedTokens } from '../../ports/signed-tokens.ts'

const VALID_MS = 10 * 60_000

/** What a link opens. Whether it may is asked when it is followed. */
export interface FileTicket {
  readonly ticketId: string
  /** Whose file it is; empty for what the ticket began with. */
  readonly entryId: string
  /** Its place among the files of that mail, which never changes. */
  readonly index: number
  readonly personId: string
}

export interface LinkDeps extends Pick<Deps, 'clock'> {
  readonly signedTokens: SignedTokens
  readonly publicUrl: () => string
}

export function fileLink(
  deps: LinkDeps,
  purpose: 'file' | 'picture',
  actor: Pick<Person, '_id'>,
  file: Omit<FileTicket, 'personId'>,
): string {
  const ticket: FileTicket = { ...file, personId: actor._id }
  const until = new Date(deps.clock().getTime() + VALID_MS)
  return linkTo(deps.publicUrl(), purpose, deps.signedTokens.sign(purpose, ticket, until))
}
