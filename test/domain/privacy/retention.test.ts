import assert from 'node:assert/strict'
import { addRemoved, monthsBefore, NO_RETENTION, retentionInForce } from '../../../src/domain/privacy/retention.ts'

describe('how long something is kept', () => {
  it('counts whole months, back to the last day of a shorter one', () => {
    const before = (now: string, months: number) => monthsBefore(new Date(now), months).toISOString()
    assert.equal(before('2026-03-31T10:00:00.000Z', 1), '2026-02-28T10:00:00.000Z')
    assert.equal(before('2026-01-15T00:30:00.000Z', 12), '2025-01-15T00:30:00.000Z')
    assert.equal(before('2024-02-29T23:59:59.999Z', 12), '2023-02-28T23:59:59.999Z')
  })

  it('is what the nearest organisation says, also that it is kept, and for ever where nobody says', () => {
    const levels = [
      { ownerId: 'customer', settings: { ...NO_RETENTION, logDays: 0 } },
      { ownerId: 'root', settings: { textMonths: 12, logDays: 30 } },
    ]
    assert.deepEqual(retentionInForce(levels), {
      textMonths: { value: 12, originId: 'root', fixedBy: null },
      logDays: { value: 0, originId: 'customer', fixedBy: null },
    })
    assert.deepEqual(retentionInForce([]).textMonths, { value: 0, originId: null, fixedBy: null })
  })

  it('is summed up for each organisation', () => {
    const one = addRemoved([], { organisationId: 'a', tickets: 2, rows: 0 })
    const two = addRemoved(addRemoved(one, { organisationId: 'b', tickets: 0, rows: 1 }), {
      organisationId: 'a',
      tickets: 1,
      rows: 5,
      auditEntries: 4,
    })
    assert.deepEqual(two, [
      { organisationId: 'b', tickets: 0, rows: 1, auditEntries: 0 },
      { organisationId: 'a', tickets: 3, rows: 5, auditEntries: 4 },
    ])
    assert.equal(addRemoved(two, { organisationId: 'c', tickets: 0, rows: 0 }), two)
  })
})
