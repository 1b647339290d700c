// The page of an invitation and the app package that it hands out. Both are only read: looking uses nothing up.
import { createHash } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Request, Response } from 'restify'
import type { Log, NewId } from '../../app/ports/runtime.ts'
import type { Speaker } from '../../texts/speaker.ts'
import { createBuckets } from '../../lib/buckets.ts'
import { NotFoundError } from '../../domain/errors.ts'
import { answerBytes, answerHtml } from '../answers.ts'
import type { BaseServer } from '../base-server.ts'
import { dispositionOf } from '../content-disposition.ts'
import { readerOf } from '../reader-of.ts'
import { invitationPage, type InvitationPage } from './invitation-page.tsx'
import { wordPage } from './page-frame.tsx'
import { POLICY } from './page-style.ts'

export interface InvitationRoute {
  /** Where it is served, without the code. */
  readonly path: string
  /** Throws `NotFoundError` for a code that invites nobody. */
  readonly read: (code: string) => Promise<InvitationPage & { readonly standing: 'open' | 'used' }>
  readonly app: { readonly name: string; readonly make: () => Promise<Uint8Array> }
}

/**
 * In a minute. Behind a proxy that does not name its clients all come from one address, so a right code is served however many
 * wrong ones came: nobody finds one of 80 random bits by asking, but anybody could keep those out who were invited.
 */
const WRONG_FROM_ONE_ADDRESS = 30
const VISITS_OF_ONE_CODE = 60
const MINUTE_S = 60

export function serveInvitation(
  server: BaseServer,
  { path, read, app }: InvitationRoute,
  { log, newId }: { log: Log; newId: NewId },
): void {
  const wrong = new RateLimiterMemory({ points: WRONG_FROM_ONE_ADDRESS, duration: MINUTE_S })
  // Anything may stand where a code should: the codes that are remembered have an end.
  const visits = createBuckets({ burst: VISITS_OF_ONE_CODE, perSecond: VISITS_OF_ONE_CODE / MINUTE_S }, () =>
    performance.now(),
  )

  const onCode = (run: (req: Request, res: Response, code: string) => Promise<void>) =>
    server.guarded(async (req, res) => {
      const { code = '' } = req.params as { code?: string }
      const to = readerOf(req)
      // The code itself is kept nowhere.
      if (visits(createHash('sha256').update(code).digest('base64')) !== 'pass') {
        busy(res, to)
        return
      }
      try {
        await run(req, res, code)
      } catch (error) {
        if (error instanceof NotFoundError) {
          if (await isSpent(wrong, server.addressOf(req) ?? '')) {
            busy(res, to)
            return
          }
          log.info('A link of a tenant invitation was refused', { reason: error.message })
          const word = { title: 'connect.page.dead.title', text: 'connect.page.dead.text' } as const
          answerHtml(res, 404, wordPage(to, word), POLICY)
          return
        }
        const id = newId()
        log.error('The page of a tenant invitation failed', { id, error })
        const word = { title: 'connect.page.failed.title', text: 'connect.page.failed.text', values: { id } } as const
        answerHtml(res, 500, wordPage(to, word), POLICY)
      }
    })

  server.routes.get(
    `${path}/:code`,
    onCode(async (req, res, code) => {
      const view = await read(code)
      const to = readerOf(req)
      const html =
        view.standing === 'used'
          ? wordPage(to, { title: 'connect.page.used.title', text: 'connect.page.used.text' })
          : invitationPage(to, view, `${path}/${encodeURIComponent(code)}/${app.name}`)
      answerHtml(res, 200, html, POLICY)
    }),
  )
  server.routes.get(
    `${path}/:code/${app.name}`,
    onCode(async (_req, res, code) => {
      // Also once it was used: the app may have to be uploaded again.
      await read(code)
      const zip = Buffer.from(await app.make())
      const disposition = dispositionOf('attachment', app.name)
      answerBytes(res, { contentType: 'application/zip', size: zip.length, disposition })
      res.end(zip)
    }),
  )
}

function busy(res: Response, to: Speaker): void {
  res.setHeader('Retry-After', `${MINUTE_S}`)
  answerHtml(res, 429, wordPage(to, { title: 'connect.page.busy.title', text: 'connect.page.busy.text' }), POLICY)
}

async function isSpent(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return await limiter.consume(key).then(
    () => false,
    () => true,
  )
}
