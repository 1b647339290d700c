// Deleting a retired category, service type or canned text that nothing uses: a typo need not stay in the list for ever.
import { itemChanges } from '../../domain/configuration/pieces.ts'
import { ConflictError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import { itemNotThere } from './change-catalogue-item.ts'
import { itemsOf, type CatalogueKind } from './kinds.ts'

/** Throws `NotFoundError`, and `ConflictError` when it is not retired, somebody was faster, or something uses it. */
export async function deleteCatalogueItem(
  deps: Pick<Deps, 'documents' | 'clock' | 'newId'>,
  actor: Person,
  organisation: Organisation,
  wanted: { readonly kind: CatalogueKind; readonly itemId: string; readonly revision: number },
): Promise<CatalogueItem> {
  const { kind, itemId, revision } = wanted
  const collection = itemsOf(deps.documents, kind)
  const item = await collection.findOne({ _id: itemId, organisationId: organisation._id })
  if (!item) throw itemNotThere(itemId)
  const user = await userOf(deps, kind, itemId)
  if (user !== null) throw inUse(item, user)
  // Retired, so that no picker offers it and nothing new begins to use it meanwhile.
  if (!(await collection.delete({ _id: itemId, revision, active: false }))) throw changedMeanwhile(item)
  const pieces = itemChanges(kind, item, null)
  await recordAudit(deps, actor, organisation, { action: `${kind}.deleted`, subject: item.name, changes: [], pieces })
  return item
}

/** What still leads to it, in words; `null` when nothing does but what is `going`: ids of service types and rules. */
export async function userOf(
  { documents }: Pick<Deps, 'documents'>,
  kind: CatalogueKind,
  id: string,
  going: ReadonlySet<string> = new Set(),
): Promise<KeyedPhrase | null> {
  // A reply keeps the words, not where they came from.
  if (kind === 'canned-text') return null
  const isCategory = kind === 'category'
  const ticket = await documents.tickets.findOne(isCategory ? { categoryId: id } : { serviceTypeId: id })
  if (ticket) return phrase('catalogue.user.ticket', { number: ticket.number })
  const mailbox = await documents.mailboxes.findOne(isCategory ? { categoryIds: id } : { defaultServiceTypeId: id })
  if (mailbox) return phrase('catalogue.user.mailbox', { address: mailbox.address })
  const types = isCategory ? await documents.serviceTypes.find({ categoryIds: id }) : []
  const type = types.find(({ _id }) => !going.has(_id))
  if (type) return phrase('catalogue.user.serviceType', { name: type.name })
  for (const { rules } of await documents.mailRules.find({})) {
    const rule = rules.find(
      ({ id: ruleId, outcome }) =>
        !going.has(ruleId) &&
        outcome.kind === 'ticket' &&
        (isCategory ? outcome.categoryId : outcome.serviceTypeId) === id,
    )
    if (rule) return phrase('catalogue.user.rule', { name: rule.name })
  }
  return null
}

function inUse({ _id, name }: CatalogueItem, user: KeyedPhrase): ConflictError {
  return new ConflictError({
    message: `'${_id}' is in use: ${user.key}`,
    forPerson: phrase('catalogue.problem.inUse', { name, user }),
  })
}

function changedMeanwhile({ _id, name }: CatalogueItem): ConflictError {
  return new ConflictError({
    message: `'${_id}' was changed by somebody else, or is not retired`,
    forPerson: phrase('catalogue.problem.notDeleted', { name }),
  })
}
