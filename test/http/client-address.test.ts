import assert from 'node:assert/strict'
import { createClientAddress } from '../../src/http/client-address.ts'
import { VARIABLES } from '../../src/config/variables.ts'

const DEFAULT = VARIABLES.TRUSTED_PROXIES.unset.default.split(',')

/** Who it is that asked through `peer`, with this `X-Forwarded-For`. */
function addressOf(peer: string | undefined, told?: string | string[], trusted: readonly string[] = DEFAULT) {
  const headers = told === undefined ? {} : { 'x-forwarded-for': told as string }
  return createClientAddress(trusted)({ socket: { remoteAddress: peer } as never, headers })
}

describe('the address of a client', () => {
  it('is that of its socket where no proxy stands between, whatever it says of itself', () => {
    assert.equal(addressOf('203.0.113.9'), '203.0.113.9')
    assert.equal(addressOf('203.0.113.9', '198.51.100.1'), '203.0.113.9')
    assert.equal(addressOf('127.0.0.1', '198.51.100.1', []), '127.0.0.1')
  })

  it('is the last that is no proxy’s where proxies tell it: what stands before was written by the client', () => {
    assert.equal(addressOf('127.0.0.1', '198.51.100.1'), '198.51.100.1')
    assert.equal(addressOf('::ffff:10.1.2.3', '1.1.1.1, 198.51.100.1, 10.0.0.7'), '198.51.100.1')
    assert.equal(addressOf('::1', ['1.1.1.1', '198.51.100.1']), '198.51.100.1')
    assert.equal(addressOf('127.0.0.1', `${'1.1.1.1,'.repeat(100_000)}198.51.100.1`), '198.51.100.1')
  })

  it('is told without a port, and of IPv6 by its network, however it is written', () => {
    assert.equal(addressOf('127.0.0.1', '198.51.100.1:4711'), '198.51.100.1')
    for (const one of ['2001:db8::1', '[2001:db8::1]:4711', '2001:0DB8:0:0:ffff::2', '2001:db8::%eth0'])
      assert.equal(addressOf('127.0.0.1', one), '2001:db8:0:0::/64', one)
    assert.notEqual(addressOf('127.0.0.1', '2001:db8:0:1::1'), '2001:db8:0:0::/64')
    assert.equal(addressOf('2001:db8::1'), '2001:db8:0:0::/64')
  })

  it('is nobody’s where a proxy names none, or nonsense', () => {
    for (const told of [undefined, '', 'unknown', '10.0.0.7', '198.51.100.1, ', '999.1.1.1', '_hidden', '<script>'])
      assert.equal(addressOf('127.0.0.1', told), null, told)
    assert.equal(addressOf(undefined), null)
  })
})
