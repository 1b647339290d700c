// A channel as one of the choices of a form.
import type { SupportChannel } from '../../domain/channel.ts'
import { say } from '../../texts/say.ts'

export function placeChoice({ _id, teamName, name }: SupportChannel): { readonly id: string; readonly title: string } {
  return { id: _id, title: say('menu.place', { team: teamName, channel: name }) }
}
