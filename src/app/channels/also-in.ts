// What people choose as further channels is checked the same way wherever they choose it.
import type { SupportChannel } from '../../domain/channel.ts'
import { MOST_COPIES } from '../../domain/ticket/copies.ts'
import { say } from '../../texts/say.ts'

/** `channels`: those that may be chosen. */
export function alsoInError(
  alsoIn: readonly string[],
  channels: readonly Pick<SupportChannel, '_id'>[],
): { readonly alsoIn?: string } {
  if (alsoIn.length > MOST_COPIES) return { alsoIn: say('channels.also.problem.most', { most: MOST_COPIES }) }
  const isOffered = (id: string): boolean => channels.some(({ _id }) => _id === id)
  return alsoIn.every(isOffered) ? {} : { alsoIn: say('channels.also.problem.channel') }
}
