// Leafing through a list that has several pages.
import { say } from '../../texts/say.ts'
import { button } from './button.ts'

interface Leafed {
  readonly page: number
  /** `Infinity` where nobody counted. */
  readonly pages: number
  /** Where the pages beside it begin; left out where their numbers say it. */
  readonly newer?: string
  readonly older?: string
}

/** `command` shows the first page; with `page 2` behind it, the second. */
export function pageData(view: Leafed, command: string) {
  const to = (page: number) => ({
    command: `${command} page ${page} ${(page < view.page ? view.newer : view.older) ?? ''}`.trim(),
  })
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
export function pageText({ page, pages }: Pick<Leafed, 'page' | 'pages'>): string {
  if (pages === Infinity) return say('cards.pageOfMany', { page })
  return pages > 1 ? say('cards.page', { page, pages }) : ''
}
