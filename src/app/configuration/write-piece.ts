// Writing one piece of configuration: only if it still is what it was, and doing it twice is doing it once.
import { isSameValue, itemValue, pieceRef, ruleValue, type PieceChange } from '../../domain/configuration/pieces.ts'
import type { ItemValue, RuleValue } from '../../domain/configuration/pieces.ts'
import { DuplicateKeyError } from '../../domain/errors.ts'
import { NOTHING_SET, type MailSettingId } from '../../domain/mail/mail-settings.ts'
import type { RuleTurn } from '../../domain/mail/rule-order.ts'
import type { MailRule, StoredMailRules } from '../../domain/mail/mail-rules.ts'
import { withFixed } from '../../domain/organisation/inheritance.ts'
import { organisationKeys, type Organisation } from '../../domain/organisation/organisation.ts'
import { NO_RETENTION } from '../../domain/privacy/retention.ts'
import { nameKey, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { CATALOGUE_KINDS, itemsOf, type CatalogueKind } from '../catalogue/kinds.ts'
import type { Documents } from '../documents.ts'
import type { Collection, Filter, Update } from '../ports/documents.ts'
import { routingValue, type RoutingValue } from './read-pieces.ts'

/** `changed`: somebody made it something else meanwhile, which stays. `taken`: another one has that name by now. */
export type Written = 'done' | 'changed' | 'taken'

export async function writePiece(
  documents: Documents,
  organisation: Pick<Organisation, '_id' | 'path'>,
  change: PieceChange,
): Promise<Written> {
  const { kind, of, id } = pieceRef(change.key)
  try {
    switch (kind) {
      case 'setting':
        return await writeField(documents.mailSettings, of, id as MailSettingId, NOTHING_SET, change)
      case 'retention':
        return await writeField(documents.retention, organisation._id, id, NO_RETENTION, change)
      case 'rule':
        return await writeRules(documents, of, (rules) => withRule(rules, id, change))
      case 'rules':
        return await writeRules(documents, of, (rules) => inOrder(rules, change.after as readonly string[] | null))
      case 'item':
        return await writeItem(itemsOf(documents, kindOf(of)), organisation._id, id, change)
      case 'place':
        return await writePlace(itemsOf(documents, kindOf(of)), organisation._id, id, change)
      case 'hidden':
        return await writeHidden(itemsOf(documents, kindOf(of)), organisation, id, change.after === true)
      case 'organisation':
        return await writeOrganisation(documents, organisation._id, id, change)
      case 'fixed':
        return await writeFixed(documents, organisation._id, of, id, change.after === true)
      case 'runs':
        return await writeRulesField(documents, of, () => ({ runs: (change.after as RuleTurn | null) ?? 'after' }))
      case 'off':
        return await writeRulesField(documents, of, ({ off }) => ({ off: withFixed(off, id, change.after === true) }))
      case 'routing':
        return await writeRouting(documents, organisation._id, id, change)
    }
  } catch (error) {
    if (error instanceof DuplicateKeyError) return 'taken'
    throw error
  }
}

function kindOf(of: string): CatalogueKind {
  return CATALOGUE_KINDS.find((kind) => kind === of) ?? 'category'
}

interface StoredSettings {
  readonly _id: string
  readonly settings: object
  readonly revision: number
}

async function writeField<T extends StoredSettings>(
  typed: Collection<T>,
  _id: string,
  field: string,
  nothing: T['settings'],
  { before, after }: PieceChange,
): Promise<Written> {
  // What both collections have is all that is used.
  const collection = typed as unknown as Collection<StoredSettings>
  for (;;) {
    const stored = await collection.findOne({ _id })
    const settings = { ...nothing, ...stored?.settings } as Readonly<Record<string, unknown>>
    const verdict = verdictOn(settings[field] ?? null, before, after)
    if (verdict !== 'write') return verdict
    const next = { ...settings, [field]: after }
    const written = stored
      ? await collection.updateIf(
          { _id, revision: stored.revision },
          { $set: { settings: next }, $inc: { revision: 1 } },
        )
      : (await collection.insertNew([{ _id, settings: next, revision: 1 }])).length > 0
    if (written) return 'done'
  }
}

function verdictOn(now: unknown, before: unknown, after: unknown): 'write' | 'done' | 'changed' {
  if (isSameValue(now, after)) return 'done'
  return isSameValue(now, before) ? 'write' : 'changed'
}

async function writeRules(
  { mailRules }: Documents,
  _id: string,
  decide: (rules: readonly MailRule[]) => readonly MailRule[] | Written,
): Promise<Written> {
  for (;;) {
    const stored = await mailRules.findOne({ _id })
    const rules = decide(stored?.rules ?? [])
    if (typeof rules === 'string') return rules
    const written = stored
      ? await mailRules.updateIf({ _id, revision: stored.revision }, { $set: { rules }, $inc: { revision: 1 } })
      : (await mailRules.insertNew([{ _id, rules, revision: 1 }])).length > 0
    if (written) return 'done'
  }
}

function withRule(
  rules: readonly MailRule[],
  id: string,
  { before, after }: PieceChange,
): readonly MailRule[] | Written {
  const rule = rules.find((one) => one.id === id)
  const verdict = verdictOn(rule ? ruleValue(rule) : null, before, after)
  if (verdict !== 'write') return verdict
  if (after === null) return rules.filter((one) => one !== rule)
  const value = after as RuleValue
  if (rules.some((one) => one.id !== id && nameKey(one.name) === nameKey(value.name))) return 'taken'
  const next: MailRule = { ...value, id, revision: (rule?.revision ?? 0) + 1 }
  return rule ? rules.map((one) => (one === rule ? next : one)) : [...rules, next]
}

/** Those that the order does not know keep theirs, at the end. */
function inOrder(rules: readonly MailRule[], order: readonly string[] | null): readonly MailRule[] | Written {
  const placeOf = ({ id }: MailRule): number => (order?.includes(id) === true ? order.indexOf(id) : Infinity)
  const sorted = rules.toSorted((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)]
    return one === other ? 0 : one - other
  })
  return sorted.every((rule, index) => rule === rules[index]) ? 'done' : sorted
}

