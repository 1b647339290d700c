// Plain text as the HTML of a mail: shown as written, whatever it says.

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function htmlFromText(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '')
  const lines = escaped.replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n')
  // Mail clients join blanks; a non-breaking one between two keeps indented text as it is.
  const kept = lines.map((line) => line.replace(/^ | (?= )/g, '&nbsp;'))
  return `<html><body><div>${kept.join('<br>\n')}</div></body></html>`
}
