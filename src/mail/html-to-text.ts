// HTML mail as plain text: what a reader would see of it, with quotes in the form that the domain recognises.
import { say } from '../texts/say.ts'
import { withTables, type Page } from './html-tables.ts'
import { readHtml, type HtmlElement } from './html-reader.ts'
import { createTextWriter, type TextWriter } from './text-writer.ts'

/** UTF-16 units; ten times what a ticket keeps of a mail. */
const MAX_TEXT = 200_000
const MAX_ALT = 60
const MAX_URL = 500
/** What Outlook itself puts between an answer and the mail it answers. */
const RULE = '_'.repeat(32)

const UNSEEN = new Set('title,template,style,script,object,svg,math,datalist'.split(','))
/** Line ends around an element, where it has a place of its own: one ends a line, two leave an empty one. */
const BLOCKS: ReadonlyMap<string, number> = new Map([
  ...'address,article,aside,caption,center,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,header,li,main,nav,ol,option,section,summary,tr,ul'
    .split(',')
    .map((name): [string, number] => [name, 1]),
  ...'blockquote,h1,h2,h3,h4,h5,h6,hr,p,pre,table'.split(',').map((name): [string, number] => [name, 2]),
])

/** A file written into the text, in one line or many; a last line that is short may stay. */
const WRITTEN_PICTURE = /data:[\w.+-]{1,40}\/[\w.+-]{1,60};base64,(?:[A-Za-z0-9+/]{60,}\r?\n)*[A-Za-z0-9+/]{60,}={0,2}/g

/** Plain text without the pictures that are written into it, cut where no more of it can matter; what was left out is said. */
export function boundedText(text: string): string {
  const words = text.includes(';base64,') ? text.replace(WRITTEN_PICTURE, '') : text
  const kept = words.slice(0, MAX_TEXT).replace(/\r\n?/g, '\n')
  return words.length <= MAX_TEXT ? kept : `${kept}\n\n${say('graph.longMail')}`
}

/**
 * The visible text, lines separated by `\n`. Never throws, whatever the HTML is; takes time and memory for no more than
 * `MAX_TEXT` of text. `leftOut` is said where it left out the rest.
 */
export function textFromHtml(html: string, leftOut = say('graph.longMail')): string {
  const seen = read(html, false)
  // Of a mail that hides all of itself, something is better than nothing.
  const { text, whole } = seen.hides && seen.text.trim() === '' ? read(html, true) : seen
  return whole ? text : `${text}\n\n${leftOut}`
}

function read(html: string, showHidden: boolean) {
  const writer = createTextWriter(MAX_TEXT)
  const page = createPage(writer, showHidden)
  const { whole } = readHtml(
    html,
    withTables(page, writer, (cell) => createPage(cell, showHidden)),
  )
  return { text: writer.text(), whole, hides: page.hides() }
}

interface List {
  /** The number of the next item; `null` where items have none. */
  next: number | null
  readonly indent: number
  itemIndent: number
}

