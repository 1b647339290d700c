// The doctor in the chat, before the stand-ins for Microsoft: what it finds, for whom, and that its button looks again.
import assert from 'node:assert/strict'
import { buttonsOf, textOf, type Card } from '../../src/sandbox/connector/cards.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { openFrontDoor, type FrontDoor } from '../support/front-door.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, DORA, EMIL, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { SUPPORT } from '../support/mails.ts'

describe('the doctor in the chat', () => {
  let door: FrontDoor
  let outside: Outside
  let desk: TestFrontdesk
  beforeEach(async () => {
    outside = await startOutside()
    door = await openFrontDoor()
    desk = await startTestFrontdesk({ outside, publicUrl: door.url })
    door.leadTo({ port: desk.frontdesk.port })
  })
  afterEach(async () => {
    await desk.stop()
    await door.stop()
    await outside.stop()
  })

  async function ask(user: TeamsUser = ADA, text = 'doctor'): Promise<Card> {
    const { status, replies } = await desk.hands.say(user, 'personal', text)
    assert.equal(status, 200)
    return replies[0]?.card ?? {}
  }

  it('says that everything works, and looks again when it is asked to', async () => {
    const card = await ask()
    const text = textOf(card)
    assert.match(text, /Everything that was checked works/)
    assert.match(text, /The one mailbox can be read/)
    assert.match(text, /2 of 2 channels can be reached/)
    assert.match(text, /The clock agrees with 127\.0\.0\.1/)
    assert.match(text, /leads to Frontdesk from this machine/)
    assert.match(text, /Nothing is late/)

    desk.graph.faults.add({
      match: { path: /mailFolders/i },
      times: Infinity,
      answer: { status: 403, code: 'ErrorAccessDenied' },
    })
    const [again] = buttonsOf(card)
    assert.deepEqual([again?.title, again?.verb, again?.data], ['Check again', 'command.run', { command: 'doctor' }])
    const [posted] = (await desk.hands.say(ADA, 'personal', 'doctor')).replies
    assert.ok(posted)
    const pressed = JSON.stringify(await desk.hands.press(posted, 'Check again'))
    assert.match(pressed, /ErrorAccessDenied[^]*RBAC for Applications/)
  })

  it('finds a secret that is refused, a channel that was left, a clock that is wrong and a closed door', async () => {
    const { documents, frontdesk } = desk
    const clientSecret = frontdesk.deps.secrets.seal('wrong~secret', `mailbox/${MAILBOX_ID}/client-secret`)
    await desk.eventually('a changed secret', () =>
      documents.mailboxes.updateIf({ _id: MAILBOX_ID, lease: null }, { $set: { clientSecret } }),
    )
    desk.teams.faults.add({
      ...{ match: { method: 'GET', path: /pagedmembers/ }, times: Infinity },
      answer: { status: 403, code: 'BotNotInConversationRoster' },
    })
    door.leadTo('closed')
    desk.advance(7 * 60_000)
    const text = textOf(await ask())
    assert.match(text, /\d things do not work/)
    assert.match(text, new RegExp(`${SUPPORT}\\s*It cannot be read \\(AADSTS7000215\\)[^]*Secret ID`))
    assert.match(text, /does not let the bot in \(BotNotInConversationRoster\)/)
    assert.match(text, /The clock is 4\d\d seconds ahead of 127/)
    assert.match(text, /The answer from there was HTTP 403/)
    for (const secret of ['wrong~secret', 'right~secret']) assert.ok(!text.includes(secret))
  })

  it('is for administrators of the organisation at the top', async () => {
    const { documents } = desk
    const memberships = [{ organisationId: 'partner', role: 'administrator' as const }]
    await documents.people.updateIf({ _id: 'dora' }, { $set: { memberships } })
    for (const user of [BEA, CARL, EMIL]) assert.match(textOf(await ask(user)), /Only administrators/)
    assert.match(textOf(await ask(DORA)), /Only administrators of the organisation at the top/)
    assert.doesNotMatch(textOf(await ask(DORA, 'configure')), /Doctor/)
    assert.match(textOf(await ask(ADA, 'configure')), /Doctor\s*Whether everything works/)
  })

  it('answers in a channel for nobody but whoever asked', async () => {
    const { replies } = await desk.hands.say(ADA, { channel: 'Tickets' }, 'doctor')
    for (const { targetedTo } of replies) assert.equal(targetedTo, ADA.id)
    assert.match(JSON.stringify(desk.teams.whispers(ADA).map(({ card }) => card)), /Everything that was checked/)
  })

  it('looks once for all who ask at the same time', async () => {
    const fault = desk.graph.faults.add({
      match: { path: /openid-configuration/ },
      times: Infinity,
      answer: { slowMs: 300 },
    })
    const cards = await Promise.all([ask(), ask(), ask()])
    for (const card of cards) assert.match(textOf(card), /Everything that was checked works/)
    assert.ok(fault.hits() < 3, `It looked ${fault.hits()} times`)
  })
})
