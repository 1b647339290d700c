// Everything but tickets without the erased person: the mail log, the audit, people, views, drafts, rules.
import type { LedgerRow } from '../../domain/mailbox/ledger.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { ERASED_ID, ERASED_NAME, type Eraser } from '../../domain/privacy/traces.ts'
import type { Phrase } from '../../texts/say.ts'
import type { Documents } from '../documents.ts'
import type { StoredMailRules } from '../../domain/mail/mail-rules.ts'
import type { TicketViews } from '../tickets/find/ticket-filter.ts'
import { PAGE, replace, sweep, sweepEach, type ErasurePlan, type Looking, type Sweep } from './erasing.ts'
import { sweepTickets } from './erase-from-tickets.ts'

const sweepPeople = sweepEach(
  ({ people }) => people,
  'otherRecords',
  (person, { erasure, certain }) => {
    if (certain.isPerson(person._id)) return isStaff(person) ? person : null
    // Whoever came later, or only says that the address is theirs and is asked again, keeps it.
    const isNew = person.addressesAt === null || person.addressesAt > erasure.before
    const next = {
      ...person,
      formerAddresses: person.formerAddresses.filter(({ address }) => !certain.isAddress(address)),
      ...(isNew ? {} : { addresses: person.addresses.filter((address) => !certain.isAddress(address)) }),
      memberships: isNew ? person.memberships : certain.scrub(person.memberships),
    }
    return isSame(person, next) ? person : next
  },
)

/** Whoever was given a role while the erasure was under way is no customer any more. */
export function isStaff({ memberships }: Pick<Person, 'memberships'>): boolean {
  return memberships.some(({ role }) => role !== 'customer')
}

/** Rows of their mails, and of mails to their tickets, whose subjects are theirs. Which mails were read stays known by their ids. */
const sweepLedger: Sweep = sweep<LedgerRow>(
  ({ ledger }) => ledger,
  PAGE,
  async (deps, looking, page) => {
    const { erasure, certain, eraser } = looking
    const ids = [...new Set(page.flatMap(({ ticketId }) => ticketId ?? []))]
    const tickets = new Map((await deps.documents.tickets.find({ _id: { $in: ids } })).map((one) => [one._id, one]))
    const mailboxes = await mailboxesWithin(deps.documents, erasure.within)
    const plans = new Map<LedgerRow, ErasurePlan>()
    for (const row of page) {
      const ticket = row.ticketId === null ? undefined : tickets.get(row.ticketId)
      const isMeant =
        mailboxes === null || mailboxes.has(row.mailboxId) || ticket?.organisationPath.includes(erasure.within ?? '')
      // What is still to be worked is read after the erasure: it is somebody new's.
      const isOpen = row.state === 'received' || (row.state === 'failed' && row.dueAt !== null)
      if (!isMeant || isOpen || row.seenAt > erasure.before) continue
      const isOwn = ticket?.removed?.why === 'erased' && ticket.removed.erasureId === erasure._id
      const isTheirs = certain.isAddress(row.from)
      const scrubbed = isTheirs || certain.scrub(row) !== row ? eraser.scrub(row) : row
      const next = {
        ...scrubbed,
        ...(isTheirs || isOwn ? { subject: '', digest: null, cleared: true as const } : {}),
        messageId: scrubbed.messageId === row.messageId ? row.messageId : null,
      }
      if (isSame(row, next)) continue
      plans.set(row, {
        ...{ counts: { emailsInLog: 1 }, names: [] },
        apply: () => replace(deps.documents.ledger, row, next),
      })
    }
    return plans
  },
)

/** `null`: all of them. */
export async function mailboxesWithin(
  { mailboxes, organisations }: Parameters<Sweep>[0]['documents'],
  within: string | null,
): Promise<ReadonlySet<string> | null> {
  if (within === null) return null
  const below = await organisations.find({ $or: [{ _id: within }, { path: within }] })
  const found = await mailboxes.find({ organisationId: { $in: below.map(({ _id }) => _id) } })
  return new Set(found.map(({ _id }) => _id))
}

/** That something was done stays, and when; not by or about whom. */
const sweepAudit = sweepEach(
  ({ audit }) => audit,
  'auditEntries',
  (entry, { erasure: { before, within }, certain, eraser }) => {
    if (entry.at > before || !(within === null || entry.organisationPath.includes(within))) return entry
    const isAbout = isNamed(eraser, entry.subject) || certain.scrub(entry) !== entry
    if (!isAbout) return entry
    const next = eraser.scrub(entry)
    return next.subject === '' && entry.subject !== '' ? { ...next, subject: ERASED_NAME } : next
  },
)

/** What is a text of Frontdesk's own is nobody's name. */
export function isNamed(eraser: Eraser, subject: Phrase): boolean {
  return typeof subject === 'string' && eraser.isName(subject)
}

