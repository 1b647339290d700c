// A file's name as it may be written to somebody's disk: what it says it is, and nothing else.

/** Characters. Browsers put theirs in front of it, and file systems take 255 bytes. */
const MAX_NAME = 120
const MAX_ENDING = 20
/** Names that mean devices to Windows, whatever ending they have. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i

/**
 * Without path, without control characters and what reorders or hides text (an ending must stand where it is read), and never so
 * long that its ending is cut off. `ending` is what it must end with, such as `.eml`. Empty becomes `file`.
 */
export function safeFileName(name: string, ending = ''): string {
  const plain = name
    .slice(0, 2000)
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '_')
    // Separators and spaces of all kinds: many of them push an ending out of sight.
    .replace(/[\p{Z}\s]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    // Path separators, also those that only look like them, and what file systems or shells take for something else.
    .replace(/[/\\:*?"<>|\u2044\u2215\u29F8\uFF0F\uFF3C\uFF1A]/gu, '_')
    .replace(/ +(?=\.)|(?<=\.) +/g, '')
    .replace(/^[. ]+|[. ]+$/g, '')
  const whole = plain === '' ? 'file' : DEVICE.test(plain) ? `_${plain}` : plain
  const ended = ending === '' || whole.toLowerCase().endsWith(ending) ? whole : `${whole}${ending}`
  return shortened(ended)
}

/** The part after the last dot, lower case; empty without one. */
export function endingOf(name: string): string {
  return /\.([^. ]{1,20})$/u.exec(name)?.[1]?.toLowerCase() ?? ''
}

function shortened(name: string): string {
  if (name.length <= MAX_NAME) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= MAX_ENDING ? name.slice(dot) : ''
  const stem = name.slice(0, MAX_NAME - ending.length).replace(/[\uD800-\uDBFF]$/u, '')
  return `${stem.replace(/[. ]+$/, '')}${ending}`
}
