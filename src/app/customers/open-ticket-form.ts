// “Open a ticket?”: what somebody wrote in their chat, with what their organisation offers to choose.
import { cleanText } from '../../domain/mail/clean-text.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { PRIORITIES, type Priority } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { offeredTogether } from '../catalogue/offered.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import type { NewTicketField } from '../tickets/create-from-message.ts'
import { MAX_WRITTEN } from '../tickets/written-text.ts'
import type { FormField, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import { mayChoosePriority, type TypedRequest } from './open-ticket.ts'
import { readSentFiles } from './sent-files.ts'
import { organisationInChat } from './organisation-in-chat.ts'

export interface RequestForm {
  readonly key: string
  readonly typed: TypedRequest
  readonly error: { readonly field: NewTicketField; readonly text: string } | null
}

/** Throws `RefusedError` where nobody knows whose customer they are. */
export async function openTicketForm(
  deps: IdentityDeps & Pick<Deps, 'settings'>,
  actor: Person,
  form: RequestForm,
): Promise<FormView> {
  const { key, typed, error } = form
  const { organisation } = await organisationInChat(deps, actor)
  const files = await readSentFiles(deps, actor._id, key)
  const place = { organisationPath: [...organisation.path, organisation._id], mailboxId: null }
  const [{ categories, serviceTypes }, asksPriority] = await Promise.all([
    offeredTogether(deps.documents, place),
    mayChoosePriority(deps, organisation),
  ])
  const errorOf = (field: NewTicketField) => (error?.field === field ? error.text : null)
  const pick = (
    id: 'categoryId' | 'serviceTypeId',
    label: string,
    items: readonly Pick<CatalogueItem, '_id' | 'name'>[],
  ): readonly FormField[] =>
    items.length === 0
      ? []
      : [
          {
            ...{ kind: 'choice', id, label, value: typed[id] ?? '', error: errorOf(id), required: false, hint: '' },
            choices: items.map(({ _id, name }) => ({ id: _id, title: name })),
          },
        ]
  return {
    ...{ card: 'form', title: say('customers.ask.title'), organisation: null, banner: null, steps: [] },
    facts: files.map(({ name }) => ({ title: say('customers.ask.file'), value: name })),
    lead: files.length > 0 ? say('customers.ask.leadWithFiles') : say('customers.ask.lead'),
    fields: [
      textField(typed.text, say('customers.ask.text'), errorOf('text')),
      ...pick('categoryId', say('customers.category'), categories),
      ...pick('serviceTypeId', say('customers.serviceType'), serviceTypes),
      ...(asksPriority ? [priorityField(typed.priority ?? null)] : []),
    ],
    buttons: [
      viewButton(say('customers.ask.open'), 'chat.open', { messageKey: key }, 'positive', true),
      viewButton(say('customers.myTickets'), 'command.run', { command: 'my tickets' }),
    ],
  }
}

function priorityField(chosen: Priority | null): FormField {
  return {
    ...{
      kind: 'choice',
      id: 'priority',
      label: say('customers.priority'),
      value: chosen ?? '',
      error: null,
      required: false,
      hint: '',
    },
    choices: PRIORITIES.map((priority) => ({ id: priority, title: say('menu.priorities', { priority }) })),
  }
}

/** What was typed, as far as a card can hold it. */
export function textField(typed: string, label: string, error: string | null): FormField {
  const text = cleanText(typed)
  return {
    ...{ kind: 'long-text', id: 'text', label, value: text.slice(0, MAX_WRITTEN), required: true, error },
    ...{ placeholder: say('customers.ask.example'), maxLength: MAX_WRITTEN },
    hint: text.length <= MAX_WRITTEN ? '' : say('customers.ask.cut', { most: MAX_WRITTEN }),
  }
}
