import assert from 'node:assert/strict'
import { timeText } from '../../../src/app/views/time-text.ts'

describe('timeText', () => {
  it('says day, minute and zone', () => {
    assert.equal(timeText(new Date('2026-11-23T10:00:59.999Z')), '2026-11-23 10:00 UTC')
    assert.equal(timeText(new Date('2026-11-23T10:00:59.999Z'), 'Europe/Berlin'), '2026-11-23 11:00 (Europe/Berlin)')
  })
})
