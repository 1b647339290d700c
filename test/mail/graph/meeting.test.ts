import assert from 'node:assert/strict'
import { readInvitation } from '../../../src/mail/graph/meeting.ts'
import { inWords, speakingTo } from '../../../src/texts/say.ts'
import { speaker } from '../../../src/texts/speaker.ts'

/** When it starts, in the words of whoever is spoken to. */
function whenIn(...lines: readonly string[]): string | null {
  const { when } = readInvitation(invitation(...lines))
  return when && inWords(when)
}

function invitation(...lines: readonly string[]): string {
  return ['BEGIN:VCALENDAR', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
}

describe('readInvitation', () => {
  const STARTS: Readonly<Record<string, string | null>> = {
    'DTSTART:20261127T100000Z': '27 Nov 2026, 10:00 UTC',
    'DTSTART;TZID=Europe/Berlin:20261127T090000': '27 Nov 2026, 09:00 (Europe/Berlin)',
    'DTSTART;TZID="W. Europe Standard Time":20261127T090000': '27 Nov 2026, 09:00 (W. Europe Standard Time)',
    'DTSTART:20261127T090000': '27 Nov 2026, 09:00',
    'DTSTART;VALUE=DATE:20260501': '1 May 2026',
    'DTSTART:20261327T100000Z': null,
    'DTSTART:soon': null,
    'SUMMARY:x': null,
  }
  for (const [line, when] of Object.entries(STARTS)) {
    it(`reads ${line}`, () => {
      const zone = ['BEGIN:VTIMEZONE', 'DTSTART:16010101T030000', 'END:VTIMEZONE']
      assert.equal(whenIn(...zone, 'BEGIN:VEVENT', line), when)
    })
  }

  it('tells invitations from answers and cancellations', () => {
    const kind = (method: string) => readInvitation(invitation(`METHOD:${method}`, 'BEGIN:VEVENT')).kind
    assert.deepEqual(['REQUEST', 'reply', 'CANCEL', 'X'].map(kind), [
      'invitation',
      'answer',
      'cancellation',
      'invitation',
    ])
  })

  it('puts broken lines together', () => {
    assert.equal(
      whenIn('BEGIN:VEVENT', 'DTSTART;TZID=Europe/Ber\r\n lin:20261127T09\r\n\t0000'),
      '27 Nov 2026, 09:00 (Europe/Berlin)',
    )
  })

  it('is read by everybody in their language', () => {
    const german = speaker({ language: 'de', timeZone: 'America/New_York' })
    const start = speakingTo(german, () => whenIn('BEGIN:VEVENT', 'DTSTART:20260301T100000Z'))
    assert.equal(start, '1. März 2026, 10:00 Uhr (UTC)')
  })

  it('tells place and organiser, their escapes undone, in one line', () => {
    const read = (...lines: readonly string[]) => {
      const { place, organiser } = readInvitation(invitation('BEGIN:VEVENT', ...lines))
      return [place, organiser]
    }
    assert.deepEqual(read('LOCATION:Room 4\\, 2nd floor\\nMain St', 'ORGANIZER;CN=Ann Lee:mailto:ann@x.example'), [
      'Room 4, 2nd floor Main St',
      'Ann Lee',
    ])
    assert.deepEqual(
      read('LOCATION;LANGUAGE=de;ALTREP="http://x:1":Raum', 'ORGANIZER;CN="Lee; Ann";X=1:MAILTO:a@x.example'),
      ['Raum', 'Lee; Ann'],
    )
    assert.deepEqual(read('ORGANIZER:mailto:ann@x.example'), [undefined, 'ann@x.example'])
    assert.deepEqual(read('LOCATION:', 'SUMMARY:x'), [undefined, undefined])
  })

  it('makes an invitation without a time of anything else', () => {
    for (const text of ['', 'x'.repeat(1_000_000), '\0\n'.repeat(100_000)]) {
      assert.deepEqual(readInvitation(text), { kind: 'invitation', when: null })
    }
  })
})
