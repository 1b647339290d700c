// Whatever Graph tells: a message is something, is answered only where nothing speaks against it, and costs what its size does.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { process as processMail, readMessage } from '../../src/mail/process.ts'
import { createDomainNames } from '../../src/lib/domain-names.ts'
import { answerTarget, askerOf } from '../../src/domain/mail/asker.ts'
import { mailContent } from '../../src/app/intake/mail-content.ts'
import { SUPPORT } from '../support/mails.ts'
import { always, assertLinear, headerJson, messageJson, piece } from '../support/properties.ts'

const KINDS = ['new', 'reply', 'auto-reply', 'bounce', 'loop', 'list', 'ignore', 'report']
const MAILBOX = { address: SUPPORT, aliases: ['help@northwind.example'] }

describe('any message', () => {
  it('is of one kind, the same each time, and is answered only where a person wrote it', () => {
    always(messageJson, 500, (message) => {
      const found = processMail(message, MAILBOX)
      assert.ok(KINDS.includes(found.kind), found.kind)
      assert.deepEqual(processMail(structuredClone(message), MAILBOX), found)
      if (!found.mayAnswer) return
      assert.ok(found.kind === 'new' || found.kind === 'reply', found.kind)
      assert.notEqual(found.from, '')
      assert.doesNotMatch(found.from, /^(?:support(?:\+.*)?@northwind\.example|mailer-daemon@|postmaster@|no-reply@)/)
    })
  })

  it('is no less a machine’s by a header more that says so', () => {
    const sign = fc.constantFrom(
      { name: 'Auto-Submitted', value: 'auto-generated' },
      { name: 'Precedence', value: 'bulk' },
      { name: 'X-Auto-Response-Suppress', value: 'All' },
      { name: 'Return-Path', value: '<>' },
      { name: 'X-Frontdesk-Automatic', value: 'x' },
    )
    const headers = fc.array(headerJson, { maxLength: 6 })
    always(fc.tuple(messageJson, headers, sign), 200, ([message, others, last]) => {
      const marked = { ...message, internetMessageHeaders: [last, ...others] }
      assert.equal(processMail(marked, MAILBOX).mayAnswer, false)
    })
  })

  it('is asked by one who is not the mailbox, and leads an answer to nobody who is', () => {
    const domain = (name: string) => createDomainNames().ownedDomain(name)
    always(messageJson, 200, (message) => {
      const mail = readMessage(message)
      const own = [SUPPORT]
      for (const one of [askerOf(mail, own, domain).who, answerTarget(mail, own, () => true, domain)]) {
        assert.doesNotMatch(one?.address ?? '', /^support(?:\+.*)?@northwind\.example$/)
      }
    })
  })

  it('is kept with bounds on every part', () => {
    always(messageJson, 200, (message) => {
      const { text, foldedText, unkept, to } = mailContent(readMessage(message))
      assert.ok(text.length <= 20_000 && unkept >= 0 && to.length <= 50)
      assert.equal(typeof foldedText, 'string')
    })
  })

  it('takes time as its parts do', function () {
    this.timeout(120_000)
    const pattern = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('') || 'a')
    always(fc.tuple(pattern, messageJson), 15, ([text, message]) => {
      assertLinear(text, 20_000, (whole) => {
        const headers = ['References', 'Content-Type', 'Authentication-Results', 'List-Post', 'X-Mailer'].map(
          (name) => ({
            name,
            value: whole,
          }),
        )
        const body = { contentType: 'html', content: whole }
        return processMail({ ...message, subject: whole, body, internetMessageHeaders: headers }, MAILBOX)
      })
    })
  })
})
