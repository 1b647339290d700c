// All mailboxes of the stand-in and everything that can happen to them; each happening is journalled, then applied.
import { type Clock, type NewId } from '../../app/ports/runtime.ts'
import { type Journal, type JournalEvent } from './journal.ts'
import { Mailbox, type MailboxOptions, type StoredMessage } from './mailbox.ts'
import { composeMail, type OutgoingMessage, type Thread, threadOf } from './outgoing.ts'
import { type MailContent, parseMail } from './parse-mail.ts'

export interface PostOfficeDeps {
  readonly journal: Journal
  readonly clock: Clock
  readonly newId: NewId
  readonly mailboxes: readonly MailboxOptions[]
  /**
   * Gives a Message-ID to arriving mails that lack one, as Exchange's transport does. Off by default: then such a mail
   * has `internetMessageId: null`, which is what a reader of mail must be able to bear.
   */
  readonly stampMessageIds: boolean
  /** Hears of every mail that reaches an Inbox. */
  readonly onArrival?: (mailbox: Mailbox, message: StoredMessage) => void
}

interface StoreOptions {
  readonly folder: string
  readonly receivedAt: Date
  readonly sentAt?: Date
  readonly draft?: OutgoingMessage
  readonly untold?: boolean
}

/** What is out of the ordinary about an arrival. */
export interface Delivery {
  /** Key or well-known name of the folder it goes to; the Inbox when left out. */
  readonly folder?: string
  /** No delta tells of it, unless it changes later. */
  readonly untold?: boolean
}

/** What a mail is to say, and where it belongs. */
export interface Draft {
  readonly message: OutgoingMessage
  readonly thread: Thread | null
}

export class PostOffice {
  private readonly deps: PostOfficeDeps
  private readonly mailboxes = new Map<string, Mailbox>()

  constructor(deps: PostOfficeDeps) {
    this.deps = deps
    for (const options of deps.mailboxes) {
      const mailbox = new Mailbox(options, deps.journal.storeId)
      this.mailboxes.set(mailbox.address, mailbox)
    }
  }

  /** Brings back what the journal holds. Call once, before anything else. */
  async restore(): Promise<void> {
    const { journal } = this.deps
    for (const event of journal.past) {
      const mailbox = this.mailboxes.get(event.mailbox)
      if (mailbox === undefined) continue
      if (event.op !== 'store') {
        mailbox.apply(event)
        continue
      }
      const raw = await journal.readMime(event)
      mailbox.apply(event, { raw, content: await parseMail(raw) })
    }
  }

  /** By address in any case, or by object id. */
  mailbox(addressOrId: string): Mailbox | undefined {
    const wanted = addressOrId.toLowerCase()
    return this.mailboxes.get(wanted) ?? this.all().find(({ userId }) => userId === wanted)
  }

  all(): Mailbox[] {
    return [...this.mailboxes.values()]
  }

  /** Puts a mail into the Inbox; once this has resolved, it survives a crash. `receivedAt` is the clock's when left out. */
  async deliver(raw: Buffer, mailbox: Mailbox, receivedAt?: Date, how: Delivery = {}): Promise<StoredMessage> {
    const { folder = 'inbox', untold = false } = how
    const options = { folder, receivedAt: receivedAt ?? this.deps.clock(), untold }
    const message = await this.store(raw, mailbox, options)
    if (folder === 'inbox' && !untold) this.deps.onArrival?.(mailbox, message)
    return message
  }

  change(mailbox: Mailbox, message: StoredMessage, change: { isRead?: boolean; categories?: string[] }): void {
    this.record(mailbox, { ...this.about(mailbox), op: 'change', seq: message.seq, ...change })
  }

  move(mailbox: Mailbox, message: StoredMessage, folder: string, sentAt: Date | null = null, untold = false): void {
    const at = sentAt?.toISOString() ?? null
    const event = { ...this.about(mailbox), op: 'move', seq: message.seq, folder, sentAt: at } as const
    this.record(mailbox, untold ? { ...event, untold } : event)
  }

  remove(mailbox: Mailbox, message: StoredMessage): void {
    this.record(mailbox, { ...this.about(mailbox), op: 'delete', seq: message.seq })
  }

  /** The caller sees to it that the parent holds no folder of that name yet. */
  createFolder(mailbox: Mailbox, displayName: string, parent: string | null): void {
    this.record(mailbox, { ...this.about(mailbox), op: 'folder', displayName, parent })
  }

  /** From here on every delta link given out so far is answered with 410. */
  loseCursors(mailbox: Mailbox): void {
    this.record(mailbox, { ...this.about(mailbox), op: 'lose-cursors' })
  }

