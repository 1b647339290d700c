// Ticket numbers: one counter for the installation.
import { DuplicateKeyError } from '../../domain/errors.ts'
import type { Documents } from '../documents.ts'

const COUNTER = 'ticket-number'

/** Takes `count` numbers nobody else gets and answers with the first. A crash afterwards leaves a gap, never a double. */
export async function reserveTicketNumbers(documents: Pick<Documents, 'counters'>, count: number): Promise<number> {
  for (;;) {
    const counter = await documents.counters.updateIf({ _id: COUNTER }, { $inc: { value: count } })
    if (counter) return counter.value - count + 1
    try {
      await documents.counters.insert({ _id: COUNTER, value: 0 })
    } catch (error) {
      if (!(error instanceof DuplicateKeyError)) throw error
    }
  }
}

/** Numbers up to `taken` are not given again. Answers whether the counter was behind. */
export async function raiseTicketNumbers(documents: Pick<Documents, 'counters'>, taken: number): Promise<boolean> {
  const added = await documents.counters.insertNew([{ _id: COUNTER, value: taken }])
  if (added.length > 0) return true
  const behind = { _id: COUNTER, value: { $lt: taken } }
  return (await documents.counters.updateIf(behind, { $set: { value: taken } })) !== undefined
}

/** The highest number that was taken; 0 before the first. */
export async function readTakenNumber(documents: Pick<Documents, 'counters'>): Promise<number> {
  return (await documents.counters.findOne({ _id: COUNTER }))?.value ?? 0
}
