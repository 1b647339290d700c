// The buttons of forms and lists, whose verbs the application names.
import type { ViewButton } from '../../app/views/form-view.ts'
import { plainTitle } from './card-text.ts'

/** Teams shows no more in one set. */
const ROW_LENGTH = 6

export interface ViewButtonData {
  readonly title: string
  readonly style: ViewButton['style']
  readonly verb: string
  readonly data: ViewButton['data']
  /** Which inputs go along; those that do are checked first. */
  readonly inputs: 'auto' | 'none'
}

/** In rows of at most six, about equally long. Titles longer than `titleLength` are shortened. */
export function buttonRows(
  buttons: readonly ViewButton[],
  titleLength = 40,
): readonly { readonly buttons: readonly ViewButtonData[] }[] {
  const rows = Math.ceil(buttons.length / ROW_LENGTH)
  const length = Math.ceil(buttons.length / rows)
  return Array.from({ length: rows }, (_, row) => ({
    buttons: buttons.slice(row * length, (row + 1) * length).map(({ title, style, verb, data, sendsInputs }) => ({
      title: plainTitle(title, titleLength),
      style,
      verb,
      data,
      inputs: sendsInputs ? 'auto' : 'none',
    })),
  }))
}
