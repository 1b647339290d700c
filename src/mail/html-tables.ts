// Tables of data in HTML mail: each row on a line, its cells apart, empty ones kept in their column. Tables that only lay a page out are left
// to the page.
import type { HtmlElement, HtmlVisitor } from './html-reader.ts'
import { createTextWriter, type TextWriter } from './text-writer.ts'

/** Of a table that is larger than these, the page makes what it can. */
const MAX_EVENTS = 20_000
const MAX_CHARS = 60_000
/** A cell with more in it is no datum: UTF-16 units, and those of a cell of several lines. */
const MAX_CELL = 400
const MAX_LINES = 4
const MAX_SPAN = 30
const MAX_COLUMNS = 60
const EMPTY = '–'
/** No table of data holds these. */
const LAYOUT = new Set('table,ul,ol,blockquote,pre,form,hr,h1,h2,h3'.split(','))

/** A page that can say what it would leave out, and be begun anew for a cell. */
export interface Page extends HtmlVisitor {
  skips(element: HtmlElement): boolean
  /** Whether the element is laid out by the page in a way that a cell has no room for. */
  isApart(element: HtmlElement): boolean
}

type Event =
  { readonly kind: 'open' | 'close'; readonly element: HtmlElement } | { readonly kind: 'text'; readonly text: string }

interface Cell {
  readonly lines: readonly string[]
  readonly columns: number
  readonly rows: number
}

/** The page with its tables of data as rows. A table is held back until it ends, or turns out to be none: then it is told to the page. */
export function withTables(page: Page, writer: TextWriter, cellPage: (writer: TextWriter) => Page): HtmlVisitor {
  let held: Event[] | null = null
  let chars = 0

  function giveUp(): void {
    const events = held ?? []
    held = null
    tell(events, page)
  }

  function finish(): void {
    const rows = readRows(held ?? [], cellPage)
    if (rows === null) {
      giveUp()
      return
    }
    held = null
    writer.breakBlock(2)
    for (const row of rows) {
      writer.breakBlock(1)
      writer.add(row)
    }
    writer.breakBlock(2)
  }

  return {
    open(element) {
      if (page.skips(element)) return page.open(element)
      if (held !== null) {
        const goesOn = !LAYOUT.has(element.name) && !page.isApart(element) && held.length < MAX_EVENTS
        if (goesOn) {
          held.push({ kind: 'open', element })
          return undefined
        }
        giveUp()
      }
      if (element.name !== 'table') return page.open(element)
      held = [{ kind: 'open', element }]
      chars = 0
      return undefined
    },
    close(element) {
      if (held === null) {
        page.close(element)
        return
      }
      held.push({ kind: 'close', element })
      if (element.name === 'table') finish()
    },
    text(text, isDeep) {
      if (held !== null) {
        chars += text.length
        if (!isDeep && chars <= MAX_CHARS && held.length < MAX_EVENTS) {
          held.push({ kind: 'text', text })
          return
        }
        giveUp()
      }
      page.text(text, isDeep)
    },
    isFull: () => page.isFull(),
  }
}

function tell(events: readonly Event[], page: HtmlVisitor): void {
  for (const event of events) {
    if (event.kind === 'text') page.text(event.text, false)
    else if (event.kind === 'open') page.open(event.element)
    else page.close(event.element)
  }
}

/** `null` where it is no table of data: at least two rows that have two cells with something short in them. */
function readRows(events: readonly Event[], cellPage: (writer: TextWriter) => Page): readonly string[] | null {
  const cells = readCells(events, cellPage)
  if (cells === null) return null
  const rows = spread(cells)
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (width > MAX_COLUMNS) return null
  const used = Array.from({ length: width }, (_, column) => rows.some((row) => (row[column] ?? '') !== ''))
  const grid = rows
    .map((row) => used.flatMap((isUsed, column) => (isUsed ? [row[column] ?? ''] : [])))
    .filter((row) => row.some((cell) => cell !== ''))
  if (grid.filter((row) => row.filter((cell) => cell !== '').length >= 2).length < 2) return null
  return grid.map(lineOf)
}

function lineOf(row: readonly string[]): string {
  const last = row.findLastIndex((cell) => cell !== '')
  const [first = '', ...others] = row.slice(0, last + 1).map((cell) => cell || EMPTY)
  // `Name: Ann` reads better than with a line between.
  return first.endsWith(':') && others.length <= 1 ? [first, ...others].join(' ') : [first, ...others].join(' | ')
}

/** Row by row; `null` where something stands beside the cells, or a cell is a text. */
function readCells(
  events: readonly Event[],
  cellPage: (writer: TextWriter) => Page,
): readonly (readonly Cell[])[] | null {
  const rows: Cell[][] = []
  let row: Cell[] | null = null
  let cell: { readonly element: HtmlElement; readonly from: number } | null = null
  for (const [at, event] of events.entries()) {
    if (event.kind === 'text') {
      if (cell === null && event.text.trim() !== '') return null
      continue
    }
    const { name } = event.element
    if (name === 'tr' && event.kind === 'open') rows.push((row = []))
    else if (name === 'td' || name === 'th') {
      if (event.kind === 'open') cell = { element: event.element, from: at + 1 }
      else if (cell !== null) {
        const lines = linesOf(events.slice(cell.from, at), cellPage)
        if (lines === null) return null
        if (row === null) rows.push((row = []))
        if (row.length >= MAX_COLUMNS) return null
        row.push({ lines, columns: spanOf(cell.element, 'colspan'), rows: spanOf(cell.element, 'rowspan') })
        cell = null
      }
    } else if (cell === null && name === 'img') return null
  }
  return rows
}

function linesOf(events: readonly Event[], cellPage: (writer: TextWriter) => Page): readonly string[] | null {
  if (events.length === 0) return []
  const writer = createTextWriter(MAX_CELL * 2)
  tell(events, cellPage(writer))
  const lines = writer
    .text()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const length = lines.reduce((sum, line) => sum + line.length, 0)
  return length > MAX_CELL || (lines.length > 1 && length > MAX_CELL / 2) || lines.length > MAX_LINES ? null : lines
}

/** Each cell in its column, where others reach over several columns or rows. */
function spread(rows: readonly (readonly Cell[])[]): readonly (readonly string[])[] {
  /** For each column: how many rows more a cell above reaches into. */
  const taken: number[] = []
  return rows.map((row) => {
    const line: string[] = []
    const skipTaken = () => {
      while ((taken[line.length] ?? 0) > 0) {
        taken[line.length] = (taken[line.length] ?? 0) - 1
        line.push('')
      }
    }
    for (const { lines, columns, rows: down } of row) {
      skipTaken()
      for (let column = 0; column < columns; column += 1) {
        taken[line.length] = down - 1
        line.push(column === 0 ? lines.join(' / ') : '')
      }
    }
    skipTaken()
    return line
  })
}

function spanOf({ attributes }: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const wanted = attributes[name] ?? ''
  return /^\s{0,5}\d{1,4}\s{0,5}$/.test(wanted) ? Math.min(Math.max(Number(wanted), 1), MAX_SPAN) : 1
}
