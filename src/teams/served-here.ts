// What may be shown where others read along.
import type { TurnContext } from './command.ts'

/** The organisation whose subtree may be shown here: any in an answer that goes to a personal chat, none in a channel that serves nobody. */
export function servedHere(turn: Pick<TurnContext, 'channel' | 'privately'>): string | null {
  return turn.channel === null || turn.privately ? null : (turn.channel.linked?.organisationId ?? '')
}
