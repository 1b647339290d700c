// Whatever mails come in whatever order: nobody gets into a ticket that is not theirs, and every mail has an outcome.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  answersEarlier,
  chooseThread,
  lacksReferences,
  mailReferences,
  subjectToken,
  ticketNumbersFromSubject,
} from '../../src/domain/mail/thread-mail.ts'
import { aMail as aRawMail } from '../support/mails.ts'
import { aMail } from '../support/a-mail.ts'
import { aTicket } from '../support/builders.ts'
import { startTestFrontdesk } from '../support/frontdesk.ts'
import { always, alwaysAsync, assertLinear, mailText, piece } from '../support/properties.ts'

const PEOPLE = ['ann@contoso.example', 'bob@contoso.example', 'eve@elsewhere.example']
const IDS = ['<1@x>', '<2@x>', '<3@x>', '<4@x>']
const SUBJECTS = ['Printer', 'Scanner', '(no subject)']

const person = fc.constantFrom(...PEOPLE)
const id = fc.constantFrom(...IDS)
const conversation = fc.constantFrom('c1', 'c2')
const ticket = fc
  .record({
    number: fc.integer({ min: 1, max: 4 }),
    address: person,
    askedBy: person,
    followers: fc.array(
      person.map((address) => ({ name: '', address })),
      { maxLength: 2 },
    ),
    status: fc.constantFrom('new', 'open', 'resolved', 'closed'),
    subject: fc.constantFrom(...SUBJECTS),
    conversationId: conversation,
  })
  .map(({ address, number, ...rest }) =>
    aTicket({ ...rest, _id: `t${number}`, number, requester: { personId: null, name: '', address } }),
  )
const tickets = fc.uniqueArray(ticket, { selector: ({ number }) => number, maxLength: 4 })
const mail = fc
  .record({
    from: fc.oneof(person, fc.constant(null)),
    prefix: fc.constantFrom('', 'Re: ', 'AW: ', 'Fwd: '),
    subject: fc.constantFrom(...SUBJECTS),
    numbers: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
    conversationId: fc.oneof(conversation, fc.constant(null)),
    references: fc.array(id, { maxLength: 3 }),
  })
  .map(({ prefix, subject, numbers, references, ...rest }) =>
    aMail({
      ...rest,
      subject: [prefix + subject, ...numbers.map(subjectToken)].join(' '),
      headers: references.length === 0 ? {} : { References: references.join(' ') },
    }),
  )

describe('any thread', () => {
  it('takes in whoever refers to it or belongs to it, and nobody else', () => {
    const known = fc.array(fc.tuple(id, fc.nat(3)), { maxLength: 3 })
    always(fc.tuple(tickets, mail, known), 1_500, ([all, received, leads]) => {
      const references = mailReferences(received)
      const byReference = new Map(leads.flatMap(([reference, at]) => (all[at] ? [[reference, all[at]] as const] : [])))
      const numbers = ticketNumbersFromSubject(received.subject)
      const named = all.filter(({ number }) => numbers.includes(number))
      const choose = (some: typeof all) =>
        chooseThread({
          ...{ mail: received, references, byReference, alike: some },
          named: some.filter((one) => named.includes(one)),
        })
      const chosen = choose(all)
      assert.equal(choose(all.toReversed()), chosen, 'in whatever order they are found')
      const referred = references.flatMap((reference) => byReference.get(reference) ?? [])[0]
      if (referred) assert.equal(chosen, referred)
      if (referred || chosen === null) return
      const sender = received.from?.address
      const { requester, askedBy, followers } = chosen
      assert.ok([requester.address, askedBy, ...followers.map(({ address }) => address)].some((one) => one === sender))
      assert.ok(answersEarlier(received))
      if (lacksReferences(received)) assert.equal(chosen.conversationId, received.conversationId)
      else assert.ok(named.includes(chosen))
    })
  })

  it('is looked for by bounded means, whatever the headers hold', () => {
    always(fc.tuple(mailText, mailText), 300, ([subject, references]) => {
      const received = aMail({ subject, headers: { References: references, 'In-Reply-To': subject } })
      const found = mailReferences(received)
      assert.ok(found.length <= 30 && found.every((one) => one.length <= 502))
      assert.ok(ticketNumbersFromSubject(subject).length <= 5)
    })
  })

  it('is found in time with the size of subject and headers', function () {
    this.timeout(120_000)
    const pattern = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('') || 'a')
    always(pattern, 20, (text) => {
      assertLinear(text, 30_000, (whole) => {
        const received = aMail({ subject: `Re: ${whole}`, conversationId: 'c', headers: { References: whole } })
        const alike = [aTicket({ subject: whole, conversationId: 'c' })]
        return chooseThread({ mail: received, references: [], byReference: new Map(), named: [], alike })
      })
    })
  })
})

describe('any mails', () => {
  it('have one outcome each, and each ticket one card', async function () {
    this.timeout(300_000)
    const raw = fc
      .record({
        From: fc.constantFrom(...PEOPLE.map((address) => `Somebody <${address}>`), 'MAILER-DAEMON@x.example'),
        Subject: fc.constantFrom(
          'Printer',
          'Re: Printer',
          'AW: Printer [#1]',
          '[#1] [#2]',
          'Re: [#99]',
          'Out of office',
        ),
        'Message-ID': fc.constantFrom(...IDS, null),
        'In-Reply-To': fc.constantFrom(...IDS, null),
        'Auto-Submitted': fc.constantFrom(null, null, null, 'auto-replied', 'auto-generated'),
        'Reply-To': fc.constantFrom(null, null, 'mona@kunde.example'),
      })
      .map((headers) => aRawMail(headers, `Text ${JSON.stringify(headers)}`))
    await alwaysAsync(fc.array(raw, { minLength: 10, maxLength: 16 }), 2, async (mails) => {
      const desk = await startTestFrontdesk()
      try {
        const ids = await desk.deliverTogether(mails.map((one) => ({ raw: one })))
        // What waits for a mail that never comes is worked once it waited long enough.
        const isWorked = async () => (await desk.documents.ledger.count({ state: 'received' })) === 0
        await desk.eventually('all rows', async () => (await desk.documents.ledger.count({})) === ids.length)
        desk.advance(11 * 60_000)
        await desk.eventually('an outcome of each', isWorked)
        const rows = await desk.documents.ledger.find({})
        assert.deepEqual(new Set(rows.map(({ mailId }) => mailId)), new Set(ids))
        for (const { state, reason, ticketId } of rows) {
          assert.ok(['ticket', 'follow-up', 'ignored'].includes(state), state)
          assert.ok(state === 'ignored' ? reason !== null : ticketId !== null)
        }
        const made = await desk.documents.tickets.find({})
        assert.equal(rows.filter(({ state }) => state === 'ticket').length, made.length)
        for (const { _id } of made) await desk.cardOf({ _id })
        assert.equal(desk.teams.channel('Tickets').length, made.length)
      } finally {
        await desk.stop()
      }
    })
  })
})
