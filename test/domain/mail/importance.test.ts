import assert from 'node:assert/strict'
import { importanceOf } from '../../../src/domain/mail/importance.ts'
import { aMail } from '../../support/a-mail.ts'

describe('importanceOf', () => {
  const of = (headers: Readonly<Record<string, string>>) => importanceOf(aMail({ headers }))

  it('is what the provider says, whatever headers say', () => {
    assert.equal(importanceOf(aMail({ importance: 'low', headers: { 'X-Priority': '1' } })), 'low')
    assert.equal(importanceOf(aMail({ importance: 'high' })), 'high')
  })

  it('is what headers say, where the provider says nothing', () => {
    for (const value of ['1', '1 (Highest)', '2 (High)', ' 2']) assert.equal(of({ 'X-Priority': value }), 'high', value)
    for (const value of ['3', '3 (Normal)', '', '10', 'yes', '1x'])
      assert.equal(of({ 'X-Priority': value }), 'normal', value)
    for (const value of ['4', '5 (Lowest)']) assert.equal(of({ 'X-Priority': value }), 'low', value)
    assert.equal(of({ Importance: 'High' }), 'high')
    assert.equal(of({ 'X-MSMail-Priority': 'High' }), 'high')
    assert.equal(of({ Priority: 'urgent' }), 'high')
    assert.equal(of({ Priority: 'non-urgent' }), 'low')
    assert.equal(of({}), 'normal')
  })

  it('follows the first of several that differ', () => {
    assert.equal(of({ 'X-MSMail-Priority': 'High', 'X-Priority': '3' }), 'normal')
  })
})
