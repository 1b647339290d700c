// Switching notes without a mention on, as an administrator does it.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TestFrontdesk } from './frontdesk.ts'
import { ADA } from './frontdesk-seed.ts'

/** In a world that has but one channel from then on. */
export async function switchOnThreadNotes(desk: TestFrontdesk): Promise<void> {
  await desk.documents.channels.delete({ _id: 'escalations' })
  const { replies } = await desk.hands.say(ADA, 'personal', 'channels')
  const [list] = replies
  assert.ok(list)
  const asked = await desk.hands.click(list, 'Notes without a mention', {}, ADA)
  assert.match(textOf(asked.card ?? {}), /an owner of the team must consent/)
  const done = await desk.hands.click(list, 'Switch on', {}, ADA)
  assert.match(textOf(done.card ?? {}), /has not sent a message without a mention yet/)
}
