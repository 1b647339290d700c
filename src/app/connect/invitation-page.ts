// The page that an invitation's link leads to: the link holds the code, of which only a hash is stored.
import { NotFoundError } from '../../domain/errors.ts'
import { looksLikeCode, standingOf } from '../../domain/organisation/tenant-invitation.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import type { ClaimCodes } from '../people/claim-installation.ts'
import { personName } from '../views/person-name.ts'

export const INVITATION_PATH = '/connect'

export interface InvitationPageView {
  /** `used`: somebody said the code, whatever came of it. */
  readonly standing: 'open' | 'used'
  readonly code: string
  readonly organisation: string
  /** Who invites. */
  readonly by: string
  readonly until: Date
  /** Opens the chat with the bot in Teams; empty where there is no bot. */
  readonly botLink: string
}

/** `null` where nobody said at which address this server is reached. */
export function invitationUrl({ pageBase }: Pick<Deps, 'pageBase'>, code: string): string | null {
  return pageBase === '' ? null : `${pageBase}${INVITATION_PATH}/${code}`
}

/** Looking at it uses nothing up. Throws `NotFoundError` for a code that invites nobody (any more). */
export async function readInvitationPage(
  { documents, clock, botLink }: Pick<Deps, 'documents' | 'clock' | 'botLink'>,
  codes: Pick<ClaimCodes, 'hash'>,
  code: string,
): Promise<InvitationPageView> {
  const invitation = looksLikeCode(code)
    ? await documents.tenantInvitations.findOne({ codeHash: codes.hash(code) })
    : undefined
  const organisation = invitation && (await documents.organisations.findOne({ _id: invitation.organisationId }))
  const standing = invitation && standingOf(invitation, clock())
  if (!invitation || organisation?.active !== true || standing === 'withdrawn' || standing === 'expired') {
    throw new NotFoundError({
      message: `The link of a tenant invitation is ${standing ?? 'none of ours'}`,
      forPerson: phrase('connect.page.dead.text'),
    })
  }
  return {
    standing: standing === 'open' ? 'open' : 'used',
    code: code.toUpperCase(),
    organisation: organisation.name,
    by: personName(invitation.by.name),
    until: invitation.expiresAt,
    botLink,
  }
}
