// Documents for tests: complete by default, different where a test says so.
import type { Category, ServiceType } from '../../src/domain/ticket/catalogue.ts'
import type { SupportChannel } from '../../src/domain/channel.ts'
import { nameKey } from '../../src/domain/ticket/catalogue.ts'
import type { MailRule } from '../../src/domain/mail/mail-rules.ts'
import type { LedgerRow } from '../../src/domain/mailbox/ledger.ts'
import type { Mailbox } from '../../src/domain/mailbox/mailbox.ts'
import { NO_NOTICES } from '../../src/domain/mailbox/notices.ts'
import { organisationKeys, type Organisation } from '../../src/domain/organisation/organisation.ts'
import { waitingLanes } from '../../src/domain/ticket/lanes.ts'
import { placeInLists } from '../../src/domain/ticket/queue.ts'
import { ticketWords } from '../../src/domain/ticket/words.ts'
import { NO_KIN } from '../../src/domain/ticket/kin.ts'
import type { OutboxItem } from '../../src/domain/ticket/outbox.ts'
import type { Person } from '../../src/domain/organisation/person.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'

export const NOON = new Date('2026-03-02T12:00:00.000Z')

/** Ids that count up: `id-1`, `id-2`, … */
export function countingIds(prefix = 'id'): () => string {
  let count = 0
  return () => `${prefix}-${(count += 1)}`
}

export function anOrganisation(overrides: Partial<Organisation> = {}): Organisation {
  const organisation = {
    _id: 'root',
    kind: 'distributor' as const,
    name: 'Northwind Distribution',
    parentId: null,
    path: [],
    domains: [],
    tenantIds: [],
    language: 'en',
    timeZone: 'UTC',
    active: true,
    movedAt: null,
    revision: 1,
    ...overrides,
  }
  return { keys: organisationKeys(organisation), ...organisation }
}

/** root → partner → customer and neighbour; root → other-partner. */
export function aTree(): Record<'root' | 'partner' | 'customer' | 'neighbour' | 'otherPartner', Organisation> {
  return {
    root: anOrganisation({ tenantIds: ['tenant'] }),
    partner: anOrganisation({ _id: 'partner', kind: 'partner', name: 'Fabrikam IT', parentId: 'root', path: ['root'] }),
    customer: anOrganisation({
      _id: 'customer',
      kind: 'customer',
      name: 'Contoso',
      parentId: 'partner',
      path: ['root', 'partner'],
      domains: ['contoso.example'],
    }),
    neighbour: anOrganisation({
      _id: 'neighbour',
      kind: 'customer',
      name: 'Adventure Works',
      parentId: 'partner',
      path: ['root', 'partner'],
      domains: ['adventure.example'],
    }),
    otherPartner: anOrganisation({
      _id: 'other-partner',
      kind: 'partner',
      name: 'Tailspin',
      parentId: 'root',
      path: ['root'],
    }),
  }
}

export function aPerson(overrides: Partial<Person> = {}): Person {
  return {
    _id: 'ann',
    key: 'person/ann',
    name: 'Ann Lee',
    tenantId: null,
    aadObjectId: null,
    homeTenantId: null,
    addresses: ['ann@contoso.example'],
    addressesAt: null,
    formerAddresses: [],
    teams: null,
    memberships: [],
    configuringId: null,
    notify: 'thread',
    revision: 1,
    ...overrides,
  }
}

export function aChannel(overrides: Partial<SupportChannel> = {}): SupportChannel {
  return {
    _id: 'channel',
    organisationId: 'root',
    conversationId: '19:channel@thread.tacv2',
    name: 'Support',
    teamId: '19:team@thread.tacv2',
    teamName: 'Helpdesk',
    tenantId: 'tenant',
    serviceUrl: 'https://smba.example/',
    active: true,
    offBecause: [],
    kind: 'standard',
    postedAt: null,
    threadNotes: null,
    alsoShows: null,
    revision: 1,
    ...overrides,
  }
}

export function aCategory(overrides: Partial<Category> = {}): Category {
  const name = overrides.name ?? 'Hardware'
  return {
    _id: 'hardware',
    organisationId: 'root',
    name,
    nameKey: nameKey(name),
    description: '',
    defaultPriority: null,
    channelId: null,
    order: 1,
    active: true,
    categoryIds: [],
    hiddenIn: [],
    alsoIn: [],
    revision: 1,
    ...overrides,
  }
}

