// What stands in front of the server.
import { Networks } from './value-schemas.ts'
import type { Variable } from './variable.ts'

/** Where no client of the internet is: this machine, and the networks of RFC 1918, 3927, 4193, 4291 and 6598. */
const PRIVATE =
  '127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,100.64.0.0/10,::1,fc00::/7,fe80::/10'

export const PROXY_VARIABLES = {
  TRUSTED_PROXIES: {
    schema: Networks,
    unset: { default: PRIVATE },
    secret: false,
    explanation: [
      'Addresses and networks of the proxies in front, with commas between, or none. What they write into X-Forwarded-For says whose request it is,',
      'and how much one address may ask is counted by that. The default is every private address, from which no client of the internet comes.',
    ],
    example: '127.0.0.1,10.1.2.0/24',
  },
} as const satisfies Readonly<Record<string, Variable>>
