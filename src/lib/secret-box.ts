// Secrets at rest: AES-256-GCM under a key from the environment, bound to the place they belong to.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { SecretUnreadableError, type SealedSecret, type Secrets } from '../app/ports/secrets.ts'

export interface SecretKey {
  readonly id: string
  /** 32 bytes. */
  readonly key: Buffer
}

const CIPHER = 'aes-256-gcm'
/** NIST SP 800-38D recommends 96 bits for the nonce and 128 for the tag. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The first key seals, all of them open: put a new one in front to rotate. Throws a `TypeError` without any key. */
export function createSecretBox(keys: readonly SecretKey[]): Secrets {
  const [current] = keys
  if (!current) throw new TypeError('A secret box needs at least one key')
  const keyById = new Map(keys.map(({ id, key }) => [id, key]))

  return {
    seal(clear, boundTo) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, current.key, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.from(boundTo))
      const sealed = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return { keyId: current.id, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
    },

    open({ keyId, nonce, sealed }: SealedSecret, boundTo) {
      const key = keyById.get(keyId)
      if (!key) throw new SecretUnreadableError(boundTo, `its key '${keyId}' is not in SECRET_KEYS; add it again`)
      const bytes = Buffer.from(sealed, 'base64')
      try {
        const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64'), { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(boundTo))
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
        return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch (error) {
        throw new SecretUnreadableError(
          boundTo,
          `key '${keyId}', place or bytes are not those it was sealed with`,
          error,
        )
      }
    },
  }
}
