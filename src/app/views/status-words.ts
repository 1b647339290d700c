// How far a ticket is, in words. What agents and requesters read differs on purpose, and only here: docs/voice.md says why.
import type { Status } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'

export type StatusReader = 'agent' | 'requester'

/** Each is said when it is read. */
export const STATUS_WORDS: Readonly<Record<Status, Readonly<Record<StatusReader, string>>>> = {
  new: words('status.agent.new', 'status.requester.new'),
  open: words('status.agent.open', 'status.requester.open'),
  waiting: words('status.agent.waiting', 'status.requester.waiting'),
  resolved: words('status.agent.resolved', 'status.requester.resolved'),
  closed: words('status.agent.closed', 'status.requester.closed'),
}

function words(agent: TextKey, requester: TextKey): Readonly<Record<StatusReader, string>> {
  return {
    get agent() {
      return say(agent)
    },
    get requester() {
      return say(requester)
    },
  }
}
