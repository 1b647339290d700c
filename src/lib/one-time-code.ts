// Codes that a person reads off one screen and types into another.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Crockford's alphabet: no I, L, O and U, so that nothing looks like something else. https://www.crockford.com/base32.html */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUPS = 4
const GROUP_LENGTH = 4

/** 80 random bits: `7KQ2-M0XR-9TVA-C4ZE`. */
export function newOneTimeCode(): string {
  // 256 is a multiple of 32, so every letter is equally likely.
  const letters = [...randomBytes(GROUPS * GROUP_LENGTH)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join('')
  return Array.from({ length: GROUPS }, (_, group) =>
    letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH),
  ).join('-')
}

/** What to keep of a code. A plain hash is enough: 80 random bits cannot be guessed from it. */
export function hashOneTimeCode(code: string): string {
  return createHash('sha256').update(plain(code)).digest('base64url')
}

/** Whether it is the code of this hash, however it was typed: in lower case, without hyphens, with O for 0 or I and L for 1. */
export function matchesOneTimeCode(code: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashOneTimeCode(code)), Buffer.from(hash)]
  return given.length === kept.length && timingSafeEqual(given, kept)
}

function plain(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1')
}
