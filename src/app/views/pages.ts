// Long lists in pages.
import { say } from '../../texts/say.ts'
import type { ViewButton } from './form-view.ts'
import { viewButton } from './view-button.ts'

/** The items of one page; a page that does not exist (any more) becomes the nearest that does. */
export function pageOf<T>(
  items: readonly T[],
  wanted: number,
  size: number,
): { readonly shown: readonly T[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(items.length / size))
  const page = Math.min(Math.max(1, wanted), pages)
  return { shown: items.slice((page - 1) * size, page * size), page, pages }
}

/** Buttons to the page before and the page after, where there are any; `page` joins the data, and where it begins if that is known. */
export function pageButtons(
  verb: string,
  data: Readonly<Record<string, unknown>>,
  page: number,
  pages: number,
  places?: { readonly newer: string; readonly older: string },
): readonly ViewButton[] {
  const to = (title: string, target: number): ViewButton => {
    const place = places && { place: target < page ? places.newer : places.older }
    return viewButton(title, verb, { ...data, page: target, ...place })
  }
  return [
    ...(page > 1 ? [to(say('tickets.previousPage'), page - 1)] : []),
    ...(page < pages ? [to(say('tickets.nextPage'), page + 1)] : []),
  ]
}
