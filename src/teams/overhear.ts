// Activities that nobody addressed to the bot: messages of a channel between people, and what they do to messages later.
import { createFloodGate } from './flood-gate.ts'
import { hearChange, hearOverheard } from './hear-thread.ts'
import type { TurnContext } from './command.ts'
import type { BotTurn } from './wire/bot-turn.ts'
import type { Spoken } from './wire/read-activity.ts'
import { isForBot, isOfPerson, readMessage, readMessageChange } from './wire/read-message.ts'

/** Answers whether it was one of them, which is done with by that: nothing is said, also where it fails. */
export type Overhear = (turn: BotTurn, spoken: Spoken) => Promise<boolean>

export function createOverhearing(deps: TurnContext['deps']): Overhear {
  // What people say to one another takes nothing from what they may ask of the bot.
  const gate = createFloodGate(deps.clock)
  return async ({ activity }, spoken) => {
    const isAddressed = isForBot(activity, spoken)
    const { type } = activity
    const isChange = type === 'messageUpdate' || type === 'messageDelete'
    if (!isChange && (type !== 'message' || isAddressed)) return false
    const change = isChange ? readMessageChange(activity, deps.clock()) : null
    if (!isOfPerson(activity) || (isChange && !change)) return true
    const { tenantId, aadObjectId } = spoken
    const heard = { tenantId, aadObjectId, message: readMessage(activity, spoken), isForBot: isAddressed }
    try {
      if (change) await hearChange(deps, gate, { ...heard, ...change })
      else await hearOverheard(deps, gate, heard)
    } catch (error) {
      deps.log.error('A message in a thread could not be heard', { error })
    }
    return true
  }
}
