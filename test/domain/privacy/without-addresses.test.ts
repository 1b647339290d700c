import assert from 'node:assert/strict'
import { withoutAddresses } from '../../../src/domain/privacy/without-addresses.ts'
import { inWords, phrase, speakingTo } from '../../../src/texts/say.ts'
import { speaker } from '../../../src/texts/speaker.ts'

describe('what the mail log says, without addresses', () => {
  it('is the same text where it stands as it is', () => {
    assert.equal(withoutAddresses('Sent by ann@contoso.example, “bo@x.example”.'), 'Sent by (removed) “(removed)”.')
    assert.equal(withoutAddresses('Too large'), 'Too large')
  })

  it('is said in the reader’s language where it is said later', () => {
    const why = phrase('people.whoami.doubtful', { addresses: 'ann@contoso.example', why: 'Ask bo@x.example' })
    const reason = phrase('people.whoami.doubtful', { addresses: 'Max', why })
    assert.equal(inWords(withoutAddresses(reason)), 'Max. (removed). Ask (removed)')
    const german = speaker({ language: 'de', timeZone: 'UTC' })
    assert.equal(
      speakingTo(german, () => inWords(withoutAddresses(why))),
      '(gelöscht). Ask (removed)',
    )
  })
})
