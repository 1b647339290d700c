// Tickets as those read them whose language is German: what was done, what did not arrive, what they are told.
import assert from 'node:assert/strict'
import { afterFailure } from '../../src/app/delivery/after-failure.ts'
import { changeTicket } from '../../src/app/tickets/change-ticket.ts'
import { entryView, pendingReplies } from '../../src/app/views/conversation-view.ts'
import { orderView } from '../../src/app/views/placing-view.ts'
import { newsView } from '../../src/app/views/news-view.ts'
import { STATUS_WORDS } from '../../src/app/views/status-words.ts'
import { undeliveredText } from '../../src/app/views/undelivered-text.ts'
import { InvalidInputError, OutsideError } from '../../src/domain/errors.ts'
import { bounceReport } from '../../src/domain/mail/bounce-report.ts'
import { placeholderProblem } from '../../src/domain/mail/placeholders.ts'
import { changeFollowers, changeRequester } from '../../src/domain/ticket/attribute-changes.ts'
import { MOST_RECIPIENTS, checkRecipients } from '../../src/domain/ticket/recipients.ts'
import { assign, take } from '../../src/domain/ticket/ticket-changes.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { inWords, speakingTo } from '../../src/texts/say.ts'
import { speaker } from '../../src/texts/speaker.ts'
import { aTicket, NOON } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

const inGerman = <T>(work: () => T): T => speakingTo(speaker({ language: 'de', timeZone: 'Europe/Berlin' }), work)

describe('a ticket among people of two languages', () => {
  const [ada, bea] = [
    { personId: 'ada', name: ADA.name },
    { personId: 'bea', name: BEA.name },
  ]
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  it('tells each reader what was done in their own', async () => {
    const { _id, number } = await desk.ticketOf(await desk.deliver(aMail()))
    const { deps } = desk.frontdesk
    await changeTicket(deps, _id, (ticket) => take(ticket, bea, deps.clock()))
    await desk.delivered(_id)
    const seenBy = async (locale: string): Promise<string> => {
      const { replies } = await desk.hands.say({ ...ADA, locale }, 'personal', `ticket ${number}`)
      return replies.map(({ card }) => textOf(card ?? {})).join('\n')
    }
    assert.match(await seenBy('de-DE'), /Bea Brandt hat dieses Ticket übernommen/)
    assert.match(await seenBy('en-GB'), /Bea Brandt took this ticket/)
    const events = await desk.documents.entries.find({ ticketId: _id, kind: 'event' })
    const said = () => events.map((entry) => entryView(entry)).map(({ who, what }) => `${who} ${what}`)
    assert.deepEqual(inGerman(said), ['Bea Brandt hat dieses Ticket übernommen'])
    assert.deepEqual(said(), ['Bea Brandt took this ticket'])
  })

  it('says what earlier versions stored as it stands', async () => {
    const { _id, number } = await desk.ticketOf(await desk.deliver(aMail()))
    const lastEvent = { at: NOON, by: 'Bea Brandt', what: 'took this ticket' }
    await desk.documents.tickets.updateIf({ _id }, { $set: { lastEvent } })
    const { replies } = await desk.hands.say({ ...ADA, locale: 'de-DE' }, 'personal', `ticket ${number}`)
    assert.match(textOf(replies[0]?.card ?? {}), /Bea Brandt took this ticket/)
  })

  it('mentions the assignee in the language of the channel’s readers', async () => {
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    await desk.documents.organisations.updateIf({ _id: ticket.organisationId }, { $set: { language: 'de' } })
    const { deps } = desk.frontdesk
    await changeTicket(deps, ticket._id, (current) => assign(current, bea, ada, deps.clock()))
    const thread = desk.teams.replies(await desk.cardOf(await desk.delivered(ticket._id)))
    assert.deepEqual(
      thread.flatMap(({ text }) => text ?? []),
      ['<at>Bea Brandt</at>: Ada Adler hat Ihnen #1 zugewiesen.'],
    )
  })

  it('closes a question in the language of whoever was asked', async () => {
    await desk.hands.say({ ...CARL, locale: 'de-DE' }, 'personal', 'whoami')
    const ticket = await desk.ticketOf(await desk.deliver(aMail()))
    await desk.eventually(
      'the question',
      async () => (await desk.documents.tickets.findOne({ _id: ticket._id }))?.question ?? undefined,
    )
    const { deps } = desk.frontdesk
    const to = { personId: null, name: 'Jo', address: 'jo@x.example', isKnownInTeams: false }
    await changeTicket(deps, ticket._id, (current) => changeRequester(current, to, [], bea, deps.clock()))
    await desk.delivered(ticket._id)
    const chat = desk.teams.chat(CARL).map(({ card }) => textOf(card ?? {}))
    assert.match(chat.join('\n'), /Diese Anfrage wird jetzt für jemand anderen bearbeitet/)
  })
})