export function aServiceType(overrides: Partial<ServiceType> = {}): ServiceType {
  return { ...aCategory({ _id: 'repair', name: 'Repair', nameKey: 'repair' }), ...overrides }
}

/** Its secret opens nowhere. */
export function aMailbox(overrides: Partial<Mailbox> = {}): Mailbox {
  return {
    _id: 'mailbox',
    organisationId: 'root',
    provider: 'microsoft',
    address: 'support@northwind.example',
    tenantId: 'tenant',
    clientId: 'client',
    clientSecret: { keyId: '', nonce: '', sealed: '' },
    secretExpiresOn: null,
    categoryIds: [],
    defaultServiceTypeId: null,
    channelId: null,
    foreignAddress: null,
    otherAddresses: [],
    learntAddresses: [],
    state: 'running',
    startedAt: NOON,
    runningSince: NOON,
    startFrom: NOON,
    cursor: null,
    coveredRow: null,
    pollAt: NOON,
    tendAt: NOON,
    lease: null,
    underWay: null,
    health: { lastSuccessAt: null, lastErrorAt: null, lastError: null, failuresInRow: 0 },
    notices: NO_NOTICES,
    revision: 1,
    ...overrides,
  }
}

export function aLedgerRow(overrides: Partial<LedgerRow> = {}): LedgerRow {
  return {
    _id: 'row',
    mailboxId: 'mailbox',
    mailId: 'mail',
    messageId: null,
    from: '',
    subject: '',
    receivedAt: NOON,
    state: 'received',
    reason: null,
    errorCode: null,
    ticketId: null,
    digest: null,
    wanted: false,
    attempts: 0,
    markError: null,
    dueAt: null,
    seenAt: NOON,
    ...overrides,
  }
}

export function anOutboxItem(overrides: Partial<OutboxItem> = {}): OutboxItem {
  return { kind: 'card', id: 'item', attempts: 0, nextAt: NOON, parked: null, ...overrides } as OutboxItem
}

export function aTicket(overrides: Partial<Ticket> = {}): Ticket {
  const ticket: Omit<Ticket, 'lanes' | 'words' | 'queue' | 'turn'> & Partial<Ticket> = {
    _id: 'ticket',
    number: 12,
    originKey: 'mail/mailbox/mail-1',
    organisationId: 'customer',
    organisationPath: ['root', 'partner', 'customer'],
    mailboxId: 'mailbox',
    subject: 'Printer is on fire',
    requester: { personId: 'ann', name: 'Ann Lee', address: 'ann@contoso.example' },
    askedBy: 'ann@contoso.example',
    to: [],
    status: 'new',
    priority: 'normal',
    categoryId: null,
    serviceTypeId: null,
    assignee: null,
    firstRequester: null,
    requesterGiven: false,
    followers: [],
    channelId: 'channel',
    openForms: [],
    copies: [],
    text: 'Please send water.',
    foldedText: '',
    unkept: 0,
    meeting: null,
    webLink: null,
    attachments: [],
    messageIds: ['<1@contoso.example>'],
    warning: null,
    entryIds: [],
    lastMessage: null,
    lastEvent: { at: NOON, by: null, what: 'opened it by email' },
    lastReply: null,
    deliveryNote: null,
    createdAt: NOON,
    updatedAt: NOON,
    dueAt: null,
    dueWatchAt: null,
    told: null,
    resolvedAt: null,
    removed: null,
    rating: null,
    version: 1,
    actedVersion: 1,
    revision: 1,
    card: null,
    question: null,
    questionOver: false,
    linkEpoch: 0,
    ...NO_KIN,
    outbox: [],
    deliverAt: null,
    deliveryLease: null,
    ...overrides,
  }
  return { lanes: waitingLanes(ticket), ...placeInLists(ticket), words: ticketWords(ticket), ...ticket }
}

export function aMailRule(overrides: Partial<MailRule> = {}): MailRule {
  return {
    id: 'rule',
    name: 'Printers',
    active: true,
    field: 'subject',
    headerName: '',
    pattern: 'printer',
    outcome: {
      kind: 'ticket',
      categoryId: null,
      serviceTypeId: null,
      priority: null,
      organisationId: null,
      channelId: null,
    },
    revision: 1,
    ...overrides,
  }
}
