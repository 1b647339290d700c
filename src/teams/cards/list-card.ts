// A page of things that can be changed, such as categories: rows with buttons of their own.
import type { ListView, ViewButton } from '../../app/views/form-view.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { block, oneLine, WHOLE_ADDRESS, widestAddress } from './card-text.ts'
import { headData } from './form-head.ts'
import { pageText } from './pages.ts'
import { expandCard } from './templates.ts'
import { buttonRows } from './view-buttons.ts'

/** How much of their full length texts get; the first that fits is taken. */
const SHARES = [1, 0.5, 0.25, 0.1]
const LEAST_SHARE = 0.05
/** Beside a button and More, on a phone. */
const NARROW_WORD = 18
/** The longest word of a row's text beside a button. */
const TEXT_WORD = 32
const LONG_LINE = 120

export function listCardData(view: ListView) {
  const fits = (share: number) => jsonSize(expandCard('list', listData(view, share, true))) <= CARD_LIMIT
  const share = SHARES.find(fits)
  // Folding takes room itself: the fullest lists have all their buttons in sight.
  return share === undefined ? listData(view, LEAST_SHARE, false) : listData(view, share, true)
}

function listData(view: ListView, share: number, folds: boolean) {
  return {
    ...headData(view, share),
    pageText: pageText(view),
    isEmpty: view.rows.length === 0,
    empty: block(view.empty, 300 * share, 4),
    rows: view.rows.map((row, index) => ({
      ...rowButtons(row.buttons, Math.max(8, 40 * share), folds, needsAllRoom(row)),
      moreId: `more-${index}`,
      title: oneLine(row.title, Math.max(12, 80 * share), widestAddress(row.title) > 0 ? WHOLE_ADDRESS : NARROW_WORD),
      hasBadge: row.badge !== null,
      badge: oneLine(row.badge ?? '', Math.max(12, 60 * share), NARROW_WORD),
      hasText: row.text !== '',
      text: block(row.text, 400 * share, 6, TEXT_WORD),
    })),
    buttonRows: buttonRows(view.buttons, Math.max(12, 40 * share)),
  }
}

/**
 * An address is not broken, so that nothing can stand beside one that fills a phone; and a whole sentence or two beside a button
 * becomes a column of single words there.
 */
function needsAllRoom({ title, text }: ListView['rows'][number]): boolean {
  if (text.split('\n').some((line) => line.length > LONG_LINE)) return true
  return widestAddress(title) > NARROW_WORD || widestAddress(text) > TEXT_WORD
}

/**
 * A row has its first button beside it, which takes half the height, and the rest behind More: a page of buttons is hard to read. A
 * first one that stands out keeps its place below.
 */
function rowButtons(buttons: readonly ViewButton[], titleLength: number, folds: boolean, hasAllRoom: boolean) {
  const [first] = buttons
  const isQuiet = first?.style === 'default' && !hasAllRoom
  const hasMore = folds && isQuiet && buttons.length > 1
  const hasBeside = hasMore || (isQuiet && buttons.length === 1)
  const rows = (some: readonly ViewButton[]) => buttonRows(some, titleLength)
  return {
    hasBeside,
    beside: hasBeside ? (rows(buttons.slice(0, 1))[0]?.buttons ?? []) : [],
    hasMore,
    moreRows: hasMore ? rows(buttons.slice(1)) : [],
    buttonRows: hasBeside ? [] : rows(buttons),
  }
}
