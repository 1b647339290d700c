import assert from 'node:assert/strict'
import { alarmView, channelAlarmView } from '../../src/app/views/alarm-view.ts'
import type { Alarm } from '../../src/domain/alarm.ts'
import { OutsideError } from '../../src/domain/errors.ts'
import { refused } from '../../src/mail/graph/errors.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { toOutsideError } from '../../src/teams/wire/teams-faults.ts'
import { ConnectorFault } from '../../src/teams/wire/connector-http.ts'
import { phrase, speakingTo } from '../../src/texts/say.ts'
import { speaker } from '../../src/texts/speaker.ts'
import { aChannel, aMailbox, NOON } from '../support/builders.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, CLIENT_ID, MAILBOX_ID } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'

const GERMAN = speaker({ language: 'de', timeZone: 'Europe/Berlin' })
const GERMAN_ADA = { ...ADA, locale: 'de-DE' }

describe('mailboxes in German', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  /** What the card says that a command is answered with, to her and to somebody who reads English. */
  async function asked(command: string): Promise<readonly [german: string, english: string]> {
    const said = async (who: typeof ADA) => {
      const [card] = (await desk.hands.say(who, 'personal', command)).replies
      return textOf(card?.cardFor(ADA.id) ?? {})
    }
    return [await said(GERMAN_ADA), await said(ADA)]
  }

  it('says why an email became no ticket to everybody in their language, and leaves what was stored in words', async () => {
    const Subject = 'Re: Help'
    const away = await desk.deliver(aMail({ Subject: 'Automatic reply: Help', 'Auto-Submitted': 'auto-replied' }))
    const old = await desk.deliver(aMail({ Subject, 'Auto-Submitted': 'auto-replied' }))
    const { _id } = await desk.outcome(old)
    await desk.outcome(away)
    await desk.documents.ledger.updateIf({ _id }, { $set: { reason: 'Written long ago' } })
    const [german, english] = await asked('mail log')
    assert.match(german, /E-Mail-Protokoll: 2 E-Mails/)
    assert.match(german, /Ignoriert[^]*Automatische E-Mail: Kopfzeile Auto-Submitted: auto-replied/)
    assert.match(german, /carl@contoso\.example an support@northwind\.example/)
    assert.match(german, /Written long ago/)
    assert.match(english, /Ignored[^]*Automatic email: header Auto-Submitted: auto-replied/)
  })

  it('leads through connecting one, with what Microsoft says in German', async () => {
    await desk.documents.mailboxes.delete({})
    const [message] = (await desk.hands.say(GERMAN_ADA, 'personal', 'support mail')).replies
    assert.ok(message)
    const click = async (button: string, inputs: Readonly<Record<string, string>> = {}) =>
      textOf((await desk.hands.click(message, button, inputs, GERMAN_ADA)).card ?? {})
    assert.match(textOf(message.cardFor(ADA.id) ?? {}), /Noch ist kein Postfach verbunden/)
    const form = await click('Postfach verbinden')
    assert.match(form, /Gelesen wird erst, wenn Sie auf „Starten“ drücken/)
    const entered = {
      address: SUPPORT,
      tenantId: 'northwind.example',
      clientId: CLIENT_ID,
      secretExpiresOn: '2099-01-31',
    }
    const wrong = await click('Speichern', { ...entered, clientSecret: 'wrong~secret', address: 'support' })
    assert.match(wrong, /Das ist keine E-Mail-Adresse/)
    const failed = await click('Speichern', { ...entered, clientSecret: 'wrong~secret' })
    assert.match(failed, /Noch ist nichts gespeichert[^]*Anmeldung[^]*akzeptiert das Client Secret nicht/)
    assert.match(await click('Trotzdem speichern'), /gespeichert, aber nicht gestartet/)
  })

  it('shows what it stored of a failure in German, and says how the mailbox is doing', async () => {
    const { phrase: text, code } = refused({ call: 'GET', status: 400, code: 'AADSTS7000222' })
    const health = { lastSuccessAt: null, lastErrorAt: NOON, lastError: { code, text }, failuresInRow: 9 }
    await desk.documents.mailboxes.updateIf({ _id: MAILBOX_ID }, { $set: { health, state: 'paused' } })
    const [message] = (await desk.hands.say(GERMAN_ADA, 'personal', 'support mail')).replies
    assert.ok(message)
    assert.match(textOf(message.cardFor(ADA.id) ?? {}), /Angehalten[^]*Zuletzt gelesen: Noch nie/)
    const { card } = await desk.hands.click(message, 'Öffnen', {}, GERMAN_ADA)
    assert.match(textOf(card ?? {}), /Beim letzten Lesen gab es einen Fehler: Das Client Secret ist abgelaufen/)
  })
})

