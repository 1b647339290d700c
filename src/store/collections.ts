// Every collection and index, declared once for both stores.
import type { Documents } from '../app/documents.ts'
import { LOOKS_BACK_MS } from '../domain/mailbox/sweep.ts'
import { NO_NOTICES } from '../domain/mailbox/notices.ts'
import type { CollectionDeclaration, DocumentStore } from '../app/ports/documents.ts'

import { endedAfterOpen, intoLists, setAside } from './list-migration.ts'
import { assertMayWork, FACTS } from './place-marks.ts'
import { withTenant } from './people-migration.ts'
import {
  eventsOutOfTickets,
  inOneChannel,
  MAIL_THREADS,
  threadsOutOfTickets,
  withFirstRequester,
  withMailContent,
  withReplyRecipients,
} from './ticket-migrations.ts'

export const COLLECTIONS = {
  organisations: {
    name: 'organisations',
    indexes: [{ fields: { parentId: 1 } }, { fields: { keys: 1 }, unique: true }, { fields: { tenantIds: 1 } }],
    migrations: [
      // Two of the same name may be there already: the name's key is made with the next change.
      (organisation) => ({ ...organisation, keys: [`id/${String(organisation['_id'])}`], movedAt: null }),
      // Two may have the same tenant: its key is made by `settleTenants`, which decides between them. Versions before write none.
      (organisation) => ({
        ...organisation,
        tenantIds: (organisation['tenantIds'] as readonly string[]).map((id) => id.toLowerCase()),
      }),
    ],
  },
  people: {
    name: 'people',
    indexes: [
      { fields: { key: 1 }, unique: true },
      { fields: { aadObjectId: 1 } },
      { fields: { addresses: 1 } },
      { fields: { 'memberships.organisationId': 1 } },
      { fields: { 'formerAddresses.address': 1 }, sparse: true },
      { fields: { 'teams.conversationId': 1 }, sparse: true },
      { fields: { 'teams.tenantId': 1, 'teams.serviceUrl': 1 }, sparse: true },
    ],
    // Whoever ever spoke told the tenant; what their addresses were is asked again before it counts.
    migrations: [withTenant, (person) => ({ ...person, notify: 'thread' })],
  },
  categories: {
    name: 'categories',
    indexes: [{ fields: { organisationId: 1, nameKey: 1 }, unique: true }],
    migrations: [inOneChannel],
  },
  serviceTypes: {
    name: 'serviceTypes',
    indexes: [{ fields: { organisationId: 1, nameKey: 1 }, unique: true }],
    migrations: [inOneChannel],
  },
  cannedTexts: {
    name: 'cannedTexts',
    indexes: [{ fields: { organisationId: 1, nameKey: 1 }, unique: true }],
    migrations: [inOneChannel],
  },
  mailboxes: {
    name: 'mailboxes',
    indexes: [
      { fields: { address: 1 }, unique: true },
      { fields: { pollAt: 1 } },
      { fields: { 'notices.subscription.id': 1 } },
      { fields: { 'notices.tendAt': 1 } },
    ],
    migrations: [
      ({ startFrom, state, ...mailbox }) => ({
        ...{ ...mailbox, startFrom, state, foreignAddress: null, startedAt: startFrom },
        runningSince: state === 'running' ? startFrom : null,
      }),
      (mailbox) => ({ ...mailbox, otherAddresses: [], learntAddresses: [], tendAt: mailbox['pollAt'] }),
      (mailbox) => ({ ...mailbox, underWay: null }),
      (mailbox) => ({ ...mailbox, coveredRow: null }),
      // Mailboxes were only polled.
      (mailbox) => ({ ...mailbox, notices: NO_NOTICES }),
    ],
  },
  typedSecrets: { name: 'typedSecrets', indexes: [{ fields: { typedAt: 1 }, expireAfterSeconds: 3600 }] },
  mailSettings: {
    name: 'mailSettings',
    indexes: [],
    migrations: [
      (stored) => ({ ...stored, settings: { ...(stored['settings'] as object), customerPage: null, pageDays: null } }),
      (stored) => ({ ...stored, settings: { ...(stored['settings'] as object), customerPriority: null } }),
      (stored) => ({ ...stored, settings: { ...(stored['settings'] as object), importance: null } }),
      (stored) => ({ ...stored, settings: { ...(stored['settings'] as object), automatic: null } }),
    ],
  },
  mailRules: { name: 'mailRules', indexes: [] },
  recents: { name: 'recents', indexes: [{ fields: { expiresAt: 1 }, expireAfterSeconds: 0 }] },
  heard: { name: 'heard', indexes: [{ fields: { expiresAt: 1 }, expireAfterSeconds: 0 }] },
  channels: {
    name: 'channels',
    indexes: [{ fields: { conversationId: 1 }, unique: true }],
    // Why it was switched off was not written down: what may have been somebody's wish is left as it is.
    migrations: [
      (channel) => ({ ...channel, offBecause: channel['active'] === true ? [] : ['unlinked'] }),
      // Teams says its kind with the next activity.
      (channel) => ({ ...channel, kind: null, postedAt: null }),
      (channel) => ({ ...channel, threadNotes: null }),
      (channel) => ({ ...channel, alsoShows: null }),
    ],
  },
  tickets: {
    name: 'tickets',
    indexes: [
      { fields: { number: 1 }, unique: true },
      { fields: { originKey: 1 }, unique: true },
      { fields: { deliverAt: 1 } },
      { fields: { 'lanes.lane': 1, 'lanes.at': 1 } },
      { fields: { 'deliveryLease.owner': 1 } },
      { fields: { status: 1 } },
      // What is not taken, and in whose trouble: `find-not-taken.ts`.
      { fields: { 'outbox.parked.code': 1 } },
      { fields: { 'outbox.refused.code': 1 }, sparse: true },
      { fields: { 'outbox.failing.code': 1 }, sparse: true },
      { fields: { 'requester.personId': 1, 'requester.address': 1, turn: 1, number: 1 } },
      // What lists and searches ask, each in its order: `queue.ts` and `words.ts`.
      { fields: { organisationPath: 1, turn: 1, number: 1 } },
      { fields: { organisationPath: 1, queue: 1, turn: 1, number: 1 } },
      { fields: { organisationPath: 1, categoryId: 1, turn: 1, number: 1 } },
      { fields: { organisationPath: 1, queue: 1, dueAt: 1, number: 1 } },
      { fields: { 'assignee.personId': 1, turn: 1, number: 1 } },
      { fields: { 'requester.address': 1, turn: 1, number: 1 } },
      { fields: { words: 1, number: -1 } },
      { fields: { 'requester.address': 1, createdAt: -1 } },
      { fields: { channelId: 1, status: 1 } },
      { fields: { dueWatchAt: 1 } },
      { fields: { 'card.activityId': 1 } },
      { fields: { 'copies.channelId': 1 }, sparse: true },
      // Whether anything still uses what is to be removed.
      { fields: { mailboxId: 1, status: 1 } },
      { fields: { categoryId: 1 } },
      { fields: { serviceTypeId: 1 } },
      // What the retention of an organisation is over for.
      { fields: { organisationId: 1, removed: 1, resolvedAt: 1 } },
    ],
    migrations: [
      threadsOutOfTickets,
      (ticket) => ({ ...ticket, warning: null }),
      withMailContent,
      (ticket) => ({ ...ticket, deliveryNote: null, questionOver: false }),
      intoLists,
      // Nobody could set a due time, and requesters were whoever wrote.
      (ticket) => ({ ...ticket, requesterGiven: false, followers: [], dueWatchAt: null, told: null }),
      (ticket) => ({ ...ticket, mergedInto: null, mergedFrom: [], related: [], looksLike: null, notRequest: false }),
      withReplyRecipients,
      // They become entries as they were at that time, and current by what follows there.
      eventsOutOfTickets({
        get into(): CollectionDeclaration {
          return { ...COLLECTIONS.entries, migrations: COLLECTIONS.entries.migrations.slice(0, 4) }
        },
      }),
      endedAfterOpen,
      (ticket) => ({ ...ticket, openForms: [], actedVersion: ticket['version'] }),
      setAside,
      withFirstRequester,
      (ticket) => ({ ...ticket, removed: null }),
      // Nobody could rate one.
      (ticket) => ({ ...ticket, rating: null }),
      // There was no page.
      (ticket) => ({ ...ticket, linkEpoch: 0 }),
      // Each stood in one channel.
      (ticket) => ({ ...ticket, copies: [] }),
    ],
  },
  entries: {
    name: 'entries',
    indexes: [
      { fields: { ticketId: 1, at: 1, _id: 1 } },
      { fields: { ticketId: 1, untold: 1, at: 1, _id: 1 } },
      { fields: { ticketId: 1, kind: 1, at: 1, _id: 1 } },
      { fields: { ticketId: 1, hasFiles: 1, at: 1, _id: 1 } },
    ],
    // Tickets of the version before list all that they counted.
    migrations: [
      (entry) => ({ ...entry, counted: false, untold: false }),
      (entry) => ({ ...entry, warning: null }),
      (entry) => ({ ...withMailContent(entry), subject: null }),
      // There were mails only, from and to the customer.
      (entry) => ({ ...entry, audience: 'public', by: { ...(entry['by'] as object), personId: null } }),
      (entry) => ({ ...entry, hasFiles: Array.isArray(entry['attachments']) && entry['attachments'].length > 0 }),
      (entry) => ({ ...entry, to: entry['to'] ?? [], messageIds: [], undelivered: null }),
    ],
  },
  mailThreads: MAIL_THREADS,
  ticketViews: { name: 'ticketViews', indexes: [] },
  cardThreads: { name: 'cardThreads', indexes: [] },
  replyDrafts: {
    name: 'replyDrafts',
    indexes: [{ fields: { expiresAt: 1 }, expireAfterSeconds: 0 }],
    migrations: [(draft) => ({ ...draft, to: [] })],
  },
  sentFiles: { name: 'sentFiles', indexes: [{ fields: { expiresAt: 1 }, expireAfterSeconds: 0 }] },
  ledger: {
    name: 'ledger',
    indexes: [
      { fields: { mailboxId: 1, dueAt: 1 } },
      { fields: { mailboxId: 1, state: 1, dueAt: 1 } },
      { fields: { mailboxId: 1, markError: 1 } },
      { fields: { mailboxId: 1, messageId: 1 } },
      // The mail log: of a few mailboxes, and of many.
      { fields: { mailboxId: 1, receivedAt: -1, seenAt: -1, _id: -1 } },
      { fields: { receivedAt: -1, seenAt: -1, _id: -1 } },
      { fields: { dueAt: 1 } },
      { fields: { state: 1, dueAt: 1 } },
      { fields: { seenAt: -1 } },
      { fields: { ignoredOn: 1 } },
    ],
    migrations: [(row) => ({ ...row, markError: null }), (row) => ({ ...row, digest: null, wanted: false })],
  },
  sweeps: { name: 'sweeps', indexes: [] },
  inboxBefore: {
    name: 'inboxBefore',
    indexes: [{ fields: { mailboxId: 1 } }, { fields: { day: 1 }, expireAfterSeconds: LOOKS_BACK_MS / 1000 }],
  },
  alarms: {
    name: 'alarms',
    indexes: [
      { fields: { deliverAt: 1 } },
      { fields: { 'deliveryLease.owner': 1 } },
      { fields: { endedAt: 1, kind: 1 } },
      { fields: { raisedAt: 1 }, expireAfterSeconds: 30 * 86_400 },
    ],
    // Where they were posted was not written down: they are told anew if their trouble lasts.
    migrations: [(alarm) => ({ ...alarm, channelId: null, endedAt: alarm['raisedAt'], trouble: null, cards: [] })],
  },
  tenantInvitations: {
    name: 'tenantInvitations',
    indexes: [
      { fields: { codeHash: 1 }, unique: true },
      { fields: { organisationId: 1 } },
      { fields: { deliverAt: 1 } },
      { fields: { 'deliveryLease.owner': 1 } },
      { fields: { keptUntil: 1 }, expireAfterSeconds: 0 },
    ],
  },
  audit: {
    name: 'audit',
    indexes: [
      { fields: { organisationPath: 1, at: -1, _id: -1 } },
      { fields: { 'by.personId': 1, at: -1 } },
      { fields: { at: 1 } },
    ],
  },
  changeJobs: { name: 'changeJobs', indexes: [] },
  erasures: { name: 'erasures', indexes: [{ fields: { keys: 1 }, unique: true }] },
  retention: { name: 'retention', indexes: [] },
  retentionRuns: { name: 'retentionRuns', indexes: [] },
  counters: { name: 'counters', indexes: [] },
  installation: FACTS,
} satisfies Readonly<Record<keyof Documents, CollectionDeclaration>>

