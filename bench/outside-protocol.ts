// What the measured process asks the process beside it, and the answers.
import { z } from 'zod'

export const Question = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('where') }),
  /** Replaces all mails, and forgets the first read. */
  z.object({ ask: z.literal('fill-mailbox'), mails: z.int() }),
  /** Adds so many answers to the first mails, one to each in turn, behind all that are there; forgets the first read. */
  z.object({ ask: z.literal('add-answers'), answers: z.int(), to: z.int() }),
  /** Milliseconds since 1970; 0 before the first page was asked for. */
  z.object({ ask: z.literal('first-read-at') }),
  /** The seconds it took. */
  z.object({
    ask: z.literal('type-commands'),
    url: z.string(),
    text: z.string(),
    count: z.int(),
    people: z.int(),
  }),
])
export type Question = z.infer<typeof Question>

/** The answer to `where`; the others are answered by a number, or by `null` when there is nothing to say. */
export const Where = z.object({ graphUrl: z.string(), serviceUrl: z.string(), ca: z.string() })
export type Where = z.infer<typeof Where>
