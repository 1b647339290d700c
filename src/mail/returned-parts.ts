// What came back with a bounce, read from the bytes of its parts: whose mail it was, and what the machine reports of it.
import { type ParsedMail, simpleParser } from 'mailparser'
import { DRAFT_HEADER, LOOP_HEADER } from '../domain/mail/classify-mail.ts'

export interface ReturnedPart {
  readonly messageIds: readonly string[]
  /** Values of our own headers. */
  readonly marks: readonly string[]
  readonly report: string
}

export const NOTHING_RETURNED: ReturnedPart = { messageIds: [], marks: [], report: '' }

/** The parser's own ways between HTML and text take minutes for hostile mails; nothing here asks for either. */
const OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepDeliveryStatus: true,
}
/** A bounce that comes back itself, and is attached whole: what came back with that is looked at, and no further. */
const MAX_DEPTH = 2
const MAX_PARTS = 5
const MAX_MARK = 100

/** `bytes` is bounded by the caller, and may be cut off anywhere. What cannot be read says nothing. */
export async function readReturnedPart(contentType: string, bytes: Buffer, depth = 0): Promise<ReturnedPart> {
  if (/^\s{0,9}message\/(?:global-)?delivery-status\b/iu.test(contentType)) {
    return { ...NOTHING_RETURNED, report: bytes.toString('utf8').replace(/\r\n?/gu, '\n') }
  }
  const isHead = /^\s{0,9}(?:text\/rfc822-headers|message\/global-headers)\b/iu.test(contentType)
  const mail = await simpleParser(isHead ? Buffer.concat([bytes, Buffer.from('\r\n\r\n')]) : bytes, OPTIONS).catch(
    () => null,
  )
  if (mail === null) return NOTHING_RETURNED
  const found = [ofHead(mail)]
  if (depth < MAX_DEPTH) {
    for (const part of mail.attachments.slice(0, MAX_PARTS)) {
      const type = part.contentType
      if (/^(?:message\/|text\/rfc822-headers)/iu.test(type))
        found.push(await readReturnedPart(type, part.content, depth + 1))
    }
  }
  return together(found)
}

export function together(parts: readonly ReturnedPart[]): ReturnedPart {
  return {
    messageIds: [...new Set(parts.flatMap(({ messageIds }) => messageIds))],
    marks: [...new Set(parts.flatMap(({ marks }) => marks))],
    report: parts
      .map(({ report }) => report)
      .filter((report) => report !== '')
      .join('\n\n'),
  }
}

function ofHead({ headerLines }: ParsedMail): ReturnedPart {
  const values = (wanted: readonly string[]) =>
    headerLines.flatMap(({ key, line }) => (wanted.includes(key) ? [line.slice(line.indexOf(':') + 1).trim()] : []))
  return {
    messageIds: values(['message-id']).flatMap((value) => /<[^<>\s]{1,500}>/u.exec(value) ?? []),
    marks: values([LOOP_HEADER, DRAFT_HEADER]).filter((value) => value !== '' && value.length <= MAX_MARK),
    report: '',
  }
}