/** Creates what is missing and opens every collection. Throws `OutsideError` where the place is not to be worked on (`place-marks.ts`). */
export async function openDocuments(store: DocumentStore): Promise<Documents> {
  await assertMayWork(store)
  await store.prepare(Object.values(COLLECTIONS))
  return {
    organisations: store.collection(COLLECTIONS.organisations),
    people: store.collection(COLLECTIONS.people),
    categories: store.collection(COLLECTIONS.categories),
    serviceTypes: store.collection(COLLECTIONS.serviceTypes),
    cannedTexts: store.collection(COLLECTIONS.cannedTexts),
    mailboxes: store.collection(COLLECTIONS.mailboxes),
    typedSecrets: store.collection(COLLECTIONS.typedSecrets),
    mailSettings: store.collection(COLLECTIONS.mailSettings),
    mailRules: store.collection(COLLECTIONS.mailRules),
    recents: store.collection(COLLECTIONS.recents),
    heard: store.collection(COLLECTIONS.heard),
    channels: store.collection(COLLECTIONS.channels),
    tickets: store.collection(COLLECTIONS.tickets),
    entries: store.collection(COLLECTIONS.entries),
    mailThreads: store.collection(COLLECTIONS.mailThreads),
    ticketViews: store.collection(COLLECTIONS.ticketViews),
    cardThreads: store.collection(COLLECTIONS.cardThreads),
    replyDrafts: store.collection(COLLECTIONS.replyDrafts),
    sentFiles: store.collection(COLLECTIONS.sentFiles),
    ledger: store.collection(COLLECTIONS.ledger),
    sweeps: store.collection(COLLECTIONS.sweeps),
    inboxBefore: store.collection(COLLECTIONS.inboxBefore),
    alarms: store.collection(COLLECTIONS.alarms),
    tenantInvitations: store.collection(COLLECTIONS.tenantInvitations),
    audit: store.collection(COLLECTIONS.audit),
    changeJobs: store.collection(COLLECTIONS.changeJobs),
    erasures: store.collection(COLLECTIONS.erasures),
    retention: store.collection(COLLECTIONS.retention),
    retentionRuns: store.collection(COLLECTIONS.retentionRuns),
    counters: store.collection(COLLECTIONS.counters),
    installation: store.collection(COLLECTIONS.installation),
  }
}
