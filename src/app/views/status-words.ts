// How far a ticket is, in words. What agents and requesters read differs on purpose, and only here: docs/voice.md says why.
import type { Status } from '../../domain/ticket/ticket.ts'

export type StatusReader = 'agent' | 'requester'

export const STATUS_WORDS: Readonly<Record<Status, Readonly<Record<StatusReader, string>>>> = {
  new: { agent: 'New', requester: 'Received' },
  open: { agent: 'Open', requester: 'In progress' },
  waiting: { agent: 'Waiting for customer', requester: 'Waiting for your reply' },
  resolved: { agent: 'Resolved', requester: 'Resolved' },
  closed: { agent: 'Closed', requester: 'Closed' },
}
