import assert from 'node:assert/strict'
import { OutsideError } from '../../../src/domain/errors.ts'
import { createPause } from '../../../src/mail/graph/pause.ts'
import { LONG_AGO, mailText } from '../../contracts/mailbox-provider.ts'
import { startGraphRig, type GraphRig } from './graph-rig.ts'

const DELTA = /\/delta/
const AUTOMATIC = { text: 'Thank you', subjectToken: null, automatic: true } as const

describe('a pause', () => {
  function create() {
    let now = 0
    const waits: number[] = []
    const wait = (ms: number) => Promise.resolve(void (waits.push(ms), (now += ms)))
    const pause = createPause({ clock: () => new Date(now), wait, random: () => 0, maxWaitMs: 10_000 })
    return { pause, waits, later: (ms: number) => void (now += ms) }
  }

  it('is waited for once by all, and then over', async () => {
    const { pause, waits } = create()
    pause.note(3000)
    pause.note(1000)
    await Promise.all([pause.pass('a'), pause.pass('b'), pause.pass('c')])
    await pause.pass('d')
    assert.deepEqual(waits, [3000])
  })

  it('is told to whoever would have to wait for long', async () => {
    const { pause, waits, later } = create()
    pause.note(60_000)
    await assert.rejects(pause.pass('a'), { retryable: true, retryAfterMs: 60_000 })
    later(55_000)
    await pause.pass('b')
    assert.deepEqual(waits, [5000])
  })
})

describe('a mailbox that asks to be left alone', () => {
  let rig: GraphRig
  let ahead = 0
  beforeEach(async () => {
    ahead = 0
    rig = await startGraphRig({ clock: () => new Date(Date.now() + ahead) })
  })
  afterEach(() => rig.stop())

  it('is left alone by all who use it until the time is over, and other mailboxes are not', async () => {
    const id = await rig.deliver(mailText())
    const [read] = await rig.client.read([id])
    assert.ok(read && 'mail' in read)
    const draft = await rig.client.draftReply(id, AUTOMATIC)
    rig.graph.faults.add({ match: { path: DELTA }, answer: { status: 429, retryAfterSeconds: 120 } })
    await assert.rejects(rig.client.changes(null, LONG_AGO), { retryAfterMs: 120_000 })
    const asked = rig.graph.faults.add({
      match: { path: /\/help%40contoso|\$batch/i },
      times: Infinity,
      answer: { slowMs: 0 },
    })
    const again = rig.provider.open(rig.access)
    const works: Record<string, () => Promise<unknown>> = {
      reading: () => again.changes(null, LONG_AGO),
      mails: () => again.read([id]),
      list: () => again.newest({ since: LONG_AGO, limit: 5 }),
      marking: () => again.markRead(id),
      moving: () => again.move(id, 'Done'),
      labelling: () => again.label(id, 'Done'),
      draft: () => again.draftReply(id, AUTOMATIC),
      sending: () => again.sendDraft(draft),
      state: () => again.draftState(draft),
      file: () => again.openAttachment(id, 'x', new AbortController().signal),
    }
    for (const [name, work] of Object.entries(works)) {
      const error = await work().then(
        () => assert.fail(name),
        (reason: unknown) => reason,
      )
      assert.ok(error instanceof OutsideError && error.retryable && (error.retryAfterMs ?? 0) > 100_000, name)
    }
    const [step] = (await again.probe({ foreignAddress: null })).filter(({ outcome }) => outcome === 'problem')
    assert.equal(step?.code, 'HTTP 429')
    assert.equal(asked.hits(), 0)
    assert.deepEqual(rig.waits, [])
    await assert.rejects(
      rig.provider.open({ ...rig.access, address: 'hidden@contoso.example' }).changes(null, LONG_AGO),
      {
        code: 'ErrorAccessDenied',
      },
    )
    ahead = 121_000
    assert.equal((await again.changes(null, LONG_AGO)).mails.length, 1)
    await again.sendDraft(draft)
    assert.equal(rig.sent().length, 1)
  })

  it('waits in place for a short time, before a mail is sent as well: nothing was done yet', async () => {
    const id = await rig.deliver(mailText())
    const draft = await rig.client.draftReply(id, AUTOMATIC)
    rig.graph.faults.add({
      match: { method: 'PATCH', path: /\/messages\// },
      answer: { status: 429, retryAfterSeconds: 7 },
    })
    await rig.client.markRead(id)
    assert.equal(rig.waits.length, 1)
    const send = rig.graph.faults.add({
      match: { method: 'POST', path: /\/send$/ },
      answer: { status: 429, retryAfterSeconds: 9 },
    })
    await assert.rejects(rig.client.sendDraft(draft), { retryable: true, retryAfterMs: 9000 })
    assert.equal(send.hits(), 1, 'a mail is not sent again by itself')
    assert.equal(rig.waits.length, 1)
    await rig.client.sendDraft(draft)
    assert.equal(rig.waits.length, 2)
    assert.equal(rig.sent().length, 1)
  })

  it('says so inside of a batch as well', async () => {
    const id = await rig.deliver(mailText())
    rig.graph.faults.add({
      match: { method: 'GET', path: /\/messages\/[^/?]+\?/ },
      answer: { status: 429, retryAfterSeconds: 90 },
    })
    const [outcome] = await rig.client.read([id])
    assert.ok(outcome && 'error' in outcome && outcome.error instanceof OutsideError)
    assert.ok((outcome.error.retryAfterMs ?? 0) > 80_000)
    await assert.rejects(rig.client.changes(null, LONG_AGO), { code: 'HTTP 429' })
  })
})
