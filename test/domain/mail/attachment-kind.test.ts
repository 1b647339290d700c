import assert from 'node:assert/strict'
import { attachmentKind } from '../../../src/domain/mail/attachment-kind.ts'

const FILE = { name: 'a.bin', contentType: 'application/octet-stream', kind: 'file', inline: false } as const

describe('attachmentKind', () => {
  const KINDS = [
    [{}, 'file'],
    [{ name: 'a.pdf', contentType: 'application/pdf' }, 'file'],
    [{ name: 'photo.jpg', contentType: 'image/jpeg' }, 'file'],
    [{ name: 'photo.jpg', contentType: 'image/jpeg', inline: true }, 'picture'],
    [{ name: 'Budget.xlsx', kind: 'link' }, 'link'],
    [{ name: 'Re: x', kind: 'mail', contentType: 'message/rfc822' }, 'mail'],
    [{ name: '', contentType: 'message/rfc822' }, 'mail'],
    [{ name: 'old.EML' }, 'mail'],
    [{ name: '', contentType: 'text/calendar; method=REQUEST' }, 'invitation'],
    [{ name: 'invite.ics', contentType: 'application/ics' }, 'invitation'],
    [{ name: 'meeting.ics' }, 'invitation'],
    [{ name: 'smime.p7m' }, 'encrypted'],
    [{ name: '', contentType: 'application/x-pkcs7-mime; smime-type=enveloped-data' }, 'encrypted'],
    [{ name: '', contentType: 'application/pgp-encrypted' }, 'encrypted'],
    [{ name: 'smime.p7s' }, 'signature'],
    // As Exchange has mails that are signed and can be read.
    [{ name: 'smime.p7m', contentType: 'multipart/signed' }, 'signature'],
    [{ name: 'message.rpmsg' }, 'protected'],
    [{ name: 'message_v2.rpmsg' }, 'protected'],
    [{ name: 'x', contentType: 'application/x-microsoft-rpmsg-message' }, 'protected'],
    [{ name: 'WINMAIL.DAT' }, 'winmail'],
    [{ name: 'x', contentType: 'application/ms-tnef' }, 'winmail'],
  ] as const
  for (const [attachment, kind] of KINDS) {
    it(`finds ${kind} in ${JSON.stringify(attachment)}`, () =>
      assert.equal(attachmentKind({ ...FILE, ...attachment }), kind))
  }
})
