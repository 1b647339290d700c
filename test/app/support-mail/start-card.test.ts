import assert from 'node:assert/strict'
import { FROM_NOW, startMoment } from '../../../src/app/support-mail/start-card.ts'
import { NOON } from '../../support/builders.ts'

describe('the moment of a start', () => {
  it('is now, some days ago, or the start of a day that is not to come', () => {
    assert.deepEqual(startMoment(FROM_NOW, NOON), { since: NOON })
    assert.deepEqual(startMoment({ moment: 'week', date: 'ignored' }, NOON), {
      since: new Date('2026-02-23T12:00:00Z'),
    })
    assert.deepEqual(startMoment({ moment: 'date', date: '2026-03-02' }, NOON), {
      since: new Date('2026-03-02T00:00:00Z'),
    })
    assert.ok('problem' in startMoment({ moment: 'date', date: '2026-03-03' }, NOON))
    assert.ok('problem' in startMoment({ moment: 'date', date: '' }, NOON))
  })
})
