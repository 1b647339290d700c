// The channel that somebody asked to link, as a form in their personal chat carries it: sealed, for them, and for an hour.
import { z } from 'zod'
import { CHANNEL_KINDS, type ChannelPlace } from '../../domain/channel.ts'
import type { TurnContext } from '../command.ts'

const PURPOSE = 'channel-place'
const GOOD_MS = 60 * 60_000

const Sealed = z.object({
  personId: z.string(),
  place: z.object({
    conversationId: z.string(),
    kind: z.enum(CHANNEL_KINDS).nullable(),
    name: z.string(),
    teamId: z.string(),
    teamName: z.string(),
    tenantId: z.string(),
    serviceUrl: z.string(),
  }),
})

type Sealing = Pick<TurnContext['deps'], 'signedTokens' | 'clock'>

export function sealPlace({ signedTokens, clock }: Sealing, personId: string, place: ChannelPlace): string {
  return signedTokens.sign(PURPOSE, { personId, place }, new Date(clock().getTime() + GOOD_MS))
}

/** `null` when it was not sealed here, for somebody else, or too long ago. */
export function openPlace({ signedTokens, clock }: Sealing, personId: string, sealed: string): ChannelPlace | null {
  const { data } = Sealed.safeParse(signedTokens.open(PURPOSE, sealed, clock()))
  return data?.personId === personId ? data.place : null
}
