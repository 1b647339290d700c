// Who stands below an organisation and follows what it sets: organisations, and mailboxes.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Follower } from '../../domain/organisation/reach.ts'
import type { Deps } from '../deps.ts'
import { ownerKeys } from '../mail-room/owner.ts'

export interface Below {
  readonly organisations: readonly Organisation[]
  /** Those of the organisation itself, too. */
  readonly mailboxes: readonly Mailbox[]
}

/** Inactive organisations and their mailboxes do not count. */
export async function readBelow(
  { organisations, mailboxes }: Pick<Deps['documents'], 'organisations' | 'mailboxes'>,
  { _id }: Pick<Organisation, '_id'>,
): Promise<Below> {
  const below = await organisations.find({ path: _id, active: true })
  const ids = [_id, ...below.map((organisation) => organisation._id)]
  return { organisations: below, mailboxes: await mailboxes.find({ organisationId: { $in: ids } }) }
}

export function isAnybody({ organisations, mailboxes }: Below): boolean {
  return organisations.length + mailboxes.length > 0
}

/** By the keys of what is set for emails: see `ownerKeys`. */
export function mailFollowers(above: Organisation, { organisations, mailboxes }: Below): readonly Follower[] {
  const places = new Map([above, ...organisations].map((organisation) => [organisation._id, organisation]))
  return [
    ...organisations.map((organisation) => ({ isMailbox: false, order: ownerKeys({ organisation, mailbox: null }) })),
    ...mailboxes.flatMap((mailbox) => {
      const organisation = places.get(mailbox.organisationId)
      return organisation ? [{ isMailbox: true, order: ownerKeys({ organisation, mailbox }) }] : []
    }),
  ]
}