describe('what a German reader is told', () => {
  const jo = { name: 'Jo', address: 'jo@x.example' }
  const lee = { name: '', address: 'lee@x.example' }

  it('of whom replies go to', () => {
    const event = (before: readonly (typeof jo)[], after: readonly (typeof jo)[]) => {
      const { lastEvent } = changeFollowers(
        aTicket({ followers: before }),
        after,
        { personId: 'b', name: 'B' },
        NOON,
      ).fields
      return inGerman(() => inWords(lastEvent?.what ?? ''))
    }
    assert.equal(event([], [jo]), 'hat Jo in Kopie gesetzt')
    assert.equal(event([], [jo, lee]), 'hat 2 Personen in Kopie gesetzt')
    assert.equal(event([jo], [lee]), 'hat lee@x.example in Kopie gesetzt und Jo aus der Kopie genommen')
    const many = Array.from({ length: MOST_RECIPIENTS + 1 }, (_, index) => `p${index}@x.example`).join(', ')
    assert.throws(
      () => inGerman(() => checkRecipients({ to: many, cc: '' }, [], [])),
      (error: unknown) =>
        inGerman(() => error instanceof InvalidInputError && error.forPerson.includes('höchstens 20 Adressen')),
    )
  })

  it('of a reply that did not arrive, and why', () => {
    const address = 'ann@contoso.example'
    const report = bounceReport({ text: 'Status: 5.2.2', subject: '', headers: [] }, [address])
    assert.ok(report)
    const lastReply = { entryId: 'r', by: 'Bea', to: [address], at: NOON, undelivered: { ...report, at: NOON } }
    assert.deepEqual(
      inGerman(() => pendingReplies(aTicket({ lastReply }))).map(({ text }) => text),
      [`Die Antwort von Bea an ${address} konnte nicht an ${address} zugestellt werden: Das Postfach ist voll.`],
    )
  })

  it('of what Teams refuses', () => {
    const item = { kind: 'card', id: '1', attempts: 0, nextAt: NOON, parked: null } as const
    const texts = { code: 'x', message: 'x', forPerson: 'Fügen Sie die App hinzu.' }
    const error = new OutsideError({ ...texts, retryable: false })
    const tries = Array.from({ length: 10 }, () => error)
    const { parked } = tries.reduce<Parameters<typeof afterFailure>[0]>(
      (left, one) => afterFailure(left, one, NOON),
      item,
    )
    assert.match(
      inGerman(() => `${undeliveredText(item)}: ${inWords(parked?.text ?? '')}`),
      /^Diese Karte konnte nicht in ihren Kanal gesendet werden: Teams hat dies seit .* 10-mal abgelehnt: Fügen Sie/u,
    )
  })

  it('of their own ticket, and of what they wrote', () => {
    const ticket = aTicket({ subject: '(no subject)' })
    const { lead, subject } = inGerman(() => newsView(ticket, { why: 'taken', by: 'Bea', text: '' }))
    assert.equal(
      `${subject}: ${lead}`,
      '(kein Betreff): Bea aus unserem Support-Team kümmert sich jetzt um Ihr Ticket.',
    )
    assert.equal(
      inGerman(() => STATUS_WORDS.waiting.requester),
      'Wartet auf Ihre Antwort',
    )
    const view = inGerman(() => orderView({ order: 'take', text: 'Nimm es', ticket, writer: { _id: 'bea' }, key: '1' }))
    assert.match(view.lead, /„Nimm es“ liest sich wie ein Auftrag.*keine Notiz zu #\d+ .*„Übernehmen“/u)
    assert.equal(
      inGerman(() => placeholderProblem('{a} {b} {c} {d} {e} {f}')),
      '{a}, {b}, {c}, {d}, {e} und 1 weitere kenne ich nicht. Sie können {ticket}, {subject}, {requester}, {category} und {link} verwenden.',
    )
  })
})
