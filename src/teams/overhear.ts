// Activities that nobody addressed to the bot: messages of a channel between people, and what they do to messages later.
import { createFloodGate } from './flood-gate.ts'
import { hearChange, hearOverheard } from './hear-thread.ts'
import type { TurnContext } from './command.ts'
import type { BotTurn } from './wire/bot-turn.ts'
import type { Spoken } from './wire/read-activity.ts'
import { isForBot, isOfPerson, readMessage, readMessageChange } from './wire/read-message.ts'

/** Answers whether it was one of them, which is done with by that: nothing is said, also where it fails. */
export type Overhear = (turn: BotTurn, spoken: Spoken, speaking: Speaking) => Promise<boolean>

/** Does the work in the words of whoever spoke. */
export type Speaking = (work: () => Promise<void>) => Promise<void>

export function createOverhearing(deps: TurnContext['deps']): Overhear {
  // What people say to one another takes nothing from what they may ask of the bot.
  const gate = createFloodGate(deps.clock)
  return async ({ activity }, spoken, speaking) => {
    if (!isOverheard(activity, spoken)) return false
    const change = readMessageChange(activity, deps.clock())
    if (!isOfPerson(activity) || (isChange(activity) && !change)) return true
    const { tenantId, aadObjectId } = spoken
    const passage = gate.ask({ tenantId, personId: aadObjectId })
    // What somebody took back goes in any case. Of the rest nothing is looked up any more.
    if (passage === 'drop' && change?.is !== 'deleted') return true
    const heard = {
      tenantId,
      aadObjectId,
      message: readMessage(activity, spoken),
      isForBot: isForBot(activity, spoken),
    }
    try {
      await speaking(async () => {
        if (change) await hearChange(deps, { ...heard, ...change })
        else await hearOverheard(deps, heard, passage === 'tell')
      })
    } catch (error) {
      deps.log.error('A message in a thread could not be heard', { error })
    }
    return true
  }
}

export function isOverheard(activity: BotTurn['activity'], spoken: Spoken): boolean {
  return isChange(activity) || (activity.type === 'message' && !isForBot(activity, spoken))
}

function isChange({ type }: BotTurn['activity']): boolean {
  return type === 'messageUpdate' || type === 'messageDelete'
}
