// How a ticket began: who really wrote that, and what it is called among the entries.
import { say } from '../../texts/say.ts'
import type { Requester, Ticket } from './ticket.ts'

/** Whose words it began with, whoever the requester is by now. */
export function beganBy({ firstRequester, requester }: Pick<Ticket, 'firstRequester' | 'requester'>): Requester {
  return firstRequester ?? requester
}

/** As people read it. */
export function writerName({ name, address }: { readonly name: string; readonly address: string }): string {
  return name || address || say('timeline.unknownSender')
}

const SPLIT = 'split/'

/** The `originKey` of a ticket that is made of what another one began with: that one keeps its own. */
export function splitKey(originKey: string): string {
  return `${SPLIT}${originKey}`
}

/** The name among entries of what it began with: `mail/MAILBOX/MAIL`, where that came by mail. */
export function startId({ originKey }: Pick<Ticket, 'originKey'>): string {
  return originKey.startsWith(SPLIT) ? startId({ originKey: originKey.slice(SPLIT.length) }) : originKey
}
