// What may be chosen and what is tried in an organisation, one row for each list: how many there are, how many are its own, and their names.
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { inPickerOrder, isOffered } from '../../domain/ticket/catalogue.ts'
import { say } from '../../texts/say.ts'
import { CATALOGUE_KINDS, itemsOf, KIND_WORDS } from '../catalogue/kinds.ts'
import type { Deps } from '../deps.ts'
import { readRules } from '../mail-room/read-mail-policy.ts'
import type { ListView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

type Row = ListView['rows'][number]

const MOST_NAMES = 12

export async function listRows(deps: Pick<Deps, 'documents'>, organisation: Organisation): Promise<readonly Row[]> {
  const { _id: organisationId } = organisation
  const order = nearestFirst(organisation)
  const items = await Promise.all(
    CATALOGUE_KINDS.map(async (kind) => {
      const all = await itemsOf(deps.documents, kind).find({ organisationId: { $in: order }, active: true })
      const offered = inPickerOrder(all.filter((item) => isOffered(item, order)))
      return {
        title: say('catalogue.title', { kind: KIND_WORDS[kind] }),
        badge: countText(offered.map((item) => item.organisationId === organisationId)),
        text: namesText(offered.map(({ name }) => name)),
        buttons: [viewButton(say('menu.open'), 'catalogue.open', { organisationId, kind, page: 1 })],
      }
    }),
  )
  const tried = (await readRules(deps, { organisation, mailbox: null })).filter(
    ({ rule, offBy }) => rule.active && offBy === null,
  )
  const rules = {
    title: say('configuration.rules'),
    badge: countText(tried.map(({ ownerId }) => ownerId === `organisation/${organisationId}`)),
    text: namesText(tried.map(({ rule }) => rule.name)),
    buttons: [viewButton(say('menu.open'), 'mail-rules.open', { organisationId, mailboxId: null, page: 1 })],
  }
  return [...items, rules]
}

function countText(areOwn: readonly boolean[]): string {
  return say('configuration.force.count', { count: areOwn.length, own: areOwn.filter(Boolean).length })
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ')
  return names.length > MOST_NAMES
    ? say('configuration.force.names', { names: shown, count: names.length - MOST_NAMES })
    : shown
}
