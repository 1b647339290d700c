// Whoever brings an invitation to the closed door: the code is heard there, before anybody of their tenant is known.
import type { MeetStranger } from '../app/organisations/at-the-door.ts'
import { hasOpenInvitation } from '../app/connect/invite-tenant.ts'
import { sayCode } from '../app/connect/say-code.ts'
import { saidView } from '../app/views/connect-views.ts'
import { say } from '../texts/say.ts'
import type { TurnContext } from './command.ts'
import { readConnectCode } from './connect-code.ts'

/** Only in a personal chat: elsewhere others would read the code. */
export function meetInvited(deps: TurnContext['deps']): MeetStranger {
  return async (stranger) => {
    if (!stranger.isPersonal) return null
    // They have just installed it, and may not know what comes next.
    if (stranger.text === null) return (await hasOpenInvitation(deps)) ? { said: say('connect.installed') } : null
    const code = readConnectCode(stranger.text)
    if (code === null) return null
    return { said: saidView(await sayCode(deps, deps.claimCodes, { ...stranger, code })).text }
  }
}
