// Whose request it is: the address of the client, as the proxies in front tell it, and never as the client itself does.
import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** `null` where a proxy that is believed names nobody. */
export type ClientAddress = (req: Pick<IncomingMessage, 'socket' | 'headers'>) => string | null

/** Characters of `X-Forwarded-For` that are looked at, from its end: what stands before them was written by the client. */
const MOST_READ = 1000

/**
 * `trusted` are addresses and networks (`10.0.0.0/8`) of proxies. Each proxy adds at the end of `X-Forwarded-For` who asked it, so
 * the last address there that is no proxy's is the client's, and all before it is hearsay. Of IPv6 one client has a network of 64
 * bits, so that is the answer.
 */
export function createClientAddress(trusted: readonly string[]): ClientAddress {
  const proxies = new BlockList()
  for (const one of trusted) {
    const [address = '', bits] = one.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(bits), family)
  }
  const isProxy = (address: string): boolean => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

  return ({ socket, headers }) => {
    const peer = plainAddress(socket.remoteAddress ?? '')
    if (peer === null) return null
    if (!isProxy(peer)) return clientOf(peer)
    const told = [headers['x-forwarded-for'] ?? ''].flat().join(',').slice(-MOST_READ).split(',')
    for (const one of told.toReversed()) {
      const address = plainAddress(one.trim())
      if (address === null) return null
      if (!isProxy(address)) return clientOf(address)
    }
    return null
  }
}

/** Without the port that some proxies add, and as IPv4 where it is written as IPv6. */
function plainAddress(text: string): string | null {
  const [, bracketed, dotted] = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/u.exec(text) ?? []
  const address = (bracketed ?? dotted ?? text).replace(/%.*$/u, '').replace(/^::ffff:(?=\d+\.)/iu, '')
  return isIPv4(address) || isIPv6(address) ? address : null
}

function clientOf(address: string): string {
  if (isIPv4(address)) return address
  // What URL makes of it is the one short form of RFC 5952.
  const short = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [before = '', after] = short.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail]
  return `${groups.slice(0, 4).join(':')}::/64`
}
