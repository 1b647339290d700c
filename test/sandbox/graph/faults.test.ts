import assert from 'node:assert/strict'
import { fetch } from 'undici'
import { code, eachWithStandIn, mail, SALES, SUPPORT, text } from '../support.ts'

describe('faults of the Graph stand-in', () => {
  const at = eachWithStandIn({ faults: [{ match: { path: /deleteditems/ }, answer: { status: 500 } }] })
  const inbox = `/users/${SUPPORT}/mailFolders/inbox`
  const read = () => at.client.ask(inbox)

  it('takes faults from the options', async () => {
    assert.equal((await at.client.ask(`/users/${SUPPORT}/mailFolders/deleteditems`)).status, 500)
  })

  it('throttles as often as asked, then works again', async () => {
    const fault = at.standIn.faults.add({
      match: { method: 'GET' },
      times: 2,
      answer: { status: 429, retryAfterSeconds: 3 },
    })
    for (let n = 0; n < 2; n++) {
      const answer = await read()
      assert.deepEqual(
        [answer.status, code(answer), answer.headers.get('retry-after')],
        [429, 'ApplicationThrottled', '3'],
      )
    }
    assert.deepEqual([(await read()).status, fault.hits()], [200, 2])
  })

  it('strikes only what matches in method and path with query', async () => {
    at.standIn.faults.add({ match: { method: 'POST' }, answer: 'reset' })
    at.standIn.faults.add({ match: { path: /\$top=1$/ }, answer: { status: 503 } })
    assert.equal((await read()).status, 200)
    assert.equal((await at.client.ask(`${inbox}/messages?$top=2`)).status, 200)
    assert.equal((await at.client.ask(`${inbox}/messages?$top=1`)).status, 503)
  })

  it('goes on until removed or cleared', async () => {
    const fault = at.standIn.faults.add({ times: Infinity, answer: { status: 503, code: 'Any', message: 'Down' } })
    assert.equal(code(await read()), 'Any')
    assert.equal((await read()).status, 503)
    fault.remove()
    assert.equal((await read()).status, 200)
    at.standIn.faults.add({ answer: 'reset' })
    at.standIn.faults.clear()
    assert.equal((await read()).status, 200)
  })

  it('answers what is no JSON, as gateways do', async () => {
    at.standIn.faults.add({ answer: { status: 502, html: '<h1>Bad Gateway</h1>' } })
    const answer = await read()
    assert.deepEqual(
      [answer.headers.get('content-type'), answer.bytes.toString()],
      ['text/html', '<h1>Bad Gateway</h1>'],
    )
  })

  it('breaks the connection before the work, or after it', async () => {
    const send = () => {
      const body = { message: { toRecipients: [{ emailAddress: { address: SALES } }] } }
      return at.client.ask(`/users/${SUPPORT}/sendMail`, { method: 'POST', body })
    }
    at.standIn.faults.add({ answer: 'reset' })
    await assert.rejects(send())
    assert.equal(at.standIn.sent(SUPPORT).length, 0)
    at.standIn.faults.add({ answer: 'lost-answer' })
    await assert.rejects(send())
    assert.equal(at.standIn.sent(SUPPORT).length, 1)
  })

  it('strikes the third request, which is worked and never answered', async () => {
    const fault = at.standIn.faults.add({ skip: 2, answer: 'hang-after' })
    const body = { message: { toRecipients: [{ emailAddress: { address: SALES } }] } }
    assert.deepEqual([(await read()).status, (await read()).status], [200, 200])
    const asked = at.client.ask(`/users/${SUPPORT}/sendMail`, { method: 'POST', body })
    const broken = assert.rejects(asked)
    while (fault.hits() === 0 || at.standIn.sent(SUPPORT).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 5))
    await at.standIn.stop()
    await broken
  })

  it('hangs until the caller gives up, or the stand-in stops', async () => {
    const token = text((await at.client.token()).json['access_token'])
    at.standIn.faults.add({ times: 2, answer: 'hang' })
    const headers = { authorization: `Bearer ${token}` }
    const url = `${at.standIn.url}/v1.0${inbox}`
    const signal = AbortSignal.timeout(50)
    await assert.rejects(fetch(url, { headers, dispatcher: at.client.agent, signal }), { name: 'TimeoutError' })
    const hanging = assert.rejects(fetch(url, { headers, dispatcher: at.client.agent }))
    await at.standIn.stop()
    await hanging
  })

  it('answers late', async () => {
    at.standIn.faults.add({ answer: { slowMs: 60 } })
    const begun = performance.now()
    assert.equal((await read()).status, 200)
    assert.ok(performance.now() - begun >= 55)
  })

  it('strikes the whole batch when the connection breaks on one of its items', async () => {
    const id = await at.standIn.deliver(mail({}), SUPPORT)
    at.standIn.faults.add({ match: { path: /messages/ }, answer: 'reset' })
    const requests = [{ id: '1', method: 'GET', url: `/users/${SUPPORT}/messages/${id}` }]
    await assert.rejects(at.client.ask('/$batch', { method: 'POST', body: { requests } }))
  })
})
