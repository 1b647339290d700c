import assert from 'node:assert/strict'
import { watchAlarms } from '../../src/app/watch/watch-alarms.ts'
import { watchSweeps } from '../../src/app/watch/watch-sweeps.ts'
import { ledgerId } from '../../src/domain/mailbox/ledger.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { inWords } from '../../src/texts/say.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { firstPass, nextPass, secondLook, sweepOf } from '../support/sweeps.ts'

const DAY_MS = 86_400_000
const UNTOLD = { untold: true } as const

describe('the sweep of an inbox', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
    await firstPass(desk)
  })
  afterEach(() => desk.stop())

  const rowOf = async (mailId: string) => await desk.documents.ledger.findOne({ _id: ledgerId(MAILBOX_ID, mailId) })
  const alarm = async () => await desk.documents.alarms.findOne({ kind: 'sweep-differences' })
  const toldOf = async (count: number) =>
    await desk.eventually(`an alarm of ${count}`, async () => {
      const found = await alarm()
      return found?.trouble?.count === count && found.endedAt === null
    })
  const card = async (): Promise<string> => {
    const [room] = (await desk.hands.say(ADA, 'personal', 'support mail')).replies
    assert.ok(room)
    const opened = await desk.hands.click(room, 'Open')
    return textOf(opened.card ?? room.card ?? {})
  }
  const ago = (ms: number): Date => new Date(desk.clock().getTime() - ms)
  const toldCard = async (what: RegExp) =>
    await desk.eventually(`a card of ${String(what)}`, () => {
      const texts = desk.teams.channel('Tickets').map((message) => textOf(message.card ?? {}))
      return Promise.resolve(texts.find((text) => what.test(text)))
    })

  it('works a mail that was never told of, at a second look, and says so once until a day is quiet', async () => {
    const id = await desk.graph.deliver(aMail({ Subject: 'Never told' }), SUPPORT, undefined, UNTOLD)
    const { missing } = await nextPass(desk)
    assert.deepEqual(
      [missing.map(({ mailId }) => mailId), await rowOf(id), await alarm()],
      [[id], undefined, undefined],
    )
    await secondLook(desk)
    assert.equal((await desk.ticketOf(id)).subject, 'Never told')
    await toldOf(1)
    assert.match(await toldCard(/did not report/), /One email is handled like any other/)
    assert.ok(desk.lines.some(({ message }) => message.includes('the ledger did not know')))
    assert.match(await card(), /Found unreported in 7 days {2}\n1 handled, 0 only listed/)

    await desk.graph.deliver(aMail({ Subject: 'Nor this one' }), SUPPORT, undefined, UNTOLD)
    await nextPass(desk)
    await secondLook(desk)
    await toldOf(2)
    await watchAlarms(desk.frontdesk.deps)
    await toldOf(2)
    assert.equal(await desk.documents.alarms.count({ kind: 'sweep-differences' }), 1)
    assert.match(await toldCard(/2 emails are handled like any other/), /did not report/)

    desk.advance(DAY_MS)
    await nextPass(desk)
    await watchSweeps(desk.frontdesk.deps)
    await watchAlarms(desk.frontdesk.deps)
    assert.notEqual((await alarm())?.endedAt, null)
    await toldCard(/found no more unreported emails for a day/)
  })

  it('works what was moved away and back before anybody told of it', async () => {
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'paused' } })
    await desk.eventually('the end of a poll', () => desk.documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null }))
    const moved = await desk.deliver(aMail({ Subject: 'Away and back' }))
    desk.graph.move(moved, SUPPORT, 'archive', UNTOLD)
    desk.graph.move(moved, SUPPORT, 'inbox', UNTOLD)
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { state: 'running' } })
    await nextPass(desk)
    assert.equal(await rowOf(moved), undefined)
    await secondLook(desk)
    assert.equal((await desk.ticketOf(moved)).subject, 'Away and back')
  })

  it('lists what somebody moves in although it is old, and leaves alone what always lay there', async () => {
    const older = await desk.graph.deliver(aMail({ Subject: 'Old' }), SUPPORT, ago(30 * DAY_MS), { folder: 'archive' })
    const untold = await desk.graph.deliver(aMail({ Subject: 'Older' }), SUPPORT, ago(60 * DAY_MS), {
      folder: 'archive',
    })
    const ancient = await desk.graph.deliver(aMail(), SUPPORT, ago(500 * DAY_MS), { folder: 'archive' })
    desk.graph.move(older, SUPPORT, 'inbox')
    desk.graph.move(untold, SUPPORT, 'inbox', UNTOLD)
    desk.graph.move(ancient, SUPPORT, 'inbox')
    await nextPass(desk)
    await secondLook(desk)
    for (const id of [older, untold]) {
      const row = await rowOf(id)
      assert.deepEqual([row?.state, row?.dueAt, row?.swept], ['ignored', null, 'listed'])
      assert.match(inWords(row?.reason ?? ''), /before the time from which the mailbox is read, and was moved/)
    }
    assert.equal(await rowOf(ancient), undefined)
    assert.match(await toldCard(/did not report/), /2 are older and only in the mail log/)
    assert.match(await card(), /Ignored in 7 days {2}\n2: 2 × older email/)
    assert.equal(await desk.documents.tickets.count({}), 0)
    const [log] = (await desk.hands.say(ADA, 'personal', 'mail log')).replies
    assert.ok(log)
    await desk.hands.click(log, 'Treat as ticket')
    await desk.eventually('a ticket', async () => (await rowOf(older))?.state === 'ticket')
    assert.match(await card(), /Ignored in 7 days {2}\n1: 1 × older email/)
  })

  it('lists what was received long before it is found, though the mailbox was read by then', async () => {
    const startFrom = ago(60 * DAY_MS)
    await desk.eventually('the end of a poll', () =>
      desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID, lease: null }, { $set: { startFrom } }),
    )
    const id = await desk.graph.deliver(aMail(), SUPPORT, ago(20 * DAY_MS), UNTOLD)
    await nextPass(desk)
    await secondLook(desk)
    assert.match(inWords((await rowOf(id))?.reason ?? ''), /more than a week after it arrived/)
  })

  it('says nothing of what was told late, left again, or always was there', async () => {
    const late = await desk.graph.deliver(aMail({ Subject: 'Late' }), SUPPORT, undefined, UNTOLD)
    const left = await desk.graph.deliver(aMail({ Subject: 'Left' }), SUPPORT, undefined, UNTOLD)
    const { missing } = await nextPass(desk)
    assert.equal(missing.length, 2)
    desk.graph.move(left, SUPPORT, 'archive', UNTOLD)
    desk.graph.move(late, SUPPORT, 'inbox')
    assert.equal((await desk.outcome(late)).state, 'ticket')
    await secondLook(desk)
    assert.equal(await rowOf(left), undefined)
    assert.deepEqual([(await sweepOf(desk))?.found, await alarm()], [null, undefined])
    assert.equal((await rowOf(late))?.swept, undefined)
  })

  it('works a mail that the mailbox called gone and that lies there', async () => {
    const fault = { match: { path: /\/messages\/(?!delta)/ }, times: Infinity } as const
    const added = desk.graph.faults.add({ ...fault, answer: { status: 404, code: 'ErrorItemNotFound' } })
    const id = await desk.deliver(aMail({ Subject: 'There' }))
    for (let looks = 1; looks <= 3; looks += 1) {
      await desk.eventually(
        `look ${looks}`,
        async () => ((await rowOf(id))?.attempts ?? 0) >= looks || (await rowOf(id))?.errorCode === 'gone',
      )
      desk.advance(10 * 60_000)
    }
    await desk.eventually('the belief', async () => (await rowOf(id))?.errorCode === 'gone')
    added.remove()
    await nextPass(desk)
    await secondLook(desk)
    assert.equal((await desk.ticketOf(id)).subject, 'There')
    await toldOf(1)
  })

  it('keeps its place when a page cannot be had, asks for a smaller one, and costs the poll nothing', async () => {
    const fault = desk.graph.faults.add({
      match: { path: /\/mailFolders\/inbox\/messages\?/ },
      times: Infinity,
      answer: { status: 504 },
    })
    const id = await desk.graph.deliver(aMail(), SUPPORT, undefined, UNTOLD)
    desk.advance(16 * 60_000)
    await desk.eventually('a refused page', async () => ((await sweepOf(desk))?.pageSize ?? 500) < 500)
    assert.equal((await desk.outcome(await desk.deliver(aMail({ Subject: 'Told' })))).state, 'ticket')
    assert.equal((await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID }))?.health.failuresInRow, 0)
    fault.remove()
    await nextPass(desk)
    await secondLook(desk)
    assert.equal((await desk.outcome(id)).state, 'ticket')
  })

  it('begins anew where the mailbox becomes another one', async () => {
    await desk.eventually('the end of a poll', () =>
      desk.documents.mailboxes.updateIf(
        { _id: MAILBOX_ID, lease: null },
        { $set: { address: 'boss@northwind.example', sweepAt: null } },
      ),
    )
    const sweep = await desk.eventually('another sweep', async () => {
      const found = await sweepOf(desk)
      return found?.address === 'boss@northwind.example' && found.knowsBefore && found
    })
    assert.deepEqual([sweep.missing, await desk.documents.inboxBefore.count({})], [[], 0])
  })
})

describe('a sweep of an inbox that is older than Frontdesk', () => {
  it('notes what lies there, and finds in it what is new', async () => {
    const desk = await startTestFrontdesk({ app: { pollIntervalMs: 600_000 } })
    try {
      const before = Array.from({ length: 30 }, (_, day) => new Date(desk.clock().getTime() - (day + 2) * DAY_MS))
      for (const at of before) await desk.graph.deliver(aMail({ Subject: 'Before' }), SUPPORT, at)
      await desk.documents.sweeps.delete({})
      await desk.eventually('the end of a poll', () =>
        desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID, lease: null }, { $set: { sweepAt: null } }),
      )
      desk.advance(600_000)
      await firstPass(desk)
      desk.advance(2 * DAY_MS)
      await desk.eventually(
        'a pass',
        async () => ((await sweepOf(desk))?.passedAt ?? 0) > new Date(desk.clock().getTime() - DAY_MS),
      )
      assert.deepEqual([(await sweepOf(desk))?.missing, await desk.documents.ledger.count({})], [[], 0])
      assert.equal((await desk.documents.inboxBefore.find({})).flatMap(({ mails }) => mails).length, before.length)
    } finally {
      await desk.stop()
    }
  })
})
