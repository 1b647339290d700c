// The configuration that an organisation and its mailboxes set themselves, piece by piece.
import { MAIL_SETTING_IDS } from '../../domain/mail/mail-settings.ts'
import {
  itemValue,
  onlyChanges,
  pieceKey,
  ruleValue,
  type PieceChange,
  type Pieces,
  type PieceValue,
} from '../../domain/configuration/pieces.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { SPOKEN_FIELDS, type SpokenField } from '../../domain/organisation/spoken.ts'
import { RETENTION_IDS } from '../../domain/privacy/retention.ts'
import { CATALOGUE_KINDS, itemsOf } from '../catalogue/kinds.ts'
import type { Deps } from '../deps.ts'
import { ownerKey } from '../mail-room/owner.ts'

/** What a form of the organisation sets, beside what decides whose mail and people are whose: that is never restored or copied. */
export const ORGANISATION_FIELDS = ['name', 'language', 'timeZone'] as const

/** Nothing is in it for what is not set. */
export async function readPieces({ documents }: Pick<Deps, 'documents'>, organisation: Organisation): Promise<Pieces> {
  const organisationId = organisation._id
  const mailboxes = await documents.mailboxes.find({ organisationId })
  const owners = [null, ...mailboxes].map((mailbox) => ownerKey({ organisation, mailbox }))
  const [settings, rules, retention, catalogue] = await Promise.all([
    documents.mailSettings.find({ _id: { $in: owners } }),
    documents.mailRules.find({ _id: { $in: owners } }),
    documents.retention.findOne({ _id: organisationId }),
    Promise.all(CATALOGUE_KINDS.map((kind) => cataloguePieces(documents, organisation, kind))),
  ])
  const all: (readonly [string, PieceValue])[] = [
    ...settings.flatMap(({ _id, settings: set, fixed }) => [
      ...MAIL_SETTING_IDS.map((id) => [pieceKey('setting', _id, id), set[id]] as const),
      ...fixedPieces(_id, fixed),
    ]),
    ...rules.flatMap(({ _id, rules: list, runs, off }) => [
      [pieceKey('runs', _id), runs ?? null] as const,
      ...(off ?? []).map((id) => [pieceKey('off', _id, id), true] as const),
      ...list.map((rule) => [pieceKey('rule', _id, rule.id), ruleValue(rule)] as const),
      [pieceKey('rules', _id), list.length === 0 ? null : list.map(({ id }) => id)] as const,
    ]),
    ...catalogue.flat(),
    ...RETENTION_IDS.map((id) => [pieceKey('retention', '', id), retention?.settings[id] ?? null] as const),
    ...ORGANISATION_FIELDS.map((id) => [pieceKey('organisation', '', id), organisation[id]] as const),
    ...fixedPieces('retention', retention?.fixed),
    ...fixedPieces('organisation', organisation.fixed),
    ...mailboxes.map((mailbox) => [pieceKey('routing', '', mailbox._id), routingValue(mailbox)] as const),
  ]
  return new Map(all.filter(([, value]) => value !== null && value !== undefined))
}

function fixedPieces(of: string, fixed: readonly string[] = []): (readonly [string, PieceValue])[] {
  return fixed.map((id) => [pieceKey('fixed', of, id), true] as const)
}

async function cataloguePieces(
  documents: Deps['documents'],
  { _id: organisationId, path }: Organisation,
  kind: (typeof CATALOGUE_KINDS)[number],
): Promise<(readonly [string, PieceValue])[]> {
  const [own, hidden] = await Promise.all([
    itemsOf(documents, kind).find({ organisationId }),
    itemsOf(documents, kind).find({ organisationId: { $in: path }, hiddenIn: { $in: [organisationId] } }),
  ])
  return [
    ...own.flatMap((item) => [
      [pieceKey('item', kind, item._id), itemValue(item)] as const,
      [pieceKey('place', kind, item._id), item.order] as const,
    ]),
    ...hidden.map(({ _id }) => [pieceKey('hidden', kind, _id), true] as const),
  ]
}

/** What tickets of its emails get. Its address, its access and whether it runs are never restored or copied. */
export function routingValue({ categoryIds, defaultServiceTypeId, channelId }: Mailbox): RoutingValue {
  return { categoryIds, defaultServiceTypeId, channelId }
}

export type RoutingValue = Pick<Mailbox, 'categoryIds' | 'defaultServiceTypeId' | 'channelId'>

export function routingChanges(before: Mailbox, after: Mailbox): readonly PieceChange[] {
  const key = pieceKey('routing', '', after._id)
  return onlyChanges([{ key, before: routingValue(before), after: routingValue(after) }])
}

export function organisationChanges(before: Organisation, after: Organisation): readonly PieceChange[] {
  const isFixed = (one: Organisation, id: SpokenField): true | null => one.fixed?.includes(id) === true || null
  return onlyChanges([
    ...ORGANISATION_FIELDS.map((id) => ({
      ...{ key: pieceKey('organisation', '', id), before: before[id], after: after[id] },
    })),
    ...SPOKEN_FIELDS.map((id) => ({
      ...{ key: pieceKey('fixed', 'organisation', id), before: isFixed(before, id), after: isFixed(after, id) },
    })),
  ])
}
