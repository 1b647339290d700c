// Leafing through a list that has several pages.
import { button } from './button.ts'

/** `command` shows the first page; with `page 2` behind it, the second. */
export function pageData(view: { readonly page: number; readonly pages: number }, command: string) {
  const to = (page: number) => ({ command: `${command} page ${page}` })
  const buttons = [
    ...(view.page > 1 ? [button('Previous page', 'command.run', to(view.page - 1))] : []),
    ...(view.page < view.pages ? [button('Next page', 'command.run', to(view.page + 1))] : []),
  ]
  return {
    pageText: view.pages > 1 ? `Page ${view.page} of ${view.pages}` : '',
    hasButtons: buttons.length > 0,
    buttons,
  }
}
