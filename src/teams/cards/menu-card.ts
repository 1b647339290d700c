// The configuration menu: its rooms as tiles, two in a row.
import type { MenuView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { button } from './button.ts'
import { oneLine, plainTitle } from './card-text.ts'

export function menuCardData(view: MenuView) {
  const tiles = view.rooms.map(({ title, what, state, button: open }) => ({
    title: oneLine(title, 40),
    what: oneLine(what, 100),
    state: oneLine(state, 60),
    open: open.title,
    button: button(say('cards.button.openRoom', { open: open.title, room: title }), 'command.run', {
      command: open.command,
    }),
  }))
  return {
    fallback: plainTitle(say('cards.menu.fallback', { organisation: view.organisation }), 100),
    organisation: oneLine(view.organisation, 60),
    rows: tiles.flatMap((_, index) => (index % 2 === 0 ? [{ tiles: tiles.slice(index, index + 2) }] : [])),
  }
}
