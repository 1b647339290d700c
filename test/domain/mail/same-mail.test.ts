import assert from 'node:assert/strict'
import { isSameMail, mailDigest } from '../../../src/domain/mail/same-mail.ts'
import { aMail } from '../../support/a-mail.ts'
import { NOON } from '../../support/builders.ts'

const row = { messageId: '<1@x.example>', from: 'a@x.example', subject: 'Alarm', receivedAt: NOON, digest: 'd' }
const after = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000)

describe('isSameMail', () => {
  it('wants the same content at about the same time, and does not know before both were read', () => {
    assert.equal(isSameMail(row, { ...row, receivedAt: after(2) }), true)
    assert.equal(isSameMail(row, { ...row, receivedAt: after(23) }), false)
    assert.equal(isSameMail(row, { ...row, digest: 'e' }), false)
    assert.equal(isSameMail(row, { ...row, digest: null }), 'unknown')
    for (const other of [{ messageId: '<2@x.example>' }, { from: 'b@x.example' }, { subject: 'Other' }]) {
      assert.equal(isSameMail(row, { ...row, ...other }), false)
    }
    const nameless = { ...row, messageId: null }
    assert.equal(isSameMail(nameless, nameless), false)
  })
})

describe('two mails of one Message-ID that say the same', () => {
  const written = (date: string) => ({ ...row, digest: mailDigest(aMail({ headers: { Date: date } })) })
  const monday = written('Mon, 2 Mar 2026 12:00:00 +0000')

  it('are two where they were written at two times, and one where they were not', () => {
    assert.equal(isSameMail(monday, written('Mon, 2 Mar 2026 12:10:00 +0000')), false)
    assert.equal(isSameMail(monday, { ...monday, receivedAt: after(1) }), true)
  })

  it('are one where either does not say when it was written, as digests of earlier versions do not', () => {
    assert.equal(isSameMail(monday, { ...row, digest: mailDigest(aMail()) }), true)
  })
})

describe('mailDigest', () => {
  it('differs with text and files, and with nothing that transport changes', () => {
    const digest = mailDigest(aMail())
    assert.equal(mailDigest(aMail({ id: 'copy', receivedAt: after(1), headers: { Received: 'x' } })), digest)
    assert.notEqual(mailDigest(aMail({ text: 'Please send Water.' })), digest)
    const name = { id: '1', name: 'a.pdf', size: 3, contentType: 'application/pdf' }
    const file = { ...name, inline: false, kind: 'file', mark: null } as const
    assert.notEqual(mailDigest(aMail({ attachments: [file] })), digest)
  })
})
