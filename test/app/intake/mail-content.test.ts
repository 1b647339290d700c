// What a ticket or an entry keeps of a mail.
import assert from 'node:assert/strict'
import { mailContent } from '../../../src/app/intake/mail-content.ts'
import type { MailAttachment } from '../../../src/domain/mail/mail.ts'
import { aMail } from '../../support/a-mail.ts'

const QUOTE = 'On Mon, Jan 1, 2024 at 10:00 AM Ann Lee <ann@x.example> wrote:\n> Old words'
const HEADER =
  '________________________________\nFrom: Bob <bob@x.example>\nSent: Monday\nTo: Ann\nSubject: Portal\n\nThe portal is down.'

function anAttachment(name: string, more: Partial<MailAttachment> = {}): MailAttachment {
  return { id: name, name, size: 9, contentType: '', kind: 'file', inline: false, mark: null, ...more }
}

function named(text: string, attachments: readonly MailAttachment[]): readonly string[] {
  return mailContent(aMail({ text, attachments })).attachments.map(({ name }) => name)
}

describe('what is kept of a mail', () => {
  it('folds what an answer quotes', () => {
    for (const answer of [{ subject: 'Re: Printer' }, { headers: { 'In-Reply-To': '<1@x.example>' } }]) {
      const { text, foldedText } = mailContent(aMail({ ...answer, text: `It works.\n\n${QUOTE}` }))
      assert.deepEqual([text, foldedText], ['It works.', QUOTE])
    }
  })

  it('folds nothing that looks like a quote in a mail that answers none', () => {
    for (const text of [`Look at this:\n\n${QUOTE}`, `A form\n\n${HEADER}`, 'Please answer:\n> in red\n\nThank you.']) {
      assert.deepEqual([mailContent(aMail({ text })).text, mailContent(aMail({ text })).foldedText], [text, ''])
    }
  })

  it('shows what is forwarded after the words of whoever forwards it, whose signature alone is folded', () => {
    for (const subject of ['FW: Portal', 'WG: Re: Portal', '[EXT] Fwd: Portal']) {
      const mail = aMail({
        subject,
        text: `Can you help?\n\nKind regards\nAlex\n\n${HEADER}`,
        headers: { References: '<1@x.example>' },
      })
      const { text, foldedText } = mailContent(mail)
      assert.match(text, /^Can you help\?\n+_+\nFrom: Bob[^]+The portal is down\.$/)
      assert.equal(foldedText, 'Kind regards\nAlex')
    }
  })

  it('believes the title of a forwarded mail where the subject says nothing', () => {
    const text = 'Please see below.\n\n---------- Forwarded message ---------\nFrom: Bob\n\nThe portal is down.'
    assert.equal(mailContent(aMail({ text, headers: { References: '<1@x.example>' } })).text, text)
  })

  it('keeps a subject that is longer than a title above the text', () => {
    const subject = `Gate 4 ${'does not open and '.repeat(20)}the code is 4711`
    assert.equal(mailContent(aMail({ subject, text: 'Help!' })).text, `${subject}\n\nHelp!`)
    assert.equal(mailContent(aMail({ subject: `Re: ${subject}`, text: '' })).text, subject)
    assert.equal(mailContent(aMail({ subject: 'Gate 4', text: 'Help!' })).text, 'Help!')
  })

  it('counts what is too long to keep', () => {
    const { text, unkept } = mailContent(aMail({ text: 'word '.repeat(5_000) }))
    assert.ok(text.length <= 20_000)
    assert.equal(unkept, 4_999)
    assert.equal(mailContent(aMail()).unkept, 0)
  })

  it('keeps files however they are called, and pictures that the text shows', () => {
    const shot = anAttachment('shot.png', { inline: true, mark: '[shot.png]' })
    assert.deepEqual(named('[shot.png]', [shot, anAttachment('a.pdf')]), ['shot.png', 'a.pdf'])
    const [kept] = mailContent(aMail({ text: 'See [shot.png]', attachments: [shot] })).attachments
    assert.deepEqual(kept, {
      ...{ mailId: 'mail-1', attachmentId: 'shot.png', name: 'shot.png', size: 9, contentType: '' },
      kind: 'picture',
    })
  })

  it('leaves out pictures too small to mean anything, and those of a signature, which names them itself', () => {
    const dot = anAttachment('dot.gif', { inline: true })
    const logo = anAttachment('logo.png', { inline: true, mark: '[logo.png]' })
    const text = 'It burns.\n\nKind regards\nCarl\n[logo.png]'
    assert.deepEqual(named(text, [dot, logo]), [])
    assert.match(mailContent(aMail({ text, attachments: [logo] })).foldedText, /\[logo\.png\]/)
    assert.deepEqual(named(`[logo.png]\n\n${text}`, [dot, logo]), ['logo.png'])
    assert.deepEqual(named('It burns.', [logo]), ['logo.png'], 'in doubt it is named')
  })

  it('names an invitation once', () => {
    const part = anAttachment('', { contentType: 'text/calendar' })
    const called = anAttachment('ATT00001.dat', { id: '2', contentType: 'text/calendar' })
    const file = anAttachment('invite.ics', { contentType: 'application/ics' })
    assert.deepEqual(named('x', [part, file]), ['invite.ics'])
    assert.deepEqual(named('x', [called, file]), ['invite.ics'])
    assert.deepEqual(named('x', [part, called]), [''])
    assert.deepEqual(named('x', [file, anAttachment('other.ics')]), ['invite.ics', 'other.ics'])
  })
})
