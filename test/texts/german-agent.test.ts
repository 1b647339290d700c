// A German agent finds tickets, works on them, and is told in German why something cannot be done.
import assert from 'node:assert/strict'
import { listTitle } from '../../src/app/tickets/find/list-words.ts'
import { setTicketStatus } from '../../src/app/tickets/set-ticket-status.ts'
import { agoText, ageText } from '../../src/app/views/age-text.ts'
import { timeText } from '../../src/app/views/time-text.ts'
import { FrontdeskError } from '../../src/domain/errors.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { speakingTo } from '../../src/texts/say.ts'
import { speaker } from '../../src/texts/speaker.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'
import { identityParts } from '../support/identity-parts.ts'

const GERMAN_BEA = { ...BEA, locale: 'de-DE' }
const HOUR_MS = 3_600_000
const GERMAN = speaker({ language: 'de', timeZone: 'Europe/Berlin' })
const inGerman = <T>(work: () => T): T => speakingTo(GERMAN, work)

describe('a German agent', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let forged = 0

  beforeEach(async () => {
    desk = await startTestFrontdesk()
    ticket = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'Der Drucker brennt' })))
  })
  afterEach(() => desk.stop())

  async function shown(text: string): Promise<string> {
    const [reply] = (await desk.hands.say(GERMAN_BEA, 'personal', text)).replies
    return textOf(reply?.card ?? {})
  }

  /** What her chat is answered with when she presses a button that carries this. */
  async function press(verb: string, data: object): Promise<unknown> {
    const asked = desk.hands.sent.at(-1)
    forged += 1
    const value = { action: { type: 'Action.Execute', verb, data } }
    const { body } = await desk.hands.send({
      ...asked,
      id: `pressed-${forged}`,
      value,
      type: 'invoke',
      name: 'adaptiveCard/action',
    })
    return body
  }

  async function pressed(verb: string, data: object): Promise<string> {
    return JSON.stringify(await press(verb, data))
  }

  const on = () => ({ ticketId: ticket._id, version: ticket.version })

  it('asks for lists in German or English, and reads them in German', async () => {
    assert.match(await shown('tickets meine'), /^Ihnen sind keine offenen Tickets zugewiesen/)
    assert.match(await shown('tickets mine'), /^Ihnen sind keine offenen Tickets zugewiesen/)
    assert.match(await shown('tickets dringend'), /^Keine dringenden Tickets/)
    assert.match(await shown('tickets überfällig'), /Die Liste „Überfällig“ ist leer\. Wählen Sie „Alle offenen“/)
    desk.advance(3 * HOUR_MS)
    const all = await shown('tickets alle offenen')
    assert.match(all, /^Ein offenes Ticket/)
    assert.match(all, /vor 3 Std/)
    assert.match(await shown('tickets seite 1'), /^Ein offenes Ticket/)
    assert.match(await shown('tickets freie'), /^Ein Ticket ohne Zuweisung/)
    assert.match(await shown('find toner'), /Kein Ticket, das Sie sehen können, enthält alle diese Wörter\./)
    assert.match(await shown('tickets drucker'), /^Ein Ticket mit „drucker“[^]*So heißt keine Liste/)
  })

  it('narrows them in a German form, which says in German what is wrong', async () => {
    await shown('tickets')
    const form = await press('tickets.filter', { list: 'all', requester: 'Nora', name: '' })
    const labels = partsOfType(form, 'Input.ChoiceSet').map(({ label }) => label)
    assert.ok(labels.includes('Tickets'), JSON.stringify(labels))
    const text = JSON.stringify(form)
    for (const said of ['Tickets filtern', 'Anfrage von', 'Das ist keine E-Mail-Adresse', 'Ansicht speichern']) {
      assert.ok(text.includes(said), `${said} in ${text}`)
    }
    assert.match(
      await pressed('tickets.filter', { list: 'all', requester: 'zoe@contoso.example', name: '' }),
      /Von zoe@contoso\.example[^]*In der Liste „Alle offenen“ passt kein Ticket zu diesem Filter/,
    )
  })

  it('is refused in German', async () => {
    await shown(`ticket ${ticket.number}`)
    assert.match(
      await pressed('ticket.merge', { ...on(), number: `#${ticket.number}`, otherId: '' }),
      new RegExp(`#${ticket.number} lässt sich nicht mit sich selbst zusammenführen`, 'u'),
    )
    assert.match(
      await pressed('ticket.link', { ...on(), number: 'zwölf', otherId: '' }),
      /„zwölf“ ist keine Ticketnummer/,
    )
    assert.match(await pressed('ticket.add-note', { ...on(), text: ' ' }), /Schreiben Sie erst Ihre Notiz\./)
    assert.match(
      await pressed('ticket.preview-reply', { ...on(), to: '', cc: '', text: 'x'.repeat(4001), setTo: '' }),
      /Diese Antwort ist zu lang: Sie darf 4\.000 Zeichen haben und hat 4\.001\./,
    )
    assert.match(
      await pressed('ticket.preview-reply', {
        ...on(),
        to: '',
        cc: '',
        text: 'Ja',
        setTo: '',
        via: 'chat',
        files: 'x',
      }),
      /Dateien lassen sich nur per E-Mail senden\. Wählen Sie „E-Mail“ oder lassen Sie die Dateien weg\./,
    )
    await pressed('ticket.resolve', on())
    ticket = await desk.delivered(ticket._id)
    assert.match(
      await pressed('ticket.assign', { ...on(), personId: 'bea' }),
      /Dieses Ticket ist erledigt\. Öffnen Sie es erst wieder und weisen Sie es dann zu\./,
    )
  })

  it('reads a refusal in German that others read in English', async () => {
    const [agent] = await desk.documents.people.find({ name: BEA.name })
    assert.ok(agent)
    const deps = { ...identityParts(), documents: desk.documents, clock: desk.clock }
    const refused = setTicketStatus({ ...deps, newId: () => 'x', wakeDelivery: () => undefined }, agent, {
      ...on(),
      status: 'closed',
    })
    const error: unknown = await refused.catch((thrown: unknown) => thrown)
    assert.ok(error instanceof FrontdeskError)
    assert.match(error.forPerson, /^Nothing was changed: from “New” a ticket can be set to “Open” or/)
    assert.equal(
      inGerman(() => error.forPerson),
      'Es wurde nichts geändert: Von „Neu“ kann ein Ticket auf „Offen“ oder „Wartet auf Kunden“ oder „Erledigt“ gesetzt werden, aber nicht auf „Geschlossen“.',
    )
  })
})

describe('what is said in German of tickets', () => {
  const at = new Date('2026-11-23T10:00:00Z')
  const after = (hours: number) => new Date(at.getTime() + hours * HOUR_MS)

  it('has the cases of its ages', () => {
    inGerman(() => {
      assert.deepEqual(
        [0.1, 3, 72].map((hours) => [ageText(at, after(hours)), agoText(at, after(hours))]),
        [
          ['6 Min', 'vor 6 Min'],
          ['3 Std', 'vor 3 Std'],
          ['3 Tage', 'vor 3 Tagen'],
        ],
      )
    })
  })

  it('counts as Germans do', () => {
    inGerman(() => {
      assert.equal(listTitle('urgent', 1, null), 'Ein dringendes Ticket')
      assert.equal(listTitle('mine', 1000, 'Bea'), 'Bea sind 1.000 offene Tickets zugewiesen')
      assert.equal(listTitle('all', 1001, null), '1.000+ offene Tickets')
    })
  })

  it('has its times as they are written there', () => {
    inGerman(() => assert.equal(timeText(at, 'Europe/Berlin'), '23.11.2026, 11:00 (Europe/Berlin)'))
  })
})
