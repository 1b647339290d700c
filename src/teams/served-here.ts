// What may be shown where others read along.
import type { TurnContext } from './command.ts'

/** The organisation whose subtree may be shown here: any in a personal chat, none in a channel that serves nobody. */
export function servedHere(turn: TurnContext): string | null {
  return turn.channel === null ? null : (turn.channel.linked?.organisationId ?? '')
}