describe('alarms in German', () => {
  const ALARM = { _id: 'alarm', raisedAt: NOON, endedAt: null, trouble: null, channelId: null } as unknown as Alarm
  const documents = { ledger: { count: () => Promise.resolve(1) } } as never

  it('say what happened and what to do, with what was stored of the outside', async () => {
    const text = phrase('graph.passing', { what: phrase('graph.slowDown') })
    const health = { lastSuccessAt: NOON, lastErrorAt: NOON, lastError: { code: 'HTTP 429', text }, failuresInRow: 5 }
    const said = async (kind: Alarm['kind'], ended = false) =>
      await speakingTo(GERMAN, async () => {
        const alarm = { ...ALARM, kind, endedAt: ended ? NOON : null }
        return await alarmView(documents, alarm, aMailbox({ health }), NOON, 'Europe/Berlin')
      })
    const failing = await said('mailbox-failing')
    assert.equal(failing.title, 'support@northwind.example kann nicht gelesen werden')
    assert.match(failing.text, /^Microsoft hat uns gebeten, langsamer zu machen\. Frontdesk versucht es weiter\./)
    assert.deepEqual(failing.commands, [
      { title: 'Support Mail', command: 'support mail' },
      { title: 'E-Mail-Protokoll', command: 'mail log' },
    ])
    assert.match((await said('mails-failed')).text, /^Bei einer E-Mail sind mehrere Versuche fehlgeschlagen\./)
    const found = await speakingTo(GERMAN, async () => {
      const trouble = { count: 3, since: NOON, text: phrase('alarms.sweep.text', { worked: 1, listed: 2 }) }
      const alarm = { ...ALARM, kind: 'sweep-differences', trouble } as const
      return await alarmView(documents, alarm, aMailbox(), NOON, 'Europe/Berlin')
    })
    assert.equal(found.title, 'In support@northwind.example liegen E-Mails, die Microsoft nicht gemeldet hat')
    assert.match(found.text, /Eine E-Mail wird wie jede andere verarbeitet\. 2 sind älter/)
    const over = await said('mailbox-failing', true)
    assert.equal(over.title, 'support@northwind.example wird wieder gelesen')
  })

  it('count what a channel does not take, and say why Teams refuses it', () => {
    const fault = new ConnectorFault({ status: 403, code: 'BotDisabledByAdmin', retryAfterMs: null })
    const error = toOutsideError(fault)
    const text = error instanceof OutsideError ? error.phrase : assert.fail()
    const trouble = { count: 3, since: new Date(NOON.getTime() - 60_000), text }
    const alarm = { ...ALARM, kind: 'cards-refused', channelId: 'channel', trouble } as const
    const view = speakingTo(GERMAN, () => channelAlarmView(alarm, aChannel(), NOON, 'UTC'))
    assert.match(view.title, /^Teams nimmt in .+ keine Tickets an$/)
    assert.match(
      view.text,
      /^3 Karten konnten seit \d\d:\d\d UTC nicht gesendet werden\. Ihr Microsoft-365-Administrator/,
    )
    assert.match(view.text, /zuzulassen\. Frontdesk versucht es weiter\.$/)
  })
})
