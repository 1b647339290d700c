// Lines of text from pieces of a laid-out page: blanks joined, breaks between blocks, quotes marked, lists indented, never too much of it.

/** More empty lines than these are the page's room, not the text's. */
const MAX_BREAKS = 3
/** Quotes within quotes get no more marks than this, so that a mail made only of quotes stays small. */
const MAX_QUOTE_DEPTH = 8
const MAX_INDENT = 24
const BLANKS = /[ \t\r\n\f\u200b]+/g

export interface TextWriter {
  /** Text as HTML has it: blanks and line ends are one blank. */
  add(text: string): void
  /** Text whose blanks and line ends count. */
  addAsIs(text: string): void
  /** Right behind what is there, whatever break is to come. */
  append(text: string): void
  /** At least so many line ends before the next text. */
  breakBlock(lineEnds: number): void
  /** A line end of its own. */
  breakLine(): void
  /** What follows stands beside what is there, in a column of its own. */
  column(): void
  /** Takes back the breaks since the last text. */
  stay(): void
  /** Marks or indents the lines to come. `bullet` stands in front of the next one. */
  layOut(layout: { readonly quotes: number; readonly indent: number; readonly bullet: string }): void
  /** Counts up with each piece of text. */
  readonly written: () => number
  /** On which line the last text stands, and on which the next one will. */
  readonly line: () => number
  readonly nextLine: () => number
  readonly isFull: () => boolean
  readonly text: () => string
}

/** `max`: UTF-16 units, somewhat more is possible. */
export function createTextWriter(max: number): TextWriter {
  const parts: string[] = []
  let length = 0
  let last = ''
  let line = 0
  let written = 0
  /** Line ends since the last text: those written as such, and those that blocks want at least. */
  let lineEnds = 0
  let wanted = 0
  let space = false
  let beside = false
  /** Whether there is more than room on the line. */
  let seen = false
  let layout = { quotes: 0, indent: 0, bullet: '' }
  /** The least depth of quotes since the last text: an empty line between two quotes belongs to the outer one. */
  let leastQuotes = 0

  const due = (): number => (written === 0 ? 0 : Math.min(Math.max(lineEnds, wanted), MAX_BREAKS))

  function push(text: string): void {
    parts.push(text)
    length += text.length
    last = text.at(-1) ?? last
  }

  function prefix(text: string): string {
    const quotes = marks(layout.quotes)
    const indent = ' '.repeat(Math.min(layout.indent, MAX_INDENT))
    return `${quotes}${quotes === '' || (text.startsWith('>') && indent === '' && layout.bullet === '') ? '' : ' '}${indent}${layout.bullet}`
  }

  function put(text: string): void {
    if (length >= max) return
    const breaks = due()
    const isFirst = written === 0
    if (isFirst || breaks > 0) {
      const between = leastQuotes === 0 ? '' : `${marks(leastQuotes)} `
      push(`${breaks > 0 ? '\n' : ''}${`${between}\n`.repeat(Math.max(0, breaks - 1))}${prefix(text)}`)
      layout = { ...layout, indent: layout.indent + layout.bullet.length, bullet: '' }
      line += breaks
      seen = false
    } else if (beside) push(last === ':' ? ' ' : ' | ')
    else if (space) push(' ')
    push(text)
    written += 1
    seen ||= text.trim() !== ''
    lineEnds = wanted = 0
    space = beside = false
    leastQuotes = layout.quotes
  }

  return {
    add(text) {
      const joined = text.replace(BLANKS, ' ')
      const inner =
        joined.trim() === '' && beside
          ? ''
          : joined.slice(joined.startsWith(' ') ? 1 : 0, joined.endsWith(' ') ? -1 : undefined)
      if (joined.startsWith(' ')) space = true
      if (inner === '') return
      put(inner)
      space = joined.endsWith(' ')
    },
    addAsIs(text) {
      for (const [index, part] of text.split(/\r\n?|\n/).entries()) {
        if (index > 0) lineEnds = (wanted > 0 ? Math.max(lineEnds, wanted) : lineEnds) + 1
        if (index > 0) wanted = 0
        if (part !== '') put(part)
      }
    },
    append(text) {
      if (length < max) push(text)
    },
    breakBlock(lineEndsAtLeast) {
      wanted = Math.max(wanted, lineEndsAtLeast)
      space = beside = false
    },
    breakLine() {
      lineEnds = Math.max(lineEnds, wanted) + 1
      wanted = 0
      space = beside = false
    },
    column() {
      if (seen && due() === 0) beside = true
    },
    stay() {
      lineEnds = wanted = 0
    },
    layOut(next) {
      layout = next
      leastQuotes = Math.min(leastQuotes, next.quotes)
    },
    written: () => written,
    line: () => line,
    nextLine: () => line + due(),
    isFull: () => length >= max,
    text: () => parts.join(''),
  }
}

function marks(quotes: number): string {
  return '>'.repeat(Math.min(quotes, MAX_QUOTE_DEPTH))
}
