// Settings out of an environment, and what is said when they are wrong.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { ConfigurationError } from '../../src/config/configuration-error.ts'
import { readSettings } from '../../src/config/environment.ts'
import { spellingHints, type Environment } from '../../src/config/read-variables.ts'
import type { Variable } from '../../src/config/variable.ts'
import { VARIABLES } from '../../src/config/variables.ts'

const TENANT = '98f13708-2101-4c4f-8f76-8c9b7d4b6e2a'
const KEY = keyOf(randomBytes(32))
const COMPLETE = {
  MICROSOFT_APP_ID: '1F0E3DAD-9990-4345-B743-9F8FFABDFFC4',
  MICROSOFT_APP_PASSWORD: 'bot~password',
  MICROSOFT_APP_TENANT_ID: TENANT,
  SECRET_KEYS: KEY,
}

describe('settings', () => {
  it('need only the bot and a key; the rest has defaults', () => {
    assert.deepEqual(readSettings(COMPLETE), {
      http: {
        ...{ host: '127.0.0.1', port: 3978, publicUrl: null, connections: { total: 250, perAddress: 100 } },
        trustedProxies: VARIABLES.TRUSTED_PROXIES.unset.default.split(','),
      },
      metrics: { host: '127.0.0.1', port: null },
      traces: { endpoint: null, share: 1 },
      stopMs: 10_000,
      bot: {
        appId: COMPLETE.MICROSOFT_APP_ID.toLowerCase(),
        appPassword: 'bot~password',
        tenantId: TENANT,
        channelService: null,
        allowedTenants: [],
        claimTenants: [TENANT],
        conversationLimits: [
          { messages: 7, seconds: 1 },
          { messages: 8, seconds: 2 },
          { messages: 60, seconds: 30 },
          { messages: 1800, seconds: 3600 },
        ],
        tenantLimits: [{ messages: 50, seconds: 1 }],
        threadMessages: 'mention',
        targetedMessages: true,
      },
      store: { mongodbUri: null, mongodbDatabase: 'frontdesk', dataFolder: '.data' },
      graph: {
        graphUrl: 'https://graph.microsoft.com',
        loginUrl: 'https://login.microsoftonline.com',
        concurrency: 4,
        pageSize: 50,
      },
      app: {
        pollIntervalMs: 30_000,
        mailboxesAtOnce: 64,
        leaseMs: 120_000,
        reopenMs: 1_209_600_000,
        ...{ replyDelayMs: 10_000, keepLogDays: 800, keepAuditDays: 0 },
      },
      secretKeys: [{ id: 'k1', key: Buffer.from(KEY.slice('k1:'.length), 'base64') }],
      legal: { company: null, address: null, contact: null, privacyContact: null, dataLocation: null },
      log: { level: 'info' },
    })
  })

  it('take what is set in place of each default', () => {
    const second = randomBytes(32).toString('base64')
    const settings = readSettings({
      ...COMPLETE,
      SECRET_KEYS: `k2:${second}, ${KEY}`,
      ALLOWED_TENANTS: `${TENANT}, ${COMPLETE.MICROSOFT_APP_ID}`,
      PORT: ' 8080 ',
      GRAPH_URL: 'https://graph.microsoft.us/',
      TEAMS_TENANT_LIMITS: '30/1, 60/5',
    })
    assert.deepEqual(
      settings.secretKeys.map(({ id }) => id),
      ['k2', 'k1'],
    )
    assert.deepEqual(settings.bot.allowedTenants, [TENANT, COMPLETE.MICROSOFT_APP_ID.toLowerCase()])
    assert.equal(settings.http.port, 8080)
    assert.equal(settings.graph.graphUrl, 'https://graph.microsoft.us')
    assert.deepEqual(settings.bot.tenantLimits, [
      { messages: 30, seconds: 1 },
      { messages: 60, seconds: 5 },
    ])
  })

  it('take blank texts for not set', () => {
    assert.equal(readSettings({ ...COMPLETE, PORT: '', MONGODB_URI: '  ' }).http.port, 3978)
    assert.match(problems({ ...COMPLETE, SECRET_KEYS: ' ' }), /^- SECRET_KEYS is not set\. .*randomBytes\(32\)/m)
  })

  it('come with one error that lists everything that is wrong and its cure', () => {
    const text = problems({ PORT: '99999', GRAPH_URL: 'http://graph', MICROSOFT_APP_PASSWORD: 'x' })
    assert.deepEqual(
      text.match(/^- \w+ [^.]+/gm)?.map((line) => line.slice(2)),
      [
        'MICROSOFT_APP_ID is not set',
        'MICROSOFT_APP_TENANT_ID is not set',
        'SECRET_KEYS is not set',
        "PORT is '99999', which is not a whole number from 0 to 65535",
        "GRAPH_URL is 'http://graph', which is not an https:// address",
      ],
    )
    for (const line of text.split('\n').slice(1)) assert.match(line, / Example: \w+=\S/)
  })

  it('refuse what each variable cannot be', () => {
    const wrong: readonly (readonly [keyof typeof VARIABLES, string, RegExp])[] = [
      ['MICROSOFT_APP_ID', 'my-bot', /is 'my-bot', which is not a GUID/],
      ['MICROSOFT_APP_PASSWORD', TENANT, /looks like the Secret ID/],
      ['ALLOWED_TENANTS', `${TENANT},contoso`, /is not a GUID/],
      ['BOT_CHANNEL_SERVICE', 'https://botframework.com', /the only other cloud/],
      ['SECRET_KEYS', 'k1:c2hvcnQ=', /not of the form id:base64-of-32-bytes/],
      ...[16, 31, 33, 64].map(
        (bytes) => ['SECRET_KEYS', keyOf(randomBytes(bytes)), /not of the form id:base64-of-32-bytes/] as const,
      ),
      ['TRUSTED_PROXIES', '10.0.0.1, proxy', /holds 'proxy' in place of an address or a network/],
      ['TRUSTED_PROXIES', '10.0.0.0/33', /holds '10\.0\.0\.0\/33'/],
      ['TRUSTED_PROXIES', '::1/129', /in place of an address/],
      ['TRUSTED_PROXIES', '10.0.0.0/8/8', /in place of an address/],
      ['SECRET_KEYS', `${KEY},${KEY}`, /gives two keys the same id/],
      ['SECRET_KEYS', `${KEY},k2:${KEY.slice('k1:'.length)}`, /the same key under two ids/],
      ['HOST', 'http://x', /is not a host name/],
      ['PORT', '1e3', /is not a whole number/],
      ['PORT', '-1', /is not a whole number/],
      ['PUBLIC_URL', 'https://x.example/bot', /has more than https/],
      ['PUBLIC_URL', 'https://', /is not an https/],
      ['PUBLIC_URL', 'frontdesk.example.com', /is not an https/],
      ['METRICS_PORT', 'off', /is not a whole number/],
      ['STOP_SECONDS', '0', /from 1 to 600/],
      ['HTTP_CONNECTIONS', '1', /from 10 to/],
      ['MONGODB_URI', 'localhost:27017', /does not start with mongodb/],
      ['MONGODB_DATABASE', 'a.b', /is not a database name/],
      ['LOG_LEVEL', 'verbose', /is 'verbose', which is none of/],
      ['MAIL_POLL_SECONDS', '0', /from 1 to 86400/],
      ['TEAMS_CONVERSATION_LIMITS', '7/1,8', /holds '8' in place of count\/seconds/],
    ]
    for (const [name, value, expected] of wrong) assert.match(problems({ ...COMPLETE, [name]: value }), expected)
  })

  const guessable: Readonly<Record<string, Buffer>> = {
    zeros: Buffer.alloc(32),
    'one byte over and over': Buffer.alloc(32, 0xa7),
    'a word over and over': Buffer.from('password'.repeat(4)),
    'a sentence': Buffer.from('correct horse battery staple, 42'),
    'hexadecimal digits': Buffer.from(randomBytes(16).toString('hex')),
    'a text in UTF-16': Buffer.from('correct horse ba', 'utf16le'),
    'half a key': Buffer.concat([randomBytes(16), Buffer.alloc(16)]),
    'random bytes twice': twice(randomBytes(16)),
    'a counter': Buffer.from(Array.from({ length: 32 }, (_, index) => index + 200)),
    'a counter backwards': Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index * 3)),
    'few values': Buffer.from(Array.from(randomBytes(32), (byte) => byte % 8)),
  }
  for (const [what, key] of Object.entries(guessable)) {
    it(`refuse ${what} as the key that seals, and say how to make one`, () => {
      const text = problems({ ...COMPLETE, SECRET_KEYS: keyOf(key) })
      assert.match(text, /not random.* Make one: node -p /)
      assert.ok(!text.includes(key.toString('base64')))
    })
  }

  it('take such a key behind a good one, until everything is sealed anew', () => {
    assert.equal(
      readSettings({ ...COMPLETE, SECRET_KEYS: `${KEY},old:${Buffer.alloc(32).toString('base64')}` }).secretKeys.length,
      2,
    )
  })

  it('take whatever a source of randomness gives', () => {
    for (let index = 0; index < 2000; index += 1) readSettings({ ...COMPLETE, SECRET_KEYS: keyOf(randomBytes(32)) })
  })

  it('never repeat the value of a secret', () => {
    const text = problems({ SECRET_KEYS: 'hunter2', MONGODB_URI: 'hunter2', MICROSOFT_APP_PASSWORD: 'hunter2 hunter2' })
    assert.equal(text.match(/^- \w+ has a value/gm)?.length, 3)
    assert.ok(!text.includes('hunter2'))
  })

  it('point at names that look like misspelt ones', () => {
    const env = { MicrosoftAppId: 'x', MONGODB_URL: 'x', HOME: '/root', PATH: '/bin', MAIL_PAGES: 'x', POLL: 'x' }
    assert.deepEqual(spellingHints(env), [
      'MicrosoftAppId is not used. If MICROSOFT_APP_ID is meant, rename it',
      'MONGODB_URL is not used. If MONGODB_URI is meant, rename it',
    ])
    assert.match(problems(env), /^- MONGODB_URL is not used/m)
    assert.deepEqual(spellingHints({ MONGODB_URL: 'x', MONGODB_URI: 'y' }), [])
  })
})

describe('the table of variables', () => {
  for (const [name, variable] of Object.entries<Variable>(VARIABLES)) {
    it(`has a default and an example of ${name} that would be accepted`, () => {
      if (typeof variable.unset === 'object') assert.ok(variable.schema.safeParse(variable.unset.default).success)
      if (!variable.secret) assert.ok(variable.schema.safeParse(variable.example).success)
    })
  }

  it('explains how to make a key with a command that does', () => {
    const command = VARIABLES.SECRET_KEYS.explanation.find((line) => line.startsWith('Make one: '))
    const key = execFileSync('sh', ['-c', String(command).slice('Make one: '.length)], { encoding: 'utf8' }).trim()
    assert.equal(readSettings({ ...COMPLETE, SECRET_KEYS: key }).secretKeys.length, 1)
  })
})

function twice(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, bytes])
}

function keyOf(bytes: Buffer): string {
  return `k1:${bytes.toString('base64')}`
}

function problems(env: Environment): string {
  try {
    readSettings(env)
  } catch (error) {
    assert.ok(error instanceof ConfigurationError)
    return error.message
  }
  assert.fail('The settings were accepted')
}
