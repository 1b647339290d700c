// A button of a form or a list.
import type { ViewButton } from './form-view.ts'

/** `sendsInputs` sends what was entered in the form along, and needs all of it to be valid. */
export function viewButton(
  title: string,
  verb: string,
  data: ViewButton['data'],
  style: ViewButton['style'] = 'default',
  sendsInputs = false,
): ViewButton {
  return { title, verb, data, style, sendsInputs }
}
