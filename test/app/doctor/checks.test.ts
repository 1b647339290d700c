import assert from 'node:assert/strict'
import { checkBot } from '../../../src/app/doctor/check-bot.ts'
import { checkChannels } from '../../../src/app/doctor/check-channels.ts'
import { checkClock } from '../../../src/app/doctor/check-clock.ts'
import { checkConfiguration } from '../../../src/app/doctor/check-configuration.ts'
import { checkPublicUrl } from '../../../src/app/doctor/check-public-url.ts'
import { checkQueues } from '../../../src/app/doctor/check-queues.ts'
import { checkServer } from '../../../src/app/doctor/check-server.ts'
import { checkStore } from '../../../src/app/doctor/check-store.ts'
import { listed, type Finding } from '../../../src/app/doctor/finding.ts'
import { reportText } from '../../../src/app/doctor/report.ts'
import { someAtOnce } from '../../../src/app/doctor/some-at-once.ts'
import type { BotToken, OwnAnswer, QueueTimes, StoreFacts } from '../../../src/app/ports/doctor.ts'
import { OutsideError } from '../../../src/domain/errors.ts'
import { phrase } from '../../../src/texts/say.ts'
import { aChannel, NOON } from '../../support/builders.ts'
import { identityParts } from '../../support/identity-parts.ts'

const clock = () => NOON
const PACE = { atOnce: 2, eachMs: 50, isOver: () => false }
const GB = 1024 ** 3

function before(minutes: number): Date {
  return new Date(NOON.getTime() - minutes * 60_000)
}

/** What is found, in a line each: `failed Mailboxes: …`. */
function said(findings: readonly Finding[]): string {
  return `${findings.map(({ state }) => state).join(' ')}\n${reportText(findings)}`
}

