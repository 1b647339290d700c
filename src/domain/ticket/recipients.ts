// Whom a reply goes to, as an agent typed it: checked, each once, never the mailbox itself.
import { phrase, say, type KeyedPhrase } from '../../texts/say.ts'
import { InvalidInputError } from '../errors.ts'
import type { MailAddress } from '../mail/mail.ts'
import { checkAddress } from '../mailbox/mailbox-input.ts'
import { isOwnAddress } from '../mailbox/own-addresses.ts'

export const MOST_RECIPIENTS = 20
/** Characters of all of them: the preview shows every one. */
export const MOST_TYPED = 2000

export interface Recipients {
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
}

/**
 * Addresses with commas, semicolons or blanks between, with names as Outlook copies them (`Ann Lee <ann@contoso.com>`) or without. `known`
 * gives those that stand there without a name theirs. Whoever is in To is not in Cc as well. Throws `InvalidInputError`.
 */
export function checkRecipients(
  typed: { readonly to: string; readonly cc: string },
  own: readonly string[],
  known: readonly MailAddress[],
): Recipients {
  const to = addressesIn(typed.to, 'to', own)
  const cc = addressesIn(typed.cc, 'cc', own).filter((address) => !to.includes(address))
  if (to.length === 0) throw invalid('A reply to nobody', phrase('writing.noRecipient'))
  const count = to.length + cc.length
  if (count > MOST_RECIPIENTS) throw tooMany(count)
  if (to.join(', ').length + cc.join(', ').length > MOST_TYPED) {
    throw invalid('Recipients that are too long', phrase('writing.longRecipients'))
  }
  const names = new Map(known.map(({ name, address }) => [address, name]))
  const named = (address: string): MailAddress => ({ name: names.get(address) ?? '', address })
  return { to: to.map(named), cc: cc.map(named) }
}

/** `ann@contoso.com, bo@contoso.com and 3 more`: where something else is said besides. */
export function someRecipients(addresses: readonly string[]): string {
  const [first = '', second] = addresses
  if (second === undefined) return first
  const [some, count] = [`${first}, ${second}`, addresses.length - 2]
  return count === 0 ? some : say('timeline.recipients', { some, count })
}

/** As a form shows them again. */
export function recipientsText(addresses: readonly MailAddress[]): string {
  return addresses.map(({ address }) => address).join(', ')
}

/** No form takes more than this. */
const MAX_TYPED = 20_000

function addressesIn(typed: string, where: 'to' | 'cc', own: readonly string[]): readonly string[] {
  if (typed.length > MAX_TYPED) throw tooMany(typed.split('@').length - 1)
  const words = typed.split(/[,;\n]/u).flatMap((part) => {
    const named = /<([^<>]*)>\s*$/u.exec(part)?.[1]
    return named === undefined ? part.split(/\s+/u) : [named.trim()]
  })
  const found = new Set<string>()
  for (const word of words.filter((one) => one !== '')) {
    const checked = checkAddress(word)
    const quoted = `“${word.slice(0, 60)}”`
    if ('problem' in checked) {
      throw invalid('A recipient that is no address', phrase('writing.noAddress', { address: quoted, field: where }))
    }
    if (isOwnAddress(checked.value, own)) {
      throw invalid('A reply to the mailbox itself', phrase('writing.ownAddress', { address: quoted, field: where }))
    }
    found.add(checked.value)
  }
  return [...found]
}

function tooMany(count: number): InvalidInputError {
  return invalid(`${count} recipients`, phrase('writing.manyRecipients', { most: MOST_RECIPIENTS, count }))
}

function invalid(message: string, forPerson: KeyedPhrase): InvalidInputError {
  return new InvalidInputError({ message, forPerson })
}
