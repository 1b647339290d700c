// What people write waits in the ticket until it is stored or sent: only so much of it at a time.
import { ConflictError } from '../../domain/errors.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'

const MOST_WAITING = { entry: 20, reply: 5 } as const

/** Throws `ConflictError` while too many of them wait. */
export function refuseFullOutbox({ _id, outbox }: Ticket, kind: keyof typeof MOST_WAITING): void {
  if (outbox.filter((item) => item.kind === kind).length < MOST_WAITING[kind]) return
  throw new ConflictError({
    message: `Ticket '${_id}' has as many items '${kind}' waiting as it may`,
    forPerson:
      kind === 'reply'
        ? 'Other replies of this ticket wait to be sent. Undo one of them, or try again once they were sent.'
        : 'Other notes of this ticket wait to be stored. Try again in a minute.',
  })
}
