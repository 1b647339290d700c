// What can be asked.
import type { HelpView } from '../../app/views/card-view.ts'
import { button } from './button.ts'
import { oneLine } from './card-text.ts'
import { buttonRows } from './view-buttons.ts'

export function helpCardData(view: HelpView) {
  return {
    lead: oneLine(view.lead, 300),
    hasOffer: view.offer !== undefined,
    offer: view.offer?.text ?? '',
    offerButtons: buttonRows(view.offer ? [view.offer.button] : [], 40),
    commands: view.commands.map(({ usage, what, button: run }) => ({
      usage,
      what,
      pressable: run !== null,
      button: run === null ? null : button(run.title, 'command.run', { command: run.command }),
    })),
  }
}
