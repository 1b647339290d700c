// The forms by which a person is exported or erased: whom, and whether that is meant.
import { addressesFor } from '../../domain/organisation/address-sight.ts'
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { Deps } from '../deps.ts'
import type { NoticeView } from '../views/card-view.ts'
import type { FormField, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import type { FoundPerson, Named, Reach } from './find-person.ts'
import { isStaff } from './erase-from-records.ts'

/** What is done with the person. */
export type PersonWish = 'export' | 'erase'

/** What was entered, as it came. */
export interface PersonInput {
  readonly address: string
  readonly personId: string
}

export const NOBODY_CHOSEN: PersonInput = { address: '', personId: '' }

/** More names are no list to choose from. */
const MOST_CHOICES = 100

const WISHES = {
  export: {
    title: 'privacy.exportPerson',
    lead: 'privacy.wish.exportLead',
    button: 'privacy.export.button',
  },
  erase: {
    title: 'privacy.erasePerson',
    lead: 'privacy.wish.eraseLead',
    button: 'privacy.wish.next',
  },
} as const satisfies Record<PersonWish, Record<'title' | 'lead' | 'button', TextKey>>

export async function personWishForm(
  { documents }: Pick<Deps, 'documents'>,
  actor: Person,
  { organisation, within }: Reach,
  wish: PersonWish,
  state: { readonly input: PersonInput; readonly error: string | null } = { input: NOBODY_CHOSEN, error: null },
): Promise<FormView> {
  const { title, lead, button } = WISHES[wish]
  const organisations = await documents.organisations.find({})
  const choices = await choicesOf(documents, actor, organisations, { within, wish })
  const field: FormField = {
    ...{
      id: 'address',
      kind: 'text',
      label: say('privacy.wish.address'),
      required: false,
      placeholder: 'ann@contoso.com',
      maxLength: 254,
    },
    ...{ hint: say('privacy.wish.addressHint'), error: state.error, value: state.input.address },
  }
  const list: FormField = {
    ...{ id: 'personId', kind: 'choice', label: say('privacy.wish.person'), required: false, error: null },
    ...{
      hint: say('privacy.wish.personHint'),
      value: state.input.personId,
      choices,
    },
  }
  return {
    ...{
      card: 'form',
      title: say(title),
      lead: say(lead),
      organisation: organisation.name,
      banner: null,
      steps: [],
      facts: [],
    },
    fields: choices.length === 0 ? [field] : [field, list],
    buttons: [
      viewButton(say(button), 'privacy.find', { organisationId: organisation._id, wish }, 'positive', true),
      viewButton(say('privacy.back'), 'privacy.open', { organisationId: organisation._id }),
    ],
  }
}

async function choicesOf(
  { people }: Deps['documents'],
  actor: Person,
  organisations: readonly Organisation[],
  { within, wish }: { readonly within: string | null; readonly wish: PersonWish },
): Promise<readonly { readonly id: string; readonly title: string }[]> {
  const places = organisations.filter((one) => within === null || isWithin(one, within)).map(({ _id }) => _id)
  const found = await people.find({ 'memberships.organisationId': { $in: places } })
  return found
    .filter((person) => wish === 'export' || !isStaff(person))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .slice(0, MOST_CHOICES)
    .map((person) => {
      const [address] = addressesFor(actor.memberships, person, organisations)
      const { _id: id, name } = person
      return { id, title: address === undefined || address === name ? name : `${name}, ${address}` }
    })
}

/** What an erasure does and does not do, before it is confirmed by typing what the person is called. */
export function confirmErasureForm(
  { called, tickets, reach: { organisation, within } }: FoundPerson,
  named: Named,
  state: { readonly confirmed: string; readonly error: string | null } = { confirmed: '', error: null },
): FormView {
  return {
    ...{ card: 'form', title: say('privacy.confirm.title'), organisation: organisation.name, steps: [] },
    lead: say('privacy.confirm.lead'),
    banner: {
      tone: 'warning',
      text: within === null ? say('privacy.confirm.warning') : say('privacy.confirm.warningBelow'),
    },
    facts: [
      { title: say('privacy.confirm.person'), value: called },
      { title: say('privacy.confirm.tickets'), value: String(tickets) },
    ],
    fields: [
      {
        ...{ id: 'confirmed', kind: 'text', required: true, placeholder: '', maxLength: 254 },
        label: called.includes('@') ? say('privacy.confirm.typeAddress') : say('privacy.confirm.typeName'),
        ...{ hint: say('privacy.confirm.hint'), error: state.error, value: state.confirmed },
      },
    ],
    buttons: [
      viewButton(
        say('privacy.erase.button'),
        'privacy.erase',
        { organisationId: organisation._id, address: named.address, personId: named.personId ?? '' },
        'destructive',
        true,
      ),
      viewButton(say('privacy.confirm.keep'), 'privacy.open', { organisationId: organisation._id }),
    ],
  }
}

/** Names nobody: what an administrator saw last is kept for a while. */
export function erasureStarted(): NoticeView {
  return {
    ...{ card: 'notice', tone: 'good', title: say('privacy.begun.title'), facts: [] },
    text: say('privacy.begun.text'),
    commands: [{ title: say('privacy.title'), command: 'privacy' }],
  }
}
