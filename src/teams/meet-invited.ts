// Whoever brings an invitation to the closed door: the code is heard there, before anybody of their tenant is known.
import type { MeetStranger } from '../app/organisations/at-the-door.ts'
import { hasOpenInvitation } from '../app/connect/invite-tenant.ts'
import { sayCode } from '../app/connect/say-code.ts'
import type { NoticeView } from '../app/views/card-view.ts'
import { saidView } from '../app/views/connect-views.ts'
import { say } from '../texts/say.ts'
import type { TurnContext } from './command.ts'
import { isConnectWord, readConnectCode } from './connect-code.ts'
import { readAccount, textWithoutMention, type BotTurn } from './wire/bot-turn.ts'
import type { Spoken } from './wire/read-activity.ts'

/** Only in a personal chat: elsewhere others would read the code. */
export function meetInvited(deps: TurnContext['deps']): MeetStranger {
  return async (stranger) => {
    if (!stranger.isPersonal) return null
    // They have just installed it, and may not know what comes next.
    if (stranger.text === null) return (await hasOpenInvitation(deps)) ? { said: say('connect.installed') } : null
    const code = readConnectCode(stranger.text)
    if (code === null) return isConnectWord(stranger.text) ? { said: say('connect.noCode') } : null
    return { said: saidView(await sayCode(deps, deps.claimCodes, { ...stranger, code })).text }
  }
}

/** The same from a tenant that is known here, mostly to be told that there is no need to; `null` for what is no code in a personal chat. */
export async function answerInvited(
  deps: TurnContext['deps'],
  turn: BotTurn,
  spoken: Spoken,
): Promise<NoticeView | null> {
  const code = spoken.isPersonal ? readConnectCode(textWithoutMention(turn)) : null
  if (code === null) return null
  const ask = () => readAccount(deps.log, turn, spoken)
  return saidView(await sayCode(deps, deps.claimCodes, { ...spoken, code, name: spoken.userName, readAccount: ask }))
}
