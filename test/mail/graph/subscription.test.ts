import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { AddressUnreachableError, type MailboxClient } from '../../../src/app/ports/mailbox-provider.ts'
import { OutsideError } from '../../../src/domain/errors.ts'
import { listenOnLoopback } from '../../../src/sandbox/listen.ts'
import { startGraphRig, type GraphRig } from './graph-rig.ts'

const HOUR_MS = 3_600_000

describe('subscriptions to the Inbox', () => {
  let rig: GraphRig
  let door: Server
  let url: string
  let answer: (token: string) => { status: number; type: string; text: string }
  let told: string[]

  beforeEach(async () => {
    rig = await startGraphRig()
    told = []
    answer = (text) => ({ status: 200, type: 'text/plain', text })
    door = createServer((req, res) => {
      const chunks: Buffer[] = []
      req.on('data', (chunk: Buffer) => void chunks.push(chunk))
      req.on('end', () => {
        const token = new URL(req.url ?? '/', url).searchParams.get('validationToken')
        if (token === null) told.push(Buffer.concat(chunks).toString('utf8'))
        const { status, type, text } = token === null ? { status: 202, type: 'text/plain', text: '' } : answer(token)
        res.statusCode = status
        res.setHeader('Content-Type', type)
        res.end(text)
      })
    })
    url = `http://127.0.0.1:${await listenOnLoopback(door, 'a door', '127.0.0.1', 0)}/notifications`
  })
  afterEach(async () => {
    await rig.stop()
    await new Promise<void>((resolve) => {
      door.close(() => resolve())
      door.closeAllConnections()
    })
  })

  const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR_MS)
  const subscribe = (client: MailboxClient = rig.client) =>
    client.subscribe({ url, secret: 'the-secret', until: inHours(48) })
  const kept = () => rig.graph.subscriptions.list(rig.access.address)

  it('tells the address of new mails with the secret, until it is ended', async () => {
    const { id, endsAt } = await subscribe()
    assert.deepEqual(
      kept().map((one) => [one.id, one.clientState, one.endsAt, one.lifecycleNotificationUrl]),
      [[id, 'the-secret', endsAt, url]],
    )
    await rig.deliver('Subject: Hello\r\n\r\nHello')
    while (rig.graph.subscriptions.taken < 1) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.match(
      told[0] ?? '',
      new RegExp(`"subscriptionId":"${id}".*"clientState":"the-secret".*"changeType":"created"`, 'u'),
    )
    await rig.client.endSubscription(id)
    await rig.client.endSubscription(id)
    assert.deepEqual(kept(), [])
  })

  it('are prolonged, and known to be gone', async () => {
    const { id } = await subscribe()
    const until = inHours(100)
    assert.deepEqual(await rig.client.renewSubscription(id, until), { id, endsAt: until })
    rig.graph.subscriptions.remove(id)
    assert.equal(await rig.client.renewSubscription(id, until), null)
  })

  it('are nothing to another app', async () => {
    const { id } = await subscribe()
    assert.equal(await rig.as('broad').renewSubscription(id, inHours(1)), null)
    await rig.as('broad').endSubscription(id)
    assert.equal(kept().length, 1)
  })

  it('are refused where our address does not answer as Microsoft wants it', async () => {
    for (const wrong of [
      () => ({ status: 404, type: 'text/plain', text: '' }),
      () => ({ status: 200, type: 'text/plain', text: 'something' }),
      (text: string) => ({ status: 200, type: 'text/html', text }),
    ]) {
      answer = wrong
      await assert.rejects(
        subscribe(),
        (error) => error instanceof AddressUnreachableError && error.code === 'ValidationError',
      )
    }
    const elsewhere = { url: 'https://frontdesk.example/api/notifications', secret: 'x', until: inHours(1) }
    await assert.rejects(rig.client.subscribe(elsewhere), AddressUnreachableError)
    assert.deepEqual(kept(), [])
  })

  it('are refused to an app without the right, with a code, and asked for once where Graph is busy', async () => {
    await assert.rejects(subscribe(rig.as('sender')), (error) => {
      return error instanceof OutsideError && error.code === 'ErrorAccessDenied' && !error.retryable
    })
    const busy = rig.graph.faults.add({ match: { path: /subscriptions/u }, times: 5, answer: { status: 503 } })
    await assert.rejects(subscribe(), (error) => error instanceof OutsideError && error.retryable)
    assert.equal(busy.hits(), 1)
  })
})
