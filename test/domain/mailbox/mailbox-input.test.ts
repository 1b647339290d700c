import assert from 'node:assert/strict'
import {
  checkAddress,
  checkClientId,
  checkDay,
  checkSecret,
  checkTenant,
  type Checked,
} from '../../../src/domain/mailbox/mailbox-input.ts'

const GUID = '2B1F6C1E-0C1F-4D0B-9F53-6A3C8F0F7A11'

function valueOf(checked: Checked<unknown>): unknown {
  return 'value' in checked ? checked.value : null
}

describe('what is entered for a mailbox', () => {
  it('gives one mailbox one address, however it is spelt', () => {
    const spellings = [' Help@Example.COM ', 'help@example.com', 'ｈｅｌｐ@example.com']
    for (const text of spellings) assert.equal(valueOf(checkAddress(text)), 'help@example.com', text)
    for (const text of ['help@müller.example', 'help@xn--mller-kva.example', 'help@mu\u0308ller.example']) {
      assert.equal(valueOf(checkAddress(text)), 'help@xn--mller-kva.example', text)
    }
    assert.equal(valueOf(checkAddress("o'brien+help@example.com")), "o'brien+help@example.com")
  })

  it('refuses what is no address of a mailbox', () => {
    const wrong = [
      '',
      '@',
      'help',
      'help@',
      '@example.com',
      'help@example',
      'a b@example.com',
      'help@[10.0.0.1]',
      'help@10.0.0.1',
    ]
    const hostile = [
      'a@b@example.com',
      '.a@example.com',
      'help@example.com/../x',
      'help@exa mple.com',
      '${a}@',
      '<b>@x.example',
    ]
    const long = [
      `${'a'.repeat(65)}@example.com`,
      `a@${'b'.repeat(64)}.example`,
      `a@${'b.'.repeat(200)}example`,
      'a'.repeat(10_000),
    ]
    for (const text of [...wrong, ...hostile, ...long, 'he\u202Elp@example.com']) {
      assert.equal(valueOf(checkAddress(text)), null, text)
    }
  })

  it('takes a tenant by id or by domain', () => {
    assert.equal(valueOf(checkTenant(` ${GUID} `)), GUID.toLowerCase())
    assert.equal(valueOf(checkTenant('Contoso.onmicrosoft.com')), 'contoso.onmicrosoft.com')
    for (const text of ['', 'common', 'organizations', 'contoso', '../x.y', 'https://contoso.com', `${GUID}0`]) {
      assert.equal(valueOf(checkTenant(text)), null, text)
    }
  })

  it('takes an app by id only', () => {
    assert.equal(valueOf(checkClientId(GUID)), GUID.toLowerCase())
    for (const text of ['', 'app', `{${GUID}}`, GUID.slice(1)]) assert.equal(valueOf(checkClientId(text)), null, text)
  })

  it('tells a Secret ID from a Value, and never repeats what was entered', () => {
    assert.equal(valueOf(checkSecret(' abc~8Q.x-Y_z ')), 'abc~8Q.x-Y_z')
    const id = checkSecret(GUID)
    assert.match('problem' in id ? id.problem : '', /Secret ID\. Copy the Value/)
    for (const text of ['', 'two words', 'line\nbreak', 'sécret', 'x'.repeat(201)]) {
      const checked = checkSecret(text)
      assert.ok('problem' in checked && (text === '' || !checked.problem.includes(text)), text)
    }
  })

  it('takes days that there are', () => {
    assert.deepEqual(valueOf(checkDay('2028-02-29')), new Date('2028-02-29T00:00:00.000Z'))
    for (const text of ['', '2027-02-29', '2027-13-01', '29.02.2028', '2028-2-9', 'tomorrow']) {
      assert.equal(valueOf(checkDay(text)), null, text)
    }
  })
})
