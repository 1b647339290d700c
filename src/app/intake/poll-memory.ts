// What a process remembers between the polls of its mailboxes, and what they share.
import { createRoom, type Room } from '../room.ts'

export interface PollMemory {
  /** Whether its place was found to belong to the ledger within the last hour. */
  isChecked(mailboxId: string, now: Date): boolean
  noteChecked(mailboxId: string, now: Date): void
  /** Runs the work when fewer others do: looking whether anything came is cheap, and reading what came fills memory. */
  atWork<T>(work: () => Promise<T>): Promise<T>
}

const HOUR_MS = 3_600_000
/** Some megabytes' worth. Beyond, all are asked for again. */
const MOST = 100_000
/** Mailboxes whose mails are read and worked at once. One that takes long makes room for another. */
const AT_WORK = { few: 8, most: 64, patienceMs: 1_000 } as const

export function createPollMemory(work: Room = createRoom(AT_WORK)): PollMemory {
  const checked = new Map<string, number>()
  return {
    isChecked: (mailboxId, now) => Math.abs(now.getTime() - (checked.get(mailboxId) ?? 0)) < HOUR_MS,
    noteChecked(mailboxId, now) {
      if (checked.size >= MOST) checked.clear()
      checked.set(mailboxId, now.getTime())
    },
    async atWork(run) {
      while (work.free() === 0) await work.whenFree()
      return await work.run(run)
    },
  }
}
