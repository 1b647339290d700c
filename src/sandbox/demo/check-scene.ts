// What the steps of the demo's check share: the scene they play in, and how they read it.
import assert from 'node:assert/strict'
import type { ConnectorStandIn } from '../connector-stand-in.ts'
import { textOf } from '../connector/cards.ts'
import type { TeamsHands } from '../connector/hands.ts'
import type { TeamsMessage } from '../connector/messages.ts'
import type { TeamsUser } from '../connector/mock-team.ts'
import type { DemoParts } from './start.ts'
import type { DemoUser } from './world.ts'

export interface Scene {
  readonly parts: DemoParts
  readonly teams: ConnectorStandIn
  readonly hands: TeamsHands
}

export type Step = readonly [what: string, run: (scene: Scene) => Promise<void>]

export async function answerTo(
  hands: TeamsHands,
  user: TeamsUser,
  where: 'personal' | { channel: string },
  text: string,
): Promise<string> {
  const { status, replies } = await hands.say(user, where, text)
  assert.equal(status, 200)
  assert.equal(replies.length, 1, `'${text}' is answered once`)
  return shown(at(replies, 0))
}

export function at<T>(list: readonly T[], index: number): T {
  const item = list[index]
  assert.ok(item !== undefined, `There is no item ${index}`)
  return item
}

export function shown(message: TeamsMessage): string {
  return message.card ? textOf(message.card) : ''
}

/** The card of the ticket in General, wherever it stands there. Throws when there is none. */
export function cardOf({ teams }: Pick<Scene, 'teams'>, number: number): TeamsMessage {
  const card = teams.channel('General').find((message) => new RegExp(`#${number}\\b`, 'u').test(shown(message)))
  assert.ok(card, `General has no card of #${number}`)
  return card
}

export function teamsUser(user: DemoUser | undefined): TeamsUser {
  assert.ok(user)
  const { id, aadObjectId, name, address: email, tenantId } = user
  return { id, aadObjectId, name, email, ...(tenantId === undefined ? {} : { tenantId }) }
}
