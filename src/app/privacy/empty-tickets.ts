// Tickets that were closed long enough ago lose what was said in them, organisation by organisation.
import { clearEntry, clearTicket } from '../../domain/privacy/clear-ticket.ts'
import { monthsBefore, type RetentionRun } from '../../domain/privacy/retention.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { entriesOf } from './erase-from-tickets.ts'
import { replace } from './erasing.ts'
import { readRetention } from './retention-settings.ts'
import { keepDone, keepRun, type RetentionDeps, type StepDone } from './retention-run.ts'

/** So many at a time, and so long a rest after it: their cards are redrawn beside those that people wait for. */
const TICKETS_AT_ONCE = 20
const REST_MS = 20_000

/** What counts for one organisation. */
interface Rule {
  readonly organisation: Organisation
  readonly months: number
  readonly setBy: string
  readonly before: Date
}

export async function emptyTickets(
  deps: RetentionDeps,
  run: RetentionRun,
  startedAt: Date,
): Promise<StepDone | undefined> {
  const { organisations, tickets } = deps.documents
  if (run.underWay.length > 0) return await emptyThose(deps, run, startedAt)
  const all = (await organisations.find({})).toSorted((a, b) => (a._id < b._id ? -1 : 1))
  for (const organisation of all.filter(({ _id }) => _id >= run.place)) {
    const rule = await ruleOf(deps, organisation, startedAt)
    if (!rule) continue
    const found = await tickets.find(
      {
        ...{ organisationId: organisation._id, removed: null, resolvedAt: { $lt: rule.before } },
        ...{ status: { $in: ['resolved', 'closed'] }, mergedInto: null },
      },
      { limit: TICKETS_AT_ONCE },
    )
    if (found.length === 0) continue
    const noted = await keepRun(deps, run, { place: organisation._id, underWay: found.map(({ _id }) => _id) })
    return noted && (await emptyThose(deps, noted, startedAt))
  }
  return { run, done: true }
}

/** `null` where everything is kept. */
async function ruleOf(deps: RetentionDeps, organisation: Organisation, startedAt: Date): Promise<Rule | null> {
  const { value: months, originId } = (await readRetention(deps, organisation)).inForce.textMonths
  if (months === 0 || originId === null) return null
  const setBy = (await deps.documents.organisations.findOne({ _id: originId }))?.name ?? organisation.name
  return { organisation, months, setBy, before: monthsBefore(startedAt, months) }
}

async function emptyThose(deps: RetentionDeps, run: RetentionRun, startedAt: Date): Promise<StepDone | undefined> {
  const { organisations, tickets } = deps.documents
  const organisation = await organisations.findOne({ _id: run.place })
  const rule = organisation ? await ruleOf(deps, organisation, startedAt) : null
  let emptied = 0
  for (const id of run.underWay) {
    const ticket = await tickets.findOne({ _id: id })
    if (ticket && (await emptyOne(deps, ticket, rule, startedAt))) emptied += 1
  }
  // Where nothing could be emptied, looking again would find the same.
  const place = emptied === 0 ? `${run.place}\u0000` : run.place
  const dueAt = new Date(deps.clock().getTime() + (emptied === 0 ? 0 : REST_MS))
  const moved = await keepRun(deps, run, { place })
  const after = moved && (await keepDone(deps, moved, { organisationId: run.place, tickets: emptied, rows: 0 }, dueAt))
  return after && { run: after, done: false }
}

/** With those that were merged into it. Answers whether it is empty now, by this night's work. */
async function emptyOne(deps: RetentionDeps, ticket: Ticket, rule: Rule | null, startedAt: Date): Promise<boolean> {
  const after = await write(deps, ticket, rule)
  const { removed } = after
  if (removed?.why !== 'retention' || removed.at < startedAt) return false
  const sources = await deps.documents.tickets.find({ _id: { $in: after.mergedFrom.map(({ ticketId }) => ticketId) } })
  for (const source of sources) await write(deps, source, rule)
  for (const { _id } of [after, ...sources]) {
    for await (const entry of entriesOf(deps, { _id })) {
      const cleared = clearEntry(entry)
      if (cleared !== entry) await replace(deps.documents.entries, entry, cleared)
    }
  }
  return true
}

/** First the ticket, so that no email joins it while its entries go. */
async function write(deps: RetentionDeps, found: Ticket, rule: Rule | null): Promise<Ticket> {
  let current: Ticket | undefined = found
  while (current && rule) {
    const { months, setBy, before } = rule
    const now = deps.clock()
    const next = clearTicket(current, { why: 'retention', at: now, months, setBy }, before, now, deps.newId)
    if (!next) return current
    if (await replace(deps.documents.tickets, current, next)) {
      deps.wakeDelivery()
      return next
    }
    current = await deps.documents.tickets.findOne({ _id: found._id })
  }
  return current ?? found
}
