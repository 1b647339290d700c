import assert from 'node:assert/strict'
import { NO_NOTICES } from '../../src/domain/mailbox/notices.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { openFrontDoor, type FrontDoor } from '../support/front-door.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, BOSS, SUPPORT } from '../support/mails.ts'
import { askIn, pressOn } from '../support/press.ts'
import { TEST_MONGODB_URI } from '../support/stores.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** So seldom that nothing is found by looking. */
const NEVER_POLLS = { pollIntervalMs: 30 * DAY_MS }

describe('being told of new mail by Microsoft', () => {
  let outside: Outside
  let door: FrontDoor
  const desks: TestFrontdesk[] = []

  beforeEach(async () => {
    outside = await startOutside()
    door = await openFrontDoor()
  })
  afterEach(async () => {
    for (const desk of desks.splice(0)) await desk.stop()
    await door.stop()
    await outside.stop()
  })

  async function start(app: { readonly pollIntervalMs: number } = NEVER_POLLS, publicUrl: string | null = door.url) {
    const desk = await startTestFrontdesk({ outside, app, ...(publicUrl === null ? {} : { publicUrl }) })
    desks.push(desk)
    door.leadTo(desk.frontdesk)
    return desk
  }

  const mailbox = async (desk: TestFrontdesk) =>
    (await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID })) ?? assert.fail()

  /** Once the subscription is made, and the poll that follows it has ended. */
  async function subscribed(desk: TestFrontdesk) {
    return await desk.eventually('a subscription, and nothing to do', async () => {
      const found = await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null, 'notices.told': false })
      return (found && found.pollAt > desk.clock() && found.notices.subscription) ?? undefined
    })
  }

  async function anotherThan(desk: TestFrontdesk, id: string): Promise<void> {
    await desk.eventually('another one', async () => {
      const { subscription } = (await mailbox(desk)).notices
      return subscription !== null && subscription.id !== id
    })
  }

  async function card(desk: TestFrontdesk): Promise<string> {
    const list = await askIn(desk, ADA, 'support mail')
    return await pressOn(desk, list, 'Open', {}, ADA)
  }

  /** Posts notifications as anybody can. */
  async function post(desk: TestFrontdesk, value: readonly object[]): Promise<number> {
    const url = `http://127.0.0.1:${desk.frontdesk.port}/api/notifications`
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ value }) })
    await answer.text()
    return answer.status
  }

  /** What Graph sent last, to be sent again. */
  function sentBefore(): { subscriptionId: string; clientState: string } {
    const { value } = JSON.parse(door.notifications.at(-1) ?? '') as {
      value: [{ subscriptionId: string; clientState: string }]
    }
    return value[0]
  }

  it('makes a card of a mail at once, and says so on the mailbox card', async () => {
    const desk = await start()
    await subscribed(desk)
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Told' })))
    assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /Told/)
    assert.match(await card(desk), /New emails are noticed {2}\nAs soon as they arrive/)
    const [kept] = outside.graph.subscriptions.list(SUPPORT)
    assert.ok(!JSON.stringify(await mailbox(desk)).includes(kept?.clientState ?? assert.fail()))
  })

  /** What Frontdesk does about nothing, so that whoever waits for it sees that nothing came of the others. */
  async function afterAnother(desk: TestFrontdesk): Promise<void> {
    const { heard } = (await mailbox(desk)).notices
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Another' })))
    const { notices } = await mailbox(desk)
    assert.ok(notices.heard > heard)
  }

  it('has no effect with a forged secret, for an unknown subscription, or in a form that is none of Graph', async () => {
    const desk = await start()
    const { id } = await subscribed(desk)
    const before = await mailbox(desk)
    const secret = outside.graph.subscriptions.list(SUPPORT)[0]?.clientState ?? assert.fail()
    const removed = { lifecycleEvent: 'subscriptionRemoved' }
    for (const notice of [
      { subscriptionId: id, clientState: 'a-guess' },
      { subscriptionId: id, clientState: '' },
      { subscriptionId: id },
      { subscriptionId: id, clientState: null, ...removed },
      { subscriptionId: id, clientState: `${secret}x`, ...removed },
      { subscriptionId: id, clientState: secret.slice(0, -1) },
      { subscriptionId: 'another', clientState: secret },
      { subscriptionId: { $ne: null }, clientState: secret },
      { subscriptionId: MAILBOX_ID, clientState: secret, ...removed },
      {},
    ]) {
      assert.equal(await post(desk, [notice]), 202)
    }
    // Whatever was heard of those is done with by then.
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { pollAt: desk.clock() } })
    await subscribed(desk)
    assert.equal(await post(desk, []), 202)
    await afterAnother(desk)
    assert.deepEqual((await mailbox(desk)).notices.subscription, before.notices.subscription)
    assert.equal((await mailbox(desk)).notices.tendAt.getTime(), before.notices.tendAt.getTime())
  })

  it('does what is told twice, or again much later, once', async () => {
    const desk = await start()
    await subscribed(desk)
    outside.graph.subscriptions.fault = 'doubled'
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Doubled' })))
    outside.graph.subscriptions.fault = null
    const told = sentBefore()
    assert.equal(await post(desk, [told, told]), 202)
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Later' })))
    assert.equal(await desk.documents.tickets.count({ subject: 'Doubled' }), 1)
    assert.equal(desk.teams.channel('Tickets').filter(({ card }) => textOf(card ?? {}).includes('Doubled')).length, 1)
    assert.equal(await desk.documents.tickets.count({}), 2)
  })

  it('bears ten thousand notifications for one mailbox with few writes and polls, and loses no mail', async () => {
    const desk = await start()
    await subscribed(desk)
    const first = await desk.deliver(aMail({ Subject: 'First' }))
    await desk.ticketOf(first)
    const told = sentBefore()
    const { heard } = (await mailbox(desk)).notices
    const forged = Array.from({ length: 50 }, (_, n) => ({ subscriptionId: `no-${n}`, clientState: 'x' }))
    const posts = Array.from({ length: 20 }, () => [...Array.from({ length: 450 }, () => told), ...forged])
    const statuses = await Promise.all(posts.map((value) => post(desk, value)))
    assert.deepEqual(new Set(statuses), new Set([202]))
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'In the flood' })))
    const written = (await mailbox(desk)).notices.heard - heard
    assert.ok(written <= 200, `${written} writes`)
    assert.equal(await desk.documents.tickets.count({}), 2)
  })

  it('reads what came before it was told of anything', async () => {
    const slow = outside.graph.faults.add({
      match: { method: 'POST', path: /\/subscriptions/u },
      answer: { slowMs: 1000 },
    })
    const desk = await start()
    await desk.eventually('a first poll', () =>
      desk.documents.mailboxes.findOne({ lease: null, 'health.lastSuccessAt': { $ne: null } }),
    )
    const mail = await desk.deliver(aMail({ Subject: 'Told to nobody' }))
    await subscribed(desk)
    assert.equal(slow.hits(), 1)
    await desk.ticketOf(mail)
    assert.equal((await mailbox(desk)).notices.heard, 0)
  })

  it('polls once more where a notification comes while it polls', async () => {
    const desk = await start()
    await subscribed(desk)
    // The poll has its page, without the second mail, when the second mail is told of.
    const slow = outside.graph.faults.add({ match: { path: /\$batch/u }, answer: { slowMs: 1500 } })
    const first = await desk.deliver(aMail({ Subject: 'First' }))
    await desk.eventually('a poll under way', async () => {
      const found = await desk.documents.mailboxes.findOne({ _id: MAILBOX_ID, underWay: { $ne: null } })
      return found !== undefined && slow.hits() === 1
    })
    const second = await desk.deliver(aMail({ Subject: 'Second' }))
    await desk.ticketOf(first)
    await desk.ticketOf(second)
  })

  it('prolongs it before it ends, and makes it anew where it is gone', async () => {
    const desk = await start()
    const first = await subscribed(desk)
    outside.advance(40 * HOUR_MS)
    const renewed = await desk.eventually('a renewal', async () => {
      const { subscription } = (await mailbox(desk)).notices
      return subscription !== null && subscription.endsAt > first.endsAt && subscription
    })
    assert.equal(renewed.id, first.id)
    assert.equal(outside.graph.subscriptions.list(SUPPORT)[0]?.endsAt.getTime(), renewed.endsAt.getTime())
    outside.graph.subscriptions.remove(first.id)
    outside.advance(40 * HOUR_MS)
    await anotherThan(desk, first.id)
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'By the new one' })))
  })

  it('makes it anew and reads when Graph says that it took it away', async () => {
    const desk = await start()
    const first = await subscribed(desk)
    outside.advance(2 * 60_000)
    outside.graph.subscriptions.fault = 'dropped'
    const missed = await desk.deliver(aMail({ Subject: 'Untold' }))
    outside.graph.subscriptions.fault = null
    const told = outside.graph.subscriptions.tell(SUPPORT, 'subscriptionRemoved')
    outside.graph.subscriptions.remove(first.id)
    await told
    await desk.ticketOf(missed)
    await anotherThan(desk, first.id)
  })

  it('reads when Graph says that it missed something, and prolongs when it wants that', async () => {
    const desk = await start()
    const first = await subscribed(desk)
    outside.advance(2 * 60_000)
    outside.graph.subscriptions.fault = 'dropped'
    const missed = await desk.deliver(aMail({ Subject: 'Untold' }))
    outside.graph.subscriptions.fault = null
    await outside.graph.subscriptions.tell(SUPPORT, 'missed')
    await desk.ticketOf(missed)
    outside.advance(2 * 60_000)
    await outside.graph.subscriptions.tell(SUPPORT, 'reauthorizationRequired')
    await desk.eventually('a renewal', async () => {
      const { subscription } = (await mailbox(desk)).notices
      return subscription?.id === first.id && subscription.renewedAt.getTime() > first.renewedAt.getTime() + 200_000
    })
  })

  it('goes on after a restart, and has it end where PUBLIC_URL is taken away', async () => {
    const first = await start()
    const before = await subscribed(first)
    await first.stop()
    outside.graph.subscriptions.fault = 'dropped'
    const meanwhile = await outside.graph.deliver(aMail({ Subject: 'Meanwhile' }), SUPPORT)
    outside.graph.subscriptions.fault = null
    const second = await start()
    await second.eventually('a renewal', async () => {
      const { subscription } = (await mailbox(second)).notices
      return subscription?.id === before.id && subscription.renewedAt > before.renewedAt
    })
    await second.ticketOf(await second.deliver(aMail({ Subject: 'Told after the restart' })))
    await second.ticketOf(meanwhile)
    await second.stop()
    const third = await start(NEVER_POLLS, null)
    await third.eventually('none', async () => (await mailbox(third)).notices.subscription === null)
    assert.deepEqual(outside.graph.subscriptions.list(), [])
    assert.doesNotMatch(await card(third), /are noticed/)
    assert.equal(await post(third, []), 404)
  })

  it('polls as ever where Microsoft refuses, says so calmly, and asks again a day later', async () => {
    const refusal = outside.graph.faults.add({
      match: { method: 'POST', path: /\/subscriptions/u },
      times: Number.POSITIVE_INFINITY,
      answer: { status: 403 },
    })
    const desk = await start({ pollIntervalMs: 50 })
    await desk.eventually('a refusal', async () => (await mailbox(desk)).notices.trouble?.kind === 'refused')
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Found by looking' })))
    const said = await card(desk)
    assert.match(said, /State {2}\nRunning/)
    assert.match(
      said,
      /noticed {2}\nEvery second\. Microsoft does not announce them for this mailbox \(ErrorAccessDenied\)/,
    )
    assert.equal((await mailbox(desk)).health.lastError, null)
    assert.equal(refusal.hits(), 1)
    refusal.remove()
    outside.advance(DAY_MS + HOUR_MS)
    await desk.eventually('a subscription', async () => (await mailbox(desk)).notices.subscription !== null)
    assert.match(await card(desk), /As soon as they arrive/)
  })

  it('polls as ever where Microsoft cannot reach PUBLIC_URL, and says which address it is', async () => {
    door.leadTo('closed')
    const desk = await startTestFrontdesk({ outside, publicUrl: door.url })
    desks.push(desk)
    await desk.eventually('a refusal', async () => (await mailbox(desk)).notices.trouble?.kind === 'unreachable')
    assert.match(await card(desk), new RegExp(`must reach ${door.url}/api/notifications.*ValidationError`, 'u'))
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Found by looking' })))
    door.leadTo(desk.frontdesk)
    outside.advance(2 * HOUR_MS)
    await desk.eventually('a subscription', async () => (await mailbox(desk)).notices.subscription !== null)
  })

  it('has it end while the mailbox is paused, and makes another one when it is resumed', async () => {
    const desk = await start()
    const first = await subscribed(desk)
    const list = await askIn(desk, ADA, 'support mail')
    await pressOn(desk, list, 'Open', {}, ADA)
    await pressOn(desk, list, 'Pause', {}, ADA)
    await desk.eventually('none', async () => (await mailbox(desk)).notices.subscription === null)
    assert.deepEqual(outside.graph.subscriptions.list(), [])
    await pressOn(desk, list, 'Resume', {}, ADA)
    assert.notEqual((await subscribed(desk)).id, first.id)
    await afterAnother(desk)
  })

  it('has it end with the mailbox', async () => {
    const desk = await start()
    await subscribed(desk)
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Told' })))
    const list = await askIn(desk, ADA, 'support mail')
    for (const button of ['Open', 'Remove', 'mailbox.remove']) await pressOn(desk, list, button, {}, ADA)
    assert.deepEqual(outside.graph.subscriptions.list(), [])
    assert.equal(await post(desk, [sentBefore()]), 202)
  })

  it('follows the mailbox to another address', async () => {
    const desk = await start()
    const first = await subscribed(desk)
    const list = await askIn(desk, ADA, 'support mail')
    await pressOn(desk, list, 'Open', {}, ADA)
    await pressOn(desk, list, 'Edit', {}, ADA)
    assert.match(await pressOn(desk, list, 'Save', { address: BOSS, secretExpiresOn: '2099-01-31' }, ADA), /is saved/)
    assert.deepEqual(outside.graph.subscriptions.list(), [])
    assert.deepEqual((await mailbox(desk)).notices, NO_NOTICES)
    await desk.documents.mailboxes.updateIf(
      { _id: MAILBOX_ID },
      { $set: { state: 'running', startedAt: desk.clock(), pollAt: desk.clock() } },
    )
    assert.notEqual((await subscribed(desk)).id, first.id)
    assert.deepEqual(
      outside.graph.subscriptions.list().map((one) => one.mailbox),
      [BOSS],
    )
  })

  it('tells one process what another one has to know', async function () {
    if (TEST_MONGODB_URI === null) {
      console.log('      Skipped: files are for one process. Set TEST_MONGODB_URI to run this.')
      this.skip()
    }
    const one = await start()
    await subscribed(one)
    // It hears everything from now on, and the first goes on.
    await start()
    await one.ticketOf(await one.deliver(aMail({ Subject: 'Told to the second' })))
    assert.equal(outside.graph.subscriptions.list().length, 1)
  })

  it('notices that nothing is told, says so, and believes the first notification that comes again', async () => {
    const desk = await start({ pollIntervalMs: 50 })
    await desk.eventually('a subscription', async () => (await mailbox(desk)).notices.subscription !== null)
    const first = (await mailbox(desk)).notices.subscription
    outside.graph.subscriptions.fault = 'dropped'
    outside.advance(2 * 60_000)
    // A poll whose lease ends as the time passes says nothing about what it found: then it takes one more.
    for (let mail = 1; mail < 5 || (mail < 30 && (await mailbox(desk)).notices.trouble === null); mail += 1) {
      await desk.ticketOf(await desk.deliver(aMail({ Subject: `Untold ${mail}` })))
      await desk.eventually('the end of the poll', () =>
        desk.documents.mailboxes.findOne({ _id: MAILBOX_ID, lease: null }),
      )
      outside.advance(2 * 60_000)
    }
    await desk.eventually('silence, and another subscription', async () => {
      const { notices } = await mailbox(desk)
      return (
        notices.trouble?.kind === 'silent' && notices.subscription !== null && notices.subscription.id !== first?.id
      )
    })
    assert.match(await card(desk), /noticed {2}\nEvery second\. Microsoft stopped announcing them/)
    assert.equal(outside.graph.subscriptions.list().length, 1)
    outside.graph.subscriptions.fault = null
    await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Told again' })))
    await desk.eventually('no trouble', async () => (await mailbox(desk)).notices.trouble === null)
    assert.match(await card(desk), /As soon as they arrive/)
  })
})
