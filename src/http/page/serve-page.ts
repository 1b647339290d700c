// The page of a ticket: shown by GET, which changes nothing, and its forms taken by POST, after which the browser is sent to the page.
import { createHash } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Request, Response } from 'restify'
import type { Log, NewId } from '../../app/ports/runtime.ts'
import { PAGE_PATH } from '../../app/ports/signed-tokens.ts'
import type { CustomerPageView, PageDone, PageInput } from '../../app/views/customer-page-view.ts'
import { NotFoundError } from '../../domain/errors.ts'
import { MAX_WRITTEN } from '../../app/tickets/written-text.ts'
import type { Speaker } from '../../texts/speaker.ts'
import { answerHtml, HttpRefusal } from '../answers.ts'
import type { BaseServer } from '../base-server.ts'
import { readerOf } from '../reader-of.ts'
import { wordPage } from './page-frame.tsx'
import { POLICY } from './page-style.ts'
import { readPageForm, readPageQuery } from './read-form.ts'
import { ticketPage } from './ticket-page.tsx'

/** What the page leads to. `read` and `act` throw `NotFoundError` for a link that is no good. */
export interface CustomerPage {
  /** Whether it was signed here and is not too old; asks nobody. */
  readonly isToken: (token: string) => boolean
  readonly read: (
    token: string,
    at: { readonly place: string; readonly done: PageDone | null },
  ) => Promise<CustomerPageView>
  readonly act: (
    token: string,
    form: string,
    input: PageInput,
  ) => Promise<{ readonly done: PageDone } | { readonly view: CustomerPageView }>
}

/** With one link, in a minute. A person with a page before them does not come near. */
const LIMITS = { read: 60, write: 20 } as const
const MINUTE_S = 60

export function servePage(server: BaseServer, page: CustomerPage, { log, newId }: { log: Log; newId: NewId }): void {
  const limiters = {
    read: new RateLimiterMemory({ points: LIMITS.read, duration: MINUTE_S }),
    write: new RateLimiterMemory({ points: LIMITS.write, duration: MINUTE_S }),
  }

  /** Runs it for a token that is ours, and answers what it throws in the reader's language. */
  const onPage = (kind: keyof typeof LIMITS, run: (req: Request, res: Response, token: string) => Promise<void>) =>
    server.guarded(async (req, res) => {
      const { token = '' } = req.params as { token?: string }
      // Before it is known whose page it is.
      const to = readerOf(req)
      if (!page.isToken(token)) {
        dead(res, to)
        return
      }
      // The token itself is kept nowhere.
      const key = createHash('sha256').update(token).digest('base64')
      const isBusy = await limiters[kind].consume(key).then(
        () => false,
        () => true,
      )
      if (isBusy) {
        res.setHeader('Retry-After', `${MINUTE_S}`)
        answer(res, 429, wordPage(to, { title: 'page.busy.title', text: 'page.busy.text' }))
        return
      }
      try {
        await run(req, res, token)
      } catch (error) {
        if (error instanceof NotFoundError) {
          log.info('A link to a ticket’s page was refused', { reason: error.message })
          dead(res, to)
          return
        }
        if (error instanceof HttpRefusal) {
          refused(res, to, error, pathOf(token))
          return
        }
        const id = newId()
        log.error('The page of a ticket failed', { id, error })
        answer(res, 500, wordPage(to, { title: 'page.failed.title', text: 'page.failed.text', values: { id } }))
      }
    })

  server.routes.get(
    `${PAGE_PATH}/:token`,
    onPage('read', async (req, res, token) => {
      answer(res, 200, ticketPage(await page.read(token, readPageQuery(req.getQuery())), pathOf(token)))
    }),
  )
  server.routes.post(
    `${PAGE_PATH}/:token`,
    onPage('write', async (req, res, token) => {
      refuseForeign(req)
      const { form, input } = await readPageForm(req)
      const acted = await page.act(token, form, input)
      if ('view' in acted) {
        answer(res, 422, ticketPage(acted.view, pathOf(token)))
        return
      }
      res.setHeader('Location', `${pathOf(token)}?done=${acted.done}`)
      answer(res, 303, '')
    }),
  )
}

/**
 * Browsers say where a form comes from. Its Origin would be `null` here, since the page sends no referrer. Whoever knows the token
 * needs no browser for it; this keeps other sites from having somebody's browser post to a link that they have learnt.
 */
function refuseForeign(req: Request): void {
  const site = req.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin') return
  throw new HttpRefusal(403, 'foreign-form', 'This form was sent from another site')
}

function refused(res: Response, to: Speaker, error: HttpRefusal, back: string): void {
  const title = 'page.failed.title'
  const isHuge = error.status === 413
  const word = isHuge
    ? ({ text: 'page.problem.huge', values: { most: MAX_WRITTEN } } as const)
    : ({ text: 'page.problem.form' } as const)
  answer(res, error.status, wordPage(to, { title, ...word, back }))
}

function dead(res: Response, to: Speaker): void {
  answer(res, 404, wordPage(to, { title: 'page.dead.title', text: 'page.dead.text' }))
}

function answer(res: Response, status: number, html: string): void {
  answerHtml(res, status, html, POLICY)
}

function pathOf(token: string): string {
  return `${PAGE_PATH}/${token}`
}
