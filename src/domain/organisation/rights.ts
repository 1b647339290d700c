// Who may do what. One table; every command, card and button asks it, and the server asks it again.
import { isWithin, type Organisation } from './organisation.ts'
import type { Membership, Role } from './person.ts'

export type Right =
  | 'see-tickets'
  | 'work-tickets'
  | 'link-channels'
  | 'see-mail-log'
  | 'configure'
  | 'manage-organisations'
  | 'manage-people'
  | 'see-audit'
  /** Export and erase people, and say how long what is written is kept. */
  | 'manage-privacy'
  /** See how the installation itself does; only where it is given at the top. */
  | 'operate'

const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  administrator: [
    'see-tickets',
    'work-tickets',
    'link-channels',
    'see-mail-log',
    'configure',
    'manage-organisations',
    'manage-people',
    'see-audit',
    'manage-privacy',
    'operate',
  ],
  agent: ['see-tickets', 'work-tickets'],
  customer: [],
}

/** Whether these memberships give the right in the organisation. A role reaches downwards in the tree, never sideways or up. */
export function may(
  memberships: readonly Membership[],
  right: Right,
  organisation: Pick<Organisation, '_id' | 'path'>,
): boolean {
  return memberships.some(
    ({ organisationId, role }) => RIGHTS[role].includes(right) && isWithin(organisation, organisationId),
  )
}

/** The organisations in which the right was given directly; everything below them is included. */
export function rootsOf(memberships: readonly Membership[], right: Right): readonly string[] {
  return [...new Set(memberships.filter(({ role }) => RIGHTS[role].includes(right)).map((m) => m.organisationId))]
}
