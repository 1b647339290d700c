// Teams says an activity again when its answer took too long, to this process or another, while the first is still under way
// or after it. What was heard is remembered for a while, so that it is done once.
import type { Deps } from './deps.ts'

/** Teams gives up long before. */
const REMEMBER_MS = 15 * 60_000
/** Work that is not answered by then died with its process. */
const GIVEN_UP_MS = 60_000

export type Hearing = 'first' | { readonly answer: string | null }

/** Whether it is heard for the first time; one write. Of several at once one is the first. */
export async function hearOnce(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  key: string,
  isAnsweredByMessage: boolean,
): Promise<Hearing> {
  const now = clock()
  const heard = { at: now, answer: null, expiresAt: new Date(now.getTime() + REMEMBER_MS) }
  if ((await documents.heard.insertNew([{ _id: key, ...heard }])).length > 0) return 'first'
  const known = await documents.heard.findOne({ _id: key })
  if (!known) return { answer: null }
  const isDead = known.answer === null && !isAnsweredByMessage && now.getTime() - known.at.getTime() > GIVEN_UP_MS
  if (isDead || known.expiresAt <= now) {
    const taken = await documents.heard.updateIf({ _id: key, at: known.at, answer: known.answer }, { $set: heard })
    if (taken) return 'first'
  }
  return { answer: known.answer }
}

export async function keepAnswer({ documents }: Pick<Deps, 'documents'>, key: string, answer: unknown): Promise<void> {
  await documents.heard.updateIf({ _id: key }, { $set: { answer: JSON.stringify(answer) } })
}
