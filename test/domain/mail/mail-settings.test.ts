import assert from 'node:assert/strict'
import { builtInMailSettings, mailSettingsInForce, NOTHING_SET } from '../../../src/domain/mail/mail-settings.ts'

describe('mailSettingsInForce', () => {
  const builtIn = builtInMailSettings(14 * 86_400_000, { acknowledgement: 'Hello', closing: 'Done' })

  it('sends nothing and touches nothing while nobody has set anything', () => {
    const { acknowledge, sayResolved, afterRead, reopenDays } = mailSettingsInForce([], builtIn)
    assert.deepEqual(acknowledge, { value: false, originId: null, fixedBy: null })
    assert.deepEqual(sayResolved, { value: false, originId: null, fixedBy: null })
    assert.equal(afterRead.value.kind, 'leave')
    assert.equal(reopenDays.value, 14)
  })

  it('takes each field from the nearest level that sets it, off, zero and empty included', () => {
    const levels = [
      { ownerId: 'mailbox', settings: { ...NOTHING_SET, acknowledge: false, signature: '' } },
      { ownerId: 'partner', settings: { ...NOTHING_SET, acknowledge: true, reopenDays: 0 } },
      { ownerId: 'root', settings: { ...NOTHING_SET, signature: 'Northwind', reopenDays: 3, closing: 'Bye' } },
    ]
    const inForce = mailSettingsInForce(levels, builtIn)
    assert.deepEqual(inForce.acknowledge, { value: false, originId: 'mailbox', fixedBy: null })
    assert.deepEqual(inForce.signature, { value: '', originId: 'mailbox', fixedBy: null })
    assert.deepEqual(inForce.reopenDays, { value: 0, originId: 'partner', fixedBy: null })
    assert.deepEqual(inForce.closing, { value: 'Bye', originId: 'root', fixedBy: null })
  })
})
