// A database with so much in it that a scan would show: what collections hold, as far as indexes see it.
import type { Db } from 'mongodb'
import { aTicket } from '../../bench/lists.ts'
import type { Documents } from '../../src/app/documents.ts'

type Made = Readonly<Record<string, unknown>> & { readonly _id: string }

const HOUR_MS = 3_600_000
const AT_ONCE = 1_000

/** Of each collection that grows, `count` documents more, from number `first` on; the older, the lower. */
export async function fill(db: Db, first: number, count: number): Promise<void> {
  for (const [name, make] of Object.entries(MADE)) {
    for (let from = first; from < first + count; from += AT_ONCE) {
      const size = Math.min(AT_ONCE, first + count - from)
      const batch = Array.from({ length: size }, (_, at) => make(from + at))
      await db.collection<Made>(name).insertMany(batch, { ordered: false })
    }
  }
}

const STEP_MS = 120_000

/** Of the last two weeks, so that nothing of it vanishes while it is looked at. */
function time(index: number): Date {
  return new Date(Date.now() - 10_000 * STEP_MS + index * STEP_MS)
}

/** One in a hundred still waits. */
const waits = (index: number): boolean => index % 100 === 0

const outbox = (index: number) => ({
  deliverAt: waits(index) ? time(index) : null,
  deliveryLease: index % 1_000 === 0 ? { owner: `worker${index}`, until: time(index) } : null,
  lanes: waits(index) ? [{ lane: `send/channel${index % 50}`, at: time(index) }] : [],
  outbox: waits(index) ? [{ id: 'x', kind: 'card', nextAt: time(index), ...sign(index) }] : [],
})

function sign(index: number) {
  const trouble = { code: 'Forbidden', since: time(index) }
  const kind = index % 1_000
  return {
    parked: kind === 0 ? { code: 'Forbidden', at: time(index) } : null,
    ...(kind === 100 ? { refused: trouble } : {}),
    ...(kind === 200 ? { failing: trouble } : {}),
  }
}

const MADE: Readonly<Partial<Record<keyof Documents, (index: number) => Made>>> = {
  tickets: (index) => ({
    ...aTicket(index),
    ...outbox(index),
    ...{
      mailboxId: `mailbox${index % 100}`,
      channelId: `channel${index % 50}`,
      dueWatchAt: waits(index) ? time(index) : null,
    },
    serviceTypeId: index % 3 === 0 ? `type${index % 20}` : null,
    card: { activityId: `activity${index}` },
    copies: waits(index) ? [{ channelId: `channel${(index + 1) % 50}`, card: null }] : [],
  }),
  entries: (index) => ({
    ...{ _id: `entry${index}`, ticketId: `ticket${Math.floor(index / 4)}`, kind: index % 2 ? 'mail' : 'event' },
    ...{ at: time(index), untold: waits(index), hasFiles: index % 10 === 0, audience: 'public', counted: true },
    ...{ by: { personId: `person${index % 500}`, address: `ann${index % 500}@contoso.example` } },
  }),
  mailThreads: (index) => ({ _id: `mailbox${index % 100}/<${index}@contoso.example>`, ticketId: `ticket${index}` }),
  cardThreads: (index) => ({ _id: `19:channel;messageid=${index}`, ticketId: `ticket${index}` }),
  ledger: (index) => ({
    ...{ _id: `mailbox${index % 100}/mail${index}`, mailboxId: `mailbox${index % 100}`, mailId: `mail${index}` },
    ...{
      messageId: `<${index}@contoso.example>`,
      receivedAt: time(index),
      seenAt: time(index),
      from: 'ann@contoso.example',
    },
    ...{
      state: waits(index) ? 'failed' : 'ticket',
      dueAt: index % 200 === 0 ? time(index) : null,
      ticketId: `ticket${index}`,
    },
    ...(index % 5 === 0 ? { ignoredOn: `mailbox${index % 100}/${time(index).toISOString().slice(0, 10)}` } : {}),
    ...{ markError: index % 1_000 === 0 ? 'Refused' : null, subject: 'Printer', errorCode: null },
  }),
  inboxBefore: (index) => ({
    _id: `mailbox${index % 100}/${index}`,
    mailboxId: `mailbox${index % 100}`,
    day: time(index),
  }),
  audit: (index) => ({
    ...{ _id: `entry${index}`, at: time(index), by: { personId: `person${index % 500}`, name: 'Ann' } },
    ...{ organisationId: `organisation${index % 200}`, organisationPath: ['root', `organisation${index % 200}`] },
    ...{ subject: `support${index % 100}@contoso.example`, action: 'mailbox.changed', changes: [] },
  }),
  alarms: (index) => ({
    ...{ _id: `alarm${index}`, kind: 'mails-failed', mailboxId: `mailbox${index % 100}`, channelId: null },
    ...{ raisedAt: time(index), endedAt: index % 50 === 0 ? null : time(index), revision: 1, ...outbox(index) },
  }),
  people: (index) => ({
    ...{ _id: `person${index}`, key: `entra/tenant/${index}`, aadObjectId: `object${index}`, tenantId: 'tenant' },
    ...{ addresses: [`ann${index}@contoso.example`], formerAddresses: [], name: `Ann ${index}`, revision: 1 },
    memberships: index % 20 === 0 ? [{ organisationId: `organisation${index % 200}`, role: 'agent' }] : [],
    teams: { conversationId: `a:${index}`, tenantId: 'tenant', serviceUrl: `https://smba.example/${index % 200}/` },
  }),
  ticketViews: (index) => ({ _id: `person${index}`, revision: 1 }),
  recents: (index) => ({ _id: `mail-to/${index}`, times: [], revision: 1, expiresAt: future(index) }),
  heard: (index) => ({ _id: `activity${index}`, at: time(index), answer: null, expiresAt: future(index) }),
  sentFiles: (index) => ({ _id: `person${index % 500}/${index}`, files: [], expiresAt: future(index) }),
  typedSecrets: (index) => ({ _id: `secret${index}`, typedAt: future(index) }),
  tenantInvitations: (index) => ({
    ...{
      _id: `invitation${index}`,
      codeHash: `hash${index}`,
      organisationId: `organisation${index % 200}`,
      state: 'open',
    },
    ...{ keptUntil: future(index), revision: 1, ...outbox(index) },
  }),
}

/** Nothing of it vanishes while it is looked at. */
function future(index: number): Date {
  return new Date(Date.now() + HOUR_MS + index * 1_000)
}
