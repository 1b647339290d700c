import assert from 'node:assert/strict'
import {
  afterPoll,
  lookSoon,
  NO_NOTICES,
  renewAt,
  tryAgainAt,
  type Notices,
} from '../../../src/domain/mailbox/notices.ts'

const NOON = new Date('2026-06-01T12:00:00Z')
const after = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000)
const minutesTo = (time: Date): number => (time.getTime() - NOON.getTime()) / 60_000

const SUBSCRIBED: Notices = {
  ...NO_NOTICES,
  subscription: { id: 's', secretHash: 'h', createdAt: NOON, renewedAt: NOON, endsAt: after(4230) },
}

/** Polls that each found a mail of that minute of which nothing was told. */
function untoldAt(minutes: readonly number[], notices = SUBSCRIBED): Notices {
  return minutes.reduce((now, minute) => ({ ...now, ...afterPoll(now, after(minute), after(minute)) }), notices)
}

describe('what polls say about notices', () => {
  it('is silence once five polls in a row over five minutes found what was not told', () => {
    assert.equal(untoldAt([2, 3, 4, 5]).trouble, null)
    assert.equal(untoldAt([2, 3, 4, 5, 6]).trouble, null)
    const silent = untoldAt([2, 3, 4, 5, 6, 7])
    assert.equal(silent.trouble?.kind, 'silent')
    assert.deepEqual(silent.tendAt, after(7))
  })

  it('is nothing as long as one of them was told', () => {
    const told = { ...untoldAt([2, 3, 4, 5]), heard: 1 }
    assert.equal(untoldAt([6, 7, 8, 9], told).trouble, null)
    assert.equal(untoldAt([6, 7, 8, 9, 10, 11, 12], told).trouble?.kind, 'silent')
  })

  it('is nothing of mails from before the subscription, of none, and without one', () => {
    assert.deepEqual(afterPoll(SUBSCRIBED, after(0), after(9)), {})
    assert.deepEqual(afterPoll(SUBSCRIBED, null, after(9)), {})
    assert.deepEqual(afterPoll(NO_NOTICES, after(9), after(9)), {})
  })

  it('ends silence with the first notice, and no other trouble', () => {
    const silent = untoldAt([2, 3, 4, 5, 6, 7])
    assert.equal(afterPoll({ ...silent, heard: 1 }, null, after(8)).trouble, null)
    const refused: Notices = { ...SUBSCRIBED, trouble: { kind: 'refused', code: 'x' }, heard: 1 }
    assert.ok(!('trouble' in afterPoll(refused, null, after(8))))
  })

  it('makes it anew at once the first time, then once an hour', () => {
    const again = untoldAt([2, 3, 4, 5, 6, 7], { ...SUBSCRIBED, trouble: { kind: 'silent', code: '' } })
    assert.equal(minutesTo(again.tendAt), 60)
  })
})

describe('the times of a subscription', () => {
  it('is prolonged at half of what is left, whatever the provider made of it', () => {
    assert.equal(minutesTo(renewAt({ endsAt: after(4230) }, NOON)), 2115)
    assert.equal(minutesTo(renewAt({ endsAt: after(45) }, NOON)), 22.5)
    assert.equal(minutesTo(renewAt({ endsAt: after(-1) }, NOON)), 5)
    assert.equal(minutesTo(renewAt({ endsAt: after(5_000_000) }, NOON)), 2115)
  })

  it('is tried again later and later, and as late as the provider wants, an hour at most', () => {
    assert.deepEqual(
      [1, 2, 3, 7, 100].map((failures) => minutesTo(tryAgainAt(failures, null, NOON))),
      [1, 2, 4, 60, 60],
    )
    assert.equal(minutesTo(tryAgainAt(1, 600_000, NOON)), 10)
    assert.equal(minutesTo(tryAgainAt(1, 86_400_000, NOON)), 60)
  })

  it('is not looked at twice within a minute', () => {
    assert.equal(minutesTo(lookSoon({ renewedAt: NOON }, NOON)), 1)
    assert.equal(minutesTo(lookSoon({ renewedAt: after(-10) }, NOON)), 0)
    assert.equal(minutesTo(lookSoon({ renewedAt: after(600) }, NOON)), 1)
  })
})
