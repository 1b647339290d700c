import assert from 'node:assert/strict'
import { absenceIn } from '../../../src/domain/mail/absence.ts'

const receivedAt = new Date('2026-11-27T12:00:00Z')
const read = (text: string, subject = 'Automatic reply: Printer') =>
  absenceIn({ text, subject, receivedAt, headers: [] })

describe('how long somebody is away, as their note says it', () => {
  const cases: Readonly<Record<string, ReturnType<typeof absenceIn>>> = {
    'I am out of the office until 4 December 2026.': { until: '2026-12-04' },
    'I will be back on Monday, December 7th.': { back: '2026-12-07' },
    'I am away from 30 November until 4 December and back in the office on 7 December.': { back: '2026-12-07' },
    'Out of office. Returning to work Dec 7, 2026': { back: '2026-12-07' },
    'I’m away through 2026-12-04.': { until: '2026-12-04' },
    'Ich bin bis zum 04.12.2026 nicht im Büro.': { until: '2026-12-04' },
    'Ich bin bis einschließlich Freitag, 4. Dezember abwesend.': { until: '2026-12-04' },
    'Ab dem 7.12. bin ich wieder da': {},
    'Ich bin wieder im Büro ab Montag, dem 7.12.26': { back: '2026-12-07' },
    'Je suis absente jusqu’au 4 décembre inclus. De retour le lundi 7 décembre 2026.': { back: '2026-12-07' },
    'Estaré fuera de la oficina hasta el 4 de diciembre de 2026.': { until: '2026-12-04' },
    'Sono assente fino al 4 dicembre.': { until: '2026-12-04' },
    'Ik ben afwezig tot en met vrijdag 4 december.': { until: '2026-12-04' },
    'Estarei ausente até 4 de dezembro de 2026': { until: '2026-12-04' },
    'Jag är tillbaka den 7 december.': { back: '2026-12-07' },
    'Nie ma mnie do 4 grudnia 2026': { until: '2026-12-04' },
    'Меня не будет до 4 декабря 2026 года.': { until: '2026-12-04' },
    '12月4日まで不在にしております。': { until: '2026-12-04' },
    '2026年12月7日より出社いたします。': { back: '2026-12-07' },
    'I am back on 2 January.': { back: '2027-01-02' },
    'away until 12/25': { until: '2026-12-25' },
    'away until 25/12/2026': { until: '2026-12-25' },
    // In doubt none: two ways to read it, two dates, a day that is over or far away, no date, a time.
    'away until 04/12/2026': {},
    'Back on 7 December. Our office is back on 9 December.': {},
    'I am away until 3 March 2026.': {},
    'back on 20 November': {},
    'I will get back to you on 12 occasions': {},
    'I am out of the office until further notice.': {},
    'away until 17:00': {},
    'back on 31 November': {},
    '': {},
  }
  for (const [text, absence] of Object.entries(cases)) {
    it(`reads “${text}” as ${JSON.stringify(absence)}`, () => assert.deepEqual(read(text), absence))
  }

  it('reads the subject, too', () => {
    assert.deepEqual(read('Thank you.', 'Out of office until 4 Dec 2026'), { until: '2026-12-04' })
  })
})
