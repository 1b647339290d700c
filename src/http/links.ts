// What signed links lead to: a file for downloading, or a page that says why not.
import { LINK_PATHS, type LinkPurpose } from '../app/ports/signed-tokens.ts'
import { NotFoundError } from '../domain/errors.ts'
import type { NewId, Log } from '../app/ports/runtime.ts'
import { answerText, HttpRefusal, PageRefusal } from './answers.ts'
import type { BaseServer } from './base-server.ts'

export interface LinkedFile {
  readonly name: string
  readonly contentType: string
  readonly text: string
}

/** Each throws `NotFoundError` when the link is no good: forged, too old, or of somebody who lost the right. */
export type ReadLinks = Readonly<Record<LinkPurpose, (token: string) => Promise<LinkedFile>>>

export function serveLinks(server: BaseServer, links: ReadLinks, { log, newId }: { log: Log; newId: NewId }): void {
  for (const [purpose, read] of Object.entries(links)) {
    // `ReadLinks` has a row for each purpose and no other.
    const path = LINK_PATHS[purpose as LinkPurpose]
    server.routes.get(
      `${path}/:token`,
      server.guarded(async (req, res) => {
        const { token = '' } = req.params as { token?: string }
        const { name, contentType, text } = await read(token).catch(refuse)
        res.setHeader('Content-Disposition', `attachment; filename="${name}"`)
        answerText(res, 200, text, contentType)
      }),
    )
  }

  function refuse(error: unknown): never {
    if (error instanceof HttpRefusal) throw error
    if (error instanceof NotFoundError) {
      throw new PageRefusal(404, error.code, 'This link no longer works', error.forPerson)
    }
    const id = newId()
    log.error('A link could not be served', { id, error })
    const text = `Something went wrong on our side. Try the link again in a minute; if it keeps happening, give your administrator this number: ${id}.`
    throw new PageRefusal(500, 'internal', 'That did not work', text)
  }
}
