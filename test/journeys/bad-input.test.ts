import assert from 'node:assert/strict'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { aMail } from '../support/mails.ts'

const HTML = { 'Content-Type': 'text/html; charset=utf-8' }
const BAD_MAILS: Readonly<Record<string, () => string>> = {
  'is no mail at all': () => '\u0000\u0001 no header : anywhere\r\n\r\n\u0000',
  'has broken MIME parts': () =>
    aMail({ 'Content-Type': 'multipart/mixed; boundary=B' }, '--B\r\nContent-Type: ;;;\r\n--C'),
  'names an unknown charset': () => aMail({ 'Content-Type': 'text/plain; charset=x-klingon' }, 'nuqneH'),
  'has no Message-ID': () => aMail({ 'Message-ID': null }),
  'has no From': () => aMail({ From: null }),
  'has a malformed From': () => aMail({ From: '<<>>@@,;' }),
  'has no Subject': () => aMail({ Subject: null }),
  'has an empty body': () => aMail({}, ''),
  'has hostile HTML': () =>
    aMail(HTML, '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">click</a>'),
  'has deeply nested HTML': () => aMail(HTML, `${'<div><table><tr><td>'.repeat(5_000)}Down here`),
  'has a subject of 100 KB': () => aMail({ Subject: 'long '.repeat(20_000) }),
}

describe('bad input', () => {
  let desk: TestFrontdesk
  before(async () => {
    desk = await startTestFrontdesk()
  })
  after(() => desk.stop())

  for (const [name, raw] of Object.entries(BAD_MAILS)) {
    it(`becomes a ticket with a card, and costs the mails beside it nothing, when the mail ${name}`, async () => {
      const [before = '', bad = '', after = ''] = await desk.deliverTogether([
        { raw: aMail() },
        { raw: raw() },
        { raw: aMail() },
      ])
      for (const mailId of [before, bad, after]) {
        const ticket = await desk.ticketOf(mailId)
        assert.deepEqual(ticket.outbox, [])
        assert.ok(textOf((await desk.cardOf(ticket)).card ?? {}).includes(`#${ticket.number}`))
      }
    })
  }

  it('becomes a ticket that names the attachment when the mail has one of 30 MB', async () => {
    const line = `${Buffer.alloc(57, 1).toString('base64')}\r\n`
    const file = line.repeat(Math.ceil((30 * 1024 * 1024) / 57))
    const body = [
      '--B\r\n\r\nSee the film.',
      '--B\r\nContent-Type: video/mp4; name="film.mp4"\r\nContent-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="film.mp4"\r\n\r\n${file}--B--`,
    ].join('\r\n')
    const ticket = await desk.ticketOf(
      await desk.deliver(aMail({ 'Content-Type': 'multipart/mixed; boundary=B' }, body)),
    )
    assert.match(textOf((await desk.cardOf(ticket)).card ?? {}), /film\.mp4/)
    assert.ok((ticket.attachments[0]?.size ?? 0) >= 30 * 1024 * 1024)
  })

  async function post(body: string): Promise<{ status: number; text: string }> {
    const answer = await fetch(desk.endpoint, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    return { status: answer.status, text: await answer.text() }
  }

  it('is answered with a clear status at /api/messages', async () => {
    const big = await post(JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }))
    assert.equal(big.status, 413)
    for (const body of ['no json', '{', '', '[]', '{}', 'null', '{"type":"message"}']) {
      const { status, text } = await post(body)
      assert.equal(status, 400, body)
      assert.doesNotMatch(text, / at |node_modules/)
    }
  })

  it('is refused when it comes from a tenant that is not served', async () => {
    await desk.hands.say(desk.teams.team.users[0], 'personal', 'help')
    const tenant = { tenant: { id: '00000000-0000-4000-8000-000000000000' } }
    assert.equal((await desk.hands.send({ ...desk.hands.sent.at(-1), channelData: tenant })).status, 403)
  })
})
