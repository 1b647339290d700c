// How channels are doing, as their administrators see it: the room, the test of one, and what is done about what does not work.
import assert from 'node:assert/strict'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const NORA = { From: 'Nora <nora@contoso.example>' }

describe('the health of channels', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  async function room(): Promise<TeamsMessage> {
    const [card] = (await desk.hands.say(ADA, 'personal', 'channels')).replies
    assert.ok(card)
    return card
  }
  const seen = (card: TeamsMessage, by: TeamsUser = ADA): string => textOf(card.cardFor(by.id) ?? {})

  /** Presses a button of one channel's row. */
  async function press(channelId: string, verb: string): Promise<{ readonly said: string; readonly card: string }> {
    const { sent } = desk.hands
    await room()
    const { recipient, serviceUrl, from, conversation, channelData } = sent.at(-1) as Record<string, object>
    const answer = await desk.hands.send({
      ...{ type: 'invoke', name: 'adaptiveCard/action', channelId: 'msteams', id: `f:${Math.random()}` },
      ...{ recipient, serviceUrl, from, conversation, channelData },
      value: { action: { type: 'Action.Execute', verb, data: { channelId } }, trigger: 'manual' },
    })
    const { value } = answer.body as { value: unknown }
    return typeof value === 'string' ? { said: value, card: '' } : { said: '', card: textOf(value as object as never) }
  }

  it('says where each is, when the last card was posted, and who cannot be reached', async () => {
    assert.match(seen(await room()), /Tickets\s+Not used yet\s+Support\nLast card: none so far/u)
    await desk.ticketOf(await desk.deliver(aMail(NORA)))
    await desk.eventually('a note of it', async () =>
      desk.documents.channels.findOne({ _id: 'tickets', postedAt: { $gt: new Date(0) } }),
    )
    await desk.documents.people.updateIf({ _id: 'bea' }, { $set: { chatRefusedAt: desk.clock() } })
    desk.advance(5 * 60_000)
    const text = seen(await room())
    assert.match(text, /Tickets\s+Working\s+Support\nLast card: 5 min ago/u)
    assert.match(text, /Escalations\s+Not used yet/u)
    assert.match(text, /cannot write to these people in our personal chat: Bea Brandt\./u)
  })

  it('says why cards are refused, and tries again', async () => {
    const fault = desk.teams.faults.add({
      match: { method: 'POST', path: /\/v3\/conversations$/ },
      times: Infinity,
      answer: { status: 403, code: 'BotNotInConversationRoster' },
    })
    const { ticketId } = await desk.outcome(await desk.deliver(aMail(NORA)))
    await desk.delivered(ticketId ?? '')
    desk.advance(31 * 60_000)
    await desk.delivered(ticketId ?? '')
    const card = await room()
    assert.match(
      seen(card),
      /Tickets\s+Not working\s+Support\nLast card: none so far\n1 card could not be posted since/u,
    )
    fault.remove()
    await desk.hands.click(card, 'Try again', {}, ADA)
    await desk.delivered(ticketId ?? '')
    assert.equal(desk.teams.channel('Tickets').length, 1)
    assert.match(seen(await room()), /Tickets\s+Working/u)
  })

  it('is tested by a card that is posted, changed and removed, and by who is there', async () => {
    await desk.documents.people.updateIf({ _id: 'bea' }, { $set: { teams: null } })
    const { card } = await press('tickets', 'channel.test')
    assert.match(card, /Post a card\s+.*Teams took it/su)
    assert.match(card, /Change it\s+.*Teams took the change/su)
    assert.match(card, /Remove it again\s+.*It is gone/su)
    assert.match(card, /5 people, 2 of whom may work on its tickets/u)
    assert.match(card, /I cannot write to these people: Bea Brandt\./u)
    assert.match(card, /Cards can be posted here\. The steps below/u)
    assert.deepEqual(desk.teams.channel('Tickets'), [])
    const posts = desk.teams.calls.filter(({ path }) => path.includes('conversations')).map(({ method }) => method)
    assert.ok(posts.includes('DELETE') && posts.includes('PUT'))
    assert.equal(
      (await desk.documents.channels.findOne({ _id: 'tickets' }))?.postedAt,
      null,
      'it is no card of a ticket',
    )
  })

  it('is tested where nothing can be removed: the card says that it was a test', async () => {
    desk.teams.faults.add({ match: { method: 'DELETE' }, answer: { status: 501, code: 'NotImplemented' } })
    const { card } = await press('tickets', 'channel.test')
    assert.match(card, /Teams does not let me remove the test card/u)
    const [left] = desk.teams.channel('Tickets')
    assert.match(textOf(left?.card ?? {}), /An administrator tested whether Frontdesk can post here/u)
  })

  it('is tested where Frontdesk is not: each step says what to do', async () => {
    await desk.hands.happen({ what: 'bot-removed' })
    const { card } = await press('tickets', 'channel.test')
    assert.match(card, /Frontdesk was removed from the team\. Add it again/u)
    assert.match(card, /Frontdesk is not installed/u)
    assert.match(card, /BotNotInConversationRoster/u)
    assert.match(card, /Remove it again\s+/u)
    assert.match(card, /Something does not work\. The steps below say what to do/u)
  })

  it('says in time that Teams does not answer, and removes the card when it does', async () => {
    desk.teams.faults.add({ match: { method: 'POST', path: /\/v3\/conversations$/ }, answer: 'hang' })
    const { card } = await press('tickets', 'channel.test')
    assert.match(card, /Teams did not answer in time/u)
  }).timeout(20_000)

  it('is nobody’s business but its administrators’, and not that of a channel of others', async () => {
    for (const who of [BEA, CARL]) {
      const { replies } = await desk.hands.say(who, 'personal', 'channels')
      assert.deepEqual(
        replies
          .flatMap((reply) => buttonsOf(reply.card ?? {}).map(({ verb }) => verb))
          .filter((verb) => verb.startsWith('channel.')),
        [],
      )
    }
    await desk.documents.channels.updateIf({ _id: 'tickets' }, { $set: { active: false, offBecause: ['unlinked'] } })
    assert.match((await press('tickets', 'channel.test')).said, /no longer linked, so there is nothing to test/u)
    assert.match((await press('nowhere', 'channel.test')).said, /not linked, or it belongs to an organisation/u)
    assert.deepEqual(desk.teams.channel('Tickets'), [])
  })
})
