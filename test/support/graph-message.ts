// A raw mail as Graph would answer it: through the stand-in's own reading of MIME and its shapes, without a server.
import { attachmentShape, messageShape } from '../../src/sandbox/graph/shapes.ts'
import { Mailbox } from '../../src/sandbox/graph/mailbox.ts'
import { preferencesOf } from '../../src/sandbox/graph/http.ts'
import { parseMail } from '../../src/sandbox/graph/parse-mail.ts'
import { MESSAGE_FIELDS } from '../../src/mail/graph/graph-json.ts'
import { NOON } from './builders.ts'
import { SUPPORT } from './mails.ts'

/** The fields that Frontdesk asks for, and the attachments with their bytes. */
export async function graphMessage(raw: Buffer, address = SUPPORT): Promise<Record<string, unknown>> {
  const content = await parseMail(raw)
  const mailbox = new Mailbox({ address, tenantId: 'tenant' }, 'samples')
  const at = NOON.toISOString()
  mailbox.apply(
    {
      ...{ op: 'store', mailbox: address, at, seq: 1, revision: 0, folder: 'inbox', receivedAt: at, sentAt: null },
      ...{ isDraft: false, isRead: false, draft: null },
    },
    { raw, content },
  )
  const message = mailbox.bySequence(1)
  if (!message) throw new Error('The stand-in did not keep the mail')
  const prefer = preferencesOf('IdType="ImmutableId"')
  return {
    ...messageShape(message, { mailbox, prefer }, new Set(MESSAGE_FIELDS.split(','))),
    attachments: content.attachments.map((file, index) => attachmentShape(message, index, file, prefer, null)),
  }
}
