// What moving an organisation changes: what it inherits, who reaches it, and where its tickets go.
import type { SupportChannel } from '../../domain/channel.ts'
import { isSameValue } from '../../domain/configuration/pieces.ts'
import { isWithin, nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { isOffered } from '../../domain/ticket/catalogue.ts'
import { OPEN_QUEUES } from '../../domain/ticket/place.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import { CATALOGUE_KINDS, itemsOf, type CatalogueKind } from '../catalogue/kinds.ts'
import { settingsInForce, type SettingInForce } from '../configuration/in-force.ts'
import type { Deps } from '../deps.ts'
import { readRules } from '../mail-room/read-mail-policy.ts'

type EffectDeps = Pick<Deps, 'documents' | 'settings'>

/** Names of what is there no more, and of what is new. */
export interface ComingAndGoing {
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

export interface MoveEffects {
  /** With it. */
  readonly organisations: number
  readonly tickets: number
  readonly settings: readonly { readonly before: SettingInForce; readonly after: SettingInForce }[]
  readonly items: readonly (ComingAndGoing & { readonly kind: CatalogueKind })[]
  readonly rules: ComingAndGoing
  /** Agents and administrators who reach it by an organisation above. */
  readonly people: { readonly gone: readonly Person[]; readonly come: readonly Person[] }
  /** Open tickets whose cards change the channel, and where to; `null`: nowhere until one is linked. */
  readonly rerouted: number
  readonly channel: SupportChannel | null
  /** Mailboxes, categories and service types that lose their channel. */
  readonly unrouted: number
}

/** `moved`: the organisation as it will stand. */
export async function moveEffects(
  deps: EffectDeps,
  organisation: Organisation,
  moved: Organisation,
): Promise<MoveEffects> {
  const { documents } = deps
  const below = await documents.organisations.find({ path: organisation._id })
  const [tickets, settings, items, rules, people, channels] = await Promise.all([
    documents.tickets.count({ organisationPath: organisation._id }),
    settingEffects(deps, organisation, moved),
    Promise.all(
      CATALOGUE_KINDS.map(async (kind) => ({ kind, ...(await itemEffects(deps, kind, organisation, moved)) })),
    ),
    ruleEffects(deps, organisation, moved),
    peopleEffects(deps, organisation, moved),
    channelEffects(deps, moved, below),
  ])
  return { organisations: 1 + below.length, tickets, settings, items, rules, people, ...channels }
}

async function settingEffects(
  deps: EffectDeps,
  organisation: Organisation,
  moved: Organisation,
): Promise<MoveEffects['settings']> {
  const [now, then] = await Promise.all([settingsInForce(deps, organisation), settingsInForce(deps, moved)])
  return now.flatMap((before) => {
    const after = then.find(({ id }) => id === before.id)
    const isSame = !after || (isSameValue(before.value, after.value) && before.fixedBy === after.fixedBy)
    return isSame ? [] : [{ before, after }]
  })
}

async function itemEffects(
  { documents }: EffectDeps,
  kind: CatalogueKind,
  organisation: Organisation,
  moved: Organisation,
): Promise<ComingAndGoing> {
  const [now, then] = [nearestFirst(organisation), nearestFirst(moved)]
  const items = await itemsOf(documents, kind).find({ organisationId: { $in: [...now, ...then] }, active: true })
  const [before, after] = [now, then].map((path) => items.filter((item) => isOffered(item, path)))
  return comingAndGoing(before ?? [], after ?? [], ({ _id }) => _id)
}

async function ruleEffects(deps: EffectDeps, organisation: Organisation, moved: Organisation): Promise<ComingAndGoing> {
  const triedAt = async (at: Organisation) =>
    (await readRules(deps, { organisation: at, mailbox: null }))
      .filter(({ rule, offBy }) => rule.active && offBy === null)
      .map(({ rule }) => rule)
  const [before, after] = await Promise.all([triedAt(organisation), triedAt(moved)])
  return comingAndGoing(before, after, ({ id }) => id)
}

function comingAndGoing<T extends { readonly name: string }>(
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => string,
): ComingAndGoing {
  const [old, now] = [before, after].map((all) => new Set(all.map(idOf)))
  return {
    gone: before.filter((one) => now?.has(idOf(one)) !== true).map(({ name }) => name),
    come: after.filter((one) => old?.has(idOf(one)) !== true).map(({ name }) => name),
  }
}

async function peopleEffects(
  { documents }: EffectDeps,
  organisation: Organisation,
  moved: Organisation,
): Promise<MoveEffects['people']> {
  const others = [...organisation.path, ...moved.path].filter(
    (id) => !(organisation.path.includes(id) && moved.path.includes(id)),
  )
  const people = await documents.people.find({ 'memberships.organisationId': { $in: others } })
  const reaches = ({ memberships }: Person, at: Organisation): boolean => may(memberships, 'see-tickets', at)
  return {
    gone: people.filter((person) => reaches(person, organisation) && !reaches(person, moved)),
    come: people.filter((person) => !reaches(person, organisation) && reaches(person, moved)),
  }
}

async function channelEffects(
  { documents }: EffectDeps,
  moved: Organisation,
  below: readonly Organisation[],
): Promise<Pick<MoveEffects, 'rerouted' | 'channel' | 'unrouted'>> {
  const ids = [moved._id, ...below.map(({ _id }) => _id)]
  const channels = await documents.channels.find({})
  const own = channels.filter(({ organisationId }) => ids.includes(organisationId) || isWithin(moved, organisationId))
  const elsewhere = { $nin: [null, ...own.map(({ _id }) => _id)] }
  const routed = { organisationId: { $in: ids }, channelId: elsewhere }
  const [rerouted, ...unrouted] = await Promise.all([
    documents.tickets.count({
      ...{ organisationPath: moved._id, channelId: elsewhere },
      queue: { $in: OPEN_QUEUES },
    }),
    documents.mailboxes.count(routed),
    documents.categories.count(routed),
    documents.serviceTypes.count(routed),
  ])
  const id = routeTicket({ channelIds: [], organisation: moved }, own)
  return {
    rerouted,
    channel: own.find(({ _id }) => _id === id) ?? null,
    unrouted: unrouted.reduce((sum, count) => sum + count, 0),
  }
}
