// The door for what claims to come from Teams: its outer form, and that it names one tenant. Whether that is served is asked once its
// sender is believed.
import { z } from 'zod'
import { HttpRefusal } from './answers.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

const serviceUrl = z.string().refine((value) => {
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname))
}, 'must be https')

/** Half a sign of UTF-16 has no place in an address, and these end up in some. */
const wellFormed = z
  .string()
  .max(2000)
  .regex(/^\P{Cs}*$/u, 'holds half a sign')
const id = wellFormed.min(1)
/** botbuilder hands these back in its answers, and fails at any that is no text. */
const word = wellFormed.optional().catch(undefined)
const account = z.looseObject({ id, name: word, aadObjectId: word, role: word })
const time = z.coerce.date().optional().catch(undefined)

/** What botbuilder and the bot rely on; everything else passes as it is. */
const activity = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.literal('msteams'),
  serviceUrl,
  id: word,
  replyToId: word,
  locale: word,
  from: account,
  recipient: account,
  conversation: z.looseObject({
    ...{ id, tenantId: id.optional() },
    ...{ name: word, aadObjectId: word, role: word, conversationType: word },
    isGroup: z.boolean().optional().catch(undefined),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id }) }),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
  attachments: z.array(z.looseObject({})).optional(),
  membersAdded: z.array(z.looseObject({ id })).optional(),
  membersRemoved: z.array(z.looseObject({ id })).optional(),
  text: z.string().optional(),
  timestamp: time,
  localTimestamp: time,
  expiration: time,
})

/**
 * Throws `HttpRefusal` 400 for what is no activity, naming the fields, and 403 for one that names two tenants: in all that Teams
 * sends, shared channels included, the conversation's tenant is that of the channel data.
 */
export function parseActivity(body: unknown): object {
  const parsed = activity.safeParse(body)
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'the body itself'))
    throw new HttpRefusal(
      400,
      'invalid-activity',
      `This is no activity of Teams; wrong or missing: ${[...fields].join(', ')}`,
    )
  }
  const { conversation, channelData } = parsed.data
  if (
    conversation.tenantId !== undefined &&
    conversation.tenantId.toLowerCase() !== channelData.tenant.id.toLowerCase()
  ) {
    throw new HttpRefusal(
      403,
      'two-tenants',
      'This activity names one tenant for its conversation and another one besides',
    )
  }
  return parsed.data
}
