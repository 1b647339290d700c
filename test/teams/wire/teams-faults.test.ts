import assert from 'node:assert/strict'
import { OutsideError } from '../../../src/domain/errors.ts'
import { ConnectorFault, ConnectorSilence } from '../../../src/teams/wire/connector-http.ts'
import { isGone, toOutsideError } from '../../../src/teams/wire/teams-faults.ts'

const fault = (status: number, code = `HTTP ${status}`, retryAfterMs: number | null = null): ConnectorFault =>
  new ConnectorFault({ status, code, retryAfterMs })

function mapped(error: unknown): OutsideError {
  const outside = toOutsideError(error)
  assert(outside instanceof OutsideError)
  return outside
}

describe('toOutsideError', () => {
  for (const status of [408, 412, 429, 500, 502, 503, 504]) {
    it(`tries again after ${status}, when Teams says so`, () => {
      const { retryable, retryAfterMs } = mapped(fault(status, 'Any', 5000))
      assert.deepEqual({ retryable, retryAfterMs }, { retryable: true, retryAfterMs: 5000 })
    })
  }

  const cures: readonly [ConnectorFault, RegExp][] = [
    [fault(403, 'BotNotInConversationRoster'), /Add the app to the team/],
    [fault(403, 'BotDisabledByAdmin'), /administrator has blocked/],
    [fault(403, 'ConversationBlockedByUser'), /blocked Frontdesk/],
    [fault(403, 'MessageWritesBlocked'), /blocked or removed Frontdesk/],
    [fault(403, 'NotEnoughPermissions'), /team owner/],
    [fault(403, 'ForbiddenOperationException'), /open the Frontdesk app/],
    [fault(403), /does not say why/],
    [fault(403, 'BadArgument'), /does not say why \(BadArgument\)/],
    [fault(404, 'ConversationNotFound'), /link another channel/],
    [fault(404), /cannot find it/],
    [fault(413, 'MessageSizeTooBig'), /Shorten/],
    [fault(413), /Shorten/],
    [fault(400, 'BadSyntax'), /BadSyntax/],
  ]
  for (const [error, cure] of cures) {
    it(`calls ${error.status} ${error.code} a refusal, and names the cure if there is one`, () => {
      const { retryable, final, forPerson, code } = mapped(error)
      assert.equal(retryable, false)
      assert.equal(final, error.status === 413, 'only what is about the message itself is final')
      assert.equal(code, error.code)
      assert.match(forPerson, cure)
    })
  }

  it('calls silence unreachable, and tries again', () => {
    const { code, retryable } = mapped(new ConnectorSilence('No answer'))
    assert.deepEqual({ code, retryable }, { code: 'unreachable', retryable: true })
  })

  it('names the credentials when Entra ID or Teams does not accept the bot, and waits for the operator', () => {
    const refused = Object.assign(new Error('7000222 - AADSTS7000222: secret expired'), { errorCode: 'invalid_client' })
    for (const [error, code] of [
      [refused, 'AADSTS7000222'],
      [fault(401, 'BotNotRegistered'), 'BotNotRegistered'],
    ] as const) {
      const outside = mapped(error)
      assert.equal(outside.code, code)
      assert.equal(outside.retryable, true)
      assert.equal(outside.retryAfterMs, 600_000)
      assert.match(outside.forPerson, /MICROSOFT_APP_PASSWORD/)
    }
  })

  it('leaves faults of our own as they are', () => {
    const error = new TypeError('ours')
    assert.equal(toOutsideError(error), error)
  })
})

describe('isGone', () => {
  it('holds for a message that is not found, and for nothing else', () => {
    assert(isGone(fault(404)))
    assert(isGone(fault(410)))
    assert(isGone(fault(400, 'ActivityNotFoundInConversation')))
    assert(!isGone(fault(403)))
    assert(!isGone(fault(404, 'ConversationNotFound')))
    assert(!isGone(new Error('404')))
  })
})
