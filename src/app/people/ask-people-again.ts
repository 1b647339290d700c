// Addresses change hands while nobody writes: everybody known in Teams is asked again from time to time, a few at a time.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { InstallationFact } from '../documents.ts'
import { askAgain, type IdentityDeps } from './requester-of.ts'

type AskDeps = IdentityDeps & Pick<Deps, 'isStopping'>

/** How far the round is, for all processes. */
const ROUND = 'addresses-asked'
const AT_ONCE = 10
/** What Teams told counts for a day; who is asked within half of that never waits for it. */
const OLD_MS = 12 * 3_600_000
/** Teams does not tell of everybody: who left is asked again with the next round, not at once. */
const ROUND_MS = 6 * 3_600_000

const Round = z.object({ begunAt: z.coerce.date(), after: z.string() })
type Round = z.infer<typeof Round>

/** Asks the next few. As often and in as many processes as you like: each of the few is taken by one. */
export async function askPeopleAgain(deps: AskDeps): Promise<void> {
  const { documents, clock } = deps
  const now = clock()
  const stored = await documents.installation.findOne({ _id: ROUND })
  const round = readRound(stored, now)
  // A time of the future was noted by a clock that went wrong since.
  const isOver = now.getTime() - round.begunAt.getTime() >= ROUND_MS || round.begunAt > now
  const { begunAt, after } = isOver ? { begunAt: now, after: '' } : round
  const before = new Date(now.getTime() - OLD_MS)
  const people = await documents.people.find(
    {
      _id: { $gt: after },
      ...{ aadObjectId: { $ne: null }, teams: { $ne: null } },
      $or: [{ addressesAt: null }, { addressesAt: { $lt: before } }, { addressesAt: { $gt: now } }],
    },
    { sort: { _id: 1 }, limit: AT_ONCE },
  )
  const last = people.at(-1)
  if (!last || deps.isStopping()) return
  if (await noteRound(deps, stored, { begunAt, after: last._id })) {
    await Promise.all(people.map((person) => askAgain(deps, person)))
  }
}

function readRound(stored: InstallationFact | undefined, now: Date): Round {
  try {
    return Round.parse(JSON.parse(stored?.value ?? ''))
  } catch {
    return { begunAt: now, after: '' }
  }
}

/** Answers false where another process was faster. */
async function noteRound({ documents }: AskDeps, stored: InstallationFact | undefined, round: Round): Promise<boolean> {
  const value = JSON.stringify(round)
  if (!stored) return (await documents.installation.insertNew([{ _id: ROUND, value }])).length > 0
  const noted = await documents.installation.updateIf({ _id: ROUND, value: stored.value }, { $set: { value } })
  return noted !== undefined
}
