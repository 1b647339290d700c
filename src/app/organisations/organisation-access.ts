// Which organisation is being configured, and whether this person may.
import { NotFoundError, RefusedError } from '../../domain/errors.ts'
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may, type Right } from '../../domain/organisation/rights.ts'
import { phrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'

/** The organisations in which the person has the right, the highest first, then by name. */
export async function organisationsWith(
  documents: Pick<Deps['documents'], 'organisations'>,
  actor: Person,
  right: Right,
): Promise<readonly Organisation[]> {
  const all = await documents.organisations.find({})
  return all
    .filter((organisation) => may(actor.memberships, right, organisation))
    .toSorted((a, b) => a.path.length - b.path.length || a.name.localeCompare(b.name))
}

/**
 * The organisation that a card names, if the person has the right in it: card data may be forged, or older than the
 * person's rights. To somebody without the right it does not exist. Throws `NotFoundError`.
 */
export async function organisationFor(
  documents: Pick<Deps['documents'], 'organisations'>,
  actor: Person,
  right: Right,
  organisationId: string,
): Promise<Organisation> {
  const organisation = await documents.organisations.findOne({ _id: organisationId })
  if (!organisation || !may(actor.memberships, right, organisation)) {
    throw new NotFoundError({
      message: `Person '${actor._id}' lacks '${right}' in organisation '${organisationId}', or it is not there`,
      forPerson: phrase('organisations.notYours'),
    })
  }
  return organisation
}

/**
 * The organisation whose configuration the person has in hand: the one chosen last, as long as they may configure it, otherwise
 * the highest they may. `within` is the organisation of the channel that is asked in: others read along there, so nothing beside or
 * above it is shown; `null` in a personal chat. Throws `RefusedError` for somebody who administers nothing there.
 */
export async function configuredOrganisation(
  documents: Pick<Deps['documents'], 'organisations'>,
  actor: Person,
  within: string | null,
): Promise<Organisation> {
  const administered = await organisationsWith(documents, actor, 'configure')
  const own = administered.filter((organisation) => within === null || isWithin(organisation, within))
  const organisation = own.find(({ _id }) => _id === actor.configuringId) ?? own[0]
  if (organisation) return organisation
  if (administered.length > 0) {
    throw new RefusedError({
      message: `Person '${actor._id}' administers nothing that the channel of '${within}' serves`,
      forPerson: phrase('organisations.notServedHere'),
    })
  }
  throw new RefusedError({
    message: `Person '${actor._id}' administers nothing`,
    forPerson: phrase('organisations.administratorsOnly'),
  })
}

/** Takes another organisation's configuration in hand. Throws `NotFoundError`. */
export async function chooseOrganisation(
  documents: Pick<Deps['documents'], 'organisations' | 'people'>,
  actor: Person,
  organisationId: string,
): Promise<Person> {
  const { _id } = await organisationFor(documents, actor, 'configure', organisationId)
  const chosen = { configuringId: _id }
  await documents.people.updateIf({ _id: actor._id }, { $set: chosen })
  // Not as stored: the actor has only the roles that are in force.
  return { ...actor, ...chosen }
}
