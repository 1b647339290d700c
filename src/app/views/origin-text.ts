// Where something comes from that an organisation inherits.
import { say } from '../../texts/say.ts'

/** `name`: of the organisation it comes from, where that is known. */
export function originText(name: string | undefined): string {
  return name === undefined ? say('menu.origin.above') : say('menu.origin.from', { name })
}
