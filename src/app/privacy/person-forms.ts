// The forms by which a person is exported or erased: whom, and whether that is meant.
import { addressesFor } from '../../domain/organisation/address-sight.ts'
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
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
    title: 'Export a person',
    lead: 'You get a link to a zip file with everything Frontdesk holds about one person.',
    button: 'Export',
  },
  erase: {
    title: 'Erase a person',
    lead: 'Frontdesk forgets one person everywhere. You will see what that means, and confirm it, on the next card.',
    button: 'Next',
  },
} as const satisfies Record<PersonWish, object>

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
      label: 'Email address',
      required: false,
      placeholder: 'ann@contoso.com',
      maxLength: 254,
    },
    ...{ hint: 'The address they write from.', error: state.error, value: state.input.address },
  }
  const list: FormField = {
    ...{ id: 'personId', kind: 'choice', label: 'Or a person', required: false, error: null },
    ...{
      hint: 'People with a role here. Leave it empty if you entered an address.',
      value: state.input.personId,
      choices,
    },
  }
  return {
    ...{ card: 'form', title, organisation: organisation.name, lead, banner: null, steps: [], facts: [] },
    fields: choices.length === 0 ? [field] : [field, list],
    buttons: [
      viewButton(button, 'privacy.find', { organisationId: organisation._id, wish }, 'positive', true),
      viewButton('Back', 'privacy.open', { organisationId: organisation._id }),
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
    ...{ card: 'form', title: 'Erase this person?', organisation: organisation.name, steps: [] },
    lead: 'Their tickets keep number, times and category, and lose everything that was said in them. Open ones are closed, and replies that have not left yet are not sent. What they wrote in other people’s tickets is removed, too, and their name and address are replaced everywhere. If they send an email later, they are someone new.',
    banner: {
      tone: 'warning',
      text: `This cannot be undone. Frontdesk cannot erase the emails in the support mailbox in Exchange, what stands in Teams in threads under the cards and in chats, or your backups. Remove those yourself.${within === null ? '' : ' Tickets of organisations that you do not administer stay as they are.'}`,
    },
    facts: [
      { title: 'Person', value: called },
      { title: 'Tickets', value: String(tickets) },
    ],
    fields: [
      {
        ...{ id: 'confirmed', kind: 'text', required: true, placeholder: '', maxLength: 254 },
        label: called.includes('@') ? 'Type the email address to confirm' : 'Type the name to confirm',
        ...{ hint: 'Exactly as it stands above.', error: state.error, value: state.confirmed },
      },
    ],
    buttons: [
      viewButton(
        'Erase',
        'privacy.erase',
        { organisationId: organisation._id, address: named.address, personId: named.personId ?? '' },
        'destructive',
        true,
      ),
      viewButton('Keep the person', 'privacy.open', { organisationId: organisation._id }),
    ],
  }
}

/** Names nobody: what an administrator saw last is kept for a while. */
export const ERASURE_STARTED: NoticeView = {
  ...{ card: 'notice', tone: 'good', title: 'The erasure has begun', facts: [] },
  text: 'It takes a minute or more: Frontdesk looks through everything twice. I will tell you here when it is done, and how much it was.',
  commands: [{ title: 'Privacy', command: 'privacy' }],
}
