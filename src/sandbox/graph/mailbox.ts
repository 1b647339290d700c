// One mailbox in memory: its messages, their folders, and per folder the order of changes that delta reads.
import { folderId, immutableId, movingId, threadId, userId } from './ids.ts'
import { type JournalEvent } from './journal.ts'
import { type OutgoingMessage } from './outgoing.ts'
import { type MailContent } from './parse-mail.ts'

export interface StoredMessage {
  readonly seq: number
  /** Counts the versions of a draft's MIME. */
  revision: number
  raw: Buffer
  content: MailContent
  readonly immutableId: string
  movingId: string
  folder: string
  readonly receivedAt: Date
  modifiedAt: Date
  /** Set once the mail was sent from here. */
  sentAt: Date | null
  isDraft: boolean
  isRead: boolean
  categories: readonly string[]
  readonly conversationId: string
  /** The fields a draft was made of, so that a change of one keeps the others. */
  draft: OutgoingMessage | null
  /** The mailbox's change number when it last changed. */
  version: number
  moves: number
}

/** Where a message is, or was, in one folder. */
export interface FolderEntry {
  readonly message: StoredMessage
  /** Change numbers: of its arrival in the folder, and of its last change there. */
  readonly entered: number
  readonly version: number
  readonly gone: boolean
  /** The ids under which the folder knew it. */
  readonly movingId: string
}

export interface Folder {
  readonly key: string
  readonly displayName: string
  readonly id: string
  /** Key of the folder it is in; `null` at the top. */
  readonly parent: string | null
  readonly entries: Map<number, FolderEntry>
  /** Every change in order; an element is out of date when the entry has a later version. */
  readonly log: { readonly version: number; readonly seq: number }[]
}

export interface MailboxOptions {
  readonly address: string
  readonly tenantId: string
  readonly displayName?: string
  /** What its mails are sent from, where `address` is only the sign-in name. */
  readonly primaryAddress?: string
  readonly aliases?: readonly string[]
  /** Folders beside the well-known ones. */
  readonly folders?: readonly string[]
  /** The user exists, but Exchange Online holds no mailbox for it: `MailboxNotEnabledForRESTAPI`. */
  readonly withoutMailbox?: boolean
  /** Most messages of a filtered round of changes; 5,000 when left out, as documented. */
  readonly filterLimit?: number
}

const WELL_KNOWN = {
  inbox: 'Inbox',
  drafts: 'Drafts',
  sentitems: 'Sent Items',
  deleteditems: 'Deleted Items',
  junkemail: 'Junk Email',
  archive: 'Archive',
  recoverableitemsdeletions: 'Deletions',
}

export class Mailbox {
  readonly options: MailboxOptions
  /** Lower case. */
  readonly address: string
  readonly userId: string
  /** Counts the times all delta links were made worthless. */
  epoch = 0
  private readonly store: string
  private readonly folders = new Map<string, Folder>()
  private readonly bySeq = new Map<number, StoredMessage>()
  private readonly byId = new Map<string, StoredMessage>()
  private readonly byMessageId = new Map<string, StoredMessage>()
  private version = 0
  private lastSeq = 0

  constructor(options: MailboxOptions, store: string) {
    this.options = options
    this.address = options.address.toLowerCase()
    this.userId = userId(this.address)
    this.store = store
    const own = (options.folders ?? []).map((name): [string, string] => [name.toLowerCase(), name])
    for (const [key, displayName] of [...Object.entries(WELL_KNOWN), ...own]) this.addFolder(key, displayName, null)
  }

  nextSeq(): number {
    return ++this.lastSeq
  }

  /** Finds a folder by its id or well-known name. */
  folder(idOrName: string): Folder | undefined {
    const byName = this.folders.get(idOrName.toLowerCase())
    return byName ?? this.allFolders().find(({ id }) => id === idOrName)
  }

  /** The folders in that one, or those at the top. */
  foldersIn(parent: string | null): Folder[] {
    return this.allFolders().filter((folder) => folder.parent === parent)
  }

  allFolders(): Folder[] {
    return [...this.folders.values()]
  }

  message(id: string): StoredMessage | undefined {
    return this.byId.get(id)
  }

  bySequence(seq: number): StoredMessage | undefined {
    return this.bySeq.get(seq)
  }

  messages(): Iterable<StoredMessage> {
    return this.bySeq.values()
  }

  inFolder(folder: Folder): StoredMessage[] {
    return [...folder.entries.values()].filter((entry) => !entry.gone).map(({ message }) => message)
  }

