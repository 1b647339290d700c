// Notices that the clock went back: in this process, while none ran, or on another machine that shares the data.
import type { Deps } from '../deps.ts'
import type { InstallationFact } from '../documents.ts'
import { mendTimes, SKEW_MS } from './mend-times.ts'
import { raiseAlarm } from './raise-alarm.ts'

export type ClockDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'log' | 'settings' | 'wakeDelivery'>

/** The newest time that any process has seen, as ISO text. */
const NEWEST = 'newest-time'
/** Less is what keeping a clock right does to it; whatever is due waits so much longer at most. */
const STEP_MS = 5000
/** The store is looked at with every so many looks, and whenever this process itself saw the clock go back. */
const LOOKS_PER_STORED = 60

/**
 * Answers with what looks at the clock; call it every second or so, first before anything else works on the data. Once the
 * clock went back, every time of the future is put right, and those who run the mailboxes are told, once an hour at most.
 */
export function createClockWatch(deps: ClockDeps): () => Promise<void> {
  let newest = deps.clock().getTime()
  let looks = 0

  return async () => {
    const now = deps.clock()
    const wentBackMs = newest - now.getTime()
    newest = now.getTime()
    const isStep = wentBackMs > STEP_MS
    const isStoredLook = looks % LOOKS_PER_STORED === 0
    looks += 1
    if (!isStep && !isStoredLook) return
    try {
      const stored = await deps.documents.installation.findOne({ _id: NEWEST })
      const storedMs = stored ? Date.parse(stored.value) - now.getTime() : 0
      const behindMs = Math.max(isStep ? wentBackMs : 0, storedMs > SKEW_MS ? storedMs : 0)
      await mendTimes(deps, behindMs > 0 ? behindMs : null)
      if (behindMs > 0) await tell(deps, behindMs)
      await noteNewest(deps, stored, now)
    } catch (error) {
      // The next look notices it again.
      newest = Math.max(newest, now.getTime() + wentBackMs)
      looks = 0
      throw error
    }
  }
}

async function noteNewest({ documents }: ClockDeps, before: InstallationFact | undefined, now: Date): Promise<void> {
  const value = now.toISOString()
  if (before) await documents.installation.updateIf({ _id: NEWEST, value: before.value }, { $set: { value } })
  else await documents.installation.insertNew([{ _id: NEWEST, value }])
}

async function tell(deps: ClockDeps, behindMs: number): Promise<void> {
  deps.log.error(
    'The clock went back, or is behind that of another process: what was due in that future is due now. Check that the time of every machine is synchronised',
    { behindSeconds: Math.round(behindMs / 1000) },
  )
  if (behindMs <= SKEW_MS) return
  const told = new Set<string | null>()
  for (const { _id, channelId } of await deps.documents.mailboxes.find({ state: 'running' })) {
    if (!told.has(channelId)) await raiseAlarm(deps, 'clock-went-back', _id, deps.clock().toISOString().slice(0, 13))
    told.add(channelId)
  }
}
