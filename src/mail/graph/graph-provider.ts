// Microsoft Graph behind the mailbox port: one place that keeps apps, their tokens and limits between calls.
import { setTimeout as sleep } from 'node:timers/promises'
import type { MailboxAccess, MailboxProvider } from '../../app/ports/mailbox-provider.ts'
import type { Clock, Log } from '../../app/ports/runtime.ts'
import { NEVER_STOPPING, type Stopping } from '../../lib/stopping.ts'
import { createTrustedFetch } from '../../lib/trusted-fetch.ts'
import { createTrustedStream } from '../../lib/trusted-stream.ts'
import { watchedCall, type CallWatch } from '../../lib/watched-call.ts'
import { attachFile } from './attach-file.ts'
import { draftContent } from './draft-content.ts'
import { createDeltaMemory, type DeltaMemory, readChanges } from './delta-reader.ts'
import { draftMail, draftReply } from './write-draft.ts'
import { draftState, sendDraft } from './send-draft.ts'
import { createGraphClient, type GraphClient, userPathOf } from './graph-client.ts'
import { readInbox, readInInbox } from './inbox-reader.ts'
import { label, markRead, move } from './mark-mail.ts'
import { readMails } from './message-reader.ts'
import { openAttachment } from './open-attachment.ts'
import { readAddresses } from './own-addresses.ts'
import { deleteDraft, markedDrafts } from './own-drafts.ts'
import { readReturned } from './returned-mail.ts'
import { readNewest } from './newest-reader.ts'
import { createPause, type Pause } from './pause.ts'
import { probe } from './probe.ts'
import { endSubscription, renewSubscription, subscribe } from './subscription.ts'
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
  /** The longest Retry-After that is waited for on the spot; 30 seconds when left out. A longer one goes to whoever asked. */
  readonly maxWaitMs?: number
  /** How often what may be repeated is tried in all; 3 when left out. */
  readonly tries?: number
  /** Requests to one mailbox at once; 4 when left out. https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
  readonly concurrency?: number
  /** Files of one mailbox that are read at once; 2 when left out, which leaves the mail its share of what Microsoft allows. */
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
  /** Who watches the calls; nobody when left out. */
  readonly watch?: CallWatch
}

interface KeptApp {
  readonly clientSecret: string
  readonly tokens: TokenSource
}

/** What is known of a mailbox, whatever its secret is. */
interface KeptMailbox {
  readonly slots: Slots
  readonly places: Slots
  readonly pause: Pause
  readonly memory: DeltaMemory
  /** Of the tokens that it was last opened with. */
  client: { readonly tokens: TokenSource; readonly client: GraphClient } | null
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
const TOKENS = /\/oauth2\/v2\.0\/token(?:\?|$)/u

/** So many mailboxes, and apps, are remembered; an installation has fewer, but forms are filled in with anything. */
const MOST_KEPT = 50_000

/**
 * Clients of the same tenant and app share its tokens; those of the same mailbox share its limits, and what it asked for. Microsoft
 * counts for each app and mailbox, so that no mailbox ever waits for another.
 */
export function createGraphProvider(options: GraphProviderOptions): MailboxProvider {
  const { clock, log, timeoutMs = 30_000, maxWaitMs = 30_000, tries = 3 } = options
  const { concurrency = 4, filesAtOnce = 2, filePatienceMs = 10_000, pageSize = 100, filterLimit = 5000 } = options
  const { stopping = NEVER_STOPPING, random = Math.random, watch = {} } = options
  const { wait = (ms: number) => sleep(ms, undefined, { signal: stopping.asked }) } = options
  const loginUrl = trimmed(options.loginUrl ?? 'https://login.microsoftonline.com')
  const graphUrl = trimmed(options.graphUrl ?? 'https://graph.microsoft.com')
  const trust = { ...(options.ca === undefined ? {} : { ca: options.ca }), timeoutMs, stopping }
  const [plainFetch, plainStream] = [createTrustedFetch(trust), createTrustedStream(trust)]
  const serviceOf = (url: string) => (TOKENS.test(url) ? 'login' : 'graph')
  const fetch: typeof plainFetch = (url, request) =>
    watchedCall(watch, { service: serviceOf(url), method: request.method }, () => plainFetch(url, request))
  const stream: typeof plainStream = (url, request) =>
    watchedCall(watch, { service: 'graph', method: request.method }, () => plainStream(url, request))
  const apps = new Map<string, KeptApp>()
  const mailboxes = new Map<string, KeptMailbox>()

  function appOf(appKey: string, { tenantId, clientId, clientSecret }: MailboxAccess): KeptApp {
    const kept = apps.get(appKey)
    if (kept?.clientSecret === clientSecret) return kept
    const tokens = createTokenSource({ loginUrl, graphUrl, tenantId, clientId, clientSecret, fetch, clock })
    return remember(apps, appKey, { clientSecret, tokens })
  }

  function mailboxOf(key: string): KeptMailbox {
    return (
      mailboxes.get(key) ??
      remember(mailboxes, key, {
        slots: createSlots(concurrency),
        places: createSlots(filesAtOnce),
        pause: createPause({ clock, wait, random, maxWaitMs }),
        memory: createDeltaMemory(pageSize),
        client: null,
      })
    )
  }

  function clientOf(mailbox: KeptMailbox, tokens: TokenSource): GraphClient {
    if (mailbox.client?.tokens === tokens) return mailbox.client.client
    const { slots, pause } = mailbox
    const onRepeat = (): void => watch.meter?.repeated('call')
    const policy = { tries, maxWaitMs, clock, wait, random, pause, onRepeat }
    const client = createGraphClient({ graphUrl, tokens, fetch, stream, slots, ...policy })
    mailbox.client = { tokens, client }
    return client
  }

  return {
    open: (access) => {
      const { address } = access
      const appKey = `${access.tenantId}/${access.clientId}`.toLowerCase()
      const { tokens } = appOf(appKey, access)
      const kept = mailboxOf(`${appKey}/${address.toLowerCase()}`)
      const { places, memory } = kept
      const client = clientOf(kept, tokens)
      const userPath = userPathOf(address)
      const delta = { client, graphUrl, userPath, memory, filterLimit, clock, log }
      const messages = { client, userPath, clock }
      const mailbox = { client, address, userPath }
      const files = { client, userPath, places, patienceMs: filePatienceMs }
      return {
        changes: (cursor, since) => readChanges(delta, cursor, since),
        read: (ids) => (ids.length === 0 ? Promise.resolve([]) : readMails(messages, ids)),
        newest: (wanted) => readNewest({ client, userPath, pageSize, clock }, wanted),
        inbox: (wanted) => readInbox({ client, userPath, clock }, wanted),
        inInbox: (ids) => readInInbox({ client, userPath, clock }, ids),
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
        subscribe: (wanted) => subscribe(mailbox, wanted),
        renewSubscription: (id, until) => renewSubscription(mailbox, id, until),
        endSubscription: (id) => endSubscription(mailbox, id),
      }
    },
  }
}

/** The one that was remembered first is forgotten when there are too many. */
function remember<T>(kept: Map<string, T>, key: string, value: T): T {
  const [first] = kept.keys()
  if (kept.size >= MOST_KEPT && first !== undefined && !kept.has(key)) kept.delete(first)
  kept.set(key, value)
  return value
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '')
}
