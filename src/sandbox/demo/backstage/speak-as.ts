// The Playground knows one user. What they do there is told to the bot as somebody else's doing.
import { z } from 'zod'
import type { Language } from '../../../texts/languages.ts'
import type { DemoUser } from '../world.ts'

const Activity = z.looseObject({
  type: z.string(),
  serviceUrl: z.string().default(''),
  conversation: z.looseObject({}).default({}),
  channelData: z.looseObject({}).default({}),
  from: z.looseObject({ id: z.string() }),
  entities: z.array(z.looseObject({ type: z.string() })).default([]),
})

/**
 * The activity as if `user`, whose Teams speaks `language`, had written or pressed. What is not by a person stays as it is.
 * `elsewhere`: where people of another tenant are reached, as each tenant has a service address of its own.
 */
export function speakAs(activity: unknown, user: DemoUser, language: Language, elsewhere: string): unknown {
  const parsed = Activity.safeParse(activity)
  if (!parsed.success || !['message', 'invoke'].includes(parsed.data.type)) return activity
  const { from, entities, conversation, channelData } = parsed.data
  const { tenantId } = user
  const locale = language
  return {
    ...parsed.data,
    locale,
    ...(tenantId === undefined
      ? {}
      : {
          serviceUrl: elsewhere,
          conversation: { ...conversation, tenantId },
          channelData: { ...channelData, tenant: { id: tenantId } },
        }),
    entities: entities.map((entity) => (entity.type === 'clientInfo' ? { ...entity, locale } : entity)),
    from: { ...from, id: user.id, aadObjectId: user.aadObjectId, name: user.name },
  }
}
