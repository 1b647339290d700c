import assert from 'node:assert/strict'
import { invokeAnswer, readInvoke } from '../../../src/teams/wire/invoke.ts'

describe('readInvoke', () => {
  const action = { type: 'Action.Execute', verb: 'ticket.take', data: { ticketId: 't1' } }
  const invoke = { name: 'adaptiveCard/action', replyToId: 'm1', value: { action, trigger: 'automatic' } }

  it('reads verb, data, trigger and the message of a card action', () => {
    assert.deepEqual(readInvoke(invoke), {
      kind: 'card-action',
      verb: 'ticket.take',
      data: { ticketId: 't1' },
      trigger: 'automatic',
      activityId: 'm1',
    })
  })

  it('takes a missing or unknown trigger for a click, missing data for none, and does not need the message', () => {
    const read = readInvoke({ name: 'adaptiveCard/action', value: { action: { verb: 'v' }, trigger: 'magic' } })
    assert.deepEqual(read, { kind: 'card-action', verb: 'v', data: {}, trigger: 'manual', activityId: null })
  })

  for (const value of [
    undefined,
    null,
    'text',
    7,
    [],
    {},
    { action: null },
    { action: {} },
    { action: { verb: '' } },
    { action: { verb: { a: 1 } } },
  ]) {
    it(`calls ${value === undefined ? 'nothing' : JSON.stringify(value)} malformed instead of throwing`, () => {
      const read = readInvoke({ name: 'adaptiveCard/action', value })
      assert.equal(read.kind, 'malformed')
    })
  }

  it('names an invoke that is no card action', () => {
    assert.deepEqual(readInvoke({ name: 'task/fetch', value: {} }), { kind: 'other', name: 'task/fetch' })
  })
})

describe('invokeAnswer', () => {
  it('answers with a card', () => {
    const card = { type: 'AdaptiveCard' }
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }
    assert.deepEqual(invokeAnswer({ card }), { status: 200, body })
  })

  it('answers with a message', () => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done' }
    assert.deepEqual(invokeAnswer({ message: 'Done' }), { status: 200, body })
  })

  it('keeps the HTTP status 200 for an error, whose own code is in the body', () => {
    const body = {
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'BadRequest', message: 'No' },
    }
    assert.deepEqual(invokeAnswer({ error: { status: 400, code: 'BadRequest', text: 'No' } }), { status: 200, body })
  })
})
