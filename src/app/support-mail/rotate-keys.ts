// Seals every stored secret anew, under the key that is the first by now.
import type { Deps } from '../deps.ts'
import { secretPlace } from './open-mailbox.ts'
import type { Collection } from '../ports/documents.ts'
import { SecretUnreadableError, type SealedSecret } from '../ports/secrets.ts'
import { typedSecretPlace } from './typed-secret.ts'

export interface KeyRotation {
  /** Sealed anew just now. */
  readonly resealed: number
  /** Sealed under the first key already. */
  readonly current: number
  /** Left as they are: no key opens them. */
  readonly unreadable: number
}

interface HasSecret {
  readonly _id: string
  readonly clientSecret: SealedSecret
}

/** Doing it again changes nothing, and it may be broken off at any time: every secret opens under an old or the new key. */
export async function rotateKeys({ documents, secrets }: Pick<Deps, 'documents' | 'secrets'>): Promise<KeyRotation> {
  const firstKey = secrets.seal('', '').keyId
  const done = [await reseal(documents.mailboxes, secretPlace), await reseal(documents.typedSecrets, typedSecretPlace)]
  const sum = (key: keyof KeyRotation) => done.reduce((total, counts) => total + counts[key], 0)
  return { resealed: sum('resealed'), current: sum('current'), unreadable: sum('unreadable') }

  async function reseal<T extends HasSecret>(
    collection: Collection<T>,
    placeOf: (id: string) => string,
  ): Promise<KeyRotation> {
    const counts = { resealed: 0, current: 0, unreadable: 0 }
    for (const { _id, clientSecret } of await collection.find({})) {
      if (clientSecret.keyId === firstKey) counts.current += 1
      else if (await resealOne(collection, _id, clientSecret, placeOf(_id))) counts.resealed += 1
      else counts.unreadable += 1
    }
    return counts
  }

  async function resealOne<T extends HasSecret>(
    collection: Collection<T>,
    _id: string,
    before: SealedSecret,
    place: string,
  ): Promise<boolean> {
    try {
      const clientSecret = secrets.seal(secrets.open(before, place), place)
      // One that somebody entered meanwhile stays; the server has sealed it under its own first key.
      await collection.updateIf(
        { _id, 'clientSecret.nonce': before.nonce } as never,
        { $set: { clientSecret } } as never,
      )
      return true
    } catch (error) {
      if (error instanceof SecretUnreadableError) return false
      throw error
    }
  }
}
