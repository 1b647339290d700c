// Marks on messages: when a reaction leaves, and when it is left out.
import assert from 'node:assert/strict'
import type { Mark, Room } from '../../../src/app/ports/chat.ts'
import { ConnectorFault } from '../../../src/teams/wire/connector-http.ts'
import { createReactions } from '../../../src/teams/wire/reactions.ts'

const [EYES, TICK, WARNING] = ['1f440_eyes', '2705_whiteheavycheckmark', '26a0_warningsign'] as const

describe('marks on messages', () => {
  let calls: string[]
  let room: Room
  let now: number
  /** What Teams answers instead. */
  let refusal: Error | null
  let answered: (() => void) | null
  beforeEach(() => {
    calls = []
    room = { count: Infinity, opensInMs: 0 }
    now = 0
    refusal = null
    answered = null
  })

  const message = (activityId: string, serviceUrl = 'https://teams.example/') => ({
    ...{ serviceUrl, tenantId: 'tenant', conversationId: '19:a;messageid=1', activityId },
  })
  /** `held`: a call is answered when `answered` is called. */
  const make = (held = false) =>
    createReactions({
      call: async ({ message: { activityId }, method, reaction }) => {
        calls.push(`${method} ${activityId} ${reaction}`)
        if (held) await new Promise<void>((resolve) => (answered = resolve))
        if (refusal) throw refusal
      },
      room: () => Promise.resolve(room),
      paced: false,
      signal: new AbortController().signal,
      now: () => now,
    })
  const settled = async (): Promise<void> => {
    for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  const fault = (status: number, code = `HTTP ${status}`, retryAfterMs: number | null = null) =>
    new ConnectorFault({ status, code, retryAfterMs })

  it('take the place of one another, each in one call', async () => {
    const mark = make()
    for (const one of ['heard', 'heard', 'done', 'done', 'failed'] as readonly Mark[]) {
      mark(message('a'), one)
      await settled()
    }
    assert.deepEqual(calls, [
      `PUT a ${EYES}`,
      `PUT a ${TICK}`,
      `DELETE a ${EYES}`,
      `PUT a ${WARNING}`,
      `DELETE a ${TICK}`,
    ])
  })

  it('leave as they are wanted when it is their turn', async () => {
    const mark = make(true)
    mark(message('first'), 'heard')
    mark(message('a'), 'heard')
    mark(message('a'), 'done')
    await settled()
    assert.deepEqual(calls, [`PUT first ${EYES}`])
    answered?.()
    await settled()
    assert.deepEqual(calls, [`PUT first ${EYES}`, `PUT a ${TICK}`])
  })

  it('take away what another process made', async () => {
    make()(message('a'), 'done', 'heard')
    await settled()
    assert.deepEqual(calls, [`PUT a ${TICK}`, `DELETE a ${EYES}`])
  })

  it('are not tried again for an hour where they are unknown, and elsewhere they are', async () => {
    const mark = make()
    refusal = fault(404)
    mark(message('a'), 'heard')
    await settled()
    refusal = null
    mark(message('b'), 'heard')
    mark(message('c', 'https://other.example/'), 'heard')
    await settled()
    assert.deepEqual(calls, [`PUT a ${EYES}`, `PUT c ${EYES}`])
    now = 3_600_000
    mark(message('d'), 'heard')
    await settled()
    assert.equal(calls.at(-1), `PUT d ${EYES}`)
  })

  it('rest as long as Teams asks for', async () => {
    const mark = make()
    refusal = fault(429, 'Throttled', 60_000)
    mark(message('a'), 'heard')
    await settled()
    refusal = null
    now = 59_000
    mark(message('b'), 'heard')
    await settled()
    now = 60_000
    mark(message('c'), 'heard')
    await settled()
    assert.deepEqual(calls, [`PUT a ${EYES}`, `PUT c ${EYES}`])
  })

  it('go on where only the message is gone', async () => {
    const mark = make()
    refusal = fault(404, 'ActivityNotFoundInConversation')
    mark(message('a'), 'heard')
    await settled()
    mark(message('b'), 'heard')
    await settled()
    assert.deepEqual(calls, [`PUT a ${EYES}`, `PUT b ${EYES}`])
  })

  it('never leave while cards need the room', async () => {
    const mark = make()
    room = { count: 3, opensInMs: 0 }
    mark(message('a'), 'heard')
    await settled()
    assert.deepEqual(calls, [])
  })

  it('of more messages than can wait are left out', async () => {
    const mark = make(true)
    for (let number = 0; number < 1000; number += 1) mark(message(`m${number}`), 'heard')
    for (let number = 0; number < 1000; number += 1) {
      answered?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    await settled()
    assert.ok(calls.length <= 201, `${calls.length} calls`)
  })
})
