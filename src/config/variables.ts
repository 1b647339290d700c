// Every environment variable, declared once: from here come the settings, the errors and env.sample.
import { z } from 'zod'
import { LEGAL_VARIABLES } from './legal-variables.ts'
import { KEEPING_VARIABLES } from './keeping-variables.ts'
import { PROXY_VARIABLES } from './proxy-variables.ts'
import { MAIL_VARIABLES } from './mail-variables.ts'
import { TRACE_VARIABLES } from './trace-variables.ts'
import {
  AppPassword,
  Guid,
  GuidList,
  HostName,
  HttpsOrigin,
  MongoDatabase,
  MongoUri,
  NonEmpty,
  RateLimits,
  SecretKeys,
  wholeNumber,
} from './value-schemas.ts'
import type { Variable } from './variable.ts'

export const VARIABLES = {
  MICROSOFT_APP_ID: {
    schema: Guid,
    unset: 'required',
    secret: false,
    explanation: [
      'The bot in Microsoft Entra ID: entra.microsoft.com > App registrations > your bot > Overview > Application (client) ID.',
      'Register it for multiple organisations (AzureADMultipleOrgs), so that partners and customers can use it from their own Microsoft 365 tenants;',
      'registered for this directory only (AzureADMyOrg), Teams answers "Unauthorized" in every other tenant, and one tenant is all it can serve.',
      'Use it for an Azure Bot resource of type "Single Tenant" either way (it says where the bot signs in, and Azure makes no others any more), with the Teams channel switched on.',
    ],
    example: '1f0e3dad-9990-4345-b743-9f8ffabdffc4',
  },
  MICROSOFT_APP_PASSWORD: {
    schema: AppPassword,
    unset: 'required',
    secret: true,
    explanation: [
      'Its client secret: same page > Certificates & secrets > New client secret. Copy the Value, not the Secret ID.',
    ],
    example: 'the-value-of-the-client-secret',
  },
  MICROSOFT_APP_TENANT_ID: {
    schema: Guid,
    unset: 'required',
    secret: false,
    explanation: ['The tenant of the registration: same page > Overview > Directory (tenant) ID.'],
    example: '98f13708-2101-4c4f-8f76-8c9b7d4b6e2a',
  },
  ALLOWED_TENANTS: {
    schema: GuidList,
    unset: 'optional',
    secret: false,
    explanation: [
      'The short cut for small installations: tenants that belong to the top organisation as long as no organisation has them (their ids, with commas between).',
      'Their people may work for any organisation they have a role in; what their directories say about email addresses counts for nothing. Larger installations',
      'enter each tenant with its organisation. A new installation can be claimed from these tenants; without it, from that of MICROSOFT_APP_TENANT_ID.',
    ],
    example: '98f13708-2101-4c4f-8f76-8c9b7d4b6e2a,37693cfc-7480-49e4-9d87-b8c7d8b9a9d6',
  },
  BOT_CHANNEL_SERVICE: {
    schema: z.literal('https://botframework.azure.us', 'is not https://botframework.azure.us, the only other cloud'),
    unset: 'optional',
    secret: false,
    explanation: ['Only for bots in the US Government cloud.'],
    example: 'https://botframework.azure.us',
  },
  SECRET_KEYS: {
    schema: SecretKeys,
    unset: 'required',
    secret: true,
    explanation: [
      'The keys that secrets in the database are encrypted with: id:base64-of-32-bytes. Keep a copy apart from the backups.',
      `Make one: node -p "'k1:' + require('node:crypto').randomBytes(32).toString('base64')"`,
      'To rotate, put a new one with a new id in front, with a comma between: the first encrypts, all of them decrypt.',
    ],
    example: 'k1:the-output-of-the-command-above',
  },
  HOST: {
    schema: HostName,
    unset: { default: '127.0.0.1' },
    secret: false,
    explanation: [
      'The address to listen on. Teams wants https, so put a reverse proxy in front.',
      'In a container, or when the proxy runs on another machine, use 0.0.0.0.',
    ],
    example: '0.0.0.0',
  },
  PORT: {
    schema: wholeNumber(0, 65_535),
    unset: { default: '3978' },
    secret: false,
    explanation: ['The port to listen on; 0 takes a free one.'],
    example: '8080',
  },
  HTTP_CONNECTIONS: {
    schema: wholeNumber(10, 100_000),
    unset: { default: '250' },
    secret: false,
    explanation: [
      'Connections to that port at once; beyond it, idle ones are closed first. Keep it about 200 below the limit of open files.',
    ],
    example: '800',
  },
  HTTP_CONNECTIONS_PER_ADDRESS: {
    schema: wholeNumber(1, 100_000),
    unset: { default: '100' },
    secret: false,
    explanation: [
      'How many of them one address may hold. Behind a proxy all come from the proxy: set it to the same as HTTP_CONNECTIONS there,',
      'and limit the connections of each client in the proxy (nginx: limit_conn).',
    ],
    example: '250',
  },
  ...PROXY_VARIABLES,
  METRICS_PORT: {
    schema: wholeNumber(0, 65_535),
    unset: 'optional',
    secret: false,
    explanation: [
      'The port for Prometheus, which asks for /metrics there; 0 takes a free one. Without it, there are no metrics.',
    ],
    example: '9464',
  },
  METRICS_HOST: {
    schema: HostName,
    unset: { default: '127.0.0.1' },
    secret: false,
    explanation: [
      'The address that port listens on. Whoever reaches it reads the figures, the addresses of the mailboxes among them.',
    ],
    example: '10.0.0.5',
  },
  STOP_SECONDS: {
    schema: wholeNumber(1, 600),
    unset: { default: '10' },
    secret: false,
    explanation: [
      'Seconds that stopping may take (SIGTERM, Ctrl-C); after that the process ends anyway. A second signal ends it at once.',
      'Whatever runs it (container, systemd) must wait longer than that before it kills the process.',
    ],
    example: '25',
  },
  PUBLIC_URL: {
    schema: HttpsOrigin,
    unset: 'optional',
    secret: false,
    explanation: [
      'Where the internet reaches this server. Links to files and to the pages of tickets start with it, and `npm run package` names its host in the Teams app.',
      'Microsoft tells it of new emails (POST /api/notifications), so that they are cards within a second or two instead of MAIL_POLL_SECONDS.',
      'Without it, emails to customers have no link to the page of their ticket, and mailboxes are only looked at from time to time.',
    ],
    example: 'https://frontdesk.example.com',
  },
  TEAMS_THREAD_MESSAGES: {
    schema: z.enum(['mention', 'all'], 'is neither mention nor all'),
    unset: { default: 'mention' },
    secret: false,
    explanation: [
      'Which messages in channels Teams is to send: those that mention the bot, or all. `npm run package` writes it into the Teams app; with `all` an owner of each team must consent when the app is added.',
      'Nothing is kept of further messages until an administrator switches *Notes without a mention* on for a channel.',
    ],
    example: 'all',
  },
  ...LEGAL_VARIABLES,
  MONGODB_URI: {
    schema: MongoUri,
    unset: 'optional',
    secret: true,
    explanation: [
      'The MongoDB server that keeps the data. Without it, the data is kept in files below DATA_FOLDER, by one process only.',
    ],
    example: 'mongodb://frontdesk:password@db.example.com:27017/?authSource=admin',
  },
  MONGODB_DATABASE: {
    schema: MongoDatabase,
    unset: { default: 'frontdesk' },
    secret: false,
    explanation: ['The database on that server.'],
    example: 'frontdesk_test',
  },
  DATA_FOLDER: {
    schema: NonEmpty,
    unset: { default: '.data' },
    secret: false,
    explanation: ['The folder for the files when MONGODB_URI is not set; relative to where the server is started.'],
    example: '/var/lib/frontdesk',
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error'], 'is none of debug, info, warn, error'),
    unset: { default: 'info' },
    secret: false,
    explanation: [
      'The least important log lines to write: debug, info, warn or error. The log is JSON, one line each.',
    ],
    example: 'debug',
  },
  ...TRACE_VARIABLES,
  ...MAIL_VARIABLES,
  ...KEEPING_VARIABLES,
  LEASE_SECONDS: {
    schema: wholeNumber(10, 3600),
    unset: { default: '120' },
    secret: false,
    explanation: [
      'Seconds of silence after which the work of a process (mailboxes, deliveries) is taken over by another.',
    ],
    example: '300',
  },
  REOPEN_DAYS: {
    schema: wholeNumber(0, 3650),
    unset: { default: '14' },
    secret: false,
    explanation: [
      'A reply to a ticket that was resolved up to this many days ago reopens it; a later one opens a new ticket.',
    ],
    example: '30',
  },
  REPLY_DELAY_SECONDS: {
    schema: wholeNumber(0, 600),
    unset: { default: '10' },
    secret: false,
    explanation: ['Seconds between Send and the moment an agent’s reply leaves: as long it can be undone.'],
    example: '30',
  },
  GRAPH_URL: {
    schema: HttpsOrigin,
    unset: { default: 'https://graph.microsoft.com' },
    secret: false,
    explanation: ['Microsoft Graph; national clouds have their own: learn.microsoft.com/graph/deployments'],
    example: 'https://graph.microsoft.us',
  },
  LOGIN_URL: {
    schema: HttpsOrigin,
    unset: { default: 'https://login.microsoftonline.com' },
    secret: false,
    explanation: ['Where tokens for Microsoft Graph come from; national clouds have their own, see the same page.'],
    example: 'https://login.microsoftonline.us',
  },
  GRAPH_CONCURRENCY: {
    schema: wholeNumber(1, 64),
    unset: { default: '4' },
    secret: false,
    explanation: ['Requests for one mailbox at once. Exchange allows 4: learn.microsoft.com/graph/throttling-limits'],
    example: '2',
  },
  TEAMS_CONVERSATION_LIMITS: {
    schema: RateLimits,
    unset: { default: '7/1,8/2,60/30,1800/3600' },
    secret: false,
    explanation: [
      'Messages to one conversation, as count/seconds with commas between. The default is what Teams publishes:',
      'learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit',
    ],
    example: '5/1,40/30',
  },
  TEAMS_TENANT_LIMITS: {
    schema: RateLimits,
    unset: { default: '50/1' },
    secret: false,
    explanation: ['Messages to one tenant, written the same way.'],
    example: '30/1',
  },
  TEAMS_TARGETED_MESSAGES: {
    schema: z.enum(['on', 'off'], 'is neither on nor off'),
    unset: { default: 'on' },
    secret: false,
    explanation: [
      'Whether the bot answers in a channel with messages that only whoever asked can see. "off" answers in their personal chat:',
      'for a cloud of Microsoft that does not have targeted messages. Where Teams refuses them, the bot does that by itself.',
    ],
    example: 'off',
  },
} as const satisfies Readonly<Record<string, Variable>>

export type VariableName = keyof typeof VARIABLES
type Table = typeof VARIABLES

/** What the variables hold once read; optional ones that are not set are `null`. */
export type Values<N extends VariableName = VariableName> = {
  readonly [K in N]: z.output<Table[K]['schema']> | (Table[K]['unset'] extends 'optional' ? null : never)
}
