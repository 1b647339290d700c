import assert from 'node:assert/strict'
import { createRuleMatcher, type MailRule } from '../../../src/domain/mail/mail-rules.ts'
import { aMail, type MailChanges } from '../../support/a-mail.ts'
import { aMailRule } from '../../support/builders.ts'

describe('createRuleMatcher', () => {
  const matches = (rule: Partial<MailRule>, mail: MailChanges = {}) =>
    createRuleMatcher([aMailRule(rule)])(aMail(mail)) !== null

  it('compares sender and recipients whole, whatever their case', () => {
    assert.ok(matches({ field: 'sender', pattern: 'ANN@contoso.example' }))
    assert.ok(!matches({ field: 'sender', pattern: 'nn@contoso.example' }))
    assert.ok(
      matches({ field: 'recipient', pattern: 'copy@x.example' }, { cc: [{ name: '', address: 'copy@x.example' }] }),
    )
    assert.ok(!matches({ field: 'sender', pattern: 'ann@contoso.example' }, { from: null }))
  })

  it('takes a domain with those below it, and nothing that only ends alike', () => {
    const domain = { field: 'domain', pattern: 'contoso.example' } as const
    assert.ok(matches(domain))
    assert.ok(matches(domain, { from: 'ann@mail.contoso.example' }))
    assert.ok(!matches(domain, { from: 'ann@evilcontoso.example' }))
    assert.ok(!matches(domain, { from: 'contoso.example' }))
  })

  it('finds texts in subject, body and the named header, whatever their case and Unicode form', () => {
    assert.ok(matches({ field: 'subject', pattern: 'PRINTER' }))
    assert.ok(matches({ field: 'body', pattern: 'Caf\u00e9' }, { text: 'the CAFE\u0301 burns' }))
    const header = { field: 'header', headerName: 'x-queue', pattern: 'billing' } as const
    assert.ok(matches(header, { headers: { 'X-Queue': 'Billing/EU' } }))
    assert.ok(!matches(header, { headers: { 'X-Other': 'billing' } }))
  })

  it('answers with the first that matches, passing over disabled and empty ones', () => {
    const rules = [
      aMailRule({ id: 'empty', field: 'subject', pattern: ' ' }),
      aMailRule({ id: 'off', field: 'subject', pattern: 'printer', active: false }),
      aMailRule({ id: 'first', field: 'subject', pattern: 'printer' }),
      aMailRule({ id: 'second', field: 'subject', pattern: 'fire' }),
    ]
    const match = createRuleMatcher(rules)
    assert.equal(match(aMail())?.id, 'first')
    assert.equal(match(aMail({ subject: 'Fire' }))?.id, 'second')
    assert.equal(match(aMail({ subject: 'Water' })), null)
  })
})
