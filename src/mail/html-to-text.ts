// HTML mail as plain text: what a reader would see of it, with quotes in the form that the domain recognises.
import { compile, type DomNode, type FormatCallback, type HtmlToTextOptions } from 'html-to-text'

/** UTF-16 units; of a longer body the rest is not read. */
const MAX_HTML = 1_000_000
/** Deeper elements are left out: mails that people write stay below 200, and each level costs stack. */
const MAX_DEPTH = 400
/** Tags left open at once; more is no mail that a program for people made, and loses its layout. */
const MAX_NESTING = 2_000
/** Tags that may stay open without nesting: empty ones, and those that the next of their kind ends. */
const SELF_ENDING = /^(?:area|base|br|col|hr|img|input|link|meta|wbr|p|li|dt|dd|tr|td|th|thead|tbody|option)$/i
/** Quotes within quotes get no more marks than this, so that a mail made only of quotes stays small. */
const MAX_QUOTE_DEPTH = 8
const MAX_ALT = 60
const MAX_URL = 500
/** What Outlook itself puts between an answer and the mail it answers. */
const RULE = '_'.repeat(32)

const blockquote: FormatCallback = (element, walk, builder) => {
  const marked = quoteDepth(element) <= MAX_QUOTE_DEPTH
  builder.openBlock({ leadingLineBreaks: 2, reservedLineLength: 2 })
  walk(element.children, builder)
  builder.closeBlock({
    trailingLineBreaks: 2,
    ...(marked ? { blockTransform: withQuoteMarks } : {}),
  })
}

function withQuoteMarks(text: string): string {
  const lines = text.replace(/^\n+/, '').trimEnd().split('\n')
  return lines.map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`)).join('\n')
}

function quoteDepth(element: DomNode): number {
  let depth = 0
  for (let node: DomNode | undefined = element; node; node = node.parent) if (node.name === 'blockquote') depth += 1
  return depth
}

/** The header of the mail that Outlook quotes; the rule above makes it one in any language. */
const quotedHeader: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 })
  builder.addInline(RULE)
  builder.addLineBreak()
  walk(element.children, builder)
  builder.closeBlock({ trailingLineBreaks: 1 })
}

const link: FormatCallback = (element, walk, builder) => {
  let text = ''
  builder.pushWordTransform((word) => {
    text += word
    return word
  })
  walk(element.children, builder)
  builder.popWordTransform()
  const url = shownUrl(attribute(element, 'href'), text)
  // A link without text is a picture to click on.
  if (text !== '' && url !== null) builder.addInline(` (${url})`, { noWordTransform: true })
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
const image: FormatCallback = (element, _walk, builder) => {
  const alt = attribute(element, 'alt').replace(/\s+/g, ' ').trim()
  if (!/^cid:/i.test(attribute(element, 'src')) || alt === '' || /^\S{1,60}\.(?:png|jpe?g|gif|bmp|svg)$/i.test(alt))
    return
  const short = alt.length > MAX_ALT ? `${alt.slice(0, MAX_ALT - 1)}…` : alt
  builder.addInline(`[${short}]`, { noWordTransform: true })
}

/** Cells stand beside each other, rows below: right for small tables of data, harmless for those of layout. */
const cell: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder)
  builder.addInline(' ')
}

function attribute(element: { readonly attribs?: Readonly<Record<string, unknown>> }, name: string): string {
  const value = element.attribs?.[name]
  return typeof value === 'string' ? value : ''
}

function skip(...selectors: readonly string[]) {
  return selectors.map((selector) => ({ selector, format: 'skip' }))
}

const options = {
  wordwrap: false,
  // Text outside the body would be lost, and mails have several bodies, or none.
  baseElements: { selectors: [] },
  limits: { maxInputLength: MAX_HTML, maxDepth: MAX_DEPTH, ellipsis: '' },
  formatters: { quote: blockquote, quotedHeader, link, picture: image, cell },
  selectors: [
    ...skip('title', 'template', 'style', 'script', 'object', 'svg', '[hidden]'),
    ...skip(
      '[style*="display:none" i]',
      '[style*="display: none" i]',
      '[style*="visibility:hidden" i]',
      '[style*="visibility: hidden" i]',
    ),
    { selector: 'a', format: 'link' },
    { selector: 'img', format: 'picture' },
    { selector: 'blockquote', format: 'quote' },
    // Outlook on the web and on phones, and Outlook for Windows and Mac.
    { selector: 'div[id$="divRplyFwdMsg"]', format: 'quotedHeader' },
    { selector: 'div[style*="border-top:solid #E1E1E1" i]', format: 'quotedHeader' },
    { selector: 'div[style*="border-top:solid #B5C4DF" i]', format: 'quotedHeader' },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'td', format: 'cell' },
    { selector: 'th', format: 'cell' },
    // Word's paragraphs have no space between them.
    { selector: 'p.MsoNormal', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      format: 'heading',
      options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 },
    })),
    {
      selector: 'ul',
      format: 'unorderedList',
      options: { itemPrefix: '- ', leadingLineBreaks: 1, trailingLineBreaks: 1 },
    },
    { selector: 'ol', format: 'orderedList', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
  ],
} satisfies HtmlToTextOptions

const convert = compile(options)

/** The visible text, lines separated by `\n`. Never throws, whatever the HTML is. */
export function textFromHtml(html: string): string {
  const bounded = html.slice(0, MAX_HTML)
  if (nestsTooDeeply(bounded)) return withoutTags(bounded)
  let text = ''
  try {
    text = convert(bounded)
  } catch {
    // Whatever breaks the parser must not cost the mail its text.
  }
  return text.trim() === '' ? withoutTags(bounded) : text
}

/** The parser's time grows with the square of the depth, so depth is bounded before it starts. */
function nestsTooDeeply(html: string): boolean {
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z]{1,20})/gi)) {
    if (SELF_ENDING.test(name)) continue
    depth += slash === '' ? 1 : -1
    if (depth < 0) depth = 0
    if (depth > MAX_NESTING) return true
  }
  return false
}

/** For HTML that nothing else makes sense of: what stands between its tags. */
function withoutTags(html: string): string {
  let dropped = ''
  const kept: string[] = []
  for (const [index, piece] of html.split('<').entries()) {
    const close = index === 0 ? -1 : piece.indexOf('>')
    const tag = index === 0 ? '' : (/^\/?[a-z]{1,10}/i.exec(piece)?.[0].toLowerCase() ?? '')
    if (dropped === '' && /^(?:style|script|title)$/.test(tag)) dropped = tag
    else if (tag === `/${dropped}`) dropped = ''
    if (dropped === '' && (index === 0 || close !== -1)) kept.push(piece.slice(close + 1))
  }
  return kept.join(' ').trim()
}
