// What concerns one person, asked for in a channel: who gets it where, whatever Teams knows and takes.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { SaidAnswer } from '../../src/sandbox/connector/hands.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { PRIVATE_ACTIONS } from '../../src/teams/actions.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL, EMIL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const TICKETS = { channel: 'Tickets' } as const
const PEOPLE = [ADA, BEA, CARL, EMIL]

/** Everything that the bot wrote anywhere, for a person or for all. */
function written(desk: TestFrontdesk): TeamsMessage[] {
  const { teams } = desk
  const open = teams.team.channels.flatMap(({ id }) =>
    teams.channel(id).flatMap((root) => [root, ...teams.replies(root)]),
  )
  const toOne = PEOPLE.flatMap((user) => [...teams.whispers(user), ...teams.chat(user)])
  return [...open, ...toOne].filter(({ authorId }) => authorId === null)
}

/** What was written because somebody asked. */
async function causedBy(desk: TestFrontdesk, ask: () => Promise<unknown>): Promise<TeamsMessage[]> {
  const before = new Set(written(desk))
  await ask()
  return written(desk).filter((message) => !before.has(message))
}

const shown = (message: TeamsMessage | undefined): string => textOf(message?.card ?? {})

describe('what concerns one person in a channel', () => {
  let desk: TestFrontdesk
  before(async () => {
    desk = await startTestFrontdesk()
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Contoso printer' })))
    await desk.documents.installation.insertNew([{ _id: 'claimed-by', value: 'ada' }])
  })
  after(() => desk.stop())
  beforeEach(() => {
    desk.teams.targeted = 'known'
    desk.teams.faults.clear()
    desk.advance(2 * 3_600_000)
  })

  const FOR_ONE: readonly (readonly [user: TeamsUser, text: string, answer: RegExp])[] = [
    [ADA, 'configure', /Support Mail/],
    [ADA, 'categories', /Categories/],
    [ADA, 'mail log', /Contoso printer/],
    [BEA, 'tickets', /Contoso printer/],
    [BEA, 'find printer', /Contoso printer/],
    [CARL, 'tickets', /Your open tickets/],
    [CARL, 'ticket 1', /Contoso printer/],
    [BEA, 'help', /what I can do for you/],
    [BEA, '', /what I can do for you/],
    [EMIL, 'hi', /Hi Emil/],
    [BEA, 'people', /Only administrators/],
    [EMIL, 'ticket 1', /no ticket #1 that you can see/],
    [BEA, 'ticket 99', /There is no ticket #99/],
    [ADA, 'invite somebody', /invite ann@contoso\.com agent/],
    [EMIL, 'whoami', /no role/],
  ]
  for (const [user, text, answer] of FOR_ONE) {
    it(`is said to ${user.name} alone in the channel: “${text}”`, async () => {
      let said: SaidAnswer | undefined
      const all = await causedBy(desk, async () => (said = await desk.hands.say(user, TICKETS, text)))
      assert.equal(said?.status, 200)
      assert.equal(all.length, 1, all.map(shown).join('\n'))
      assert.equal(all[0]?.targetedTo, user.id)
      assert.match(shown(all[0]), answer)
    })

    it(`is said to ${user.name} once where Teams does not know targeted messages: “${text}”`, async () => {
      desk.teams.targeted = 'refused'
      const all = await causedBy(desk, () => desk.hands.say(user, TICKETS, text))
      const [answers, lines] = [
        all.filter(({ rootId }) => rootId === null),
        all.filter(({ rootId }) => rootId !== null),
      ]
      assert.equal(answers.length, 1, all.map(shown).join('\n'))
      assert.match(shown(answers[0]), answer)
      assert.deepEqual(desk.teams.chat(user).at(-1)?.id, answers[0]?.id)
      assert.equal(lines.length, 1)
      assert.equal(lines[0]?.targetedTo, null)
      assert.match(shown(lines[0]), /^I replied in our personal chat/)
    })
  }

  const targetedCalls = (): number =>
    desk.teams.calls.filter(({ query }) => query.includes('isTargetedActivity')).length

  it('is asked of a Teams that does not know it once, and again after a while', async () => {
    desk.teams.targeted = 'refused'
    const before = targetedCalls()
    for (const user of [BEA, ADA, BEA]) await desk.hands.say(user, TICKETS, 'tickets')
    assert.equal(targetedCalls(), before + 1)
    desk.teams.targeted = 'known'
    desk.advance(61 * 60_000)
    const [answer, ...more] = await causedBy(desk, () => desk.hands.say(BEA, TICKETS, 'tickets'))
    assert.equal(answer?.targetedTo, BEA.id)
    assert.equal(more.length, 0)
  })

  it('goes to the personal chat for this once where Teams has no room for it', async () => {
    desk.teams.faults.add({ match: { method: 'POST', path: /tickets@.*activities/u }, answer: { status: 429 } })
    const throttled = await causedBy(desk, () => desk.hands.say(BEA, TICKETS, 'help'))
    assert.deepEqual(
      throttled.map(({ rootId }) => rootId === null),
      [false, true],
    )
    const [answer] = await causedBy(desk, () => desk.hands.say(BEA, TICKETS, 'help'))
    assert.equal(answer?.targetedTo, BEA.id)
  })

  for (const answer of ['lost-answer', 'reset', { status: 502 }] as const) {
    it(`is never said twice where it is not known whether it arrived: ${JSON.stringify(answer)}`, async () => {
      desk.teams.faults.add({ match: { method: 'POST', path: /tickets@.*activities/u }, answer })
      const all = await causedBy(desk, async () => {
        const { status } = await desk.hands.say(BEA, TICKETS, 'help')
        assert.equal(status, 200)
        await desk.hands.send(desk.hands.sent.at(-1))
      })
      assert.equal(all.length, answer === 'lost-answer' ? 1 : 0)
    })
  }

  it('is said once where the personal chat does not say whether it took it', async () => {
    desk.teams.targeted = 'refused'
    desk.teams.faults.add({ match: { method: 'POST', path: /chat-of.*activities/u }, answer: 'lost-answer' })
    const all = await causedBy(desk, () => desk.hands.say(BEA, TICKETS, 'help'))
    assert.equal(all.filter((message) => shown(message).includes('what I can do for you')).length, 1)
  })

  describe('where there is neither a targeted message nor a personal chat', () => {
    beforeEach(() => {
      desk.teams.targeted = 'refused'
      const blocked = { status: 403, code: 'MessageWritesBlocked' }
      desk.teams.faults.add({
        match: { method: 'POST', path: /conversations$|chat-of/u },
        times: Infinity,
        answer: blocked,
      })
    })

    it('is said in the channel where others may read it', async () => {
      for (const [user, text, answer] of [
        [BEA, 'tickets', /Contoso printer/],
        [BEA, 'help', /what I can do for you/],
        [EMIL, 'ticket 1', /no ticket #1 that you can see/],
      ] as const) {
        const [said, ...more] = await causedBy(desk, () => desk.hands.say(user, TICKETS, text))
        assert.equal(more.length, 0)
        assert.equal(said?.targetedTo, null)
        assert.match(shown(said), answer)
      }
    })

    it('is not said where others may not, and nothing of it', async () => {
      for (const [user, text] of [
        [ADA, 'mail log'],
        [ADA, 'configure'],
        [CARL, 'tickets'],
        [CARL, 'ticket 1'],
      ] as const) {
        const [said, ...more] = await causedBy(desk, () => desk.hands.say(user, TICKETS, text))
        assert.equal(more.length, 0)
        assert.match(shown(said), /Open a chat with me in Teams and type/)
        assert.doesNotMatch(shown(said), /printer|Support Mail/i)
      }
    })
  })

  describe('a slash command', () => {
    it('is answered to whoever gave it alone, above it what they asked', async () => {
      for (const [user, text, answer] of [
        [BEA, 'tickets', /Contoso printer/],
        [BEA, 'ticket 1', /Contoso printer/],
        [BEA, 'find printer that hums', /that hums/],
        [BEA, '/help', /what I can do for you/],
        [EMIL, 'thanks', /You are welcome/],
        [ADA, 'configure', /Support Mail/],
      ] as const) {
        const all = await causedBy(desk, () => desk.hands.slash(user, TICKETS, text))
        assert.deepEqual(
          all.map(({ targetedTo }) => targetedTo),
          [user.id],
          text,
        )
        assert.match(shown(all[0]), answer)
        assert.equal(all[0]?.answers, (desk.hands.sent.at(-1) as { id: string }).id)
      }
    })

    it('leaves no trace in the channel where it cannot be answered there', async () => {
      desk.teams.targeted = 'refused'
      const all = await causedBy(desk, () => desk.hands.slash(BEA, TICKETS, 'tickets'))
      assert.deepEqual(
        all.map(({ rootId }) => rootId),
        [null],
      )
    })

    it('under a ticket’s card keeps no words as a note that others think they have read', async () => {
      const ticket = (await desk.documents.tickets.findOne({ number: 1 })) ?? assert.fail()
      const card = await desk.cardOf(ticket)
      const [asked, ...more] = await causedBy(desk, () => desk.hands.slash(BEA, card, 'The toner has come'))
      assert.equal(more.length, 0)
      assert.equal(asked?.targetedTo, BEA.id)
      const count = async (): Promise<number> =>
        await desk.documents.entries.count({ ticketId: ticket._id, kind: 'note' })
      assert.equal(await count(), 0)
      await desk.hands.click(asked, 'Add as a note', {}, BEA)
      await desk.delivered(ticket._id)
      assert.equal(await count(), 1)
      assert.ok(desk.teams.replies(card).some((message) => shown(message).includes('The toner has come')))
    })
  })

  describe('a button of the personal chat', () => {
    it('opens there what is pressed in a channel', async () => {
      const [menu] = await causedBy(desk, () => desk.hands.say(ADA, TICKETS, 'categories'))
      const all = await causedBy(desk, async () => {
        const pressed = await desk.hands.click(menu ?? assert.fail(), 'Add a category', {}, ADA)
        assert.match(pressed.message ?? '', /I opened it in our personal chat/)
      })
      assert.equal(all.length, 1)
      const form = all[0] ?? assert.fail()
      assert.equal(desk.teams.chat(ADA).at(-1)?.id, form.id)
      const entered = { name: 'Fires', description: '', priority: '', channelId: '' }
      assert.match(textOf((await desk.hands.click(form, 'Save', entered, ADA)).card ?? {}), /Fires/)
    })

    for (const verb of Object.keys(PRIVATE_ACTIONS)) {
      it(`has no effect in a channel: ${verb}`, async () => {
        const before = await configured(desk)
        for (const user of [ADA, EMIL]) {
          const data = { organisationId: 'root', kind: 'category', name: 'Forged', address: EMIL.email, role: 'agent' }
          const answer = await desk.hands.send(pressIn(desk, user, verb, data))
          assert.equal(answer.status, 200)
          assert.match(JSON.stringify(answer.body), /activity\.message/)
        }
        assert.deepEqual(await configured(desk), before)
      })
    }
  })
})

/** All that is configured, and all that everybody reads in channels. */
async function configured(desk: TestFrontdesk): Promise<unknown> {
  const { organisations, categories, serviceTypes, cannedTexts, mailboxes, channels, mailSettings, mailRules } =
    desk.documents
  const all = [organisations, categories, serviceTypes, cannedTexts, channels, mailSettings, mailRules] as const
  const stored = await Promise.all(all.map((collection) => collection.find({}, { sort: { _id: 1 } })))
  const people = await desk.documents.people.find({}, { sort: { _id: 1 } })
  const open = desk.teams.team.channels.flatMap(({ id }) =>
    desk.teams
      .channel(id)
      .flatMap((root) => [root, ...desk.teams.replies(root)].map((message) => [message.id, shown(message)])),
  )
  const retention = await desk.documents.retention.find({})
  const ids = (await mailboxes.find({}, { sort: { _id: 1 } })).map(({ _id, address, state }) => [_id, address, state])
  return [stored, people.map(({ _id, memberships, notify }) => [_id, memberships, notify]), ids, retention, open]
}

function pressIn(desk: TestFrontdesk, user: TeamsUser, verb: string, data: object): object {
  const last = desk.hands.sent.findLast((activity) => JSON.stringify(activity).includes('19:tickets@')) ?? assert.fail()
  const from = { id: user.id, name: user.name, aadObjectId: user.aadObjectId }
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }
  return { ...last, from, type: 'invoke', name: 'adaptiveCard/action', id: randomUUID(), replyToId: '1', value }
}
