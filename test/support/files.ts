// Mails with files, and what a card offers of them.
import type { Card } from '../../src/sandbox/connector/cards.ts'
import { partsOf } from './card-parts.ts'
import { aMail } from './mails.ts'

export interface MailFile {
  readonly name: string
  readonly type: string
  readonly content: Buffer
}

/** A mail of some words with these files attached, names as RFC 2231 writes them. */
export function aMailWith(
  files: readonly MailFile[],
  headers: Readonly<Record<string, string | null>> = {},
  text = 'Please look at this.',
): string {
  const parts = files.map(({ name, type, content }) => [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    content.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ])
  const words = ['Content-Type: text/plain; charset=utf-8', '', text]
  const body = [words, ...parts].flatMap((lines) => ['--B', ...lines])
  return aMail({ 'Content-Type': 'multipart/mixed; boundary=B', ...headers }, [...body, '--B--'].join('\r\n'))
}

export function aFile(name: string, content: string | Buffer = 'Some bytes', type = 'application/x-thing'): MailFile {
  return { name, type, content: Buffer.from(content) }
}

/** One pixel, as a PNG. */
export function aPicture(name: string, type = 'image/png'): MailFile {
  const content = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  return { name, type, content }
}

/** Every address that a card opens or shows. */
export function linksOf(card: Card): readonly string[] {
  return partsOf(card).flatMap(({ url }) => (typeof url === 'string' ? [url] : []))
}
