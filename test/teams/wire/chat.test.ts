import assert from 'node:assert/strict'
import type { Chat } from '../../../src/app/ports/chat.ts'
import type { NoticeView } from '../../../src/app/views/card-view.ts'
import { OutsideError } from '../../../src/domain/errors.ts'
import { MOCK_TEAM } from '../../../src/sandbox/connector/mock-team.ts'
import { startConnectorStandIn, type ConnectorStandIn } from '../../../src/sandbox/connector-stand-in.ts'
import { createBotAdapter } from '../../../src/teams/wire/adapter.ts'
import { createChat } from '../../../src/teams/wire/chat.ts'
import type { TeamsLimits } from '../../../src/teams/wire/rate-limit.ts'
import { collectLog, countingIds } from '../support.ts'

const [ada] = MOCK_TEAM.users

function view(title: string): NoticeView {
  return { card: 'notice', tone: 'info', title, text: '', facts: [], commands: [] }
}

describe('chat on Teams', () => {
  let teams: ConnectorStandIn
  let chat: Chat

  const makeChat = (limits: TeamsLimits | null = null, timeoutMs = 15_000): Chat =>
    createChat({
      adapter: createBotAdapter({
        unauthenticated: true,
        timeoutMs,
        log: collectLog().log,
        newId: countingIds(),
      }),
      renderCard: (shown) => ({
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: 'title' in shown ? shown.title : '' }],
      }),
      limits,
      clock: () => new Date(),
      targeted: true,
    })
  const channel = () => ({
    serviceUrl: teams.serviceUrl,
    tenantId: MOCK_TEAM.tenantId,
    conversationId: MOCK_TEAM.channels[1].id,
  })
  const person = (conversationId: string | null) => ({
    serviceUrl: teams.serviceUrl,
    tenantId: MOCK_TEAM.tenantId,
    userId: ada.id,
    conversationId,
  })
  const fails = async (call: Promise<unknown>, expected: Partial<OutsideError>): Promise<void> => {
    await assert.rejects(call, (error) => {
      assert(error instanceof OutsideError)
      for (const key of ['code', 'retryable', 'retryAfterMs'] as const) {
        if (key in expected) assert.equal(error[key], expected[key])
      }
      return true
    })
  }

  beforeEach(async () => {
    teams = await startConnectorStandIn()
    chat = makeChat()
  })
  afterEach(() => teams.stop())

  it('posts a card as a new message of the channel, without text', async () => {
    const posted = await chat.post(channel(), view('One'))
    const [message, ...more] = teams.channel('Tickets')
    assert.equal(more.length, 0)
    assert.equal(message?.text, null)
    assert.deepEqual(message.card?.['body'], [{ type: 'TextBlock', text: 'One' }])
    assert.deepEqual(posted, { ...channel(), conversationId: message.conversationId, activityId: message.id })
  })

  it('posts in a thread when the address names one', async () => {
    const { conversationId } = await chat.post(channel(), view('One'))
    const posted = await chat.post({ ...channel(), conversationId }, view('Two'))
    const [root, ...more] = teams.channel('Tickets')
    assert(root)
    assert.equal(more.length, 0)
    assert.deepEqual(
      teams.replies(root).map(({ id }) => id),
      [posted.activityId],
    )
  })

  it('marks a message by a reaction, beside the limits of messages', async () => {
    chat = makeChat({ perConversation: [{ messages: 5, seconds: 60 }], perTenant: [] })
    const posted = await chat.post(channel(), view('One'))
    chat.mark(posted, 'done')
    const [root] = teams.channel('Tickets')
    await teams.eventually('the reaction', () => root?.reactions.has('2705_whiteheavycheckmark'))
    const { count } = await chat.room({ ...channel(), operation: 'send' })
    assert.equal(count, 5)
  })

  it('does nothing more where Teams does not know reactions', async () => {
    const other = await startConnectorStandIn({ knowsReactions: false })
    const place = { ...channel(), serviceUrl: other.serviceUrl }
    const posted = await chat.post(place, view('One'))
    chat.mark(posted, 'heard')
    await chat.update(posted, view('Two'))
    chat.mark(posted, 'done')
    await chat.update(posted, view('Three'))
    assert.equal(other.calls.filter(({ path }) => path.includes('/reactions/')).length, 1)
    await other.stop()
  })

  it('mentions somebody under a message, and nothing in what is said is markup', async () => {
    const posted = await chat.post(channel(), view('One'))
    await chat.mention(posted, { userId: ada.id, name: 'Ada </at> *A*' }, '<at>Bea</at> [x](https://evil.example) #1.')
    await chat.mention(posted, { userId: null, name: 'Nobody\n<at>Bea</at>' }, 'Look.')
    const [root] = teams.channel('Tickets')
    assert(root)
    const [first, second] = teams.replies(root)
    assert.deepEqual([first?.mentions, second?.mentions], [[ada.id], []])
    assert.match(first?.text ?? '', /^<at>Ada \/at A<\/at>: at Bea \/at x \(https evil\.example\) #1\.$/u)
    assert.equal(second?.text, 'Nobody at Bea /at: Look.')
  })

  it('is refused the mention of somebody who is not there', async () => {
    const posted = await chat.post(channel(), view('One'))
    await fails(chat.mention(posted, { userId: '29:nobody', name: 'Nobody' }, 'Look.'), { code: 'BadArgument' })
  })

  it('redraws a message in place', async () => {
    const posted = await chat.post(channel(), view('One'))
    assert.equal(await chat.update(posted, view('Two')), 'updated')
    const [message] = teams.channel('Tickets')
    assert.deepEqual(
      message?.versions.map(({ card }) => card?.['body']),
      [[{ type: 'TextBlock', text: 'One' }], [{ type: 'TextBlock', text: 'Two' }]],
    )
  })

  it('says that a deleted message is gone', async () => {
    const posted = await chat.post(channel(), view('One'))
    for (const message of teams.channel('Tickets')) teams.remove(message)
    assert.equal(await chat.update(posted, view('Two')), 'gone')
  })

  it('says gone for 410 too, but not for a refusal', async () => {
    const posted = await chat.post(channel(), view('One'))
    teams.faults.add({ answer: { status: 410 } })
    assert.equal(await chat.update(posted, view('Two')), 'gone')
    teams.faults.add({ answer: { status: 403, code: 'BotNotInConversationRoster' } })
    await fails(chat.update(posted, view('Two')), { code: 'BotNotInConversationRoster', retryable: false })
  })

  it('replies in the thread of a message, and redraws that reply', async () => {
    const posted = await chat.post(channel(), view('One'))
    const reply = await chat.reply(posted, view('Two'))
    assert.equal(await chat.update(reply, view('Three')), 'updated')
    const [root] = teams.channel('Tickets')
    assert(root)
    const [answer] = teams.replies(root)
    assert.equal(answer?.id, reply.activityId)
    assert.deepEqual(answer.card?.['body'], [{ type: 'TextBlock', text: 'Three' }])
  })

  it('creates the personal chat when it is not known, and uses it from then on', async () => {
    const first = await chat.direct(person(null), view('One'))
    await chat.direct(person(first.conversationId), view('Two'))
    assert.equal(await chat.update(first, view('Three')), 'updated')
    assert.deepEqual(
      teams.chat(ada).map(({ card }) => card?.['body']),
      [[{ type: 'TextBlock', text: 'Three' }], [{ type: 'TextBlock', text: 'Two' }]],
    )
    assert.equal(teams.calls.filter(({ path }) => path === '/v3/conversations').length, 1)
  })

  it('asks for a retry when Teams does, once', async () => {
    teams.faults.add({ answer: { status: 429, retryAfterSeconds: 7 } })
    await fails(chat.post(channel(), view('One')), { code: 'Throttled', retryable: true, retryAfterMs: 7000 })
    assert.equal(teams.calls.length, 1)
  })

  it('finds the code of a blocked chat in the message, where Teams puts it', async () => {
    teams.faults.add({ answer: { status: 403, code: 'MessageWritesBlocked', bare: true } })
    await fails(chat.direct(person(null), view('One')), { code: 'MessageWritesBlocked', retryable: false })
  })

  it('gives up on a card that is too big for Teams', async () => {
    await fails(chat.post(channel(), view('x'.repeat(52_000))), { code: 'MessageSizeTooBig', retryable: false })
  })

  it('gives up on a channel that is no longer there', async () => {
    const nowhere = { ...channel(), conversationId: '19:gone@thread.tacv2' }
    await fails(chat.post(nowhere, view('One')), { code: 'ConversationNotFound', retryable: false })
  })

  it('says unreachable, and does not post twice, when the answer is lost', async () => {
    teams.faults.add({ answer: 'lost-answer' })
    await fails(chat.post(channel(), view('One')), { code: 'unreachable', retryable: true })
    assert.equal(teams.channel('Tickets').length, 1)
  })

  it('says unreachable when Teams does not answer in time', async () => {
    chat = makeChat(null, 100)
    teams.faults.add({ answer: 'hang' })
    await fails(chat.post(channel(), view('One')), { code: 'unreachable', retryable: true })
  })

  it('sends nothing when a limit is reached', async () => {
    chat = makeChat({ perConversation: [{ messages: 1, seconds: 3600 }], perTenant: [] })
    await chat.post(channel(), view('One'))
    await fails(chat.post(channel(), view('Two')), { code: 'too-many-messages', retryable: true })
    assert.equal(teams.calls.length, 1)
  })
})
