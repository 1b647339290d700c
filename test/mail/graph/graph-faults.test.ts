import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { OutsideError } from '../../../src/domain/errors.ts'
import { deliverMany, drain, LONG_AGO, mailText } from '../../contracts/mailbox-provider.ts'
import { ACCESS, type GraphRig, startGraphRig } from './graph-rig.ts'

const TOKEN = /\/oauth2\//
const DELTA = /\/delta/
const MESSAGE = /\/messages\/[^/?]+\?/

describe('the Graph provider when Microsoft fails', () => {
  let rig: GraphRig
  beforeEach(async () => (rig = await startGraphRig()))
  afterEach(() => rig.stop())

  async function failure(work: Promise<unknown>): Promise<OutsideError> {
    const error = await work.then(
      () => assert.fail('it did not fail'),
      (reason: unknown) => reason,
    )
    assert.ok(error instanceof OutsideError, inspect(error))
    return error
  }

  /** The clock goes on between the answer and the wait. */
  function assertNear(waits: readonly number[], asked: readonly number[]): void {
    assert.equal(waits.length, asked.length, inspect(waits))
    for (const [index, ms] of asked.entries()) {
      const waited = waits[index] ?? 0
      assert.ok(waited <= ms && waited > ms - 2000, inspect(waits))
    }
  }

  it('names the cure for each refusal of the sign-in', async () => {
    const cases = [
      [{ clientSecret: 'no' }, 'AADSTS7000215', /Value, not its Secret ID/],
      [{ clientSecret: '' }, 'invalid_client_credential', /No client secret/],
      [{ clientId: 'nobody' }, 'AADSTS700016', /Client ID/],
      [{ tenantId: '33333333-3333-4333-8333-333333333333' }, 'AADSTS90002', /Tenant ID/],
      [{ tenantId: 'not a/tenant' }, 'AADSTS900023', /neither an ID nor a domain/],
      [{ tenantId: 'common' }, 'missing_tenant_id_error', /one tenant/],
    ] as const
    for (const [wrong, code, text] of cases) {
      const error = await failure(rig.provider.open({ ...ACCESS, ...wrong }).changes(null, LONG_AGO))
      assert.deepEqual([error.code, error.retryable], [code, false])
      assert.match(error.forPerson, text)
    }
  })

  it('names the cure for each refusal of the mailbox', async () => {
    const cases = [
      ['nobody@contoso.example', 'ErrorInvalidUser', /no mailbox with this address/],
      ['hidden@contoso.example', 'ErrorAccessDenied', /Mail\.Read/],
      ['empty@contoso.example', 'MailboxNotEnabledForRESTAPI', /Exchange Online/],
    ] as const
    const id = await rig.deliver(mailText())
    for (const [address, code, text] of cases) {
      const client = rig.provider.open({ ...ACCESS, address })
      const error = await failure(client.changes(null, LONG_AGO))
      assert.deepEqual([error.code, error.retryable], [code, false])
      assert.match(error.forPerson, text)
      const [outcome] = await client.read([id])
      assert.ok(outcome !== undefined && 'error' in outcome, 'a mailbox out of reach is no mail that is gone')
    }
  })

  it('asks for one token when many calls need the first, and keeps it', async () => {
    const asked = rig.graph.faults.add({ match: { path: TOKEN }, times: Infinity, answer: { slowMs: 0 } })
    await Promise.all([1, 2, 3, 4, 5].map(() => rig.client.changes(null, LONG_AGO)))
    await rig.provider.open({ ...ACCESS }).changes(null, LONG_AGO)
    assert.equal(asked.hits(), 1)
  })

  it('uses a changed secret at once', async () => {
    await failure(rig.provider.open({ ...ACCESS, clientSecret: 'old' }).changes(null, LONG_AGO))
    assert.equal((await rig.provider.open(ACCESS).changes(null, LONG_AGO)).more, false)
  })

  it('asks the token endpoint again as soon as it has recovered, and passes on how long it asked to wait', async () => {
    rig.graph.faults.add({ match: { path: TOKEN }, answer: { status: 429, retryAfterSeconds: 7 } })
    const throttled = await failure(rig.client.changes(null, LONG_AGO))
    assert.deepEqual([throttled.retryable, throttled.retryAfterMs], [true, 7000])
    rig.graph.faults.add({ match: { path: TOKEN }, answer: { status: 503, html: '<h1>Down</h1>' } })
    const down = await failure(rig.client.changes(null, LONG_AGO))
    assert.deepEqual([down.code, down.retryable], ['HTTP 503', true])
    rig.graph.faults.add({ match: { path: TOKEN }, answer: 'reset' })
    assert.equal((await failure(rig.client.changes(null, LONG_AGO))).retryable, true)
    assert.equal((await rig.client.changes(null, LONG_AGO)).more, false)
  })

  it('fetches a new token when Graph refuses the kept one, and gives up when it refuses that too', async () => {
    await rig.client.changes(null, LONG_AGO)
    const asked = rig.graph.faults.add({ match: { path: TOKEN }, times: Infinity, answer: { slowMs: 0 } })
    rig.graph.faults.add({ match: { path: DELTA }, answer: { status: 401 } })
    await rig.client.changes(null, LONG_AGO)
    await rig.client.changes(null, LONG_AGO)
    assert.equal(asked.hits(), 1)
    rig.graph.faults.add({ match: { path: DELTA }, times: 2, answer: { status: 401 } })
    assert.equal((await failure(rig.client.changes(null, LONG_AGO))).code, 'InvalidAuthenticationToken')
  })

  it('waits as long as Graph asks and reads again', async () => {
    rig.graph.faults.add({ match: { path: DELTA }, times: 2, answer: { status: 429, retryAfterSeconds: 3 } })
    assert.equal((await rig.client.changes(null, LONG_AGO)).more, false)
    assertNear(rig.waits, [3000, 3000])
  })

  it('does not wait on the spot when Graph asks for too long, and passes the time on', async () => {
    rig.graph.faults.add({ match: { path: DELTA }, answer: { status: 429, retryAfterSeconds: 600 } })
    const error = await failure(rig.client.changes(null, LONG_AGO))
    assert.deepEqual([error.retryable, error.retryAfterMs, rig.waits], [true, 600_000, []])
  })

  it('reads again after a broken connection and a gateway without JSON, three times in all', async () => {
    rig.graph.faults.add({ match: { path: DELTA }, answer: 'reset' })
    rig.graph.faults.add({ match: { path: DELTA }, answer: { status: 502, html: '<h1>Bad gateway</h1>' } })
    assert.equal((await rig.client.changes(null, LONG_AGO)).more, false)
    const broken = rig.graph.faults.add({ match: { path: DELTA }, times: 9, answer: 'reset' })
    const error = await failure(rig.client.changes(null, LONG_AGO))
    assert.deepEqual([error.retryable, broken.hits()], [true, 3])
  })

  it('gives up a call that is not answered in time, asked for a smaller page once', async () => {
    const hasty = await startGraphRig({ timeoutMs: 500 })
    try {
      await hasty.client.changes(null, LONG_AGO)
      const hanging = hasty.graph.faults.add({ match: { path: DELTA }, times: 9, answer: 'hang' })
      const error = await failure(hasty.client.changes(null, LONG_AGO))
      assert.deepEqual([error.code, error.retryable, hanging.hits()], ['timeout', true, 2])
    } finally {
      await hasty.stop()
    }
  })

  it('reads the throttled mails of a batch once more by themselves', async () => {
    const ids = await deliverMany(rig, 30)
    rig.graph.faults.add({
      match: { method: 'GET', path: MESSAGE },
      times: 2,
      answer: { status: 429, retryAfterSeconds: 5 },
    })
    rig.graph.faults.add({ match: { method: 'GET', path: MESSAGE }, times: 2, answer: { status: 503 } })
    const outcomes = await rig.client.read(ids)
    assert.ok(outcomes.every((outcome) => 'mail' in outcome))
    assertNear(rig.waits, [5000])
  })

  it('gives the error of one mail to that mail alone', async () => {
    const ids = await deliverMany(rig, 3)
    const path = new RegExp(encodeURIComponent(ids[1] ?? ''))
    rig.graph.faults.add({ match: { path }, times: Infinity, answer: { status: 500 } })
    const outcomes = await rig.client.read(ids)
    assert.deepEqual(
      outcomes.map((outcome) => 'mail' in outcome),
      [true, false, true],
    )
    const [, bad] = outcomes
    assert.ok(bad !== undefined && 'error' in bad && bad.error instanceof OutsideError && bad.error.retryable)
  })

  it('repeats a batch whose answer was lost: it only reads', async () => {
    const ids = await deliverMany(rig, 3)
    const lost = rig.graph.faults.add({ match: { path: /\$batch/ }, answer: 'lost-answer' })
    assert.ok((await rig.client.read(ids)).every((outcome) => 'mail' in outcome))
    assert.equal(lost.hits(), 1)
  })

  it('never shows secret or token in an error', async () => {
    await drain(rig.client, null)
    for (const answer of ['reset', { status: 500 }, { status: 403 }, { status: 200, html: 'x' }] as const) {
      const fault = rig.graph.faults.add({ match: { path: DELTA }, times: Infinity, answer })
      const shown = inspect(await failure(rig.client.changes(null, LONG_AGO)), { depth: 20, showHidden: true })
      fault.remove()
      assert.ok(!shown.includes(ACCESS.clientSecret) && !shown.includes('eyJ'), shown)
    }
  })
})
