// What makes an activity this one and no other: repeated by Teams it is the same, pressed or written again it is another.
import { createHash } from 'node:crypto'
import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { Spoken } from './read-activity.ts'

const Named = z.object({
  type: z.string(),
  conversation: z.object({ id: z.string() }),
  from: z.object({ id: z.string() }),
  id: z.string().min(1).optional().catch(undefined),
  timestamp: z.unknown().optional(),
  replyToId: z.unknown().optional(),
  text: z.string().optional().catch(undefined),
  value: z.object({ action: z.unknown().optional() }).optional().catch(undefined),
})

/** `null` when it has neither id nor time, as Teams' own always have. */
export function activityKey(activity: Activity): string | null {
  const parsed = Named.safeParse(activity)
  if (!parsed.success) return null
  const { type, conversation, from, id, timestamp, replyToId, text, value } = parsed.data
  const own = id ?? timestamp
  if (own === undefined) return null
  const said = JSON.stringify([
    type,
    conversation.id,
    from.id,
    own,
    replyToId ?? null,
    text ?? null,
    value?.action ?? null,
  ])
  return createHash('sha256').update(said).digest('hex')
}

/**
 * Names a message by who wrote it where: what becomes of it later comes under the same name, and under no name that others can give.
 * `id`: the activity's.
 */
export function messageKey({ tenantId, aadObjectId, conversationId }: Spoken, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['message', tenantId, conversationId, aadObjectId, id]))
    .digest('hex')
}
