import assert from 'node:assert/strict'
import { spokenInForce } from '../../../src/domain/organisation/spoken.ts'

describe('spokenInForce', () => {
  const nobody = { language: null, timeZone: null }

  it('speaks English in UTC where nobody chose', () => {
    const { language, timeZone } = spokenInForce([{ _id: 'root', ...nobody }])
    assert.deepEqual(language, { value: 'en', originId: null, fixedBy: null })
    assert.deepEqual(timeZone, { value: 'UTC', originId: null, fixedBy: null })
  })

  it('keeps to what is fixed above, each for itself, and counts a language that is not offered for none', () => {
    const { language, timeZone } = spokenInForce([
      { _id: 'contoso', language: 'en', timeZone: 'Europe/Paris' },
      { _id: 'partner', language: 'xx', timeZone: 'Europe/Berlin', fixed: ['language', 'timeZone'] },
      { _id: 'root', language: 'de-AT', timeZone: 'UTC', fixed: ['language'] },
    ])
    assert.deepEqual(language, { value: 'de', originId: 'root', fixedBy: 'root' })
    assert.deepEqual(timeZone, { value: 'Europe/Berlin', originId: 'partner', fixedBy: 'partner' })
  })
})
