// What telling people apart needs in a test: a Teams that answers what the test says, and name servers likewise.
import type { Deps } from '../../src/app/deps.ts'
import type { Account } from '../../src/domain/organisation/identity.ts'
import { createDomainNames } from '../../src/lib/domain-names.ts'
import { silentLog } from './stores.ts'

export const OWN_TENANT = 'tenant'

/** `accounts` by Teams user id; Teams does not answer for anybody else. `txt` by name. */
export function identityParts(
  accounts: ReadonlyMap<string, Account> = new Map(),
  txt: ReadonlyMap<string, readonly string[]> = new Map(),
): Pick<Deps, 'allowedTenants' | 'claimTenants' | 'chat' | 'log' | 'domainNames'> {
  const unasked = (): Promise<never> => Promise.reject(new Error('Nothing is sent here'))
  return {
    ...{ allowedTenants: [], claimTenants: [OWN_TENANT] },
    log: silentLog,
    domainNames: createDomainNames((name) => Promise.resolve(txt.get(name) ?? [])),
    chat: {
      ...{ room: unasked, post: unasked, update: unasked, reply: unasked, mention: unasked, direct: unasked },
      ...{ remove: unasked, members: unasked },
      mark: () => undefined,
      ...{ mayWhisper: () => false, whisper: unasked },
      readAccount({ userId }) {
        const account = accounts.get(userId)
        return account ? Promise.resolve(account) : Promise.reject(new Error('Teams does not answer'))
      },
    },
  }
}
