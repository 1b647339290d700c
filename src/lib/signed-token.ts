// Tokens for links: readable by whoever holds them, made by nobody but us.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SignedTokens } from '../app/ports/signed-tokens.ts'

/**
 * Signs with keys derived from `secret`, one for each purpose: a token for one is no good for another, and the same secret may
 * serve other ends. HMAC-SHA256, RFC 2104. What was signed with one of the `older` secrets is still good.
 */
export function createSignedTokens(secret: Buffer, ...older: readonly Buffer[]): SignedTokens {
  function signatureOf(purpose: string, content: string, by = secret): Buffer {
    const key = createHmac('sha256', by).update(`frontdesk/signed-token/${purpose}`).digest()
    return createHmac('sha256', key).update(content).digest()
  }
  return {
    sign(purpose, payload, until) {
      const content = Buffer.from(JSON.stringify([until.getTime(), payload])).toString('base64url')
      return `${content}.${signatureOf(purpose, content).toString('base64url')}`
    },
    open(purpose, token, now) {
      const [content = '', signature = '', ...rest] = token.split('.')
      // As text: several texts stand for the same bytes, and a token that was changed in any letter is not ours.
      const given = Buffer.from(signature)
      const isRight = [secret, ...older].some((by) => {
        const right = Buffer.from(signatureOf(purpose, content, by).toString('base64url'))
        return given.length === right.length && timingSafeEqual(given, right)
      })
      if (rest.length > 0 || !isRight) return null
      // What we signed ourselves has the form we gave it.
      const [until, payload] = JSON.parse(Buffer.from(content, 'base64url').toString('utf8')) as [number, unknown]
      return until < now.getTime() ? null : payload
    },
  }
}
