import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { askIn, pressOn } from '../support/press.ts'

describe('the mail log', () => {
  let desk: TestFrontdesk
  before(async () => {
    desk = await startTestFrontdesk()
  })
  after(() => desk.stop())

  it('has the newest mail first, also of those that came in the same second', async () => {
    const receivedAt = desk.clock()
    const mails = ['First', 'Second', 'Third'].map((Subject) => ({ raw: aMail({ Subject }), receivedAt }))
    for (const id of await desk.deliverTogether(mails)) await desk.outcome(id)
    const { replies } = await desk.hands.say(ADA, 'personal', 'mail log')
    assert.deepEqual(textOf(replies[0]?.card ?? {}).match(/First|Second|Third/gu), ['Third', 'Second', 'First'])
  })

  it('is leafed through page by page, each beginning where the one before ended', async () => {
    const [row] = await desk.documents.ledger.find({})
    assert.ok(row)
    const at = (index: number) => new Date(row.receivedAt.getTime() - 3_600_000 - Math.floor(index / 4) * 1000)
    await desk.documents.ledger.insertNew(
      Array.from({ length: 40 }, (_, index) => ({
        ...{ ...row, _id: `${row.mailboxId}/older-${index}`, mailId: `older-${index}`, subject: `Older ${index};` },
        ...{ receivedAt: at(index), seenAt: new Date(at(index).getTime() + (index % 4)) },
      })),
    )
    const message = await askIn(desk, ADA, 'mail log')
    const subjects = (text: string) => text.match(/Older \d+;/gu) ?? []
    const first = textOf(message.card ?? {})
    const second = await pressOn(desk, message, 'Next page')
    const third = await pressOn(desk, message, 'Next page')
    assert.match(first, /Mail log: 43 emails/u)
    assert.match(second, /Page 2 of 5/u)
    assert.match(third, /Page 3 of 5/u)
    const seen = [first, second, third].flatMap(subjects)
    assert.equal(new Set(seen).size, 27, seen.join(' '))
    assert.deepEqual(subjects(await pressOn(desk, message, 'Previous page')), subjects(second))
    const typed = textOf((await askIn(desk, ADA, 'mail log page 3')).card ?? {})
    assert.deepEqual(subjects(typed), subjects(third))
  })
})
