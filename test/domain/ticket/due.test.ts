import assert from 'node:assert/strict'
import { clockIn, readDue } from '../../../src/domain/ticket/due.ts'
import { inWords } from '../../../src/texts/say.ts'

const NOW = new Date('2026-11-26T12:00:00.000Z')
const BERLIN = 'Europe/Berlin'

describe('a due time', () => {
  const at = (date: string, time: string, zone = BERLIN): string => {
    const due = readDue(date, time, zone, NOW)
    return 'at' in due ? due.at.toISOString() : `${due.field}: ${inWords(due.problem)}`
  }

  it('is read by the clocks of the zone, in summer and in winter', () => {
    assert.equal(at('2027-01-15', '09:30'), '2027-01-15T08:30:00.000Z')
    assert.equal(at('2027-07-15', '09:30'), '2027-07-15T07:30:00.000Z')
    assert.equal(at('2027-07-15', '09:30', 'America/New_York'), '2027-07-15T13:30:00.000Z')
    assert.equal(at('2027-07-15', '00:00', 'Asia/Kolkata'), '2027-07-14T18:30:00.000Z')
    assert.equal(at('2028-02-29', '23:59:59', 'UTC'), '2028-02-29T23:59:00.000Z')
    assert.equal(at('2027-07-15', '09:30', 'Pacific/Kiritimati'), '2027-07-14T19:30:00.000Z')
    assert.equal(at('2027-07-15', '09:30', 'Pacific/Niue'), '2027-07-15T20:30:00.000Z')
  })

  it('that the clocks leave out is refused, with the next one that there is', () => {
    assert.match(at('2027-03-28', '02:00'), /^time: .*02:00 does not exist\. Choose 03:00 or later\.$/u)
    assert.match(at('2027-03-28', '02:59'), /Choose 03:00/u)
    assert.equal(at('2027-03-28', '01:59'), '2027-03-28T00:59:00.000Z')
    assert.equal(at('2027-03-28', '03:00'), '2027-03-28T01:00:00.000Z')
    assert.match(at('2027-03-14', '02:30', 'America/New_York'), /Choose 03:00/u)
    // Half an hour, at two in the morning.
    assert.match(at('2027-10-03', '02:15', 'Australia/Lord_Howe'), /Choose 02:30/u)
  })

  it('that the clocks pass twice is the first of the two', () => {
    assert.equal(at('2027-10-31', '02:30'), '2027-10-31T00:30:00.000Z')
    assert.equal(at('2027-11-07', '01:30', 'America/New_York'), '2027-11-07T05:30:00.000Z')
  })

  it('is in the future, and not for ever', () => {
    assert.match(at('2026-11-26', '13:00'), /^time: This time has passed/u)
    assert.equal(at('2026-11-26', '13:01'), '2026-11-26T12:01:00.000Z')
    assert.match(at('1999-01-01', '13:00'), /has passed/u)
    assert.match(at('2099-01-01', '13:00'), /^date: Choose a date within the next 10 years/u)
  })

  it('needs a day and a time that there are', () => {
    for (const date of ['', '2027-02-29', '2027-13-01', '2027-00-10', '27-01-01', '0000-01-01', 'x'.repeat(50_000)]) {
      assert.equal(at(date, '09:00'), 'date: Choose a date.')
    }
    for (const time of ['', '24:00', '09:60', '9:00', '\u0000', '٠٩:٠٠']) {
      assert.equal(at('2027-01-01', time), 'time: Choose a time.')
    }
  })

  it('comes back to the form as it was typed', () => {
    for (const [date, time] of [
      ['2027-01-15', '09:30'],
      ['2027-07-15', '00:00'],
    ] as const) {
      const due = readDue(date, time, BERLIN, NOW)
      assert.ok('at' in due)
      assert.deepEqual(clockIn(due.at, BERLIN), { date, time })
    }
  })
})
