// A mail header's value as people wrote it: unfolded (RFC 5322, section 2.2.3) and with encoded words decoded (RFC 2047).

const ENCODED_WORD = /=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bq])\?([^?\s]*)\?=/gi

/** A word that cannot be decoded stays as it is. */
export function headerText(raw: string): string {
  const unfolded = raw.includes('\n') ? raw.replace(/\r?\n(?=[ \t])/g, '') : raw
  if (!unfolded.includes('=?')) return unfolded.trim()
  // White space between two encoded words belongs to neither.
  const joined = unfolded.replace(/\?=[ \t\r\n]+(?==\?)/g, '?=')
  return joined
    .replace(ENCODED_WORD, (word: string, charset: string, encoding: string, content: string) => {
      const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : quotedBytes(content)
      try {
        return new TextDecoder(charset).decode(bytes)
      } catch {
        return word
      }
    })
    .trim()
}

function quotedBytes(content: string): Buffer {
  const latin = content
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(latin, 'latin1')
}
