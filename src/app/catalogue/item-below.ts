// What those below an organisation have to do with one of its categories, service types or canned texts.
import { isOffered, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { reachOf, type Reach } from '../../domain/organisation/reach.ts'
import type { Below } from '../policy/followers.ts'
import type { CatalogueKind } from './kinds.ts'

/**
 * Those for whom it makes a difference whether the item is fixed: organisations that hide it, or stand below one that does, and
 * mailboxes below that are linked to other categories alone. A retired one is offered nowhere.
 */
export function reachOfItem(
  item: Pick<CatalogueItem, 'hiddenIn' | 'active'> & { readonly _id: string | null },
  kind: CatalogueKind,
  { _id: ownerId }: Pick<Organisation, '_id'>,
  { organisations, mailboxes }: Below,
): Reach {
  if (!item.active) return { organisations: 0, mailboxes: 0 }
  const as = { organisationId: ownerId, active: true, hiddenIn: item.hiddenIn } as CatalogueItem
  const { organisations: hiding } = reachOf(
    organisations.map(({ _id, path }) => ({ isMailbox: false, order: [...path, _id] })),
    ({ order }) => !isOffered(as, order),
  )
  const limited = mailboxes.filter(
    ({ organisationId, categoryIds }) =>
      organisationId !== ownerId && categoryIds.length > 0 && !categoryIds.includes(item._id ?? ''),
  )
  return { organisations: hiding, mailboxes: kind === 'category' ? limited.length : 0 }
}
