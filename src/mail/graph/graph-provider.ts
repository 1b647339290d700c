// Microsoft Graph behind the mailbox port: one place that keeps apps, their tokens and limits between calls.
import { setTimeout as sleep } from 'node:timers/promises'
import type { MailboxAccess, MailboxProvider } from '../../app/ports/mailbox-provider.ts'
import type { Clock, Log } from '../../app/ports/runtime.ts'
import { NEVER_STOPPING, type Stopping } from '../../lib/stopping.ts'
import { createTrustedFetch } from '../../lib/trusted-fetch.ts'
import { createTrustedStream } from '../../lib/trusted-stream.ts'
import { attachFile } from './attach-file.ts'
import { draftContent } from './draft-content.ts'
import { readChanges } from './delta-reader.ts'
import { draftMail, draftReply } from './write-draft.ts'
import { draftState, sendDraft } from './send-draft.ts'
import { createGraphClient, type GraphClient, userPathOf } from './graph-client.ts'
import { label, markRead, move } from './mark-mail.ts'
import { readMails } from './message-reader.ts'
import { openAttachment } from './open-attachment.ts'
import { readAddresses } from './own-addresses.ts'
import { deleteDraft, markedDrafts } from './own-drafts.ts'
import { readReturned } from './returned-mail.ts'
import { readNewest } from './newest-reader.ts'
import { probe } from './probe.ts'
import { createSlots, type Slots } from './slots.ts'
import { createTokenSource, type TokenSource } from './token-source.ts'

/** Microsoft's limits change: all of these are settings, and the defaults are what is published. */
export interface GraphProviderOptions {
  /** https only, without a path; `https://login.microsoftonline.com` when left out. National clouds have their own. */
  readonly loginUrl?: string
  /** https only, without path and version; `https://graph.microsoft.com` when left out. */
  readonly graphUrl?: string
  /** PEM of the authority to trust in place of the public ones. */
  readonly ca?: string
  readonly clock: Clock
  readonly log: Log
  /** For one exchange; 30 seconds when left out. */
  readonly timeoutMs?: number
  /** The longest Retry-After that is waited for on the spot; 30 seconds when left out. */
  readonly maxWaitMs?: number
  /** How often a read is tried in all; 3 when left out. */
  readonly tries?: number
  /** Requests of one app at once; 4 when left out. https://learn.microsoft.com/graph/throttling-limits */
  readonly concurrency?: number
  /** Files of one app that are read at once; 2 when left out, which leaves the mail its share of what Microsoft allows. */
  readonly filesAtOnce?: number
  /** How long a file waits while so many are read; 10 seconds when left out. */
  readonly filePatienceMs?: number
  /** Mails in a page of changes; 100 when left out. */
  readonly pageSize?: number
  /** Most messages of a filtered round; 5,000 when left out. */
  readonly filterLimit?: number
  /** Ends waits and exchanges when the process ends; never when left out. */
  readonly stopping?: Stopping
  readonly wait?: (ms: number) => Promise<unknown>
  /** From 0 up to 1; spreads repeats. */
  readonly random?: () => number
}

interface KeptApp {
  readonly clientSecret: string
  readonly tokens: TokenSource
  readonly client: GraphClient
  readonly slots: Slots
  readonly places: Slots
}

/** Clients of the same tenant and app share its tokens and its limit. A changed secret drops the tokens, not the limit. */
export function createGraphProvider(options: GraphProviderOptions): MailboxProvider {
  const { clock, log, timeoutMs = 30_000, maxWaitMs = 30_000, tries = 3 } = options
  const { concurrency = 4, filesAtOnce = 2, filePatienceMs = 10_000, pageSize = 100, filterLimit = 5000 } = options
  const { stopping = NEVER_STOPPING, random = Math.random } = options
  const { wait = (ms: number) => sleep(ms, undefined, { signal: stopping.asked }) } = options
  const loginUrl = trimmed(options.loginUrl ?? 'https://login.microsoftonline.com')
  const graphUrl = trimmed(options.graphUrl ?? 'https://graph.microsoft.com')
  const trust = { ...(options.ca === undefined ? {} : { ca: options.ca }), timeoutMs, stopping }
  const fetch = createTrustedFetch(trust)
  const stream = createTrustedStream(trust)
  const apps = new Map<string, KeptApp>()

  function appOf({ tenantId, clientId, clientSecret }: MailboxAccess): KeptApp {
    const key = `${tenantId}/${clientId}`.toLowerCase()
    const kept = apps.get(key)
    if (kept?.clientSecret === clientSecret) return kept
    const tokens = createTokenSource({ loginUrl, graphUrl, tenantId, clientId, clientSecret, fetch, clock })
    const slots = kept?.slots ?? createSlots(concurrency)
    const places = kept?.places ?? createSlots(filesAtOnce)
    const client = createGraphClient({ graphUrl, tokens, fetch, stream, slots, tries, maxWaitMs, clock, wait, random })
    const app = { clientSecret, tokens, client, slots, places }
    apps.set(key, app)
    return app
  }

  return {
    open: (access) => {
      const { client, tokens, places } = appOf(access)
      const { address } = access
      const userPath = userPathOf(address)
      const delta = { client, graphUrl, userPath, pageSize, filterLimit, clock, log }
      const messages = { client, userPath, maxWaitMs, clock, wait }
      const mailbox = { client, address, userPath }
      const files = { client, userPath, places, patienceMs: filePatienceMs }
      return {
        changes: (cursor, since) => readChanges(delta, cursor, since),
        read: (ids) => (ids.length === 0 ? Promise.resolve([]) : readMails(messages, ids)),
        newest: (wanted) => readNewest({ client, userPath, pageSize, clock }, wanted),
        openAttachment: (mailId, attachmentId, signal) => openAttachment(files, mailId, attachmentId, signal),
        returned: (mail) => readReturned(files, mail),
        probe: ({ foreignAddress }) => probe({ client, tokens, address, foreignAddress }),
        markRead: (id) => markRead(mailbox, id),
        move: (id, folderName) => move(mailbox, id, folderName),
        label: (id, category) => label(mailbox, id, category),
        draftReply: (id, reply) => draftReply(mailbox, id, reply),
        attachFile: (draft, file) => attachFile(mailbox, draft, file),
        draftMail: (mail) => draftMail(mailbox, mail),
        sendDraft: (draft) => sendDraft(mailbox, draft),
        draftState: (draft) => draftState(mailbox, draft),
        draftContent: (draft) => draftContent(mailbox, draft),
        addresses: () => readAddresses(client, userPath),
        markedDrafts: () => markedDrafts(mailbox),
        deleteDraft: (id, version) => deleteDraft(mailbox, id, version),
      }
    },
  }
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '')
}
