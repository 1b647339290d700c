// How big a finished card may be.

/** Bytes. Teams refuses more. */
export const CARD_LIMIT = 28 * 1024

/** Bytes of the JSON, in UTF-8 or in UTF-16, whichever takes more. */
export function jsonSize(value: unknown): number {
  const json = JSON.stringify(value)
  return Math.max(2 * json.length, Buffer.byteLength(json))
}
