// The door for Microsoft Graph's change notifications: https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
import type { Request, Response } from 'restify'
import { z } from 'zod'
import type { HeardNotice } from '../app/notices/hear-notices.ts'
import { answerJson, answerText, HttpRefusal } from './answers.ts'
import type { BaseServer } from './base-server.ts'
import { readJson } from './read-json.ts'

/** Where Graph is told to call, below `PUBLIC_URL`. */
export const NOTIFICATIONS_PATH = '/api/notifications'

export interface NotificationDoor {
  /** Returns at once: whether anything comes of them is nobody's business out there. */
  readonly hear: (notices: readonly HeardNotice[]) => void
}

/** Bytes: many times what Graph sends at once. */
const BODY_LIMIT = 512 * 1024
const MOST_ITEMS = 1000
const MOST_TOKEN = 4096

const Item = z.object({
  subscriptionId: z.string().min(1).max(200),
  clientState: z.string().min(1).max(255),
  /** `reauthorizationRequired`, `subscriptionRemoved`, `missed`, and whatever there will be. */
  lifecycleEvent: z.string().max(100).nullish(),
})
const Collection = z.object({ value: z.array(z.unknown()).max(MOST_ITEMS) })

export function serveNotifications(server: BaseServer, door: NotificationDoor): void {
  server.routes.post(
    NOTIFICATIONS_PATH,
    server.guarded(async (req, res) => {
      const token = new URLSearchParams(req.getQuery()).get('validationToken')
      if (token !== null) validate(req, res, token)
      else {
        const notices = noticesOf(await readJson(req, BODY_LIMIT))
        answerJson(res, 202)
        door.hear(notices)
      }
    }),
  )
}

/** Graph asks whether the address is ours before it sends anything there: what it sent is given back as text and nothing else. */
function validate(req: Request, res: Response, token: string): void {
  req.resume()
  // eslint-disable-next-line no-control-regex -- they are what is refused
  if (token === '' || token.length > MOST_TOKEN || /[\u0000-\u001F\u007F]/u.test(token)) {
    throw new HttpRefusal(400, 'invalid-token', 'This is no validation token')
  }
  answerText(res, 200, token, 'text/plain; charset=utf-8')
}

/** Throws `HttpRefusal` 400. What is no notification of ours among them is left out: all are answered alike. */
function noticesOf(body: unknown): HeardNotice[] {
  const parsed = Collection.safeParse(body)
  if (!parsed.success) {
    throw new HttpRefusal(400, 'invalid-notifications', `This is no collection of up to ${MOST_ITEMS} notifications`)
  }
  return parsed.data.value.flatMap((one) => {
    const { data } = Item.safeParse(one)
    if (data === undefined) return []
    const { subscriptionId, clientState, lifecycleEvent } = data
    return [{ subscriptionId, secret: clientState, isAboutSubscription: lifecycleEvent != null }]
  })
}
