// A distributor's and a partner's administrator at their cards, for journeys about what is fixed above.
import assert from 'node:assert/strict'
import {
  buttonsOf,
  findButton,
  pressedData,
  textOf,
  type Card,
  type ExecuteAction,
} from '../../src/sandbox/connector/cards.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from './frontdesk.ts'
import { ADA, DORA, MAILBOX_ID } from './frontdesk-seed.ts'

export interface PolicyDesk {
  readonly desk: TestFrontdesk
  /** Sends what a button of some card, however old or forged, would send. Answers with the card it becomes, or with what is said instead. */
  send(who: TeamsUser, verb: string, data: object): Promise<Card>
  /** Presses a button of a card with what is entered. `on`: part of the button's data, where several are alike. */
  press(
    who: TeamsUser,
    card: Card,
    button: string,
    inputs?: Readonly<Record<string, string>>,
    on?: object,
  ): Promise<Card>
}

/** Ada administers all of Northwind, Dora Fabrikam IT, whose mailbox `fabrikam` is paused. */
export async function startPolicyDesk(): Promise<PolicyDesk> {
  const desk = await startTestFrontdesk()
  const { documents } = desk
  await documents.people.updateIf(
    { aadObjectId: DORA.aadObjectId },
    { $set: { memberships: [{ organisationId: 'partner', role: 'administrator' }] } },
  )
  const mailbox = await documents.mailboxes.findOne({ _id: MAILBOX_ID })
  assert.ok(mailbox)
  const own = { _id: 'fabrikam', organisationId: 'partner', address: 'help@fabrikam.example', state: 'paused' } as const
  await documents.mailboxes.insert({ ...mailbox, ...own, lease: null, cursor: null })
  const pressed = new Map<TeamsUser, unknown>()
  for (const who of [ADA, DORA]) {
    const { replies } = await desk.hands.say(who, 'personal', 'mail')
    assert.ok(replies[0])
    await desk.hands.click(replies[0], 'mail-rules.open', {}, who)
    pressed.set(who, desk.hands.sent.at(-1))
  }
  let count = 0
  const send: PolicyDesk['send'] = async (who, verb, data) => {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }
    const { body } = await desk.hands.send({ ...(pressed.get(who) as object), id: `press-${(count += 1)}`, value })
    assert.ok(body, `${verb} was not answered`)
    return body as Card
  }
  return {
    desk,
    send,
    async press(who, card, button, inputs = {}, on = {}) {
      const action = findOn(card, button, on)
      return await send(who, action.verb, pressedData(card, action, inputs))
    },
  }
}

function findOn(card: Card, button: string, on: object): ExecuteAction {
  const wanted = Object.entries(on)
  const found = buttonsOf(card).find(
    ({ title, verb, data }) =>
      (title === button || verb === button) && wanted.every(([key, value]) => data[key] === value),
  )
  return found ?? findButton(card, `${button} ${JSON.stringify(on)}`)
}

export function shows(card: Card, ...texts: readonly string[]): void {
  const shown = textOf(card)
  for (const text of texts) assert.ok(shown.includes(text), `'${text}' is not on the card:\n${shown}`)
}

export function hides(card: Card, ...texts: readonly string[]): void {
  const shown = textOf(card)
  for (const text of texts) assert.ok(!shown.includes(text), `'${text}' is on the card:\n${shown}`)
}
