// Those who work on tickets, and whom Frontdesk cannot write to in their personal chat.
import { OutsideError } from '../../domain/errors.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import { currentSpeaker, say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { inTime } from '../in-time.ts'
import type { ChannelMember } from '../ports/chat.ts'
import { personName } from '../views/person-name.ts'

/** Asking Teams about more than that at once takes too long for whoever waits. */
const MOST_ASKED = 20
/** For each; all are asked at the same time. */
const PATIENCE_MS = 3_000
const MOST_NAMED = 5

/** Of those whose role was given in the organisation itself, as far as that is known without asking Teams; by name. */
export async function neverReached(
  { documents }: Pick<Deps, 'documents'>,
  organisation: Pick<Organisation, '_id' | 'path'>,
): Promise<readonly Person[]> {
  const people = await documents.people.find({ 'memberships.organisationId': organisation._id })
  return people
    .filter(({ memberships }) => may(memberships, 'work-tickets', organisation))
    .filter(isKnownUnreached)
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Those of the channel's members who may work on its tickets, whatever organisation gave them the right. */
export async function agentsAmong(
  { documents }: Pick<Deps, 'documents'>,
  organisation: Pick<Organisation, '_id' | 'path'>,
  channel: Pick<SupportChannel, 'tenantId'>,
  members: readonly ChannelMember[],
): Promise<readonly Person[]> {
  const people = await documents.people.find({ aadObjectId: { $in: members.map(({ aadObjectId }) => aadObjectId) } })
  return people
    .filter(({ memberships }) => may(memberships, 'work-tickets', organisation))
    .filter(({ tenantId, aadObjectId }) =>
      members.some(
        (member) => member.aadObjectId === aadObjectId && (member.tenantId ?? channel.tenantId) === tenantId,
      ),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** Asks Teams, which posts nothing. Who is not answered for in time is not counted as unreached. */
export async function unreachedOf({ chat }: Pick<Deps, 'chat'>, people: readonly Person[]): Promise<readonly Person[]> {
  const asked = people.slice(0, MOST_ASKED)
  const answers = await Promise.all(
    asked.map(async (person) => {
      if (isKnownUnreached(person) || person.teams === null) return true
      try {
        await inTime(chat.readAccount(person.teams), PATIENCE_MS)
        return false
      } catch (error) {
        if (!(error instanceof OutsideError)) throw error
        return !error.retryable
      }
    }),
  )
  return asked.filter((_, index) => answers[index] === true)
}

/** `Bea Brandt, Carl Cohen, and 3 others`. */
export function namesOf(people: readonly Person[]): string {
  const names = people.slice(0, MOST_NAMED).map(({ name }) => personName(name))
  const more = people.length - names.length
  return currentSpeaker().allOf(more > 0 ? [...names, say('channels.moreNames', { count: more })] : names)
}

/** They never opened the chat, or blocked it. */
function isKnownUnreached({ teams, chatRefusedAt }: Person): boolean {
  return teams === null || (chatRefusedAt !== undefined && chatRefusedAt !== null)
}
