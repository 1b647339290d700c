// A customer with all that Frontdesk can know of somebody is erased: nothing in any collection leads to her any more.
import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { inWords } from '../../src/texts/say.ts'
import { startOutside, startTestFrontdesk, type Outside, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA } from '../support/frontdesk-seed.ts'
import { askIn, pressForCard } from '../support/press.ts'
import { herself, livesIn, NORA, tracesOf, type Lived } from '../support/a-customer.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

describe('erasing a customer', () => {
  let outside: Outside
  let desk: TestFrontdesk
  let lived: Lived
  beforeEach(async () => {
    outside = await startOutside()
    desk = await startTestFrontdesk({ outside })
    lived = await livesIn(desk)
  })
  afterEach(async () => {
    await desk.stop()
    await outside.stop()
  })

  const ask = (text: string) => askIn(desk, ADA, text)
  const press = (message: TeamsMessage, button: string, inputs: Record<string, string> = {}) =>
    pressForCard(desk, message, button, inputs, ADA)

  async function confirm(): Promise<void> {
    const card = await ask(`erase person ${NORA.address}`)
    assert.match(await press(card, 'Erase', { confirmed: NORA.address }), /The erasure has begun/)
  }

  async function done(): Promise<void> {
    await desk.eventually('a first pass', async () => (await desk.documents.erasures.count({ pass: 1 })) === 0)
    desk.advance(61_000)
    await desk.eventually('the end', async () => (await desk.documents.erasures.count({})) === 0)
    for (const { _id } of lived.tickets) await desk.delivered(_id)
  }

  it('leaves no trace of her in any collection, and stops what was on its way to her', async () => {
    const before = await tracesOf(desk.documents, [(await herself(desk.documents))._id])
    const places = new Set(before.map((trace) => trace.split('/')[0]))
    for (const name of ['people', 'tickets', 'entries', 'ledger', 'audit', 'mailThreads', 'mailRules', 'ticketViews'])
      assert.ok(places.has(name), `nothing of her in ${name}`)
    const { _id } = await herself(desk.documents)
    const sent = desk.graph.sent(SUPPORT).length
    const card = await ask('erase person')
    assert.match(
      await press(card, 'Next', { address: NORA.address }),
      /cannot be undone[\s\S]*cannot erase the emails in the support mailbox[\s\S]*Teams/,
    )
    assert.match(await press(card, 'Erase', { confirmed: 'emil' }), /Nothing was erased/)
    assert.equal(await desk.documents.erasures.count({}), 0)
    assert.match(await press(card, 'Erase', { confirmed: NORA.address.toUpperCase() }), /The erasure has begun/)
    await done()
    assert.deepEqual(await tracesOf(desk.documents, [_id]), [])
    desk.advance(3_600_000)
    await desk.eventually('a later look', async () => await desk.documents.mailboxes.findOne({ _id: 'support' }))
    assert.equal(desk.graph.sent(SUPPORT).length, sent)
    const told = textOf(desk.teams.chat(ADA).at(-1)?.card ?? {})
    assert.match(told, /The erasure is done[\s\S]*Tickets\s+3/)
  })

  it('leaves none in the files of the store either, where it keeps files', async function () {
    if (outside.store.mongodbUri !== null) this.skip()
    const traces = async (): Promise<readonly string[]> => {
      const { dataFolder } = outside.store
      const names = await readdir(dataFolder)
      const texts = await Promise.all(
        names.map(async (name) => [name, await readFile(path.join(dataFolder, name), 'utf8').catch(() => '')]),
      )
      return texts.flatMap(([name = '', text = '']) => (/emil|zebrafish|quagmire/iu.test(text) ? [name] : []))
    }
    assert.ok((await traces()).length > 5)
    await confirm()
    await done()
    await desk.eventually('the files rewritten', async () => (await traces()).length === 0)
  })

  it('keeps numbers, times and categories, closes what was open, and says so on the cards', async () => {
    await confirm()
    await done()
    for (const before of [lived.own, lived.open]) {
      const after = await desk.documents.tickets.findOne({ _id: before._id })
      const kept = ({ number, createdAt, categoryId, priority, organisationId, channelId }: typeof before) =>
        JSON.stringify([number, createdAt, categoryId, priority, organisationId, channelId])
      assert.ok(after)
      assert.equal(kept(after), kept(before))
      assert.equal(after.status, 'closed')
      const shown = textOf((await desk.cardOf(after)).card ?? {})
      assert.match(shown, /Erased person/)
      assert.match(shown, /Its text was removed, because the person who asked was erased/)
      assert.ok(!/zebrafish|gossamer|emil/iu.test(shown), shown)
    }
    const other = await desk.documents.tickets.findOne({ _id: lived.other._id })
    assert.deepEqual(
      [other?.subject, other?.status, other?.requester.name],
      ['Printer', lived.other.status, 'Carl Cohen'],
    )
    assert.deepEqual(other?.followers, [{ name: 'Kim', address: 'kim@adventure.example' }])
    const texts = (await desk.documents.entries.find({ ticketId: lived.other._id })).map(({ text }) => text)
    assert.ok(
      texts.some((text) => text.includes('It stopped.')),
      'what another wrote is gone',
    )
    assert.ok(other.words.includes('stopped'), 'words of others find it no longer')
  })

  it('is in the audit with who, when and how much, and not whom', async () => {
    await confirm()
    await done()
    const [started, erased] = await desk.documents.audit.find(
      { action: { $in: ['personal-data.erasure-started', 'personal-data.erased'] } },
      { sort: { at: 1 } },
    )
    assert.deepEqual([started?.by.name, inWords(started?.subject ?? '')], ['Ada Adler', 'a person'])
    assert.deepEqual([erased?.by.name, inWords(erased?.subject ?? '')], ['Ada Adler', 'a person'])
    const counts = Object.fromEntries((erased?.changes ?? []).map(({ field, after }) => [field, Number(after)]))
    assert.equal(counts['tickets'], 3)
    assert.ok((counts['entries'] ?? 0) >= 6 && (counts['emailsInLog'] ?? 0) >= 4, JSON.stringify(counts))
  })

  it('makes a later email from the same address one of somebody new, also as a reply to what was', async () => {
    await confirm()
    const meanwhile = await desk.ticketOf(
      await desk.deliver(
        aMail(
          { From: 'Emil <emil@contoso.example>', Subject: 'Re: Printer', 'In-Reply-To': '<hers@contoso.example>' },
          'New words.',
        ),
      ),
    )
    assert.notEqual(meanwhile._id, lived.other._id)
    await done()
    const later = await desk.ticketOf(
      await desk.deliver(
        aMail({ From: 'Emil <emil@contoso.example>', 'In-Reply-To': '<own@contoso.example>' }, 'Again.'),
      ),
    )
    assert.match(inWords(later.lastEvent.what), /opened it from a reply to #1, whose text was removed/)
    for (const { _id, text } of [
      { ...meanwhile, text: 'New words.' },
      { ...later, text: 'Again.' },
    ]) {
      const found = await desk.documents.tickets.findOne({ _id })
      assert.deepEqual(
        [found?.requester.address, found?.requester.personId, found?.text],
        ['emil@contoso.example', null, text],
      )
    }
    await desk.hands.say(NORA.user, 'personal', 'whoami')
    assert.deepEqual((await herself(desk.documents)).memberships, [])
  })

  it('goes on for somebody else’s reply in a ticket of hers as a ticket of its own', async () => {
    await confirm()
    await done()
    const boss = await desk.ticketOf(
      await desk.deliver(
        aMail({ From: 'Kim <kim@adventure.example>', 'In-Reply-To': '<own@contoso.example>' }, 'And me?'),
      ),
    )
    assert.ok(![lived.own._id, lived.open._id].includes(boss._id))
  })

  it('refuses a second time, those who serve others, the last administrator, oneself, and a mailbox', async () => {
    const first = await ask(`erase person ${NORA.address}`)
    const second = await ask(`erase person ${NORA.address}`)
    assert.match(await press(first, 'Erase', { confirmed: NORA.address }), /has begun/)
    assert.match(await press(second, 'Erase', { confirmed: NORA.address }), /is being erased already/)
    assert.equal(await desk.documents.erasures.count({}), 1)
    assert.match(textOf((await ask(`erase person ${BEA.email}`)).card ?? {}), /Remove the role first/)
    assert.match(textOf((await ask(`erase person ${ADA.email}`)).card ?? {}), /cannot erase yourself/)
    assert.match(textOf((await ask(`erase person ${SUPPORT}`)).card ?? {}), /address of a support mailbox/)
    assert.match(textOf((await ask('erase person nobody')).card ?? {}), /not an email address/)
  })
})
