// Tokens for links: readable by whoever holds them, made by nobody but us.
import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signs with a key derived from `secret`, so that the same secret may serve other ends. HMAC-SHA256, RFC 2104. */
export function createSignedTokens(secret: Buffer): {
  readonly sign: (payload: object) => string
  readonly open: (token: string) => unknown
} {
  const key = createHmac('sha256', secret).update('frontdesk/signed-token').digest()
  const signatureOf = (content: string): Buffer => createHmac('sha256', key).update(content).digest()
  return {
    sign(payload) {
      const content = Buffer.from(JSON.stringify(payload)).toString('base64url')
      return `${content}.${signatureOf(content).toString('base64url')}`
    },
    open(token) {
      const [content = '', signature = '', ...rest] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(content)
      if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right)) return null
      return JSON.parse(Buffer.from(content, 'base64url').toString('utf8')) as unknown
    },
  }
}
