// What signed links lead to: a file for downloading, a picture for a card, or a page that says why not.
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'restify'
import { LINK_PATHS, type LinkPurpose } from '../app/ports/signed-tokens.ts'
import { NotFoundError, OutsideError, UnavailableError } from '../domain/errors.ts'
import type { NewId, Log } from '../app/ports/runtime.ts'
import { createBuckets } from '../lib/buckets.ts'
import { say, speakingTo } from '../texts/say.ts'
import { answerBytes, answerText, HttpRefusal, PageRefusal } from './answers.ts'
import type { BaseServer } from './base-server.ts'
import { dispositionOf } from './content-disposition.ts'
import { readerOf } from './reader-of.ts'
import { answerTooMany } from './too-many.ts'

interface Named {
  readonly name: string
  readonly contentType: string
}

/** A file whose text is here already. */
export interface LinkedText extends Named {
  readonly text: string
}

/** A file that comes from elsewhere while it is sent. */
export interface LinkedStream extends Named {
  readonly bytes: AsyncIterable<Uint8Array>
  /** Bytes; `null` when that is not known beforehand. */
  readonly size: number | null
  /** To be shown in its place, in a card or a browser, rather than saved. */
  readonly inline: boolean
}

/**
 * Each throws `NotFoundError` when the link is no good: forged, too old, or of somebody who lost the right; `UnavailableError` when
 * what it opens cannot be had. The signal fires when nobody waits any more.
 */
export type ReadLinks = Readonly<
  Record<LinkPurpose, (token: string, signal: AbortSignal) => Promise<LinkedText | LinkedStream>>
>

/** However slowly a file is read: it holds one of few places as long. */
const TRANSFER_MS = 15 * 60_000

/** How often one link is followed: a picture by everybody before whose eyes its card is. */
const PER_LINK = { burst: 60, perSecond: 1 } as const

export function serveLinks(server: BaseServer, links: ReadLinks, { log, newId }: { log: Log; newId: NewId }): void {
  const isLetIn = createBuckets(PER_LINK, () => performance.now())
  for (const [purpose, read] of Object.entries(links)) {
    // `ReadLinks` has a row for each purpose and no other.
    const path = LINK_PATHS[purpose as LinkPurpose]
    server.routes.get(
      `${path}/:token`,
      server.guarded(async (req, res) => {
        const { token = '' } = req.params as { token?: string }
        // The token itself is kept nowhere.
        if (isLetIn(createHash('sha256').update(token).digest('base64')) !== 'pass') {
          answerTooMany(req, res)
          return
        }
        const gone = new AbortController()
        res.once('close', () => gone.abort())
        const to = readerOf(req)
        try {
          const file = await speakingTo(to, () =>
            read(token, gone.signal).catch((error: unknown) => refuse(error, gone.signal)),
          )
          if ('text' in file) {
            res.setHeader('Content-Disposition', dispositionOf('attachment', file.name))
            answerText(res, 200, file.text, file.contentType)
          } else await transfer(res, file, gone.signal)
        } finally {
          gone.abort()
        }
      }),
    )
  }

  async function transfer(res: Response, file: LinkedStream, gone: AbortSignal): Promise<void> {
    const { name, contentType, size, inline, bytes } = file
    const late = setTimeout(() => res.destroy(), TRANSFER_MS)
    try {
      const disposition = dispositionOf(inline ? 'inline' : 'attachment', name)
      answerBytes(res, { contentType, size, disposition })
      await pipeline(bytes, res)
    } catch (error) {
      res.destroy()
      if (!gone.aborted) log.warn('A file broke off on its way to a browser', { error })
    } finally {
      clearTimeout(late)
    }
  }

  function refuse(error: unknown, gone: AbortSignal): never {
    if (error instanceof HttpRefusal) throw error
    if (error instanceof NotFoundError) {
      throw new PageRefusal(404, error.code, say('links.gone'), error.forPerson)
    }
    if (error instanceof UnavailableError) {
      throw new PageRefusal(410, error.code, say('links.unavailable'), error.forPerson)
    }
    if (error instanceof OutsideError) {
      if (!gone.aborted) log.warn('A file could not be read from its mailbox', { code: error.code, error })
      throw new PageRefusal(503, 'outside', say('links.outside.title'), outsideText(error))
    }
    const id = newId()
    log.error('A link could not be served', { id, error })
    throw new PageRefusal(500, 'internal', say('links.failed.title'), say('links.failed.text', { id }))
  }
}

function outsideText({ code, forPerson }: OutsideError): string {
  if (code === 'too-many-files') return forPerson
  return say('links.outside.text')
}
