// “Open a ticket?”: what somebody wrote in their chat, with what their organisation offers to choose.
import { cleanText } from '../../domain/mail/clean-text.ts'
import type { Person } from '../../domain/organisation/person.ts'
import type { CatalogueItem } from '../../domain/ticket/catalogue.ts'
import { offeredTogether } from '../catalogue/offered.ts'
import type { IdentityDeps } from '../people/requester-of.ts'
import type { NewTicketField } from '../tickets/create-from-message.ts'
import { MAX_WRITTEN } from '../tickets/written-text.ts'
import type { FormField, FormView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import type { TypedRequest } from './open-ticket.ts'
import { readSentFiles } from './sent-files.ts'
import { organisationInChat } from './organisation-in-chat.ts'

export interface RequestForm {
  readonly key: string
  readonly typed: TypedRequest
  readonly error: { readonly field: NewTicketField; readonly text: string } | null
}

/** Throws `RefusedError` where nobody knows whose customer they are. */
export async function openTicketForm(deps: IdentityDeps, actor: Person, form: RequestForm): Promise<FormView> {
  const { key, typed, error } = form
  const { organisation } = await organisationInChat(deps, actor)
  const files = await readSentFiles(deps, actor._id, key)
  const place = { organisationPath: [...organisation.path, organisation._id], mailboxId: null }
  const { categories, serviceTypes } = await offeredTogether(deps.documents, place)
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
    ...{ card: 'form', title: 'Open a ticket?', organisation: null, banner: null, steps: [] },
    facts: files.map(({ name }) => ({ title: 'File', value: name })),
    lead: [
      'Our support team gets what you write here, and replies to you.',
      ...(files.length > 0 ? [ABOUT_FILES] : []),
    ].join(' '),
    fields: [
      textField(typed.text, 'What do you need help with?', errorOf('text')),
      ...pick('categoryId', 'Category', categories),
      ...pick('serviceTypeId', 'Service type', serviceTypes),
    ],
    buttons: [
      viewButton('Open ticket', 'chat.open', { messageKey: key }, 'positive', true),
      viewButton('My tickets', 'command.run', { command: 'my tickets' }),
    ],
  }
}

export const ABOUT_FILES =
  'Your file stays in your OneDrive, and they get a link to it. Share it with them if they cannot open it.'

/** What was typed, as far as a card can hold it. */
export function textField(typed: string, label: string, error: string | null): FormField {
  const text = cleanText(typed)
  const most = MAX_WRITTEN.toLocaleString('en-US')
  return {
    ...{ kind: 'long-text', id: 'text', label, value: text.slice(0, MAX_WRITTEN), required: true, error },
    ...{ placeholder: 'For example: my printer does not print', maxLength: MAX_WRITTEN },
    hint:
      text.length <= MAX_WRITTEN
        ? ''
        : `Your message is longer than ${most} characters, so its end is missing here. Send the rest afterwards.`,
  }
}
