// How a mailbox is doing: what its card says, who is told of its trouble, where, how often, and that it is over.
import assert from 'node:assert/strict'
import { watchAlarms } from '../../src/app/watch/watch-alarms.ts'
import { watchMailboxes } from '../../src/app/watch/watch-mailboxes.ts'
import { secretPlace } from '../../src/app/support-mail/open-mailbox.ts'
import type { MailboxHealth } from '../../src/domain/mailbox/mailbox.ts'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import { buttonsOf, textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { startOutside, startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, CLIENT_SECRET, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, BOSS, SUPPORT } from '../support/mails.ts'

const DELTA = /\/messages\/delta/
const TOKEN = /\/oauth2\/v2\.0\/token/
const DAY_MS = 86_400_000
const GERMAN_ADA = { ...ADA, locale: 'de-DE' }

const shown = (message: TeamsMessage): string => textOf(message.card ?? {})

describe('the health of a mailbox', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  const cards = (place: () => readonly TeamsMessage[], what: RegExp) => place().filter((one) => what.test(shown(one)))
  const told = (place: () => readonly TeamsMessage[], what: RegExp): Promise<TeamsMessage> =>
    desk.teams.eventually(`a card: ${what.source}`, () => cards(place, what)[0])
  const watch = async () => {
    await watchMailboxes(desk.frontdesk.deps)
    await watchAlarms(desk.frontdesk.deps)
  }
  const tickets = () => desk.teams.channel('Tickets')

  /** Reads no mail any more, so that what is written into it stays. */
  async function hold(fields: object): Promise<void> {
    const later = new Date(desk.clock().getTime() + DAY_MS)
    await desk.eventually('the end of a poll', () =>
      desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID, lease: null }, { $set: { pollAt: later, ...fields } }),
    )
  }

  async function opened(who = ADA): Promise<string> {
    const [list] = (await desk.hands.say(who, 'personal', 'support mail')).replies
    assert.ok(list)
    const { card } = await desk.hands.click(list, 'mailbox.open', {}, who)
    return textOf(card ?? {})
  }

  it('is told to administrators once the chosen channel takes nothing, and ends where they were told', async () => {
    await desk.hands.say(ADA, 'personal', 'help')
    const cut = desk.graph.faults.add({ match: { path: DELTA }, times: Infinity, answer: { status: 403 } })
    const inChannel = await told(tickets, /cannot be read/)
    await desk.documents.channels.updateIf(
      { _id: 'tickets' },
      { $set: { active: false, offBecause: ['channel-deleted'] } },
    )
    await desk.eventually('the alarm to rest', () => desk.documents.alarms.findOne({ deliverAt: null }))
    await watch()
    const inChat = await told(() => desk.teams.chat(ADA), /cannot be read[^]*ErrorAccessDenied/)
    await desk.teams.eventually('the card of before', () => shown(inChannel).includes('raised again'))
    assert.equal(desk.teams.channel('Escalations').length, 0, 'people who have nothing to do with it are not told')
    cut.remove()
    desk.advance(15 * 60_000)
    await desk.eventually('a poll', () => desk.documents.mailboxes.findOne({ 'health.failuresInRow': 0 }))
    await watch()
    await desk.teams.eventually('the end', () => shown(inChat).includes('is being read again'))
    assert.deepEqual(buttonsOf(inChat.card ?? {}), [])
    assert.equal(cards(() => desk.teams.chat(ADA), /cannot be read|being read again/).length, 1)
  })

  it('is told to administrators at once where the chosen channel is off already', async () => {
    await desk.hands.say(ADA, 'personal', 'help')
    await desk.documents.channels.updateIf({ _id: 'tickets' }, { $set: { active: false, offBecause: ['unlinked'] } })
    await desk.changeMailbox({ secretExpiresOn: new Date(desk.clock().getTime() + 20 * DAY_MS) })
    await watch()
    await told(() => desk.teams.chat(ADA), /expires in 20 days/)
    await watch()
    assert.equal(cards(() => desk.teams.chat(ADA), /expires in 20 days/).length, 1)
    assert.equal(desk.teams.channel('Escalations').length, 0)
  })

  it('is told by a new card where the one of before cannot be redrawn any more', async () => {
    await desk.changeMailbox({ secretExpiresOn: new Date(desk.clock().getTime() - DAY_MS) })
    await watch()
    const alarm = await told(tickets, /As soon as Microsoft no longer accepts it/)
    const refused = desk.teams.faults.add({
      match: { method: 'PUT' },
      times: Infinity,
      answer: { status: 403, code: 'BadArgument' },
    })
    const lastError = { code: 'AADSTS7000222', text: 'The client secret has expired.' }
    await hold({ health: { lastSuccessAt: null, lastErrorAt: desk.clock(), lastError, failuresInRow: 9 } })
    await watch()
    for (const times of [1, 2]) {
      await desk.eventually(`refusal ${times}`, () =>
        desk.documents.alarms.findOne({ 'outbox.refused.times': times, deliveryLease: null }),
      )
      desk.advance(61_000)
    }
    await told(tickets, /and Microsoft no longer accepts it/)
    assert.match(shown(alarm), /As soon as Microsoft no longer accepts it/)
    refused.remove()
  })

  it('is one card where nobody can sign in, and names the mailboxes', async () => {
    const { documents, secrets } = desk.frontdesk.deps
    const mailbox = (await documents.mailboxes.findOne({ _id: MAILBOX_ID })) ?? assert.fail()
    const clientSecret = secrets.seal(CLIENT_SECRET, secretPlace('boss'))
    await documents.mailboxes.insertNew([{ ...mailbox, _id: 'boss', address: BOSS, clientSecret, lease: null }])
    const down = [TOKEN, DELTA].map((path) =>
      desk.graph.faults.add({ match: { path }, times: Infinity, answer: { status: 503 } }),
    )
    const alarm = await told(tickets, /2 mailboxes cannot be read[^]*Frontdesk will try again/)
    for (const address of [SUPPORT, BOSS]) assert.ok(shown(alarm).includes(address), address)
    assert.equal(cards(tickets, /cannot be read/).length, 1)
    for (const fault of down) fault.remove()
    desk.advance(15 * 60_000)
    await desk.eventually('polls', async () => (await documents.mailboxes.count({ 'health.failuresInRow': 0 })) === 2)
    await watch()
    await desk.teams.eventually('the end', () => shown(alarm).includes('2 mailboxes: this trouble is over'))
    assert.equal(await documents.alarms.count({}), 1)
  })

  it('says that a secret has ended, once, with the cure, and no second card when polls begin to fail', async () => {
    await desk.changeMailbox({ secretExpiresOn: new Date(desk.clock().getTime() - DAY_MS) })
    await watch()
    const alarm = await told(tickets, /has expired[^]*As soon as Microsoft no longer[^]*press Rotate secret/)
    const lastError = { code: 'AADSTS7000222', text: 'The client secret has expired.' }
    const health: Partial<MailboxHealth> = {
      lastSuccessAt: null,
      lastErrorAt: desk.clock(),
      lastError,
      failuresInRow: 9,
    }
    await hold({ health })
    await watch()
    await desk.teams.eventually('the change', () => shown(alarm).includes('and Microsoft no longer accepts it'))
    assert.equal(tickets().length, 1)
    const english = await opened()
    assert.match(english, /The last read failed: The client secret has expired[^]*press Rotate secret/)
    assert.match(english, /It has failed 9 times since .*The next try is on/)
    await hold({
      secretExpiresOn: new Date(desk.clock().getTime() + 300 * DAY_MS),
      health: { ...health, failuresInRow: 0 },
    })
    await watch()
    await desk.teams.eventually('the end', () => shown(alarm).includes('no longer needed'))
  })

  it('names two that answer each other, and how to end that', async () => {
    const settings = { ...NOTHING_SET, acknowledge: true }
    await desk.documents.mailSettings.insert({ _id: `mailbox/${MAILBOX_ID}`, settings, revision: 1 })
    for (let count = 1; count <= 5; count += 1)
      await desk.ticketOf(await desk.deliver(aMail({ Subject: `No. ${count}` })))
    assert.equal(await desk.documents.alarms.count({}), 0)
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'No. 6' })))
    const alarm = await told(tickets, /may be answering each other/)
    assert.match(shown(alarm), /support@northwind\.example and carl@contoso\.example/)
    assert.match(shown(alarm), /Close and ignore sender/)
    await watch()
    assert.doesNotMatch(shown(alarm), /answers everyone again/)
    desk.advance(61 * 60_000)
    await watch()
    await desk.teams.eventually('the end', () => shown(alarm).includes('answers everyone again'))
    assert.equal(
      cards(tickets, /answer/).filter((card) => card !== alarm && shown(card).includes('each other')).length,
      0,
    )
  })

  it('stands on its card with cause and cure, in both languages', async () => {
    const at = desk.clock()
    const health = { lastSuccessAt: at, lastErrorAt: at, failuresInRow: 2, failingSince: at }
    const wait = { code: 'HTTP 429', text: 'Slow down.', nature: 'throttled' as const }
    await hold({ health: { ...health, lastError: wait } })
    assert.match(await opened(), /Slowed down/)
    assert.match(await opened(), /asked Frontdesk to read this mailbox more slowly[^]*The next try is on/)
    assert.match(await opened(GERMAN_ADA), /Gebremst/)
    assert.match(await opened(GERMAN_ADA), /langsamer zu lesen[^]*Der nächste Versuch ist am/)

    const read = { lastErrorAt: null, lastError: null, failuresInRow: 0, failingSince: null }
    await hold({ health: { ...read, lastSuccessAt: null } })
    assert.match(await opened(), /Running, first read/)
    assert.match(await opened(GERMAN_ADA), /zum ersten Mal/)

    const longAgo = new Date(at.getTime() - 20 * 60_000)
    await hold({ health: { ...read, lastSuccessAt: longAgo }, startedAt: longAgo, runningSince: longAgo })
    assert.match(await opened(), /Not being read/)
    assert.match(await opened(), /has not tried to read this mailbox since/)
    assert.match(await opened(GERMAN_ADA), /nicht versucht, dieses Postfach zu lesen/)
  })

  it('is slowed down where Microsoft asks to wait, and failing where people have to do something', async () => {
    const state = async (status: number) => {
      const fault = desk.graph.faults.add({ match: { path: DELTA }, answer: { status, retryAfterSeconds: 60 } })
      const found = await desk.eventually(`what ${status} means`, async () => {
        const { lastError } = (await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID }))?.health ?? {}
        return fault.hits() > 0 && (lastError ?? undefined)
      })
      // What was asked for is kept by now, and is over.
      desk.advance(61_000)
      await desk.eventually('a poll', () => desk.documents.mailboxes.findOne({ 'health.failuresInRow': 0 }))
      return found.nature
    }
    assert.equal(await state(429), 'throttled')
    assert.equal(await state(403), undefined)
  })

  it('says who paused it', async () => {
    const [list] = (await desk.hands.say(ADA, 'personal', 'support mail')).replies
    assert.ok(list)
    await desk.hands.click(list, 'mailbox.open', {}, ADA)
    await desk.hands.click(list, 'Pause', {}, ADA)
    assert.match(await opened(), /Ada[^\n]* paused it [^\n]*ago\. Emails wait/)
    assert.match(await opened(GERMAN_ADA), /Ada[^\n]* hat das Postfach [^\n]*angehalten/)
  })
})

describe('an alarm', () => {
  it('that was raised by a process which died before it could post it is posted by the next, once', async () => {
    const outside = await startOutside()
    try {
      const first = await startTestFrontdesk({ outside })
      const silent = outside.teams.faults.add({
        match: { path: /\/v3\/conversations$/ },
        times: Infinity,
        answer: { status: 503 },
      })
      await first.changeMailbox({ secretExpiresOn: new Date(first.clock().getTime() + 5 * DAY_MS) })
      await watchMailboxes(first.frontdesk.deps)
      await first.eventually('a try', () => Promise.resolve(silent.hits() > 0))
      await first.stop()
      silent.remove()
      outside.advance(10 * 60_000)
      const next = await startTestFrontdesk({ outside })
      try {
        const places = () => [...outside.teams.channel('Tickets'), ...outside.teams.chat(ADA)]
        const said = () => places().filter((card) => shown(card).includes('client secret'))
        await outside.teams.eventually('the alarm', () => said().length > 0)
        await watchMailboxes(next.frontdesk.deps)
        await next.eventually('all told', () => next.documents.alarms.findOne({ deliverAt: null }))
        assert.equal(said().length, 1)
      } finally {
        await next.stop()
      }
    } finally {
      await outside.stop()
    }
  })
})