  async createDraft(mailbox: Mailbox, draft: Draft): Promise<StoredMessage> {
    const raw = await this.compose(mailbox, draft, this.newMessageId(mailbox), true)
    return this.store(raw, mailbox, { folder: 'drafts', receivedAt: this.deps.clock(), draft: draft.message })
  }

  async changeDraft(mailbox: Mailbox, message: StoredMessage, draft: OutgoingMessage): Promise<void> {
    const { seq, folder, receivedAt, revision } = message
    const raw = await this.compose(mailbox, { message: draft, thread: threadOf(message.content) }, idOf(message), true)
    await this.write(mailbox, seq, raw, { folder, receivedAt, draft }, revision + 1)
  }

  /** Sends a draft: it moves to Sent Items under the same immutable id. */
  async sendDraft(mailbox: Mailbox, message: StoredMessage): Promise<void> {
    const draft = { message: message.draft ?? {}, thread: threadOf(message.content) }
    const raw = await this.compose(mailbox, draft, idOf(message), false)
    this.move(mailbox, message, 'sentitems', this.deps.clock())
    await this.handOut(mailbox, message.content, raw)
  }

  /** Sends at once. Without a saved copy the mail is still known to `sent`, out of every client's sight. */
  async send(mailbox: Mailbox, draft: Draft, saveToSentItems: boolean): Promise<void> {
    const messageId = this.newMessageId(mailbox)
    const now = this.deps.clock()
    const folder = saveToSentItems ? 'sentitems' : 'recoverableitemsdeletions'
    const own = await this.compose(mailbox, draft, messageId, true)
    const stored = await this.store(own, mailbox, { folder, receivedAt: now, sentAt: now })
    await this.handOut(mailbox, stored.content, await this.compose(mailbox, draft, messageId, false))
  }

  /** Delivers to the recipients who have their mailbox here; the rest of the world does not exist. */
  private async handOut(from: Mailbox, content: MailContent, raw: Buffer): Promise<void> {
    const recipients = [...content.to, ...content.cc, ...content.bcc].map(({ address }) => this.mailbox(address))
    const traced = Buffer.concat([Buffer.from(`Return-Path: <${from.address}>\r\n`), raw])
    for (const recipient of new Set(recipients)) {
      if (recipient !== undefined && recipient.options.withoutMailbox !== true) await this.deliver(traced, recipient)
    }
  }

  private compose(mailbox: Mailbox, draft: Draft, messageId: string, keepBcc: boolean): Promise<Buffer> {
    const from = { name: mailbox.options.displayName ?? '', address: mailbox.options.primaryAddress ?? mailbox.address }
    return composeMail(draft.message, { from, messageId, date: this.deps.clock(), thread: draft.thread }, keepBcc)
  }

  private store(raw: Buffer, mailbox: Mailbox, options: StoreOptions): Promise<StoredMessage> {
    return this.write(mailbox, mailbox.nextSeq(), raw, options, 0)
  }

  private async write(
    mailbox: Mailbox,
    seq: number,
    given: Buffer,
    options: StoreOptions,
    revision: number,
  ): Promise<StoredMessage> {
    let raw = given
    let content = await parseMail(raw)
    if (content.messageId === null && this.deps.stampMessageIds) {
      raw = Buffer.concat([Buffer.from(`Message-ID: ${this.newMessageId(mailbox)}\r\n`), raw])
      content = await parseMail(raw)
    }
    const event = {
      ...{ ...this.about(mailbox), op: 'store', seq, revision, folder: options.folder },
      receivedAt: options.receivedAt.toISOString(),
      sentAt: options.sentAt?.toISOString() ?? null,
      isDraft: options.draft !== undefined,
      isRead: options.folder !== 'inbox',
      draft: options.draft ?? null,
      ...(options.untold === true ? { untold: true } : {}),
    } as const satisfies JournalEvent
    await this.deps.journal.writeMime(event, raw)
    this.record(mailbox, event, { raw, content })
    const message = mailbox.bySequence(seq)
    if (message === undefined) throw new Error(`Message ${seq} is not in ${mailbox.address} after storing it`)
    return message
  }

  private record(mailbox: Mailbox, event: JournalEvent, mail?: { raw: Buffer; content: MailContent }): void {
    this.deps.journal.append(event)
    mailbox.apply(event, mail)
  }

  private about(mailbox: Mailbox): { mailbox: string; at: string } {
    return { mailbox: mailbox.address, at: this.deps.clock().toISOString() }
  }

  private newMessageId(mailbox: Mailbox): string {
    return `<${this.deps.newId()}@${mailbox.address.split('@')[1] ?? 'localhost'}>`
  }
}

function idOf(message: StoredMessage): string {
  return message.content.messageId ?? ''
}
