// Every collection and index, declared once for both stores.
import type { Documents } from '../app/documents.ts'
import type { CollectionDeclaration, DocumentStore } from '../app/ports/documents.ts'

export const COLLECTIONS = {
  organisations: {
    name: 'organisations',
    indexes: [{ fields: { parentId: 1 } }, { fields: { keys: 1 }, unique: true }],
    // Two of the same name may be there already: the name's key is made with the next change.
    migrations: [(organisation) => ({ ...organisation, keys: [`id/${String(organisation['_id'])}`], movedAt: null })],
  },
  people: {
    name: 'people',
    indexes: [
      { fields: { key: 1 }, unique: true },
      { fields: { aadObjectId: 1 } },
      { fields: { addresses: 1 } },
      { fields: { 'memberships.organisationId': 1 } },
    ],
  },
  categories: { name: 'categories', indexes: [{ fields: { organisationId: 1, nameKey: 1 }, unique: true }] },
  serviceTypes: { name: 'serviceTypes', indexes: [{ fields: { organisationId: 1, nameKey: 1 }, unique: true }] },
  mailboxes: {
    name: 'mailboxes',
    indexes: [{ fields: { address: 1 }, unique: true }, { fields: { pollAt: 1 } }],
    migrations: [
      ({ startFrom, state, ...mailbox }) => ({
        ...{ ...mailbox, startFrom, state, foreignAddress: null, startedAt: startFrom },
        runningSince: state === 'running' ? startFrom : null,
      }),
      (mailbox) => ({ ...mailbox, coveredRow: null }),
    ],
  },
  typedSecrets: { name: 'typedSecrets', indexes: [{ fields: { typedAt: 1 }, expireAfterSeconds: 3600 }] },
  mailSettings: { name: 'mailSettings', indexes: [] },
  mailRules: { name: 'mailRules', indexes: [] },
  recents: { name: 'recents', indexes: [{ fields: { expiresAt: 1 }, expireAfterSeconds: 0 }] },
  channels: { name: 'channels', indexes: [{ fields: { conversationId: 1 }, unique: true }] },
  tickets: {
    name: 'tickets',
    indexes: [
      { fields: { number: 1 }, unique: true },
      { fields: { originKey: 1 }, unique: true },
      { fields: { messageIds: 1 } },
      { fields: { deliverAt: 1 } },
      { fields: { organisationPath: 1, status: 1 } },
      { fields: { 'requester.personId': 1 } },
      { fields: { channelId: 1, status: 1 } },
    ],
  },
  entries: { name: 'entries', indexes: [{ fields: { ticketId: 1, at: 1 } }] },
  ledger: {
    name: 'ledger',
    indexes: [
      { fields: { mailboxId: 1, dueAt: 1 } },
      { fields: { mailboxId: 1, messageId: 1 } },
      { fields: { mailboxId: 1, receivedAt: -1 } },
      { fields: { seenAt: -1 } },
    ],
    migrations: [(row) => ({ ...row, markError: null })],
  },
  alarms: {
    name: 'alarms',
    indexes: [{ fields: { deliverAt: 1 } }, { fields: { raisedAt: 1 }, expireAfterSeconds: 30 * 86_400 }],
  },
  audit: {
    name: 'audit',
    indexes: [{ fields: { organisationPath: 1, at: -1 } }, { fields: { 'by.personId': 1, at: -1 } }],
  },
  counters: { name: 'counters', indexes: [] },
  installation: { name: 'installation', indexes: [] },
} satisfies Readonly<Record<keyof Documents, CollectionDeclaration>>

/** Creates what is missing and opens every collection. */
export async function openDocuments(store: DocumentStore): Promise<Documents> {
  await store.prepare(Object.values(COLLECTIONS))
  return {
    organisations: store.collection(COLLECTIONS.organisations),
    people: store.collection(COLLECTIONS.people),
    categories: store.collection(COLLECTIONS.categories),
    serviceTypes: store.collection(COLLECTIONS.serviceTypes),
    mailboxes: store.collection(COLLECTIONS.mailboxes),
    typedSecrets: store.collection(COLLECTIONS.typedSecrets),
    mailSettings: store.collection(COLLECTIONS.mailSettings),
    mailRules: store.collection(COLLECTIONS.mailRules),
    recents: store.collection(COLLECTIONS.recents),
    channels: store.collection(COLLECTIONS.channels),
    tickets: store.collection(COLLECTIONS.tickets),
    entries: store.collection(COLLECTIONS.entries),
    ledger: store.collection(COLLECTIONS.ledger),
    alarms: store.collection(COLLECTIONS.alarms),
    audit: store.collection(COLLECTIONS.audit),
    counters: store.collection(COLLECTIONS.counters),
    installation: store.collection(COLLECTIONS.installation),
  }
}
