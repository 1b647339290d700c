// A page of things that can be changed, such as categories: rows with buttons of their own.
import type { ListView, ViewButton } from '../../app/views/form-view.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { block, oneLine } from './card-text.ts'
import { headData } from './form-head.ts'
import { expandCard } from './templates.ts'
import { buttonRows } from './view-buttons.ts'

/** How much of their full length texts get; the first that fits is taken. */
const SHARES = [1, 0.5, 0.25, 0.1]
const LEAST_SHARE = 0.05

export function listCardData(view: ListView) {
  const fits = (share: number) => jsonSize(expandCard('list', listData(view, share))) <= CARD_LIMIT
  return listData(view, SHARES.find(fits) ?? LEAST_SHARE)
}

function listData(view: ListView, share: number) {
  return {
    ...headData(view, share),
    pageText: view.pages > 1 ? `Page ${view.page} of ${view.pages}` : '',
    isEmpty: view.rows.length === 0,
    empty: block(view.empty, 300 * share, 4),
    rows: view.rows.map((row) => ({
      ...rowButtons(row.buttons, Math.max(8, 40 * share)),
      title: oneLine(row.title, Math.max(12, 80 * share), 22),
      hasBadge: row.badge !== null,
      badge: oneLine(row.badge ?? '', Math.max(12, 60 * share), 22),
      hasText: row.text !== '',
      text: block(row.text, 240 * share, 4),
    })),
    buttonRows: buttonRows(view.buttons, Math.max(12, 40 * share)),
  }
}

/** The only button of a row stands beside it, which takes half the height; several stand below. */
function rowButtons(buttons: readonly ViewButton[], titleLength: number) {
  const rows = buttonRows(buttons, titleLength)
  const isOne = buttons.length === 1 && buttons[0]?.style === 'default'
  return { hasBeside: isOne, beside: isOne ? (rows[0]?.buttons ?? []) : [], buttonRows: isOne ? [] : rows }
}