function createPage(writer: TextWriter, showHidden: boolean): Page & { readonly hides: () => boolean } {
  const lists: List[] = []
  /** For each table that is open, the line on which the cell that is open began. */
  const cells: number[] = []
  let quotes = 0
  let asIs = 0
  let flat = false
  let hides = false
  /** What `writer` had when the cell began that has no text yet: breaks before its first text are none. */
  let emptyCell: number | null = null
  let link: { readonly href: string; text: string } | null = null

  function layOut(bullet = ''): void {
    const list = lists.at(-1)
    const indent = bullet === '' ? (list?.itemIndent ?? 0) : (list?.indent ?? 0)
    writer.layOut(flat ? { quotes: 0, indent: 0, bullet: '' } : { quotes, indent, bullet })
  }

  function breakAround(element: HtmlElement): void {
    // Word's paragraphs have no space between them.
    const lineEnds = isWordParagraph(element) ? 1 : BLOCKS.get(element.name)
    if (lineEnds !== undefined && emptyCell !== writer.written()) writer.breakBlock(lineEnds)
  }

  function openItem(): void {
    const list = lists.at(-1)
    const bullet = list?.next == null ? '- ' : `${list.next}. `
    if (!list) return
    if (list.next !== null) list.next += 1
    list.itemIndent = list.indent + bullet.length
    layOut(bullet)
  }

  function isSkipped(element: HtmlElement): boolean {
    if (UNSEEN.has(element.name)) return true
    if (showHidden || !isHidden(element)) return false
    hides = true
    return true
  }

  return {
    skips: isSkipped,
    isApart: isQuotedHeader,
    open(element) {
      const { name, attributes } = element
      if (isSkipped(element)) return 'skip'
      breakAround(element)
      if (name === 'br') writer.breakLine()
      else if (name === 'hr') writer.add('-'.repeat(40))
      else if (name === 'img') addImage(writer, attributes)
      else if (name === 'a') link = { href: attributes['href'] ?? '', text: '' }
      else if (name === 'pre') asIs += 1
      else if (name === 'table') cells.push(-1)
      else if (name === 'li') openItem()
      else if (name === 'ul' || name === 'ol') {
        const indent = lists.at(-1)?.itemIndent ?? 0
        lists.push({ next: name === 'ol' ? startOf(attributes) : null, indent, itemIndent: indent })
      } else if (name === 'blockquote') {
        quotes += 1
        layOut()
      } else if (name === 'td' || name === 'th') {
        writer.column()
        if (cells.length > 0) cells[cells.length - 1] = writer.nextLine()
        emptyCell = writer.written()
      } else if (isQuotedHeader(element)) {
        writer.breakBlock(2)
        writer.add(RULE)
        writer.breakLine()
      }
      return undefined
    },
    close(element) {
      const { name } = element
      if (name === 'a' && link !== null) {
        const url = shownUrl(link.href, link.text)
        // A link without text is a picture to click on.
        if (link.text !== '' && url !== null) writer.append(` (${url})`)
        link = null
      } else if (name === 'pre') asIs -= 1
      else if (name === 'table') cells.pop()
      else if (name === 'li' || name === 'ul' || name === 'ol') {
        const list = name === 'li' ? lists.at(-1) : lists.pop()
        if (list && name === 'li') list.itemIndent = list.indent
        layOut()
      } else if (name === 'blockquote') {
        quotes -= 1
        layOut()
      } else if (name === 'td' || name === 'th') {
        // A cell of one line has the next one beside it, whatever blocks its text stands in.
        if (cells.at(-1) === writer.line()) writer.stay()
        else if (emptyCell !== writer.written()) writer.breakBlock(1)
        emptyCell = null
      }
      breakAround(element)
    },
    text(text, isDeep) {
      if (isDeep !== flat) {
        flat = isDeep
        layOut()
      }
      if (link !== null && link.text.length <= MAX_URL) link.text += text.replace(/\s+/g, '').slice(0, MAX_URL + 1)
      if (asIs > 0) writer.addAsIs(text)
      else writer.add(text)
    },
    isFull: () => writer.isFull(),
    hides: () => hides,
  }
}

/** Only addresses that a reader may want, and that the text does not say already. `text` comes without its blanks. */
function shownUrl(href: string, text: string): string | null {
  const url = href.trim().replace(/\s/g, '')
  if (!/^(?:https?:\/\/|mailto:|tel:|ftp:\/\/)./i.test(url) || url.length > MAX_URL) return null
  const bare = (address: string) =>
    address
      .toLowerCase()
      .replace(/^(?:mailto:|tel:|https?:\/\/)(?:www\.)?|^www\./, '')
      .replace(/\?.*$/, (query) => (/^mailto:/i.test(url) ? '' : query))
      .replace(/\/$/, '')
      .replace(/[\s()-]/g, '')
  if (bare(url) === bare(text)) return null
  return /^mailto:/i.test(url) ? url.slice('mailto:'.length) : url
}

/** Images in the text show their description, unless it is only a file's name; remote ones are decoration or spies. */
function addImage(writer: TextWriter, { src = '', alt = '' }: HtmlElement['attributes']): void {
  const text = alt.replace(/\s+/g, ' ').trim()
  if (!/^cid:/i.test(src) || text === '' || /^\S{1,60}\.(?:png|jpe?g|gif|bmp|svg)$/i.test(text)) return
  writer.add(`[${text.length > MAX_ALT ? `${text.slice(0, MAX_ALT - 1)}…` : text}]`)
}

function isHidden({ attributes }: HtmlElement): boolean {
  return attributes['hidden'] !== undefined || /display:\s?none|visibility:\s?hidden/i.test(attributes['style'] ?? '')
}

function isWordParagraph({ name, attributes }: HtmlElement): boolean {
  return name === 'p' && (attributes['class'] ?? '').split(/\s+/).includes('MsoNormal')
}

/** The header of the mail that Outlook quotes (on the web and on phones; for Windows and Mac); the rule makes it one in any language. */
function isQuotedHeader({ name, attributes: { id = '', style = '' } }: HtmlElement): boolean {
  return name === 'div' && (id.endsWith('divRplyFwdMsg') || /border-top:solid #(?:E1E1E1|B5C4DF)/i.test(style))
}

function startOf({ start = '' }: HtmlElement['attributes']): number {
  return /^\d{1,6}$/.test(start) ? Number(start) : 1
}
