// Somebody opens a ticket of their own in their chat with the bot.
import { cleanText } from '../../domain/mail/clean-text.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { subjectOf } from '../../domain/ticket/subject-of.ts'
import type { Priority } from '../../domain/ticket/ticket.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { readSettings } from '../mail-room/read-mail-policy.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import { makeOfMessage, wrongField, type MadeTicket } from '../tickets/create-from-message.ts'
import { MAX_WRITTEN } from '../tickets/written-text.ts'
import { attachmentsOf } from './sent-files.ts'
import { organisationInChat } from './organisation-in-chat.ts'

export type OpenDeps = IdentityDeps & Pick<Deps, 'newId' | 'settings' | 'workerId' | 'wakeDelivery'>

export interface TypedRequest {
  readonly text: string
  readonly categoryId: string | null
  readonly serviceTypeId: string | null
  /** Left out or `null` where it was not asked for, or not chosen. */
  readonly priority?: Priority | null
}

/** `key`: of the message or form it began with; the same again is the same ticket. Throws `RefusedError` and `InvalidInputError` with the field that is wrong. */
export async function openTicket(
  deps: OpenDeps,
  actor: Person,
  { key, text: typed, categoryId, serviceTypeId, priority }: TypedRequest & { readonly key: string },
): Promise<MadeTicket> {
  const { organisation, address } = await organisationInChat(deps, actor)
  const text = cleanText(typed)
  if (text === '') throw wrongField('text', phrase('customers.ask.empty'))
  if (text.length > MAX_WRITTEN) {
    throw wrongField('text', phrase('customers.ask.long', { most: MAX_WRITTEN, count: text.length }))
  }
  const { requester, createdAt } = await confirmedRequester(deps, actor, address)
  return await makeOfMessage(deps, {
    ...{ organisation, originKey: `chat/${actor._id}/${key}` },
    typed: { subject: subjectOf(text), text, categoryId, serviceTypeId },
    // Whoever was not asked for it does not say it.
    ...(priority && (await mayChoosePriority(deps, organisation)) ? { priority } : {}),
    readRequester: () => Promise.resolve({ requester, person: actor }),
    opening: { by: actor.name, what: phrase('events.openedTeams') },
    ...{ asksForCategory: false, createdAt, attachments: await attachmentsOf(deps, actor._id, key) },
  })
}

/** Whether customers of the organisation say how urgent it is. */
export async function mayChoosePriority(
  deps: Pick<Deps, 'documents' | 'settings'>,
  organisation: Organisation,
): Promise<boolean> {
  return (await readSettings(deps, { organisation, mailbox: null })).customerPriority.value
}

/** What Teams told longer ago than this says nothing of whose the address is now. */
const JUST_NOW_MS = 60_000

/**
 * An address that is lost later still leads to what was asked before: so it is noted until when it was theirs, and the ticket is no
 * younger than that.
 */
async function confirmedRequester(deps: OpenDeps, { _id: personId, name, addressesAt }: Person, address: string) {
  const now = deps.clock()
  if (address === '' || addressesAt === null || now.getTime() - addressesAt.getTime() > JUST_NOW_MS) {
    return { requester: { personId, name, address: '' }, createdAt: now }
  }
  const older = { _id: personId, addressesAt: { $lt: addressesAt } }
  await deps.documents.people.updateIf(older, { $set: { addressesAt } })
  return { requester: { personId, name, address }, createdAt: addressesAt }
}
