import assert from 'node:assert/strict'
import { dayStart } from '../../src/domain/day-start.ts'

describe('the start of a day', () => {
  it('is the last midnight of the time zone', () => {
    const now = new Date('2026-03-02T22:30:15.250Z')
    assert.equal(dayStart(now, 'UTC').toISOString(), '2026-03-02T00:00:00.000Z')
    assert.equal(dayStart(now, 'Asia/Tokyo').toISOString(), '2026-03-02T15:00:00.000Z')
    assert.equal(dayStart(now, 'America/New_York').toISOString(), '2026-03-02T05:00:00.000Z')
    assert.equal(dayStart(new Date('2026-03-02T00:00:01Z'), 'UTC').toISOString(), '2026-03-02T00:00:00.000Z')
  })
})