describe('the doctor', () => {
  it('finds what is wrong with the configuration, as the start says it, and misspelt names', () => {
    assert.match(said(checkConfiguration([])), /^ok\n.*All variables can be used/)
    const wrong = checkConfiguration(['PORT is ‘x’'], ['PROT is not used'])
    assert.match(said(wrong), /^failed warn\n✕ Configuration: PORT is ‘x’\n {4}→ Correct it.*\n! .*PROT is not used/)
  })

  it('finds a server that runs, one that cannot work, none, and another program', async () => {
    const at = '127.0.0.1:3978'
    const asked = async (found: Parameters<typeof checkServer>[1]) => said(await checkServer(at, found))
    assert.match(await asked(() => Promise.resolve({ state: 'ready' })), /^ok/)
    const failed = ['store']
    assert.match(await asked(() => Promise.resolve({ state: 'not-ready', failed })), /^failed\n.*cannot work \(store\)/)
    assert.match(await asked(() => Promise.resolve({ state: 'silent' })), /^warn\n.*Nothing answers/)
    assert.match(await asked(() => Promise.resolve({ state: 'other' })), /^failed\n.*not Frontdesk/)
  })

  describe('of the data', () => {
    const FILES: StoreFacts = {
      ...{ kind: 'files', place: '.data', isNew: false, version: null, replicaSet: null },
      space: { free: 50 * GB, total: 100 * GB },
      ...{ otherVersions: [], missingIndexes: [] },
    }
    const MONGODB: StoreFacts = { ...FILES, kind: 'mongodb', place: 'frontdesk', version: '8.0.4', replicaSet: 'rs0' }
    const look = async (facts: StoreFacts) => said(await checkStore(() => Promise.resolve(facts)))

    it('says what and where they are', async () => {
      assert.match(await look(FILES), /^ok ok\n.*files in “\.data”[^]*50 of 100 GB/)
      assert.match(await look({ ...FILES, isNew: true }), /^ok ok\n.*Nothing is stored there yet/)
      assert.match(await look(MONGODB), /MongoDB 8\.0\.4, replica set “rs0”/)
      assert.match(await look({ ...MONGODB, replicaSet: null }), /a single server/)
      assert.match(await look({ ...MONGODB, space: null }), /^ok\n/)
    })

    it('finds a disk that is nearly or quite full', async () => {
      assert.match(await look({ ...FILES, space: { free: 5 * GB, total: 100 * GB } }), /^ok warn\n[^]*data folder/)
      assert.match(await look({ ...FILES, space: { free: 0.1 * GB, total: 100 * GB } }), /^ok failed/)
      assert.match(await look({ ...MONGODB, space: { free: 1 * GB, total: 5 * GB } }), /warn\n[^]*database server/)
    })

    it('finds documents of a newer and of an older release, and missing indexes', async () => {
      const newer = [{ collection: 'tickets', stored: 19, declared: 18 }]
      assert.match(await look({ ...MONGODB, otherVersions: newer }), /failed[^]*tickets 19 > 18[^]*newer release/)
      const older = [{ collection: 'tickets', stored: 17, declared: 18 }]
      assert.match(await look({ ...MONGODB, otherVersions: older }), /warn[^]*tickets 17 > 18[^]*Take a backup/)
      const missingIndexes = ['tickets (number)']
      assert.match(await look({ ...MONGODB, missingIndexes }), /warn[^]*tickets \(number\)/)
    })
  })

  describe('of the bot', () => {
    const RIGHT: BotToken = { audience: 'https://api.botframework.com', appId: 'APP', tenantId: 'tenant' }
    const ask = async (token: () => Promise<BotToken>) => {
      const wanted = { appId: 'app', tenantId: 'tenant', audience: 'https://api.botframework.com' }
      return said(await checkBot({ ...wanted, token }))
    }

    it('wants a token for Teams, of its own app and tenant', async () => {
      assert.match(await ask(() => Promise.resolve(RIGHT)), /^ok/)
      const graph = { ...RIGHT, audience: 'https://graph.microsoft.com' }
      assert.match(await ask(() => Promise.resolve(graph)), /^failed\n[^]*for https:\/\/graph\.[^]*LOGIN_URL/)
      assert.match(await ask(() => Promise.resolve({ ...RIGHT, appId: null })), /^failed\n[^]*to \(none\)/)
      assert.match(
        await ask(() => Promise.resolve({ ...RIGHT, tenantId: 'x' })),
        /^failed\n[^]*MICROSOFT_APP_TENANT_ID/,
      )
      assert.match(said(await checkBot(null)), /^skipped/)
    })

    const refusals = {
      AADSTS7000215: /Value of the client secret/,
      AADSTS7000222: /Create a new client secret/,
      AADSTS700016: /Compare MICROSOFT_APP_ID/,
      AADSTS90002: /Set MICROSOFT_APP_TENANT_ID/,
      AADSTS4711: /look the code AADSTS4711 up/,
    }
    for (const [code, cure] of Object.entries(refusals)) {
      it(`says what to do about ${code}`, async () => {
        const forPerson = phrase('outside.teams.credentials')
        const error = new OutsideError({ code, message: 'No', forPerson, retryable: false })
        const text = await ask(() => Promise.reject(error))
        assert.match(text, new RegExp(`^failed\\n.*${code}`))
        assert.match(text, cure)
      })
    }
  })

  describe('of the clock', () => {
    const look = async (...times: readonly Date[]) =>
      said(await checkClock(clock, () => Promise.resolve(times.map((at) => ({ from: 'login.example', at })))))

    it('compares it with what others say, and fails from five minutes on', async () => {
      assert.match(await look(NOON), /^ok/)
      // Whole seconds are all that is told.
      assert.match(await look(new Date(NOON.getTime() - 900)), /^ok/)
      assert.match(await look(before(1)), /^warn\n.*59 seconds ahead of login\.example/)
      assert.match(await look(before(-2)), /^warn\n.*120 seconds behind login\.example/)
      assert.match(await look(before(-6)), /^failed\n[^]*NTP/)
      assert.match(await look(before(6)), /^failed/)
    })

    it('believes the one that agrees, and says so when nobody answers', async () => {
      assert.match(await look(before(600), NOON), /^ok/)
      assert.match(await look(), /^skipped/)
    })
  })

  describe('of the public address', () => {
    const OURS: OwnAnswer = { status: 200, isOurs: true }
    const look = async (health: OwnAnswer, notifications = OURS, told: number | null = 0) => {
      const url = 'https://desk.example'
      const address = {
        url,
        health: () => Promise.resolve(health),
        notifications: () => Promise.resolve(notifications),
      }
      return said(await checkPublicUrl(address, () => Promise.resolve(told)))
    }

    it('says what it cannot know, and what speaks for it', async () => {
      assert.match(await look(OURS), /^ok\n.*Whether Microsoft reaches it cannot be seen from here\.\n/)
      assert.match(await look(OURS, OURS, 3), /but it does tell of the emails of 3 mailboxes/)
      assert.match(said(await checkPublicUrl(null, () => Promise.resolve(0))), /^warn\n.*PUBLIC_URL is not set/)
    })

    it('finds silence, faults, other pages, and a proxy that keeps notifications back', async () => {
      assert.match(await look({ code: 'ENOTFOUND' }), /^failed\n.*ENOTFOUND[^]*certificate/)
      assert.match(await look({ status: 502, isOurs: false }), /^failed\n.*HTTP 502/)
      assert.match(await look({ status: 200, isOurs: false }), /^failed\n.*not Frontdesk/)
      assert.match(await look(OURS, { status: 403, isOurs: false }), /^failed\n.*notifications.*HTTP 403/)
      assert.match(await look(OURS, { status: 200, isOurs: false }), /^failed/)
    })
  })

  describe('of channels', () => {
    const look = async (channels: readonly ReturnType<typeof aChannel>[], members: () => Promise<readonly never[]>) => {
      const { chat } = identityParts()
      return said(await checkChannels({ chat: { ...chat, members } }, () => Promise.resolve(channels), PACE))
    }
    const nobody = () => Promise.resolve([])

    it('asks Teams for each that gets cards, and not for those that somebody unlinked', async () => {
      assert.match(await look([], nobody), /^skipped/)
      assert.match(await look([aChannel()], nobody), /^ok\n.*The one channel can be reached/)
      assert.match(await look([aChannel({ active: false, offBecause: ['unlinked'] })], nobody), /^skipped/)
      const archived = aChannel({ active: false, offBecause: ['team-archived'] })
      assert.match(await look([archived, aChannel()], nobody), /^ok warn\n[^]*archived/)
    })

    it('says why Teams refuses, or that it does not answer', async () => {
      const forPerson = phrase('outside.teams.notInstalled')
      const code = 'BotNotInConversationRoster'
      const refused = () => Promise.reject(new OutsideError({ code, message: 'No', forPerson, retryable: false }))
      assert.match(await look([aChannel()], refused), /^failed\n.*BotNotInConversationRoster\)[^]*Add the app/)
      assert.match(await look([aChannel()], () => new Promise(() => undefined)), /^failed\n.*did not answer/)
    })
  })

  describe('of the work', () => {
    const NONE: QueueTimes = { delivery: null, mail: null, poll: null, parked: 0, failed: 0 }
    const look = async (times: Partial<QueueTimes>) =>
      said(await checkQueues(clock, () => Promise.resolve({ ...NONE, ...times })))

    it('finds what is late, and what was given up', async () => {
      assert.match(await look({}), /^ok/)
      assert.match(await look({ delivery: before(4), mail: before(1), poll: before(2) }), /^ok/)
      assert.match(await look({ poll: before(6) }), /^warn\n.*6 minutes late/)
      assert.match(await look({ delivery: before(40) }), /^failed\n.*40 minutes late/)
      assert.match(await look({ mail: before(31), poll: before(31) }), /^failed failed/)
      assert.match(await look({ parked: 2, failed: 1 }), /^ok warn warn\n[^]*2 tickets have[^]*One email was/)
    })
  })

  it('looks at so many at once, and begins none when the time is over', async () => {
    let [now, most, begun] = [0, 0, 0]
    const work = async () => {
      begun += 1
      most = Math.max(most, (now += 1))
      await Promise.resolve()
      now -= 1
    }
    const { results, left } = await someAtOnce([1, 2, 3, 4, 5, 6, 7], { atOnce: 3, isOver: () => begun >= 6 }, work)
    assert.deepEqual([most, results.length, left], [3, 6, 1])
  })

  it('lists the worst of many, and says how many more there are', () => {
    const one = (state: Finding['state']): Finding => ({
      ...{ name: 'mailboxes', about: 'a@b.example', state, what: 'x', cure: null, detail: null },
    })
    const many = listed('mailboxes', [...Array.from({ length: 60 }, () => one('warn')), one('failed')])
    assert.equal(many.length, 51)
    assert.equal(many[0]?.state, 'failed')
    assert.match(reportText(many), /11 more are like this/)
  })
})
