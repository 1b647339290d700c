// A person presses a button of a card, and reads what the answer says.
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
