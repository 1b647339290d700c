// What is made of the bounces of many programs: that they are ones, which mail they are about, who did not get it and why.
import assert from 'node:assert/strict'
import { simpleParser } from 'mailparser'
import { bounceReport } from '../../../src/domain/mail/bounce-report.ts'
import { returningParts } from '../../../src/domain/mail/bounce-signs.ts'
import { bouncedMarks, bouncedMessageIds, classifyMail } from '../../../src/domain/mail/classify-mail.ts'
import { readReturnedPart, together } from '../../../src/mail/returned-parts.ts'
import { inWords } from '../../../src/texts/say.ts'
import { BOUNCED_ID, BOUNCES, REACHED_NOT } from '../../support/bounces.ts'
import { aMail } from '../../support/a-mail.ts'
import { mailFromEml } from '../../support/mail-from-eml.ts'

const OWN = ['support@northwind.example']

describe('bounces', () => {
  for (const [program, { raw, sort, says, isFinal, inPart }] of Object.entries(BOUNCES)) {
    it(`are known: ${program}`, async () => {
      const mail = await mailFromEml(Buffer.from(raw))
      const verdict = classifyMail(mail, { ownAddresses: OWN })
      assert.deepEqual([verdict.kind === 'automatic' ? verdict.sort : 'normal', verdict.mayAnswer], [sort, false])
      const { attachments } = await simpleParser(raw)
      const parts = await Promise.all(
        returningParts(mail).map(async ({ id, contentType }) =>
          readReturnedPart(contentType, attachments[Number(id)]?.content ?? Buffer.alloc(0)),
        ),
      )
      const { messageIds, report } = together(parts)
      assert.ok((inPart ? messageIds : bouncedMessageIds(mail)).includes(BOUNCED_ID), 'It does not name the mail')
      const found = bounceReport(mail, ['anna@contoso.example', REACHED_NOT], report)
      if (says === undefined) {
        assert.ok(sort === 'report')
        return
      }
      assert.ok(found)
      assert.match(`${found.isFinal ? '' : 'has not been delivered yet: '}${inWords(found.reason)}`, says)
      assert.equal(found.isFinal, isFinal)
      if (program !== 'a gateway of which only the empty return path and the attached mail tell') {
        if (raw.split(REACHED_NOT).length > 2) assert.equal(found.address, REACHED_NOT)
      }
    })
  }

  const NO_BOUNCES: Readonly<Record<string, Parameters<typeof aMail>[0]>> = {
    'somebody who forwards one': {
      subject: 'Fwd: Undeliverable: my order',
      text: '550 5.1.1 User unknown\nYour message could not be delivered to x@y.example',
    },
    'somebody who asks about one': { subject: 'Undeliverable: my order', text: '550 5.1.1 User unknown' },
    'a shop whose parcel was not delivered': {
      subject: 'Delivery failed: parcel 7',
      from: 'parcels@shop.example',
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
    'an alarm with an empty return path': { subject: 'Disk full', headers: { 'Return-Path': '<>' } },
    'an out-of-office note with an empty return path': {
      subject: 'Automatic reply: Printer',
      headers: { 'Return-Path': '<>', 'In-Reply-To': '<1@x>' },
      attachments: [
        { id: '1', name: '', size: 9, contentType: 'message/rfc822', kind: 'mail', inline: false, mark: null },
      ],
    },
  }
  for (const [what, changes] of Object.entries(NO_BOUNCES)) {
    it(`are not taken for: ${what}`, () => {
      const verdict = classifyMail(aMail(changes), { ownAddresses: OWN })
      assert.notEqual(verdict.kind === 'automatic' && verdict.sort, 'bounce')
    })
  }

  it('name the mail by our own header, too, in an attached part and in quoted headers', async () => {
    const { marks } = await readReturnedPart('text/rfc822-headers', Buffer.from('Subject: x\r\nX-Frontdesk-Draft: t-1'))
    assert.deepEqual(marks, ['t-1'])
    assert.deepEqual(bouncedMarks(aMail({ text: 'Sorry\n> X-Frontdesk-Automatic: t-2\n' })), ['t-2'])
  })

  it('are read no deeper than needed, and hostile parts say nothing', async () => {
    const nested = `Content-Type: message/rfc822\r\n\r\n`.repeat(2_000)
    assert.deepEqual((await readReturnedPart('message/rfc822', Buffer.from(nested))).messageIds, [])
    const noise = Buffer.from(Array.from({ length: 128_000 }, (_, at) => (at * 7919) % 256))
    for (const type of ['message/rfc822', 'text/rfc822-headers', 'message/delivery-status']) {
      assert.deepEqual((await readReturnedPart(type, noise)).messageIds, [])
    }
  })
})