const sweepViews = sweepEach(
  ({ ticketViews }) => ticketViews,
  'otherRecords',
  (views, { certain }) => {
    if (certain.isPerson(views._id)) return null
    const isAbout = ({ filter }: TicketViews['saved'][number]) => certain.isAddress(filter.requester ?? '')
    const last = certain.isAddress(views.last.requester ?? '') ? { ...views.last, requester: null } : views.last
    const next = certain.scrub({ ...views, last, saved: views.saved.filter((view) => !isAbout(view)) })
    return isSame(views, next) ? views : next
  },
)

const sweepDrafts = sweepEach(
  ({ replyDrafts }) => replyDrafts,
  'otherRecords',
  async (draft, { erasure, certain }, { documents }) => {
    const [ticketId = '', personId = ''] = draft._id.split('/')
    if (certain.isPerson(personId) || certain.scrub(draft) !== draft) return null
    const ticket = await documents.tickets.findOne({ _id: ticketId })
    return ticket?.removed?.why === 'erased' && ticket.removed.erasureId === erasure._id ? null : draft
  },
)

/** A rule about their address goes; one that only mentions it stays. */
const sweepRules = sweepEach(
  ({ mailRules }) => mailRules,
  'otherRecords',
  (stored, { certain }) => {
    const rules = stored.rules.filter(({ pattern }) => certain.scrub(pattern) === pattern)
    const next: StoredMailRules = certain.scrub({ ...stored, rules })
    return isSame(stored, next) ? stored : next
  },
)

/** Teams says again what it said within the last minute. */
const REPEATED_WITHIN_MS = 60_000

const sweepHeard = sweepEach(
  ({ heard }) => heard,
  'otherRecords',
  (activity, { eraser }, { clock }) => {
    const isOver = clock().getTime() - activity.at.getTime() >= REPEATED_WITHIN_MS
    return isOver && eraser.scrub({ text: activity.answer }).text !== activity.answer ? null : activity
  },
)

/** Named by an address, these are good for a while only. */
const byId = <T extends { readonly _id: string }>(document: T, { certain }: Looking): T | null =>
  certain.scrub(document._id) === document._id ? document : null

const byAddress = <T>(document: T, { certain }: Looking): T => certain.scrub(document)

/**
 * A sweep for each collection, or `null` for those that know nobody. People come first: a mail that comes meanwhile then finds nobody
 * whom it could be bound to.
 */
const BY_COLLECTION: Readonly<Record<keyof Documents, Sweep | null>> = {
  people: sweepPeople,
  tickets: sweepTickets,
  // With their tickets.
  entries: null,
  ledger: sweepLedger,
  audit: sweepAudit,
  ticketViews: sweepViews,
  replyDrafts: sweepDrafts,
  mailRules: sweepRules,
  heard: sweepHeard,
  // Somebody else's message has no files of theirs.
  sentFiles: sweepEach(
    ({ sentFiles }) => sentFiles,
    'otherRecords',
    (sent, { certain }) => (certain.isPerson(sent._id.split('/')[0] ?? null) ? null : sent),
  ),
  tenantInvitations: sweepEach(
    ({ tenantInvitations }) => tenantInvitations,
    'otherRecords',
    (invitation, { certain }) => {
      const isTheirs = invitation.asker?.addresses.some((address) => certain.isAddress(address)) === true
      // What is being written has to come to its end; the second pass finds it.
      return isTheirs && invitation.state !== 'binding' ? null : certain.scrub(invitation)
    },
  ),
  recents: sweepEach(({ recents }) => recents, 'otherRecords', byId),
  mailThreads: sweepEach(({ mailThreads }) => mailThreads, 'otherRecords', byId),
  alarms: sweepEach(({ alarms }) => alarms, 'otherRecords', byAddress),
  mailSettings: sweepEach(({ mailSettings }) => mailSettings, 'otherRecords', byAddress),
  cannedTexts: sweepEach(({ cannedTexts }) => cannedTexts, 'otherRecords', byAddress),
  changeJobs: sweepEach(({ changeJobs }) => changeJobs, 'otherRecords', byAddress),
  categories: sweepEach(({ categories }) => categories, 'otherRecords', byAddress),
  serviceTypes: sweepEach(({ serviceTypes }) => serviceTypes, 'otherRecords', byAddress),
  installation: sweepEach(
    ({ installation }) => installation,
    'otherRecords',
    (fact, { certain }) => (certain.isPerson(fact.value) ? { ...fact, value: ERASED_ID } : fact),
  ),
  // Addresses in them are the mailbox's own; of mails they have the ids.
  ...{ mailboxes: null, sweeps: null, inboxBefore: null },
  ...{ organisations: null, channels: null, typedSecrets: null, cardThreads: null, counters: null },
  ...{ retention: null, retentionRuns: null, erasures: null },
}

export const SWEEPS: readonly Sweep[] = Object.values(BY_COLLECTION).filter((one) => one !== null)

/** Both have their fields in one order. */
function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
