// A token issuer on loopback that signs as the Bot Framework does, and the cloud settings that make a bot trust it.
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import { listenOnLoopback } from '../../src/sandbox/listen.ts'
import type { BotCloud } from '../../src/teams/wire/adapter.ts'

export interface LocalIssuer {
  readonly cloud: BotCloud
  /** An `Authorization` header. */
  token(claims: {
    readonly audience: string
    readonly serviceUrl: string
    readonly issuer?: string
    readonly expiresIn?: number
  }): string
  /** One whose signature is of another key. */
  forgedToken: LocalIssuer['token']
  stop(): Promise<void>
}

export async function startLocalIssuer(): Promise<LocalIssuer> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = randomUUID()
  let url = ''
  const server = createServer((req, res) => {
    const key = { ...pair.publicKey.export({ format: 'jwk' }), kid, endorsements: ['msteams'] }
    res.setHeader('Content-Type', 'application/json')
    res.end(JSON.stringify(req.url === '/keys' ? { keys: [key] } : { issuer: url, jwks_uri: `${url}/keys` }))
  })
  url = `http://127.0.0.1:${await listenOnLoopback(server, 'the issuer', '127.0.0.1', 0)}`

  const tokenSignedBy =
    (key: typeof pair.privateKey): LocalIssuer['token'] =>
    ({ audience, serviceUrl, issuer = url, expiresIn = 600 }) => {
      const now = Math.floor(Date.now() / 1000)
      const claims = { iss: issuer, aud: audience, serviceurl: serviceUrl, nbf: now - 900, exp: now + expiresIn }
      const signed = `${encoded({ alg: 'RS256', typ: 'JWT', kid })}.${encoded(claims)}`
      return `Bearer ${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`
    }

  return {
    cloud: {
      ToChannelFromBotLoginUrl: `${url}/login`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: url,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/channel`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/emulator`,
      OAuthUrl: `${url}/oauth`,
      CallerId: 'urn:botframework:azure',
    },
    token: tokenSignedBy(pair.privateKey),
    forgedToken: tokenSignedBy(stranger.privateKey),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
