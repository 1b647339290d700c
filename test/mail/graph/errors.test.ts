import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { AuthError, ServerError } from '@azure/msal-node'
import { GraphError } from '@microsoft/microsoft-graph-client'
import { graphFailure, refused, tokenFailure, unreachable } from '../../../src/mail/graph/errors.ts'

const NOW = new Date('2026-04-01T08:00:00Z')

describe('the errors of Microsoft', () => {
  it('knows an expired secret by the number that MSAL gives', () => {
    const error = tokenFailure('x', new ServerError('invalid_client', 'c', 'AADSTS7000222: …', '', '7000222', 401))
    assert.deepEqual([error.code, error.retryable], ['AADSTS7000222', false])
    assert.match(error.forPerson, /expired.*new one/s)
  })

  it('names an unknown code and what to do with it', () => {
    const error = tokenFailure('x', new AuthError('something_new', ''))
    assert.match(error.forPerson, /'something_new'/)
    assert.match(error.message, /something_new/)
  })

  it('says by the status what an unknown code means, and whether to try again', () => {
    for (const status of [0, 408, 424, 429, 500, 503]) {
      assert.equal(refused({ call: 'x', status, code: 'Unheard' }).retryable, true, `status ${status}`)
    }
    for (const status of [400, 401, 403, 404, 405]) {
      assert.equal(refused({ call: 'x', status, code: 'Unheard' }).retryable, false, `status ${status}`)
    }
  })

  it('is not misled by codes that are names of every object', () => {
    assert.equal(refused({ call: 'x', status: 503, code: 'constructor' }).retryable, true)
  })

  it('leaves out what Microsoft says in its own words', () => {
    const graphError = new GraphError(403, 'Subject: my secret plans')
    graphError.code = 'ErrorAccessDenied'
    graphError.body = 'Subject: my secret plans'
    const error = graphFailure('GET /x', graphError, NOW)
    assert.ok(!`${error.message}${error.forPerson}`.includes('plans'))
    assert.equal(error.cause, undefined)
  })

  it('names the request in the log, so that Microsoft can find it', () => {
    const graphError = new GraphError(503)
    graphError.requestId = 'r-1'
    assert.match(graphFailure('GET /x', graphError, NOW).message, /^GET \/x .*503.*'r-1'/)
    const bare = new GraphError(502)
    bare.headers = new Headers({ 'request-id': 'r-2' })
    assert.match(graphFailure('GET /x', bare, NOW).message, /'r-2'/)
  })

  it('leaves out what could not be parsed', () => {
    const graphError = new GraphError(
      200,
      'Unexpected token',
      new SyntaxError('"Subject: my secret plans" is not valid JSON'),
    )
    assert.ok(!inspect(graphFailure('GET /x', graphError, NOW), { depth: 9 }).includes('plans'))
  })

  it('keeps Graph’s codes that end like those of the language, and drops the language’s', () => {
    const graphError = new GraphError(504)
    for (const [code, expected] of [
      ['UnknownError', 'UnknownError'],
      ['SyntaxError', 'HTTP 504'],
    ] as const) {
      graphError.code = code
      assert.equal(graphFailure('x', graphError, NOW).code, expected)
    }
  })

  it('tells a slow, a missing and a distrusted server apart', () => {
    const broken = (code: string) => unreachable('x', new TypeError('fetch failed', { cause: { code } }))
    assert.deepEqual([broken('ECONNRESET').code, broken('ECONNRESET').retryable], ['ECONNRESET', true])
    assert.match(broken('ENOTFOUND').forPerson, /DNS/)
    assert.match(broken('DEPTH_ZERO_SELF_SIGNED_CERT').forPerson, /certificate/)
    assert.equal(broken('DEPTH_ZERO_SELF_SIGNED_CERT').retryable, false)
    assert.equal(broken('UND_ERR_CONNECT_TIMEOUT').code, 'timeout')
    assert.equal(unreachable('x', new DOMException('late', 'TimeoutError')).code, 'timeout')
    assert.equal(unreachable('x', 'odd').code, 'unreachable')
  })
})
