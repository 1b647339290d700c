// A button of the room Support Mail.
import type { ViewButton } from '../views/form-view.ts'

export function mailboxButton(
  title: string,
  verb: string,
  data: ViewButton['data'],
  style: ViewButton['style'] = 'default',
  sendsInputs = false,
): ViewButton {
  return { title, verb, data, style, sendsInputs }
}
