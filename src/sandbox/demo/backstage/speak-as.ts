// The Playground knows one user. What they do there is told to the bot as somebody else's doing.
import { z } from 'zod'
import type { Language } from '../../../texts/languages.ts'
import type { DemoUser } from '../world.ts'

const Activity = z.looseObject({
  type: z.string(),
  from: z.looseObject({ id: z.string() }),
  entities: z.array(z.looseObject({ type: z.string() })).default([]),
})

/** The activity as if `user`, whose Teams speaks `language`, had written or pressed. What is not by a person stays as it is. */
export function speakAs(activity: unknown, user: DemoUser, language: Language): unknown {
  const parsed = Activity.safeParse(activity)
  if (!parsed.success || !['message', 'invoke'].includes(parsed.data.type)) return activity
  const { from, entities } = parsed.data
  const locale = language
  return {
    ...parsed.data,
    locale,
    entities: entities.map((entity) => (entity.type === 'clientInfo' ? { ...entity, locale } : entity)),
    from: { ...from, id: user.id, aadObjectId: user.aadObjectId, name: user.name },
  }
}
