// What a picture really is, by its first bytes: what a mail calls it proves nothing.

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif'

const SIGNATURES: readonly (readonly [PictureType, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x37, 0x61]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
]

/** `null` for everything that is none of those that cards show. https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const found = SIGNATURES.find(([, start]) => start.every((byte, index) => bytes[index] === byte))
  return found?.[0] ?? null
}

/** Whether it calls itself such a picture. */
export function isCalledPicture(contentType: string): boolean {
  return /^image\/(?:png|jpe?g|pjpeg|gif)\b/i.test(contentType)
}
