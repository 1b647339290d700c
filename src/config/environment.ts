// The settings of the server, out of the environment.
import type { SecretKey } from '../lib/secret-box.ts'
import { readVariables, type Environment } from './read-variables.ts'
import type { RateLimit } from './value-schemas.ts'
import { VARIABLES, type VariableName } from './variables.ts'

/** What the pages of `/legal/` say of whoever runs this installation. */
export type LegalFacts = Readonly<
  Record<'company' | 'address' | 'contact' | 'privacyContact' | 'dataLocation', string | null>
>

export interface Settings {
  readonly http: {
    readonly host: string
    readonly port: number
    /** An origin without a final slash; `null` takes host and port. */
    readonly publicUrl: string | null
    readonly connections: { readonly total: number; readonly perAddress: number }
    /** Addresses and networks. */
    readonly trustedProxies: readonly string[]
  }
  /** Who runs it; `null` where they do not say. */
  readonly legal: LegalFacts
  /** Without a port there are no metrics. */
  readonly metrics: { readonly host: string; readonly port: number | null }
  /** Without an endpoint nothing is traced. */
  readonly traces?: { readonly endpoint: string | null; readonly share: number }
  /** How long ending may take, in milliseconds. */
  readonly stopMs: number
  readonly bot: {
    readonly appId: string
    readonly appPassword: string
    readonly tenantId: string
    /** `null` is the public cloud. */
    readonly channelService: string | null
    /** Lower case; never empty. */
    /** Lower case, as all ids here: see `Deps`. */
    readonly allowedTenants: readonly string[]
    readonly claimTenants: readonly string[]
    /** All of them hold for each conversation by itself. */
    readonly conversationLimits: readonly RateLimit[]
    readonly tenantLimits: readonly RateLimit[]
    /** Which messages in channels the Teams app asks for. */
    readonly threadMessages: 'mention' | 'all'
    /** Whether what concerns one person is said to them in the channel itself. */
    readonly targetedMessages: boolean
  }
  readonly store: {
    /** `null` keeps the data in files. */
    readonly mongodbUri: string | null
    readonly mongodbDatabase: string
    readonly dataFolder: string
  }
  readonly graph: {
    /** Origins, without a final slash. */
    readonly graphUrl: string
    readonly loginUrl: string
    readonly concurrency: number
    readonly pageSize: number
    /** Most messages of a filtered round; Microsoft's number when left out. */
    readonly filterLimit?: number
  }
  readonly app: {
    readonly pollIntervalMs: number
    /** How many mailboxes this process reads at the same time. */
    readonly mailboxesAtOnce: number
    readonly leaseMs: number
    readonly reopenMs: number
    readonly replyDelayMs: number
    /** 0, or left out, keeps all. */
    readonly keepLogDays?: number
    readonly keepAuditDays?: number
  }
  /** The first one seals; never empty. */
  readonly secretKeys: readonly SecretKey[]
  readonly log: { readonly level: 'debug' | 'info' | 'warn' | 'error' }
}

const DAY_MS = 86_400_000

/** Throws one `ConfigurationError` that lists everything that is wrong and how to cure it. */
export function readSettings(env?: Environment): Settings {
  const v = readVariables(Object.keys(VARIABLES) as VariableName[], env)
  return {
    http: {
      host: v.HOST,
      port: v.PORT,
      publicUrl: v.PUBLIC_URL,
      connections: { total: v.HTTP_CONNECTIONS, perAddress: v.HTTP_CONNECTIONS_PER_ADDRESS },
      trustedProxies: v.TRUSTED_PROXIES,
    },
    legal: {
      company: v.LEGAL_COMPANY,
      address: v.LEGAL_ADDRESS,
      contact: v.LEGAL_CONTACT,
      privacyContact: v.LEGAL_PRIVACY_CONTACT,
      dataLocation: v.LEGAL_DATA_LOCATION,
    },
    metrics: { host: v.METRICS_HOST, port: v.METRICS_PORT },
    traces: { endpoint: v.OTEL_EXPORTER_OTLP_ENDPOINT, share: v.OTEL_TRACES_SAMPLER_ARG },
    stopMs: v.STOP_SECONDS * 1000,
    bot: {
      appId: v.MICROSOFT_APP_ID,
      appPassword: v.MICROSOFT_APP_PASSWORD,
      tenantId: v.MICROSOFT_APP_TENANT_ID,
      channelService: v.BOT_CHANNEL_SERVICE,
      allowedTenants: v.ALLOWED_TENANTS ?? [],
      claimTenants: v.ALLOWED_TENANTS ?? [v.MICROSOFT_APP_TENANT_ID],
      conversationLimits: v.TEAMS_CONVERSATION_LIMITS,
      tenantLimits: v.TEAMS_TENANT_LIMITS,
      threadMessages: v.TEAMS_THREAD_MESSAGES,
      targetedMessages: v.TEAMS_TARGETED_MESSAGES === 'on',
    },
    store: { mongodbUri: v.MONGODB_URI, mongodbDatabase: v.MONGODB_DATABASE, dataFolder: v.DATA_FOLDER },
    graph: {
      graphUrl: v.GRAPH_URL,
      loginUrl: v.LOGIN_URL,
      concurrency: v.GRAPH_CONCURRENCY,
      pageSize: v.MAIL_PAGE_SIZE,
    },
    app: {
      pollIntervalMs: v.MAIL_POLL_SECONDS * 1000,
      mailboxesAtOnce: v.MAIL_MAILBOXES_AT_ONCE,
      leaseMs: v.LEASE_SECONDS * 1000,
      reopenMs: v.REOPEN_DAYS * DAY_MS,
      replyDelayMs: v.REPLY_DELAY_SECONDS * 1000,
      keepLogDays: v.KEEP_MAIL_LOG_DAYS,
      keepAuditDays: v.KEEP_AUDIT_DAYS,
    },
    secretKeys: v.SECRET_KEYS,
    log: { level: v.LOG_LEVEL },
  }
}