  /** Applies what the journal holds; `mail` comes with the events that bring one. */
  apply(event: JournalEvent, mail?: { readonly raw: Buffer; readonly content: MailContent }): void {
    switch (event.op) {
      case 'store':
        if (mail !== undefined) this.put(event, mail.raw, mail.content)
        return
      case 'change':
        this.change(event.seq, event.at, (message) => {
          message.isRead = event.isRead ?? message.isRead
          message.categories = event.categories ?? message.categories
        })
        return
      case 'move':
        this.move(event)
        return
      case 'delete':
        this.remove(event.seq)
        return
      case 'folder': {
        const key = `${event.parent ?? ''}/${event.displayName.toLowerCase()}`
        if (!this.folders.has(key)) this.addFolder(key, event.displayName, event.parent)
        return
      }
      case 'lose-cursors':
        this.epoch++
    }
  }

  private addFolder(key: string, displayName: string, parent: string | null): void {
    const id = folderId(this.store, this.address, key)
    this.folders.set(key, { key, displayName, id, parent, entries: new Map(), log: [] })
  }

  private put(event: JournalEvent & { op: 'store' }, raw: Buffer, content: MailContent): void {
    const { seq, revision, draft } = event
    this.lastSeq = Math.max(this.lastSeq, seq)
    const known = this.bySeq.get(seq)
    if (known !== undefined) {
      this.change(seq, event.at, (message) => Object.assign(message, { raw, content, revision, draft }))
      return
    }
    const message: StoredMessage = {
      ...{ seq, revision, raw, content, draft, folder: event.folder, isDraft: event.isDraft, isRead: event.isRead },
      immutableId: immutableId(this.store, this.address, seq),
      movingId: movingId(this.store, this.address, seq, 0),
      receivedAt: new Date(event.receivedAt),
      modifiedAt: new Date(event.at),
      sentAt: event.sentAt === null ? null : new Date(event.sentAt),
      categories: [],
      conversationId: this.conversationOf(content, seq),
      version: 0,
      moves: 0,
    }
    this.bySeq.set(seq, message)
    this.byId.set(message.immutableId, message).set(message.movingId, message)
    if (content.messageId !== null) this.byMessageId.set(content.messageId, message)
    this.note(message, false, event.untold)
  }

  private change(seq: number, at: string, doIt: (message: StoredMessage) => void): void {
    const message = this.bySeq.get(seq)
    if (message === undefined) return
    doIt(message)
    message.modifiedAt = new Date(at)
    this.note(message)
  }

  private move(event: JournalEvent & { op: 'move' }): void {
    const message = this.bySeq.get(event.seq)
    if (message === undefined) return
    this.note(message, true, event.untold)
    this.byId.delete(message.movingId)
    message.folder = event.folder
    message.movingId = movingId(this.store, this.address, event.seq, ++message.moves)
    message.modifiedAt = new Date(event.at)
    if (event.sentAt !== null) {
      message.sentAt = new Date(event.sentAt)
      message.isDraft = false
      message.draft = null
    }
    this.byId.set(message.movingId, message)
    this.note(message, false, event.untold)
  }

  private remove(seq: number): void {
    const message = this.bySeq.get(seq)
    if (message === undefined) return
    this.note(message, true)
    this.bySeq.delete(seq)
    this.byId.delete(message.immutableId)
    this.byId.delete(message.movingId)
  }

  /** `untold`: the folder holds it, and no delta tells of it until it changes again. */
  private note(message: StoredMessage, gone = false, untold = false): void {
    const folder = this.folders.get(message.folder)
    // A restart may come with fewer configured folders; mails in them are then out of sight.
    if (folder === undefined) return
    const version = ++this.version
    message.version = version
    const before = folder.entries.get(message.seq)
    const entered = before === undefined || before.gone ? version : before.entered
    folder.entries.set(message.seq, { message, entered, version, gone, movingId: message.movingId })
    if (!untold) folder.log.push({ version, seq: message.seq })
  }

  /** The parent's thread; without a known parent the one of the subject, which unrelated mails share as they do in Exchange. */
  private conversationOf(content: MailContent, seq: number): string {
    for (const parent of content.parents) {
      const known = this.byMessageId.get(parent)
      if (known !== undefined) return known.conversationId
    }
    const topic = (content.subject ?? '').replace(/^(?:\s*(?:re|fwd?|aw|wg)\s*:)+/i, '').trim()
    return threadId(this.store, this.address, topic === '' ? String(seq) : topic.toLowerCase())
  }
}
