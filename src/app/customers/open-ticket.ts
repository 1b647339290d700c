// Somebody opens a ticket of their own in their chat with the bot.
import { cleanText, truncate } from '../../domain/mail/clean-text.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { Deps } from '../deps.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import { makeOfMessage, WrongFieldError, type MadeTicket } from '../tickets/create-from-message.ts'
import { MAX_WRITTEN } from '../tickets/written-text.ts'
import { organisationInChat } from './organisation-in-chat.ts'

export type OpenDeps = IdentityDeps & Pick<Deps, 'newId' | 'settings' | 'workerId' | 'wakeDelivery'>

export interface TypedRequest {
  readonly text: string
  readonly categoryId: string | null
  readonly serviceTypeId: string | null
}

const SUBJECT_LENGTH = 80

/** `key`: of the message or form it began with; the same again is the same ticket. Throws `RefusedError` and `WrongFieldError`. */
export async function openTicket(
  deps: OpenDeps,
  actor: Person,
  { key, text: typed, categoryId, serviceTypeId }: TypedRequest & { readonly key: string },
): Promise<MadeTicket> {
  const { organisation, address } = await organisationInChat(deps, actor)
  const text = cleanText(typed)
  if (text === '') throw new WrongFieldError('text', 'Say what you need help with.')
  if (text.length > MAX_WRITTEN) {
    const most = MAX_WRITTEN.toLocaleString('en-US')
    const has = text.length.toLocaleString('en-US')
    throw new WrongFieldError('text', `This is too long: it may have ${most} characters and has ${has}. Shorten it.`)
  }
  const requester = { personId: actor._id, name: actor.name, address }
  return await makeOfMessage(deps, {
    ...{ organisation, originKey: `chat/${actor._id}/${key}` },
    typed: { subject: subjectOf(text), text, categoryId, serviceTypeId },
    readRequester: () => Promise.resolve({ requester, person: actor }),
    opening: { by: actor.name, what: 'opened it in Teams' },
    asksForCategory: false,
  })
}

/** The first line that says something. */
function subjectOf(text: string): string {
  const line = text.split('\n').find((one) => /[\p{L}\p{N}]/u.test(one)) ?? text
  return truncate(line.trim(), SUBJECT_LENGTH)
}
