// A person asks in their chat, presses a button of a card, and reads what the answer says.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import type { TestFrontdesk } from './frontdesk.ts'

/** What the card says that it is answered with, or what the person is told instead. Fails where Teams would show an error. */
export async function pressOn(
  desk: Pick<TestFrontdesk, 'hands'>,
  message: TeamsMessage,
  button: string,
  inputs: Readonly<Record<string, string>> = {},
  user?: TeamsUser,
): Promise<string> {
  const { card, message: told, error } = await desk.hands.click(message, button, inputs, user)
  assert.equal(error, null)
  return card ? textOf(card) : (told ?? '')
}

/** Fails where the person is not answered with a card. */
export async function askIn(
  desk: Pick<TestFrontdesk, 'hands'>,
  user: TeamsUser,
  text: string,
  where: Parameters<TestFrontdesk['hands']['say']>[1] = 'personal',
): Promise<TeamsMessage> {
  const { replies } = await desk.hands.say(user, where, text)
  assert.ok(replies[0]?.card, `no answer to '${text}'`)
  return replies[0]
}

/** As `pressOn`, of a button that is answered with a card and nothing else. */
export async function pressForCard(
  desk: Pick<TestFrontdesk, 'hands'>,
  message: TeamsMessage,
  button: string,
  inputs: Readonly<Record<string, string>>,
  user: TeamsUser,
): Promise<string> {
  const answer = await desk.hands.click(message, button, inputs, user)
  assert.ok(answer.card, JSON.stringify(answer.body))
  return textOf(answer.card)
}
