import assert from 'node:assert/strict'
import { createTransport } from 'nodemailer'
import { type SmtpPort, startSmtp } from '../../src/sandbox/smtp.ts'
import { eachWithStandIn, items, mail, SALES, SUPPORT } from './support.ts'

describe('SMTP port of the sandbox', () => {
  const at = eachWithStandIn()
  let smtp: SmtpPort
  beforeEach(async () => {
    smtp = await startSmtp({
      hasMailbox: (address) => at.standIn.hasMailbox(address),
      deliver: (raw, to) => at.standIn.deliver(raw, to),
    })
  })
  afterEach(() => smtp.stop())

  const transport = () => createTransport({ host: '127.0.0.1', port: smtp.port })
  const inbox = async (mailbox: string) =>
    items(await at.client.ask(`/users/${mailbox}/messages?$select=subject,internetMessageHeaders`))

  it('delivers to each recipient with a mailbox and refuses the others with 550', async () => {
    const to = [SUPPORT.toUpperCase(), SALES, 'nobody@contoso.example']
    const sent = await transport().sendMail({ from: 'ann@fabrikam.example', to, subject: 'Hällo', text: 'x' })
    assert.deepEqual([sent.rejected, sent.rejectedErrors?.[0]?.responseCode], [['nobody@contoso.example'], 550])
    for (const mailbox of [SUPPORT, SALES]) {
      assert.deepEqual(
        (await inbox(mailbox)).map(({ subject }) => subject),
        ['Hällo'],
      )
    }
  })

  it('writes down the sender of the envelope, also the empty one of a bounce', async () => {
    for (const from of ['bounce@fabrikam.example', '']) {
      await transport().sendMail({ envelope: { from, to: [SUPPORT] }, raw: mail({}) })
    }
    const headers = JSON.stringify(await inbox(SUPPORT))
    assert.match(headers, /"Return-Path","value":"<>"/)
    assert.match(headers, /"Return-Path","value":"<bounce@fabrikam\.example>"/)
  })

  it('refuses a mail above its limit, and takes the next', async () => {
    const big = { envelope: { from: 'a@b.example', to: [SUPPORT] }, raw: Buffer.alloc(41 * 1024 * 1024, 'a\r\n') }
    await assert.rejects(transport().sendMail(big), { responseCode: 552 })
    await transport().sendMail({ from: 'a@b.example', to: SUPPORT, text: 'small' })
    assert.equal((await inbox(SUPPORT)).length, 1)
  })

  it('listens on loopback only and names a busy port', async () => {
    const deps = { hasMailbox: () => true, deliver: () => Promise.resolve() }
    await assert.rejects(startSmtp({ ...deps, host: '0.0.0.0' }), /must not listen/)
    await assert.rejects(
      startSmtp({ ...deps, port: smtp.port }),
      new RegExp(`^Error: Port ${smtp.port} .*choose another port$`),
    )
  })
})
