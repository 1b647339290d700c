// The header that says how a file is called. RFC 6266, and RFC 8187 for names that are not plain.

/** `name` is safe for a disk already; here it is made safe for a header. */
export function dispositionOf(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  const extended = plain === name ? '' : `; filename*=UTF-8''${encoded(name)}`
  return `${kind}; filename="${plain}"${extended}`
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
}
