// One poll of one mailbox: pages of changes into the ledger, then the ledger's rows into tickets. One that finds nothing costs three calls of the store.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { speakingTo } from '../../texts/say.ts'
import type { Speaker } from '../../texts/speaker.ts'
import type { Deps } from '../deps.ts'
import { inStep } from '../in-step.ts'
import { heldAs } from '../new-lease.ts'
import { speakerFor } from '../organisations/speaker-for.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'
import type { Step } from '../ports/telemetry.ts'
import { openMailbox } from '../support-mail/open-mailbox.ts'
import { tendMailbox } from '../support-mail/tend-mailbox.ts'
import { countDeath } from './count-death.ts'
import { describe, finishPoll, type PollOutcome } from './finish-poll.ts'
import { keepLease, LeaseLostError, takeDueMailbox, type PollLane } from './hold-mailbox.ts'
import { createPollMemory, type PollMemory } from './poll-memory.ts'
import { recordNewest, recordPages, type Recorded } from './record-pages.ts'
import { isSweepDue, sweepInbox } from './sweep-inbox.ts'
import { workLedger } from './work-ledger.ts'

export type PollDeps = Pick<
  Deps,
  | 'documents'
  | 'clock'
  | 'newId'
  | 'log'
  | 'provider'
  | 'secrets'
  | 'settings'
  | 'allowedTenants'
  | 'chat'
  | 'workerId'
  | 'isStopping'
  | 'wakeDelivery'
  | 'domainNames'
  | 'meter'
  | 'tracer'
>

/** Takes one mailbox, of the lane where one is given, whose poll is due and that nobody else holds, and polls it. Answers whether there was one. */
export async function pollNextMailbox(deps: PollDeps, lane?: PollLane): Promise<boolean> {
  const mailbox = await takeDueMailbox(deps, lane)
  if (mailbox) await pollMailbox(deps, mailbox, createPollMemory())
  return mailbox !== undefined
}

/** Polls a mailbox that was taken, and gives it back. */
export async function pollMailbox(deps: PollDeps, taken: Mailbox, memory: PollMemory): Promise<void> {
  const began = deps.clock().getTime()
  const failed = taken.health.failuresInRow > 0
  if (failed) deps.meter?.repeated('poll')
  let mailbox = taken
  const asTheirs = createTheirWords(deps, taken)
  const poll = async (step: Step): Promise<void> => {
    if (mailbox.underWay) await asTheirs(() => countDeath(deps, mailbox))
    const client = openMailbox(deps, mailbox)
    mailbox = await tendMailbox(deps, mailbox, client)
    await finishPoll(deps, mailbox, await readMailbox(deps, mailbox, client, { memory, asTheirs, step }))
  }
  try {
    // Most polls find nothing, and nobody wants to read of them.
    await inStep(deps, 'poll', { quiet: true, facts: { mailboxId: mailbox._id } }, poll)
    deps.meter?.polled('ok', deps.clock().getTime() - began)
    if (failed) deps.log.info('A mailbox is read again', { mailboxId: mailbox._id })
  } catch (error) {
    // What the end of the process broke off is no failure of the mailbox.
    if (error instanceof LeaseLostError || deps.isStopping()) {
      await deps.documents.mailboxes.updateIf(heldAs(mailbox), { $set: { lease: null, underWay: null } })
      return
    }
    deps.meter?.polled('failed', deps.clock().getTime() - began)
    const isNews = !failed || mailbox.health.lastError?.code !== describe(error).code
    deps.log[isNews ? 'warn' : 'debug']('Polling a mailbox failed', { mailboxId: mailbox._id, error })
    await finishPoll(deps, mailbox, { error, newest: null, place: {} })
  }
}

async function readMailbox(
  deps: PollDeps,
  mailbox: Mailbox,
  client: MailboxClient,
  { memory, asTheirs, step }: { readonly memory: PollMemory; readonly asTheirs: InTheirWords; readonly step: Step },
): Promise<PollOutcome> {
  const { recorded, broken } = await recordPages(deps, mailbox, client, { memory, step }).then(
    (found) => ({ recorded: found, broken: null }),
    async (error: unknown) => ({ recorded: NOTHING, broken: await recordNewest(deps, mailbox, client, error) }),
  )
  const begin = (rows: readonly string[]): Promise<void> =>
    keepLease(deps, mailbox, { underWay: { by: deps.workerId, rows } })
  await workLedger(deps, mailbox, client, begin, (work) => {
    step.keep()
    return memory.atWork(() => asTheirs(work))
  })
  // Before all pages are known, whatever waits would look as if nobody had told of it.
  if (broken !== null) throw broken
  const { newest, place } = recorded
  if (!isSweepDue(mailbox, deps.clock())) return { error: null, newest, place }
  const sweepAt = await asTheirs(() =>
    sweepInbox(deps, mailbox, client, () => keepLease(deps, mailbox, { underWay: null })),
  )
  return { error: null, newest, place: { ...place, sweepAt } }
}

const NOTHING: Recorded = { newest: null, place: {} }

export type InTheirWords = <T>(work: () => Promise<T>) => Promise<T>

/** What is written into the text of a mail stays as it is, whoever reads it. How its organisation is spoken to is asked only where something is said. */
function createTheirWords({ documents }: PollDeps, { organisationId }: Mailbox): InTheirWords {
  let known: Promise<Speaker> | undefined
  const find = async (): Promise<Speaker> => {
    const organisation = await documents.organisations.findOne({ _id: organisationId })
    return await speakerFor(documents, organisation ?? { _id: organisationId, path: [] })
  }
  return async (work) => await speakingTo(await (known ??= find()), work)
}