async function writeItem(
  items: Collection<CatalogueItem>,
  organisationId: string,
  _id: string,
  { before, after }: PieceChange,
): Promise<Written> {
  for (;;) {
    const item = await items.findOne({ _id, organisationId })
    const verdict = verdictOn(item ? itemValue(item) : null, before, after)
    if (verdict !== 'write') return verdict
    if (after === null) {
      if ((await items.delete({ _id, organisationId, revision: item?.revision ?? 0 })) > 0) return 'done'
      continue
    }
    const value = after as ItemValue
    const fields = { ...value, nameKey: nameKey(value.name), fixed: value.fixed === true }
    if (item) {
      const filter = { _id, organisationId, revision: item.revision }
      if (await items.updateIf(filter, { $set: fields, $inc: { revision: 1 } })) return 'done'
      continue
    }
    const [last] = await items.find({ organisationId }, { sort: { order: -1 }, limit: 1 })
    await items.insert({ _id, organisationId, ...fields, order: (last?.order ?? 0) + 1, hiddenIn: [], revision: 1 })
    return 'done'
  }
}

async function writePlace(
  items: Collection<CatalogueItem>,
  organisationId: string,
  _id: string,
  { after }: PieceChange,
): Promise<Written> {
  // What is gone has no place, and a place is what whoever arranges them last says.
  if (typeof after === 'number') await items.updateIf({ _id, organisationId }, { $set: { order: after } })
  return 'done'
}

async function writeHidden(
  items: Collection<CatalogueItem>,
  { _id: id, path }: Pick<Organisation, '_id' | 'path'>,
  _id: string,
  hidden: boolean,
): Promise<Written> {
  const inherited = { _id, organisationId: { $in: path }, fixed: { $ne: true } }
  if (hidden) await items.updateIf({ ...inherited, hiddenIn: { $nin: [id] } }, { $push: { hiddenIn: { $each: [id] } } })
  else await items.updateIf({ ...inherited, hiddenIn: { $in: [id] } }, { $pull: { hiddenIn: id } })
  return 'done'
}

/** Whether a field is fixed, where anything was ever set: nothing that is not set can be fixed. */
async function writeFixed(
  documents: Documents,
  organisationId: string,
  of: string,
  field: string,
  isFixed: boolean,
): Promise<Written> {
  const { mailSettings, organisations, retention } = documents
  const [collection, _id] =
    of === 'organisation'
      ? [organisations, organisationId]
      : of === 'retention'
        ? [retention, organisationId]
        : [mailSettings, of]
  // What all of them have is all that is used.
  return await writeInto(collection as unknown as Collection<Fixable>, _id, ({ fixed }) => ({
    fixed: withFixed(fixed, field, isFixed),
  }))
}

interface Fixable {
  readonly _id: string
  readonly fixed?: readonly string[]
  readonly revision: number
}

async function writeInto<T extends { readonly _id: string; readonly revision: number }>(
  collection: Collection<T>,
  _id: string,
  change: (stored: T) => Partial<T>,
): Promise<Written> {
  for (;;) {
    const stored = await collection.findOne({ _id } as Filter<T>)
    if (!stored) return 'done'
    const filter = { _id, revision: stored.revision } as Filter<T>
    const update = { $set: change(stored), $inc: { revision: 1 } } as Update<T>
    if (await collection.updateIf(filter, update)) return 'done'
  }
}

async function writeRulesField(
  { mailRules }: Documents,
  _id: string,
  change: (stored: StoredMailRules) => Partial<StoredMailRules>,
): Promise<Written> {
  await mailRules.insertNew([{ _id, rules: [], revision: 1 }])
  return await writeInto(mailRules, _id, change)
}

async function writeOrganisation(
  { organisations }: Documents,
  _id: string,
  field: string,
  { before, after }: PieceChange,
): Promise<Written> {
  for (;;) {
    const organisation = await organisations.findOne({ _id })
    if (!organisation) return 'changed'
    const now: Readonly<Record<string, unknown>> = { ...organisation }
    const verdict = verdictOn(now[field] ?? null, before, after)
    if (verdict !== 'write') return verdict
    const next: Organisation = { ...organisation, [field]: after }
    const { name, language, timeZone, parentId, revision } = next
    const update = { $set: { name, language, timeZone, keys: organisationKeys(next) }, $inc: { revision: 1 } }
    if (await organisations.updateIf({ _id, revision, parentId }, update)) return 'done'
  }
}

async function writeRouting(
  { mailboxes }: Documents,
  organisationId: string,
  _id: string,
  { before, after }: PieceChange,
): Promise<Written> {
  for (;;) {
    const mailbox = await mailboxes.findOne({ _id, organisationId })
    if (!mailbox || after === null) return 'changed'
    const verdict = verdictOn(routingValue(mailbox), before, after)
    if (verdict !== 'write') return verdict
    const routing = after as RoutingValue
    const filter = { _id, organisationId, revision: mailbox.revision }
    if (await mailboxes.updateIf(filter, { $set: routing, $inc: { revision: 1 } })) return 'done'
  }
}
