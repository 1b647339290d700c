import assert from 'node:assert/strict'
import { isOwnAddress, ownAddresses } from '../../../src/domain/mailbox/own-addresses.ts'
import { aMailbox } from '../../support/builders.ts'

describe('the addresses of a mailbox', () => {
  it('are the one it is connected by, those typed in and those learnt, each once', () => {
    const typed = ['info@northwind.example', 'help@northwind.example']
    const mailbox = aMailbox({ otherAddresses: typed, learntAddresses: ['help@northwind.example'] })
    assert.deepEqual(ownAddresses(mailbox), ['support@northwind.example', ...typed])
  })

  it('are known in any case and with something behind a plus', () => {
    const own = ['Info@northwind.example']
    for (const address of ['info@northwind.example', 'INFO+web@NORTHWIND.example']) {
      assert.equal(isOwnAddress(address, own), true)
    }
    for (const address of ['info@elsewhere.example', '+@northwind.example', 'inf@northwind.example', '', 'info']) {
      assert.equal(isOwnAddress(address, own), false)
    }
  })
})
