// The rules for mail, run over mails that other projects collected in the wild.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { classifyMail } from '../../src/domain/mail/classify-mail.ts'
import { cleanSubject, cleanText } from '../../src/domain/mail/clean-text.ts'
import { splitReply } from '../../src/domain/mail/quoted-text.ts'
import { mailReferences } from '../../src/domain/mail/thread-mail.ts'
import { mailFromEml } from '../support/mail-from-eml.ts'
import { type Expected, readSamples, SAMPLES } from '../support/mail-samples.ts'

const FOLDERS = ['chatwoot', 'crisp-email-reply-parser', 'email_reply_parser', 'mail-gem', 'mimekit']

/** Expectations that this house does not share. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'chatwoot/welcome_html.eml': 'the comment above the forwarded mail is what the sender wrote',
  'email_reply_parser/email_1_1.txt': 'a name after a single dash stays visible, as crisp expects of the same mail',
  'crisp-email-reply-parser/email_not_a_signature.txt':
    '"Sincerely, Name" is folded, as "Regards, Name" is in email_with_regards.txt',
}

describe('mail samples', () => {
  if (!existsSync(SAMPLES)) {
    it('are not here: put the folder mail-samples into ../shared to run them')
    return
  }
  for (const folder of FOLDERS) {
    const items = readSamples(path.join(SAMPLES, folder))
    describe(folder, () => {
      for (const { file, format, expected } of items.filter((item) => item.format !== 'mbox')) {
        const name = `${folder}/${file}`
        const reason = OTHERWISE[name]
        it(reason === undefined ? file : `${file} (otherwise: ${reason})`, async () => {
          const raw = readFileSync(path.join(SAMPLES, name))
          const check = format === 'eml' ? await checkMail(raw, expected) : checkText(raw.toString('utf8'), expected)
          // An expectation that is met after all needs no excuse any more.
          if (reason === undefined) check()
          else assert.throws(check, assert.AssertionError)
        })
      }
    })
  }
})

async function checkMail(raw: Buffer, expected: Expected): Promise<() => void> {
  const mail = await mailFromEml(raw)
  const verdict = classifyMail(mail, { ownAddresses: [] })
  const text = cleanText(mail.text)
  return () => {
    checkParts(text, expected)
    assert.ok(cleanSubject(mail.subject).length > 0)
    if (expected.subject !== undefined) assert.equal(mail.subject.trim(), expected.subject.trim())
    if (expected.bodyText !== undefined) assert.ok(text.startsWith(expected.bodyText.trim()))
    if (expected.attachmentCount !== undefined) assert.equal(mail.attachments.length, expected.attachmentCount)
    if (expected.kind === undefined) return
    const isPersonal = expected.kind === 'new' || expected.kind === 'reply'
    assert.equal(verdict.kind === 'automatic' ? verdict.sort : 'normal', isPersonal ? 'normal' : expected.kind)
    if (expected.kind === 'reply') assert.ok(mailReferences(mail).length > 0)
  }
}

function checkText(text: string, expected: Expected): () => void {
  return () => checkParts(cleanText(text), expected)
}

function checkParts(text: string, { replyText, replyMatch, contains = [], notContains = [] }: Expected): void {
  const parts = splitReply(text)
  const fresh = cleanText(parts.fresh)
  for (const piece of contains) assert.ok(fresh.includes(piece), `'${piece}' is missing in:\n${fresh}`)
  for (const piece of notContains) assert.ok(!fresh.includes(piece), `'${piece}' is in:\n${fresh}`)
  if (replyText !== undefined) {
    const wanted = cleanText(replyText)
    const found = replyMatch === 'startsWith' || replyMatch === 'first71chars' ? fresh.slice(0, wanted.length) : fresh
    assert.equal(found, wanted)
  }
  const linesOf = (whole: string) => whole.split('\n').filter((line) => line.trim() !== '')
  assert.deepEqual(linesOf(Object.values(parts).join('\n')).toSorted(), linesOf(text).toSorted(), 'A line was lost')
}
