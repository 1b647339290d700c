// What somebody meets whose tenant nobody has here: one calm sentence, and nothing else is done or kept of them.
import type { MeetStranger, Stranger } from '../app/organisations/at-the-door.ts'
import type { Clock, Log } from '../app/ports/runtime.ts'
import { FrontdeskError } from '../domain/errors.ts'
import { DEFAULT_LANGUAGE, offeredLanguage } from '../texts/languages.ts'
import { say, speakingTo } from '../texts/say.ts'
import { speaker } from '../texts/speaker.ts'
import { createFloodGate } from './flood-gate.ts'
import { toldBy } from './message-extension.ts'
import { answerInvoke, readAccount, textWithoutMention, type BotTurn } from './wire/bot-turn.ts'
import { readInvoke } from './wire/invoke.ts'
import type { Spoken } from './wire/read-activity.ts'
import { isInstalled } from './wire/read-event.ts'

/** The sentence comes once, and again after half an hour at the earliest; to all strangers together no more often than this. */
const TO_ONE = { burst: 1, perSecond: 1 / 3600 }
const TO_ALL = { burst: 60, perSecond: 1 }
/** How often one stranger may show an invitation. */
const TRIES = { burst: 10, perSecond: 1 / 60 }

export type ClosedDoor = (turn: BotTurn, spoken: Spoken | null) => Promise<void>

/** `meet` is asked first what there is to say to somebody who writes, or who installs the bot. */
export function createClosedDoor(deps: {
  readonly clock: Clock
  readonly log: Log
  readonly meet?: MeetStranger
}): ClosedDoor {
  const told = createFloodGate(deps.clock, TO_ONE, TO_ALL)
  const tries = createFloodGate(deps.clock, TRIES, TO_ALL)
  const allow = (gate: typeof told, { tenantId, aadObjectId }: Spoken): boolean =>
    gate.ask({ tenantId: 'strangers', personId: `${tenantId}/${aadObjectId}` }) === 'pass'

  async function met(turn: BotTurn, spoken: Spoken, text: string | null): Promise<string | null> {
    if (!deps.meet || !allow(tries, spoken)) return null
    try {
      return (
        (await deps.meet({ ...strangerOf(spoken, text), readAccount: () => readAccount(deps.log, turn, spoken) }))
          ?.said ?? null
      )
    } catch (error) {
      if (!(error instanceof FrontdeskError)) throw error
      return error.forPerson
    }
  }

  async function answer(turn: BotTurn, spoken: Spoken | null): Promise<void> {
    const { type } = turn.activity
    if (type === 'invoke') {
      // Every click waits for an answer, which costs no call to Teams.
      const invoked = readInvoke(turn.activity)
      const text = say('chat.closedDoor')
      await answerInvoke(turn, invoked.kind === 'extension' ? toldBy(invoked.asked, text) : { message: text })
      return
    }
    const isMessage = type === 'message'
    if (!spoken || !(isMessage || isInstalled(turn.activity))) return
    const said = await met(turn, spoken, isMessage ? textWithoutMention(turn) : null)
    if (said !== null) await turn.sendActivity(said)
    else if (isMessage && allow(told, spoken)) {
      deps.log.info('Somebody of a tenant that no organisation has wrote; the door stays closed', {
        tenantId: spoken.tenantId,
      })
      await turn.sendActivity(say('chat.closedDoor'))
    }
  }

  return async (turn, spoken) => {
    const language = offeredLanguage(spoken?.language) ?? DEFAULT_LANGUAGE
    await speakingTo(speaker({ language, timeZone: spoken?.timeZone ?? 'UTC' }), () => answer(turn, spoken))
  }
}

function strangerOf(spoken: Spoken, text: string | null): Omit<Stranger, 'readAccount'> {
  const { tenantId, aadObjectId, userId, userName: name, serviceUrl, conversationId, isPersonal, language } = spoken
  return { tenantId, aadObjectId, userId, name, serviceUrl, conversationId, isPersonal, language, text }
}
