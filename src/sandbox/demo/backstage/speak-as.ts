// The Playground knows one user. What they do there is told to the bot as somebody else's doing.
import { z } from 'zod'
import type { DemoUser } from '../world.ts'

const Activity = z.looseObject({ type: z.string(), from: z.looseObject({ id: z.string() }) })

/** The activity as if `user` had written or pressed. What is not by a person stays as it is. */
export function speakAs(activity: unknown, user: DemoUser): unknown {
  const parsed = Activity.safeParse(activity)
  if (!parsed.success || !['message', 'invoke'].includes(parsed.data.type)) return activity
  const { from } = parsed.data
  return { ...parsed.data, from: { ...from, id: user.id, aadObjectId: user.aadObjectId, name: user.name } }
}
