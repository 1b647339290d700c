// Erasures under way: taken with a lease, done page by page, so that an end in the middle costs a page at most.
import { addCounts, ERASED_KINDS, type ErasedKind, type Erasure } from '../../domain/privacy/erasure.ts'
import { tellPerson } from '../people/tell-person.ts'
import { OutsideError } from '../../domain/errors.ts'
import { phrase, say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { heldAs, newLease } from '../new-lease.ts'
import { SWEEPS } from './erase-from-records.ts'
import type { ErasureDeps } from './erasing.ts'

/** Whoever read a document before the erasure and writes after it is done by then. */
export const SETTLED_AFTER_MS = 60_000
/** One look works so many pages, and then lets others have a turn. */
const PAGES_AT_ONCE = 50
/** More names than these are no names of one person. */
const MOST_NAMES = 50

/** Works on one erasure that nobody else works on. Answers whether there was one. */
export async function workErasures(deps: ErasureDeps): Promise<boolean> {
  const now = deps.clock()
  const owner = deps.newId()
  let erasure = await deps.documents.erasures.updateIf(
    { dueAt: { $lte: now }, $or: [{ lease: null }, { 'lease.until': { $lte: now } }] },
    { $set: { lease: newLease(deps, owner) } },
  )
  if (!erasure) return false
  for (
    let pages = 0;
    pages < PAGES_AT_ONCE && erasure && !deps.isStopping() && erasure.dueAt <= deps.clock();
    pages += 1
  ) {
    erasure = await step(deps, erasure)
  }
  if (erasure) await keep(deps, erasure, { lease: null })
  return true
}

/** The erasure after the next page; `undefined` when it is done, or somebody else works on it by now. */
async function step(deps: ErasureDeps, erasure: Erasure): Promise<Erasure | undefined> {
  const sweep = SWEEPS[erasure.stage]
  if (!sweep) {
    if (erasure.pass === 1) return await beginAgain(deps, erasure)
    await finish(deps, erasure)
    return undefined
  }
  const page = await sweep(deps, erasure)
  if (page.last === null) return await keep(deps, erasure, { stage: erasure.stage + 1, after: '', counted: '' })
  const names = [...new Set([...erasure.traces.names, ...page.names])].slice(0, MOST_NAMES)
  const counts = addCounts(erasure.counts, page.counts)
  const isNews =
    names.length > erasure.traces.names.length || ERASED_KINDS.some((kind) => counts[kind] !== erasure.counts[kind])
  // Written before it is done: what goes on after a crash knows the names, and counts nothing twice.
  const noted = isNews
    ? await keep(deps, erasure, { counts, counted: page.last, traces: { ...erasure.traces, names } })
    : erasure
  if (!noted) return undefined
  await page.apply()
  return await keep(deps, noted, { after: page.last })
}

async function beginAgain(deps: ErasureDeps, erasure: Erasure): Promise<Erasure | undefined> {
  const dueAt = new Date(Math.max(deps.clock().getTime(), erasure.before.getTime() + SETTLED_AFTER_MS))
  return await keep(deps, erasure, { pass: 2, stage: 0, after: '', counted: '', dueAt })
}

/** The audit says it once, however often this is done; whoever asked for it is told. Then nothing is left of it. */
async function finish(deps: ErasureDeps, erasure: Erasure): Promise<void> {
  const { _id, by, organisationId, organisationPath, counts } = erasure
  const changes = ERASED_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0
    return count === 0 ? [] : [{ field: kind, before: '', after: String(count) }]
  })
  const added = await deps.documents.audit.insertNew([
    {
      ...{ _id: `erased/${_id}`, at: deps.clock(), by, organisationId, organisationPath },
      ...{ action: 'personal-data.erased', subject: phrase('privacy.aPerson'), changes },
    },
  ])
  if (added.length > 0) await tell(deps, erasure)
  await deps.forget()
  await deps.documents.erasures.delete({ _id })
  // What was looked for stood in that document.
  await deps.forget()
}

async function tell(deps: ErasureDeps, { by, counts, organisationId, organisationPath }: Erasure): Promise<void> {
  const { documents, log } = deps
  const person = await documents.people.findOne({ _id: by.personId })
  if (!person) return
  try {
    await tellPerson(deps, person, { _id: organisationId, path: organisationPath }, () => ({
      ...{
        card: 'notice',
        tone: 'good',
        title: say('privacy.done.title'),
        commands: [{ title: say('privacy.done.audit'), command: 'audit' }],
      },
      text: say('privacy.done.text'),
      facts: ERASED_KINDS.map((kind) => ({ title: say(KIND_WORDS[kind]), value: String(counts[kind] ?? 0) })),
    }))
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    log.info('Whoever asked for an erasure could not be told that it is done', { personId: by.personId, error })
  }
}

const KIND_WORDS: Readonly<Record<ErasedKind, TextKey>> = {
  tickets: 'privacy.done.tickets',
  entries: 'privacy.done.entries',
  emailsInLog: 'privacy.done.emailsInLog',
  auditEntries: 'privacy.done.auditEntries',
  otherRecords: 'privacy.done.otherRecords',
}

async function keep(
  deps: ErasureDeps,
  erasure: Erasure,
  changes: Partial<Omit<Erasure, '_id'>>,
): Promise<Erasure | undefined> {
  return await deps.documents.erasures.updateIf(heldAs(erasure), {
    $set: { lease: newLease(deps, erasure.lease?.owner), ...changes },
  })
}
