// One sender as text names them: `Ann Lee <ann@x.example>`, `Ann Lee [mailto:ann@x.example]`, `ann@x.example`.
import { cleanText } from './clean-text.ts'
import { domainOf, headerValue, type Mail, type MailAddress } from './mail.ts'
import { MAX_ADDRESS } from '../mailbox/mailbox-input.ts'

/** Longer values name more than one. */
const MAX_VALUE = 1_000
const ADDRESSES = /[^\s<>()[\]{}@,;:"“”'|\\/]{1,64}@[\p{L}\p{Nd}](?:[\p{L}\p{Nd}.-]{0,250}[\p{L}\p{Nd}])?/gu

/** `null` where the text names nobody, or more than one. */
export function namedSender(text: string): MailAddress | null {
  if (text.length > MAX_VALUE) return null
  const value = cleanText(text).replace(/\s+/gu, ' ')
  const found = [...value.matchAll(ADDRESSES)]
  const [address = '', ...others] = new Set(found.map(([one]) => one.toLowerCase()))
  if (others.length > 0 || address.length > MAX_ADDRESS || domainOf(address)?.includes('.') !== true) return null
  const name = value
    .slice(0, found[0]?.index ?? 0)
    .replace(/(?:<|\(|\[)?\s?(?:mailto:)?\s?$/iu, '')
    .replace(/[\s"“”'*<([]{1,9}$/u, '')
    .replace(/^[\s"“”'*]{1,9}/u, '')
  return { name: name.slice(0, 100), address }
}

/**
 * Who wrote to a group that sends what it gets under its own address and names the writer in `X-Original-From`, as Google Groups does for
 * senders whose domain allows nobody else to send for them. `null` for all other mails. It is only what the mail says.
 */
export function groupSender(mail: Mail, isOwn: (address: string) => boolean): MailAddress | null {
  const original = headerValue(mail, 'X-Original-From')
  const from = mail.from?.address ?? ''
  if (original === null || from === '') return null
  const lists = mail.headers.filter(({ name }) => /^(?:list-(?:id|post)|mailing-list|x-beenthere)$/i.test(name))
  const isList = lists.length > 0 || headerValue(mail, 'X-Google-Group-Id') !== null
  const isGroup = isList && (isOwn(from) || lists.some(({ value }) => value.toLowerCase().includes(from)))
  return isGroup ? namedSender(original) : null
}
