// Leafing through a list that has several pages.
import { say } from '../../texts/say.ts'
import { button } from './button.ts'

/** `command` shows the first page; with `page 2` behind it, the second. */
export function pageData(view: { readonly page: number; readonly pages: number }, command: string) {
  const to = (page: number) => ({ command: `${command} page ${page}` })
  const buttons = [
    ...(view.page > 1 ? [button(say('cards.button.previousPage'), 'command.run', to(view.page - 1))] : []),
    ...(view.page < view.pages ? [button(say('cards.button.nextPage'), 'command.run', to(view.page + 1))] : []),
  ]
  return {
    pageText: pageText(view),
    hasButtons: buttons.length > 0,
    buttons,
  }
}

/** Where there is but one, nobody need know. */
export function pageText({ page, pages }: { readonly page: number; readonly pages: number }): string {
  return pages > 1 ? say('cards.page', { page, pages }) : ''
}
