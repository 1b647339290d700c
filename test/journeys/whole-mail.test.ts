// What a mail holds is on the card, or named there.
import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { partsOfType } from '../support/card-parts.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

function parts(
  type: string,
  ...all: readonly (readonly string[])[]
): readonly [Readonly<Record<string, string>>, string] {
  const body = [...all.flatMap((lines) => ['--B', ...lines]), '--B--'].join('\r\n')
  return [{ 'Content-Type': `${type}; boundary=B` }, body]
}

const WORDS = ['Content-Type: text/plain; charset=utf-8', '', 'Please look at this.']
const PICTURE = [
  'Content-Type: image/png; name="screen.png"',
  'Content-Disposition: inline; filename="screen.png"',
  'Content-ID: <screen@x>',
  '',
  'not really',
]

describe('the card of a mail', () => {
  let desk: TestFrontdesk
  beforeEach(async () => {
    desk = await startTestFrontdesk()
  })
  afterEach(() => desk.stop())

  async function cardOf(headers: Readonly<Record<string, string>>, body: string) {
    const ticket = await desk.ticketOf(await desk.deliver(aMail(headers, body)))
    return (await desk.cardOf(ticket)).card ?? {}
  }

  it('names a file that was sent as part of the text', async () => {
    const file = [
      'Content-Type: application/pdf; name="plan.pdf"',
      'Content-Disposition: inline; filename="plan.pdf"',
      'Content-ID: <p@x>',
      '',
      'x',
    ]
    assert.match(textOf(await cardOf(...parts('multipart/mixed', WORDS, file))), /^plan\.pdf \(\d+ bytes\)$/m)
  })

  it('says where a picture stood, and names it', async () => {
    const html = ['Content-Type: text/html', '', '<p>It says this:</p><img src="cid:screen@x"><p>What now?</p>']
    const text = textOf(await cardOf(...parts('multipart/related', html, PICTURE)))
    assert.match(text, /It says this:\s+\[screen\.png\]\s+What now\?/)
    assert.match(text, /^screen\.png, shown in the email$/m)
  })

  it('says that a mail is nothing but a picture', async () => {
    const html = ['Content-Type: text/html', '', '<p><img width="900" src="cid:screen@x"></p>']
    const text = textOf(await cardOf(...parts('multipart/related', html, PICTURE)))
    assert.match(text, /^This email has no text, only a picture\. Open it in Outlook\.$/m)
  })

  it('calls an attached mail by its subject', async () => {
    const mail = [
      'Content-Type: message/rfc822',
      'Content-Disposition: attachment; filename="x.eml"',
      '',
      'Subject: Portal down',
      '',
      'Help',
    ]
    assert.match(textOf(await cardOf(...parts('multipart/mixed', WORDS, mail))), /^“Portal down”, attached email/m)
  })

  it('names an invitation once, with its time', async () => {
    const calendar = [
      '',
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'DTSTART:20261127T100000Z',
      'END:VEVENT',
      'END:VCALENDAR',
    ]
    const part = ['Content-Type: text/calendar; method=REQUEST', ...calendar]
    const file = [
      'Content-Type: application/ics; name="invite.ics"',
      'Content-Disposition: attachment; filename="invite.ics"',
      ...calendar,
    ]
    const text = textOf(await cardOf(...parts('multipart/mixed', WORDS, part, file)))
    assert.match(text, /^Meeting invitation: 27 Nov 2026, 10:00 UTC$/m)
    assert.match(text, /^invite\.ics, meeting invitation$/m)
    assert.ok(text.includes('Attachment: \n') && !/ATT\d/.test(text), text)
  })

  it('says that an encrypted mail has to be opened in Outlook', async () => {
    const sealed = 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'
    const card = await cardOf(
      { 'Content-Type': sealed, 'Content-Disposition': 'attachment; filename="smime.p7m"' },
      'MIAG',
    )
    assert.match(textOf(card), /^This email is encrypted or signed .* Open it in Outlook\.$/m)
    const [link] = partsOfType(card, 'Action.OpenUrl')
    assert.match(String(link?.['url']), /^https:\/\/outlook\.office365\.com\/owa\/\?ItemID=/)
  })

  it('shows what is forwarded, down to the question', async () => {
    const header = (name: string) =>
      `________________________________\nFrom: ${name}\nSent: Monday\nTo: X\nSubject: Portal\n\n`
    const text = `Can you help?\n\n${header('Bob')}Same here.\n\n${header('Carla')}Access denied to invoice 4711.`
    const ticket = await desk.ticketOf(await desk.deliver(aMail({ Subject: 'FW: FW: Portal' }, text)))
    assert.match(ticket.text, /Access denied to invoice 4711\.$/)
    assert.equal(ticket.foldedText, '')
  })

  it('shows the subject of an answer that has one of its own, and no other', async () => {
    const first = await desk.ticketOf(await desk.deliver(aMail({ 'Message-ID': '<first@contoso.example>' })))
    const answer = { 'In-Reply-To': '<first@contoso.example>' }
    await desk.deliver(aMail({ ...answer, Subject: `RE: [#${first.number}] printer ` }, 'Still burning.'))
    const ticket = await desk.ticketOf(
      await desk.deliver(aMail({ ...answer, Subject: 'AW: Now the scanner' }, 'It smokes.')),
    )
    const replies = desk.teams.replies(await desk.cardOf(ticket)).map(({ card }) => textOf(card ?? {}))
    assert.equal(replies.length, 2)
    assert.ok(!/printer/i.test(replies[0] ?? ''), replies[0])
    assert.match(replies[1] ?? '', /^Now the scanner$/m)
  })

  it('is read on part by part by those who may see it, up to its last word', async () => {
    const text = `${'Something happened at gate 4 again. '.repeat(500)}The last word.`
    const card = await desk.cardOf(await desk.ticketOf(await desk.deliver(aMail({}, text))))
    let shown = textOf(card.card ?? {})
    let presses = 0
    for (; presses < 10 && !shown.includes('The last word.'); presses += 1) {
      shown = textOf((await desk.hands.click(card, 'Read on', {}, BEA)).card ?? {})
    }
    assert.ok(presses > 0 && shown.includes('The last word.'), shown)
    assert.match(textOf((await desk.hands.click(card, 'Back', {}, BEA)).card ?? {}), /Read on/)
  })

  it('is read on through what is folded of it as well, up to its last word', async () => {
    const quoted = Array.from({ length: 400 }, (_, line) => `> Something was said about till ${1000 + line} again.`)
    const text = [
      'It opens.',
      '',
      'On 3 May 2024, at 09:14, Max <max@holt.example> wrote:',
      ...quoted,
      '> The first word.',
    ]
    const ticket = await desk.ticketOf(
      await desk.deliver(aMail({ Subject: 'Re: Till', References: '<0@x.example>' }, text.join('\r\n'))),
    )
    assert.equal(ticket.text, 'It opens.')
    assert.equal(ticket.unkept, 0)
    const card = await desk.cardOf(ticket)
    let shown = textOf(card.card ?? {})
    let all = shown
    for (let presses = 0; presses < 10 && !shown.includes('The first word.'); presses += 1) {
      shown = textOf((await desk.hands.click(card, 'Read on', {}, BEA)).card ?? {})
      all += shown
    }
    // A page may end within a line.
    for (const line of quoted.keys()) assert.match(all, new RegExp(`\\b${1000 + line}\\b`))
  })

  it('sets Arabic from the right', async () => {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' }
    const card = await cardOf(headers, Buffer.from('الطابعة لا تعمل منذ 3 أيام').toString('base64'))
    const [container] = partsOfType(card, 'Container').filter((part) => part['rtl'] === true)
    assert.match(textOf(container ?? {}), /لا تعمل/)
  })
})
