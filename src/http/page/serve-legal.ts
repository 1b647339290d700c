// The pages that the Teams app leads to: without a login, without a script, and without anything of anybody's data.
import type { Request } from 'restify'
import { isLanguage } from '../../texts/languages.ts'
import { speaker, type Speaker } from '../../texts/speaker.ts'
import { answerHtml } from '../answers.ts'
import type { BaseServer } from '../base-server.ts'
import { readerOf } from '../reader-of.ts'
import { LEGAL_PAGES, legalPage, pathOf, type LegalFacts } from './legal-page.tsx'
import { POLICY } from './page-style.ts'

export function serveLegal(server: Pick<BaseServer, 'routes' | 'guarded'>, facts: LegalFacts): void {
  for (const page of LEGAL_PAGES) {
    server.routes.get(
      pathOf(page),
      server.guarded((req, res) => {
        res.setHeader('Vary', 'Accept-Language')
        answerHtml(res, 200, legalPage(chosen(req), page, facts), POLICY)
        return Promise.resolve()
      }),
    )
  }
}

/** The language that was picked on the page, or that of the browser. */
function chosen(req: Request): Speaker {
  const language = new URLSearchParams(req.getQuery()).get('lang') ?? ''
  return isLanguage(language) ? speaker({ language, timeZone: 'UTC' }) : readerOf(req)
}
