// Looks for mailboxes that are due and has them polled, as many as there is room for: one look serves all of them.
import type { Room } from '../room.ts'
import type { WorkerTrouble } from '../worker-trouble.ts'
import { findDueMailboxes, takeDueMailbox, takeMailbox, type PollLane } from './hold-mailbox.ts'
import { pollMailbox, type PollDeps } from './poll-mailbox.ts'
import type { PollMemory } from './poll-memory.ts'

export interface PollLaneDeps {
  readonly lane: PollLane
  readonly room: Room
  readonly memory: PollMemory
  readonly trouble: Pick<WorkerTrouble, 'failed'>
  /** From 0 up to 1. */
  readonly random: () => number
  /** How long to rest when nothing is due, at most, in milliseconds. */
  readonly restMs: number
}

/** Polls end one by one: a look at once after each would find one mailbox, a look after so many milliseconds finds some. */
const GAP_MS = 25

/**
 * One look. Answers in how many milliseconds the next one is to be. Rests are never quite the same: of several processes, whoever
 * always looked first after the others would have all the work.
 */
export async function pollDue(
  deps: PollDeps,
  { lane, room, memory, trouble, random, restMs }: PollLaneDeps,
): Promise<number> {
  await room.whenFree()
  if (deps.isStopping()) return restMs
  const uneven = (ms: number): number => ms * (0.5 + random() / 2)
  const first = await takeDueMailbox(deps, lane)
  if (!first) return uneven(restMs)
  start(() => pollMailbox(deps, first, memory))
  const space = room.free()
  if (space > 0) {
    // Several processes that look at the same time see the same ones: each begins with others.
    const found = shuffled(await findDueMailboxes(deps, lane, space * 2), random)
    for (const id of found.slice(0, space)) start(() => takeAndPoll(id))
  }
  return uneven(GAP_MS)

  async function takeAndPoll(id: string): Promise<void> {
    const mailbox = await takeMailbox(deps, id, lane)
    if (mailbox) await pollMailbox(deps, mailbox, memory)
  }

  function start(work: () => Promise<void>): void {
    room.run(work).catch((error: unknown) => {
      // Its lease ends by itself.
      trouble.failed(error)
    })
  }
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
