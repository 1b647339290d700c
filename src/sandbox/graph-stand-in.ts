// The stand-in for Microsoft Graph and its token endpoint: real https on loopback, real mail, faults on demand.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { type Clock, type NewId } from '../app/ports/runtime.ts'
import { localCertificate } from './certificate.ts'
import { type AppOptions, type TenantOptions, Tokens } from './graph/auth.ts'
import { type Fault, Faults } from './graph/faults.ts'
import { fileJournal, memoryJournal } from './graph/journal.ts'
import { type Mailbox, type MailboxOptions } from './graph/mailbox.ts'
import { type MailContent } from './graph/parse-mail.ts'
import { type Delivery, PostOffice } from './graph/post-office.ts'
import { Subscriptions } from './graph/subscriptions.ts'
import { createGraphServer } from './graph/server.ts'
import { listenOnLoopback } from './listen.ts'

export interface GraphStandInOptions {
  /** Loopback; 127.0.0.1 when left out. */
  readonly host?: string
  /** 0, also when left out, takes a free one. A client's kept links hold the port, so a restart wants the same one. */
  readonly port?: number
  /** Where mails, state and the certificate are kept; without it all is in memory and gone at the end. */
  readonly folder?: string
  readonly tenants: readonly TenantOptions[]
  readonly apps: readonly AppOptions[]
  readonly mailboxes: readonly MailboxOptions[]
  readonly faults?: readonly Fault[]
  readonly clock?: Clock
  readonly newId?: NewId
  /** See `PostOfficeDeps`. */
  readonly stampMessageIds?: boolean
  /** Lifetime of an access token; 3599 when left out, as with Entra ID. */
  readonly tokenSeconds?: number
}

export interface SentMail {
  /** Immutable id. */
  readonly id: string
  readonly sentAt: Date
  readonly raw: Buffer
  readonly content: MailContent
}

export interface GraphStandIn {
  /** Graph's root without version: `https://127.0.0.1:port`; the API is below `/v1.0`. */
  readonly url: string
  /** `127.0.0.1:port`, as `knownAuthorities` wants it; the authority of a tenant is `url/tenantId`. */
  readonly authorityHost: string
  /** PEM; a client trusts the stand-in by taking it as `ca`. */
  readonly ca: string
  readonly faults: Faults
  /** Who is told of new mails, and what goes wrong with that. All of it is forgotten with the process. */
  readonly subscriptions: Subscriptions
  /**
   * Puts a mail (MIME) into a mailbox's Inbox and answers with its immutable id. Throws when there is no such mailbox.
   * `receivedAt` is the clock's time when left out. `how` says where else it goes, and whether delta keeps quiet of it.
   */
  deliver(raw: Buffer | string, mailbox: string, receivedAt?: Date, how?: Delivery): Promise<string>
  /**
   * Moves a mail as a person does in Outlook, to a folder by its well-known name or its own, lower case. `untold`: delta keeps quiet of
   * it, as Graph does of a mail that is moved away and back between two calls.
   */
  move(id: string, mailbox: string, folder: string, how?: Pick<Delivery, 'untold'>): void
  hasMailbox(address: string): boolean
  /** Addresses, lower case. */
  mailboxes(): string[]
  /** All that clients sent from a mailbox, oldest first, whether or not it was saved to Sent Items. */
  sent(mailbox: string): SentMail[]
  /** Immutable ids of what lies in a mailbox's Drafts. */
  drafts(mailbox: string): string[]
  /** Makes every delta link given out so far worthless: 410. */
  loseCursors(mailbox: string): void
  /** Ends all connections, the hanging ones too. */
  stop(): Promise<void>
}

/** Starts it. Throws when the port is taken, naming it and the cure. */
export async function startGraphStandIn(options: GraphStandInOptions): Promise<GraphStandIn> {
  const { host = '127.0.0.1', folder, tenants, apps, clock = () => new Date(), newId = () => randomUUID() } = options
  const certificate = await localCertificate(
    clock(),
    folder === undefined ? undefined : path.join(folder, 'certificate'),
  )
  const journal = folder === undefined ? memoryJournal(newId()) : fileJournal(path.join(folder, 'mail'), newId())
  const { mailboxes, stampMessageIds = false, tokenSeconds = 3599 } = options
  const subscriptions = new Subscriptions({ clock, newId })
  const onArrival = subscriptions.arrived.bind(subscriptions)
  const office = new PostOffice({ journal, clock, newId, mailboxes, stampMessageIds, onArrival })
  await office.restore()
  const faults = new Faults()
  for (const fault of options.faults ?? []) faults.add(fault)

  let url = ''
  const tokens = new Tokens(journal.storeId)
  const server = createGraphServer(
    { office, subscriptions, faults, certificate, tenants, apps, tokens, tokenSeconds, clock, newId },
    () => url,
  )
  const port = await listenOnLoopback(server, 'the stand-in for Microsoft Graph', host, options.port ?? 0).catch(
    (error: unknown) => {
      journal.close()
      throw error
    },
  )
  const authorityHost = `${host.includes(':') ? `[${host}]` : host}:${port}`
  url = `https://${authorityHost}`

  const find = (address: string): Mailbox => {
    const mailbox = office.mailbox(address)
    if (mailbox === undefined) throw new Error(`The stand-in has no mailbox '${address}': start it with that address`)
    return mailbox
  }
  return {
    url,
    authorityHost,
    ca: certificate.cert,
    faults,
    subscriptions,
    deliver: async (raw, mailbox, receivedAt, how) => {
      const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw
      return (await office.deliver(bytes, find(mailbox), receivedAt, how)).immutableId
    },
    move: (id, address, folder, how) => {
      const mailbox = find(address)
      const message = mailbox.message(id)
      const key = mailbox.folder(folder)?.key
      if (message === undefined || key === undefined) throw new Error(`There is no mail '${id}', or no '${folder}'`)
      office.move(mailbox, message, key, null, how?.untold)
    },
    hasMailbox: (address) => isHosted(office.mailbox(address)),
    mailboxes: () => office.all().map(({ address }) => address),
    sent: (mailbox) => sentFrom(find(mailbox)),
    drafts: (mailbox) =>
      [...find(mailbox).messages()].filter(({ folder }) => folder === 'drafts').map(({ immutableId }) => immutableId),
    loseCursors: (mailbox) => office.loseCursors(find(mailbox)),
    stop: async () => {
      subscriptions.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      journal.close()
    },
  }
}

function isHosted(mailbox: Mailbox | undefined): boolean {
  return mailbox !== undefined && mailbox.options.withoutMailbox !== true
}

function sentFrom(mailbox: Mailbox): SentMail[] {
  const sent = [...mailbox.messages()].flatMap(({ immutableId: id, sentAt, raw, content }) => {
    return sentAt === null ? [] : [{ id, sentAt, raw, content }]
  })
  return sent.sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime())
}
