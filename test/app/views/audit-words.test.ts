import assert from 'node:assert/strict'
import { auditTitle, changeText } from '../../../src/app/views/audit-words.ts'

describe('the audit', () => {
  it('is told in words', () => {
    assert.equal(auditTitle({ action: 'category.added', subject: 'Hardware' }), 'Category added: Hardware')
    assert.equal(auditTitle({ action: 'person.changed', subject: 'Ann' }), 'Role changed: Ann')
    assert.equal(
      auditTitle({ action: 'mail-settings.inherited', subject: 'Signature' }),
      'Email setting reset: Signature',
    )
  })

  it('shows values as people say them', () => {
    assert.equal(changeText({ field: 'acknowledge', before: 'false', after: 'true' }), 'Acknowledge: no → yes')
    assert.equal(
      changeText({ field: 'domains', before: '[]', after: '["a.example","b.example"]' }),
      'Domains: (none) → a.example, b.example',
    )
  })

  it('names fields as their forms do, and says what was empty', () => {
    const text = (field: string) => changeText({ field, before: '', after: 'x' })
    assert.equal(text('timeZone'), 'Time zone: (none) → x')
    assert.equal(text('defaultServiceTypeId'), 'Default service type: (none) → x')
    assert.equal(text('categoryIds'), 'Categories: (none) → x')
    assert.equal(changeText({ field: 'name', before: 'a'.repeat(100), after: '' }), `Name: ${'a'.repeat(59)}… → (none)`)
  })
})
