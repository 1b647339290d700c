// Tickets of earlier versions get their place in the lists and the words they are found by.
import { z } from 'zod'
import type { MigrationStep } from '../app/ports/documents.ts'
import { placeInLists } from '../domain/ticket/queue.ts'
import { PRIORITIES, STATUSES } from '../domain/ticket/ticket.ts'
import { ticketWords } from '../domain/ticket/words.ts'

const Before = z.object({
  number: z.number(),
  subject: z.string(),
  requester: z.object({ personId: z.string().nullable(), name: z.string(), address: z.string() }),
  text: z.string(),
  status: z.enum(STATUSES),
  priority: z.enum(PRIORITIES),
  assignee: z.object({ personId: z.string(), name: z.string() }).nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  resolvedAt: z.date().nullable(),
})

/** Those that are set aside come later, by a step of their own. */
const NOT_ASIDE = { mergedInto: null, notRequest: false }

/** What later mails said is not among the words: the next mail brings its own. */
export const intoLists: MigrationStep = (document) => {
  const ticket = Before.parse(document)
  return {
    ...document,
    ...placeInLists({ ...ticket, ...NOT_ASIDE }),
    words: ticketWords(ticket),
  }
}

/** Merged tickets, and those that were no request, stood among the resolved ones. */
export const setAside: MigrationStep = (document) => {
  const isAside = document['mergedInto'] != null || document['notRequest'] === true
  return isAside && document['queue'] === 'ended' ? { ...document, queue: 'set-aside' } : document
}

const Place = Before.omit({ number: true, subject: true, requester: true, text: true })

/** Those that had ended stood before the open ones. */
export const endedAfterOpen: MigrationStep = (document) => ({
  ...document,
  ...placeInLists({ ...Place.parse(document), ...NOT_ASIDE }),
})
