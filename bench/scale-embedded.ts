// Time and memory of a start with the embedded store, in a process of its own, beside the number of tickets.
import { fork } from 'node:child_process'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { OF_NO_MAIL, type Entry } from '../src/domain/ticket/entry.ts'
import type { LedgerRow } from '../src/domain/mailbox/ledger.ts'
import type { CollectionDeclaration, StoredDocument } from '../src/app/ports/documents.ts'
import type { Ticket } from '../src/domain/ticket/ticket.ts'
import { COLLECTIONS } from '../src/store/collections.ts'
import { documentLine } from '../src/store/embedded/lines.ts'
import { aTicket } from './lists.ts'
import { sampleMail } from './sample-mails.ts'
import type { ScaleGroup } from './scale.ts'

export const EMBEDDED: ScaleGroup = {
  name: 'embedded',
  method:
    'tickets with a mail of 1.5 KB and two answers like it, a mail thread and a row of the mail log for each mail; from opening the files to the first answer, in a process of its own',
  async *rows() {
    for (const tickets of [10_000, 50_000]) {
      const { ms, rssMb, heapMb } = await measureStart(tickets)
      yield {
        what: `start with ${tickets.toLocaleString('en')} tickets, files`,
        found: `${(ms / 1000).toFixed(1)} s, ${rssMb.toFixed(0)} MB, of which ${heapMb.toFixed(0)} MB in use`,
        before: '8 s, 1.3 GB at 100,000',
        wanted: tickets === 50_000 ? '< 3 s, < 500 MB' : '',
      }
    }
  },
}

const AT_ONCE = 1_000
const ENTRIES = 2
const MINUTE_MS = 60_000

export const Started = z.object({ ms: z.number(), rssMb: z.number(), heapMb: z.number() })
export type Started = z.infer<typeof Started>

/** A start with so many tickets, in a process of its own. */
export async function measureStart(tickets: number): Promise<Started> {
  const folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-bench-'))
  try {
    await fillStore(folder, tickets)
    const child = fork(new URL('./scale-embedded-start.ts', import.meta.url), [folder], {
      execArgv: ['--import', 'tsx'],
    })
    return await new Promise((resolve, reject) => {
      child.once('message', (message) => resolve(Started.parse(message)))
      child.once('exit', (code) => reject(new Error(`The start ended with code ${code ?? 'none'}`)))
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** As they come to look after a year, in files as the store writes them. */
export async function fillStore(dataFolder: string, tickets: number): Promise<void> {
  const write = async (
    name: 'tickets' | 'entries' | 'mailThreads' | 'ledger',
    documents: readonly StoredDocument[],
  ) => {
    const v = (COLLECTIONS[name] as CollectionDeclaration).migrations?.length ?? 0
    const lines = documents.map((document) => documentLine({ ...document, v: v + 1 } as StoredDocument))
    await appendFile(path.join(dataFolder, `${name}.db`), lines.join(''))
  }
  for (let done = 0; done < tickets; done += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, tickets - done) }, (_, at) => done + at)
    await write('tickets', batch.map(ticketOf))
    await write('entries', batch.flatMap(entriesOf))
    const mails = batch.flatMap((index) => [
      { mail: index, index },
      ...entryIds(index).map((_, at) => ({ mail: tickets + index * ENTRIES + at, index })),
    ])
    await write(
      'mailThreads',
      mails.map(({ mail, index }) => ({ _id: `mailbox/<mail-${mail}@contoso.example>`, ticketId: `ticket${index}` })),
    )
    await write(
      'ledger',
      mails.map(({ mail, index }) => rowOf(mail, index)),
    )
  }
}

function ticketOf(index: number): Ticket {
  return {
    ...aTicket(index),
    ...{ text: mailText(index), foldedText: QUOTED, entryIds: entryIds(index) },
    card: {
      ...{ serviceUrl: 'https://smba.example/emea/', tenantId: 'tenant' },
      ...{
        conversationId: `19:channel@thread.tacv2;messageid=${index}`,
        activityId: String(1_700_000_000_000 + index),
      },
    },
  }
}

const QUOTED =
  'On Mon, Mar 2, 2026 at 9:14 AM Gate 4 <gate4@contoso.example> wrote:\n' +
  '> The label printer feeds blank labels.\n'.repeat(6)

function mailText(index: number): string {
  const body = sampleMail(index * 2)['body'] as { readonly content: string }
  return body.content.slice(0, 1_500)
}

function entryIds(index: number): readonly string[] {
  return Array.from({ length: ENTRIES }, (_, at) => `mail/mailbox/${sampleMail(index * ENTRIES + at).id}`)
}

function entriesOf(index: number): readonly Entry[] {
  const { createdAt, requester } = aTicket(index)
  return entryIds(index).map((_id, at) => ({
    ...OF_NO_MAIL,
    ...{ _id, ticketId: `ticket${index}`, kind: 'mail', audience: 'public' },
    by: { personId: null, name: requester.name, address: requester.address },
    text: mailText(index + at),
    foldedText: QUOTED,
    at: new Date(createdAt.getTime() + (at + 1) * MINUTE_MS),
  }))
}

function rowOf(mail: number, index: number): LedgerRow {
  const { createdAt, requester, subject } = aTicket(index)
  return {
    ...{ _id: `mailbox/${sampleMail(mail).id}`, mailboxId: 'mailbox', mailId: sampleMail(mail).id },
    ...{ messageId: `<mail-${mail}@contoso.example>`, from: requester.address, subject, receivedAt: createdAt },
    ...{
      state: 'ticket',
      reason: null,
      errorCode: null,
      ticketId: `ticket${index}`,
      digest: 'f'.repeat(32),
      wanted: false,
    },
    ...{ attempts: 0, markError: null, dueAt: null, seenAt: createdAt },
  }
}
