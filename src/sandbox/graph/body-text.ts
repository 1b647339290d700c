// A body in its other form: text of HTML without layout but for the ends of lines, and HTML of text.
import { Tokenizer } from 'htmlparser2'

/** UTF-16 units. */
const MAX_HTML = 1_000_000
const LINES = new Set(['br', 'p', 'div', 'tr', 'li', 'h1', 'h2', 'h3', 'blockquote'])
const UNSEEN = new Set(['style', 'script', 'title'])

export function textOfHtml(whole: string): string {
  const html = whole.slice(0, MAX_HTML)
  const parts: string[] = []
  let unseen = ''
  const add = (text: string): void => {
    if (unseen === '') parts.push(text)
  }
  const nameAt = (start: number, end: number): string => html.slice(start, Math.min(end, start + 20)).toLowerCase()
  const nothing = (): undefined => undefined
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        const name = nameAt(start, end)
        if (LINES.has(name)) add('\n')
        if (UNSEEN.has(name)) unseen = name
      },
      onclosetag(start, end) {
        if (nameAt(start, end) === unseen) unseen = ''
      },
      ontext: (start, end) => add(html.slice(start, end).replace(/\s+/g, ' ')),
      ontextentity: (codepoint) => add(String.fromCodePoint(codepoint)),
      ...{ onattribdata: nothing, onattribentity: nothing, onattribend: nothing, onattribname: nothing },
      ...{ oncdata: nothing, oncomment: nothing, ondeclaration: nothing, onprocessinginstruction: nothing },
      ...{ onend: nothing, onopentagend: nothing, onselfclosingtag: nothing },
    },
  )
  tokenizer.write(html)
  tokenizer.end()
  return parts
    .join('')
    .replace(/\n /g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function htmlOfText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '').replace(/\r?\n/g, '<br>\r\n')
}
