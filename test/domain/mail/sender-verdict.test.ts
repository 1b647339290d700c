import assert from 'node:assert/strict'
import { senderVerdict, senderWarning } from '../../../src/domain/mail/sender-verdict.ts'
import { inWords } from '../../../src/texts/say.ts'
import { aMail } from '../../support/a-mail.ts'

const OWN = 'support@northwind.example'

/** Exchange tells of each signature, which the sender makes as many of as they like. */
const SIGNATURES = 'dkim=fail (no key for signature) header.d=evil.example;'.repeat(150)

function verdictOf(...results: readonly string[]): string {
  const headers = results.map((value) => ({ name: 'Authentication-Results', value }))
  const verdict = senderVerdict({ ...aMail(), headers }, OWN)
  return verdict.kind === 'failed' ? verdict.evidence : verdict.kind
}

describe('senderVerdict', () => {
  const cases: readonly [what: string, results: readonly string[], expected: string][] = [
    ['no header, as inside a tenant', [], 'believed'],
    [
      'all passed',
      ['spf=pass smtp.mailfrom=x.example; dkim=pass; dmarc=pass action=none;compauth=pass reason=100'],
      'believed',
    ],
    ['a failed DMARC', ['spf=fail; dkim=fail; dmarc=fail action=none header.from=contoso.example'], 'dmarc=fail'],
    [
      'DMARC that a trusted forwarder makes good',
      ['spf=fail; dmarc=fail action=oreject;compauth=pass reason=130'],
      'believed',
    ],
    ['a composite failure', ['spf=none; dkim=none; dmarc=none;compauth=fail reason=001'], 'compauth=fail'],
    ['a composite verdict that is none', ['spf=softfail; dkim=none; dmarc=none;compauth=none reason=405'], 'believed'],
    ['a domain without DMARC whose best guess is good', ['spf=pass; dmarc=bestguesspass action=none'], 'believed'],
    ['a DMARC that could not be looked up', ['spf=pass; dmarc=temperror action=none'], 'believed'],
    [
      'a hard SPF failure of the sender’s own domain',
      ['spf=fail (x) smtp.mailfrom=contoso.example; dkim=none; dmarc=none'],
      'spf=fail',
    ],
    [
      'a hard SPF failure of a forwarder',
      ['spf=fail smtp.mailfrom=bounce@forward.example; dkim=none; dmarc=none'],
      'believed',
    ],
    [
      'an SPF failure with a good signature',
      ['spf=fail smtp.mailfrom=contoso.example; dkim=pass; dmarc=none'],
      'believed',
    ],
    ['capitals and odd blanks', ['SPF=Fail ;DKIM=None ;\tDMARC = FAIL action=none'], 'dmarc=fail'],
    ['Microsoft’s own server name', ['mx.microsoft.com 1; spf=fail; dmarc=fail'], 'dmarc=fail'],
    ['a server of the mailbox’s domain', ['edge.northwind.example; dmarc=fail'], 'dmarc=fail'],
    ['a server elsewhere', ['mx.elsewhere.example; dmarc=fail'], 'believed'],
    ['a good word of the sender below', ['spf=fail; dmarc=fail', 'northwind.example; dmarc=pass'], 'dmarc=fail'],
    ['a bad word below a good one', ['spf=pass; dmarc=pass', 'spf=fail; dmarc=fail'], 'believed'],
    ['a good word in a comment', ['spf=fail (a(b); dmarc=pass; compauth=pass) ; dmarc=fail'], 'dmarc=fail'],
    ['a good word in quotes', ['spf=fail smtp.mailfrom="x; compauth=pass"@y.example; dmarc=fail'], 'dmarc=fail'],
    ['a bad word in a comment', ['spf=pass (dmarc=fail); dmarc=pass'], 'believed'],
    ['nonsense', ['('.repeat(20_000)], 'believed'],
    ['a verdict behind hundreds of signatures', [`spf=pass; ${SIGNATURES}dmarc=fail action=none`], 'dmarc=fail'],
    ['more signatures than can be read to their end', [`spf=pass; ${SIGNATURES.repeat(9)}dmarc=pass`], 'unreadable'],
    ['a signature whose domain opens a comment', ['dkim=fail header.d=x(.example; dmarc=fail'], 'dmarc=fail'],
    ['a signature whose domain opens a quotation', ['dkim=fail header.d=x".example; dmarc=fail'], 'dmarc=fail'],
    ['a method with its version, and wide blanks', ['spf=pass; dmarc/1  =  fail'], 'dmarc=fail'],
  ]
  for (const [what, results, expected] of cases) {
    it(`takes ${what} for ${expected}`, () => assert.equal(verdictOf(...results), expected))
  }

  it('names the supposed sender and what failed, and no more of a hostile address than fits', () => {
    const headers = { 'Authentication-Results': 'spf=fail; dmarc=fail' }
    assert.match(inWords(senderWarning(aMail({ headers }), OWN) ?? ''), /ann@contoso\.example.*\(dmarc=fail\)/)
    const from = `${'a'.repeat(5_000)}@x.example`
    assert.ok(inWords(senderWarning(aMail({ headers, from }), OWN) ?? '').length < 400)
    assert.equal(senderWarning(aMail(), OWN), null)
  })
})
