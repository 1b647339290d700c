// What people enter about an organisation.
import assert from 'node:assert/strict'
import {
  normaliseAddress,
  normaliseDomain,
  normaliseTimeZone,
  parseDomains,
  parseTenantIds,
} from '../../../src/domain/organisation/organisation-input.ts'

describe('mail domains', () => {
  it('are taken in lower case and ASCII, each once, whatever stands between them', () => {
    const { values, wrong } = parseDomains(' Contoso.COM, @contoso.com;\nBücher.example\r\n例え.jp.')
    assert.deepEqual(values, ['contoso.com', 'xn--bcher-kva.example', 'xn--r8jz45g.jp'])
    assert.deepEqual(wrong, [])
  })

  const WRONG = [
    'localhost',
    'ann@contoso.com',
    'https://contoso.com',
    'contoso.com/x',
    'contoso.com:25',
    '-a.example',
    'a-.example',
    'a..example',
    'a_b.example',
    '192.168.0.1',
    '0x7f.1',
    '[::1]',
    'a.%63om',
    '${env}.example',
    `${'a'.repeat(64)}.example`,
    'a.'.repeat(130) + 'com',
  ]
  for (const text of WRONG) {
    it(`are refused when they are none: ${text.slice(0, 40)}`, () => {
      assert.equal(normaliseDomain(text), null)
      assert.deepEqual(parseDomains(`contoso.com ${text}`), { values: ['contoso.com'], wrong: [text] })
    })
  }
})

describe('mail addresses', () => {
  it('are taken in lower case, their domain in ASCII', () => {
    assert.equal(normaliseAddress(' Ann.Lee@Bücher.example '), 'ann.lee@xn--bcher-kva.example')
  })

  for (const text of [
    '',
    'ann',
    'ann@',
    '@contoso.com',
    'a b@contoso.com',
    'a@b@contoso.com',
    'Ann <ann@contoso.com>',
  ]) {
    it(`are refused when they are none: “${text}”`, () => assert.equal(normaliseAddress(text), null))
  }
})

describe('tenant ids', () => {
  it('are GUIDs, in lower case', () => {
    const id = '5A000000-0000-4000-8000-00000000000F'
    assert.deepEqual(parseTenantIds(`{${id}}, contoso.com`), { values: [id.toLowerCase()], wrong: ['contoso.com'] })
  })
})

describe('time zones', () => {
  it('are those that the system knows, as it spells them', () => {
    assert.equal(normaliseTimeZone('europe/berlin'), 'Europe/Berlin')
    assert.equal(normaliseTimeZone('UTC'), 'UTC')
    assert.equal(normaliseTimeZone('Asia/Kolkata'), 'Asia/Kolkata')
  })

  for (const text of ['', 'Berlin', 'Europe/Atlantis', '+02:00', '${zone}']) {
    it(`are refused when nobody knows them: “${text}”`, () => assert.equal(normaliseTimeZone(text), null))
  }
})
