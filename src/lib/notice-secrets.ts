// Secrets that a provider gives back with every notice; only their hashes are stored.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { NoticeSecrets } from '../app/ports/notice-secrets.ts'

/** 256 random bits: a plain hash of them can be kept, as nothing can be guessed from it. */
export const noticeSecrets: NoticeSecrets = {
  make: () => randomBytes(32).toString('base64url'),
  hash: (secret) => createHash('sha256').update(secret).digest('base64url'),
  matches(secret, hash) {
    const [given, kept] = [Buffer.from(noticeSecrets.hash(secret)), Buffer.from(hash)]
    return given.length === kept.length && timingSafeEqual(given, kept)
  },
}
