import assert from 'node:assert/strict'
import { z } from 'zod'
import { type Answer, eachWithStandIn, mail, SUPPORT } from '../support.ts'

const Responses = z.array(
  z.object({ id: z.string(), status: z.number(), headers: z.record(z.string(), z.string()), body: z.unknown() }),
)
const responses = (answer: Answer) => Responses.parse(answer.json['responses'])

describe('$batch of the Graph stand-in', () => {
  const at = eachWithStandIn()
  const batch = (requests: object[]) => at.client.ask('/$batch', { method: 'POST', body: { requests } })
  const get = (id: string, url: string, more: object = {}) => ({ id, method: 'GET', url, ...more })

  it('gives each of 20 requests its own outcome', async () => {
    const id = await at.standIn.deliver(mail({}), SUPPORT)
    const url = `/users/${SUPPORT}/messages/${id}?$select=subject,body`
    const headers = { Prefer: 'outlook.body-content-type="text"' }
    const wanted = Array.from({ length: 19 }, (_, n) => get(String(n), url, { headers }))
    const answer = await batch([...wanted, get('gone', `users/${SUPPORT}/messages/none`)])
    assert.equal(answer.status, 200)
    const all = responses(answer)
    assert.deepEqual(
      all.map(({ status }) => status),
      [...Array.from({ length: 19 }, () => 200), 404],
    )
    assert.match(JSON.stringify(all[0]?.body), /"content":"Hello"/)
    assert.match(JSON.stringify(all[19]?.body), /ErrorItemNotFound/)
  })

  it('throttles single items, with their Retry-After', async () => {
    at.standIn.faults.add({ match: { path: /mailFolders\/inbox$/ }, answer: { status: 429, retryAfterSeconds: 7 } })
    const url = `/users/${SUPPORT}/mailFolders/inbox`
    const [first, second] = responses(await batch([get('1', url), get('2', url)]))
    assert.deepEqual([first?.status, first?.headers['Retry-After'], second?.status], [429, '7', 200])
  })

  it('does not run what depends on a failed item', async () => {
    const url = `/users/${SUPPORT}/mailFolders/inbox`
    const [, second] = responses(await batch([get('1', `${url}/x`), get('2', url, { dependsOn: ['1'] })]))
    assert.equal(second?.status, 424)
  })

  it('gives MIME as base64', async () => {
    const raw = mail({})
    const id = await at.standIn.deliver(raw, SUPPORT)
    const [first] = responses(await batch([get('1', `/users/${SUPPORT}/messages/${id}/$value`)]))
    assert.equal(Buffer.from(z.string().parse(first?.body), 'base64').toString(), raw)
  })

  it('refuses more than 20, the same id twice, and what is no batch', async () => {
    const url = `/users/${SUPPORT}/mailFolders/inbox`
    assert.equal((await batch(Array.from({ length: 21 }, (_, n) => get(String(n), url)))).status, 400)
    assert.equal((await batch([get('1', url), get('1', url)])).status, 400)
    assert.equal((await batch([{ id: 1 }])).status, 400)
  })
})
