// The commands that open the rooms Categories, Service types and Canned texts.
import { showCatalogue } from '../../app/catalogue/show-catalogue.ts'
import { configuredOrganisation } from '../../app/organisations/organisation-access.ts'
import type { CatalogueKind } from '../../app/catalogue/kinds.ts'
import type { Command, TurnContext } from '../command.ts'
import { servedHere } from '../served-here.ts'

async function openRoom(turn: TurnContext, kind: CatalogueKind) {
  return await showCatalogue(
    turn.deps,
    await configuredOrganisation(turn.deps.documents, turn.actor, servedHere(turn)),
    kind,
  )
}

export const CATALOGUE_COMMANDS: readonly Command[] = [
  {
    name: 'categories',
    room: true,
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: 'configure',
    run: (turn) => openRoom(turn, 'category'),
  },
  {
    name: 'service types',
    room: true,
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: 'configure',
    run: (turn) => openRoom(turn, 'service-type'),
  },
  {
    name: 'canned texts',
    room: true,
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: 'configure',
    run: (turn) => openRoom(turn, 'canned-text'),
  },
]
