// The answer to whoever asks too much, of a port or with a link: wait.
import type { Request, Response } from 'restify'
import { say, speakingTo } from '../texts/say.ts'
import { answerError, PageRefusal } from './answers.ts'
import { readerOf } from './reader-of.ts'

/** Seconds, by which half of what may be asked at once is there again. */
const RETRY_AFTER_S = 30

/** 429: a page for browsers, a code for everybody else. */
export function answerTooMany(req: Request, res: Response): void {
  res.setHeader('Retry-After', `${RETRY_AFTER_S}`)
  if (!(req.headers.accept ?? '').includes('text/html')) {
    answerError(res, 429, 'too-many-requests', `Too many requests: wait ${RETRY_AFTER_S} seconds`)
    return
  }
  speakingTo(readerOf(req), () => {
    new PageRefusal(429, 'too-many-requests', say('links.flooded.title'), say('links.flooded.text')).answer(res)
  })
}
