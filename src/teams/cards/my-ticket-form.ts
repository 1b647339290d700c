// The small forms of a customer's ticket card: reply, reopen, rate, choose a category.
import type { MyTicketForm, MyTicketView } from '../../app/views/my-ticket-view.ts'
import { MAX_RATING_WORD } from '../../domain/ticket/rating.ts'
import type { Choice } from '../../app/views/view-parts.ts'
import { say } from '../../texts/say.ts'
import { button, type Button } from './button.ts'
import { oneLine, plainTitle } from './card-text.ts'
import { offerChoices } from './choices.ts'
import { starTitles } from './my-ticket-words.ts'
import { choiceField, lineField, longField, PICKER_ROOM, withError, NO_PANEL, type Field } from './panels/panel.ts'

export interface FormData {
  readonly hasForm: boolean
  readonly formTitle: string
  readonly fields: readonly (Field & { readonly choiceStyle: 'compact' | 'expanded' })[]
  readonly hasHint: boolean
  readonly hint: string
  readonly hasFormError: boolean
  readonly formError: string
}

interface Drawn {
  readonly title: string
  readonly fields: readonly Field[]
  readonly hint: string
  readonly send: Button
}

const NO_FORM: FormData = {
  ...{ hasForm: false, formTitle: '', fields: [], hasHint: false, hint: '', hasFormError: false, formError: '' },
}

/** What is wrong stands at the input it is about, with what was entered kept. */
export function formData(view: MyTicketView): FormData & { readonly formButtons: readonly Button[] } {
  const { form, ticketId } = view
  if (form === null) return { ...NO_FORM, formButtons: [] }
  const { title, fields, hint, send } = drawn(view, form)
  const errorField = 'errorField' in form ? form.errorField : 'text'
  const panel = withError({ ...NO_PANEL, fields }, { error: form.error, errorField })
  return {
    ...{ hasForm: true, formTitle: title, hasHint: hint !== '', hint },
    fields: panel.fields.map((field) => ({
      ...field,
      choiceStyle: field.fieldId === 'stars' ? 'expanded' : 'compact',
    })),
    ...{ hasFormError: panel.error !== null, formError: oneLine(panel.error ?? '', 300) },
    formButtons: [send, button(say('customers.button.back'), 'mine.show', { ticketId, page: '' })],
  }
}

function drawn(view: MyTicketView, form: MyTicketForm): Drawn {
  const { ticketId, expected } = view
  switch (form.kind) {
    case 'reply':
      return {
        title: say('customers.reply.title'),
        fields: [longField(say('customers.reply.label'), say('customers.reply.placeholder'), form.text)],
        hint: view.isTooLate ? say('customers.reply.opensNew') : '',
        send: button(say('customers.reply.send'), 'mine.reply', { ticketId, messageKey: form.key }, 'positive'),
      }
    case 'reopen':
      return {
        title: say('customers.reopen.title'),
        fields: [longField(say('customers.reopen.label'), say('customers.optional'), form.text)],
        hint: '',
        send: button(say('customers.button.reopen'), 'mine.reopen', { ticketId, messageKey: form.key }, 'positive'),
      }
    case 'rate':
      return {
        title: say('customers.rate.title'),
        fields: [
          choiceField('stars', say('customers.rating'), starTitles(), form.stars === null ? '' : String(form.stars)),
          {
            ...lineField('word', say('customers.rate.word'), say('customers.optional'), form.word, MAX_RATING_WORD),
            isMultiline: true,
          },
        ],
        hint: say('customers.rate.hint'),
        send: button(say('customers.rate.send'), 'mine.rate', { ticketId }, 'positive'),
      }
    case 'category': {
      const on = { ticketId, expectedCategoryId: expected.categoryId, expectedServiceTypeId: expected.serviceTypeId }
      const category = picker(form.categories, form.categoryId, view.category)
      const serviceType = picker(form.serviceTypes, form.serviceTypeId, view.serviceType)
      return {
        title: say('customers.sort.title'),
        fields: [
          ...field('categoryId', say('customers.category'), form.categories, category.items, form.categoryId),
          ...field(
            'serviceTypeId',
            say('customers.serviceType'),
            form.serviceTypes,
            serviceType.items,
            form.serviceTypeId,
          ),
        ],
        hint: category.hint || serviceType.hint,
        send: button(say('customers.sort.save'), 'mine.category', on, 'positive'),
      }
    }
  }
}

function field(
  id: string,
  label: string,
  offered: readonly Choice[],
  items: Parameters<typeof choiceField>[2],
  chosen: string | null,
): readonly Field[] {
  return offered.length === 0 ? [] : [choiceField(id, label, items, chosen ?? '')]
}

/** What the ticket has comes first when it is not among those offered. */
function picker(choices: readonly Choice[], currentId: string | null, currentName: string | null) {
  const offered = offerChoices(choices, PICKER_ROOM)
  const isMissing =
    currentId !== null && currentName !== null && !offered.items.some(({ value }) => value === currentId)
  const current = isMissing ? [{ title: plainTitle(currentName, 40), value: currentId }] : []
  return { ...offered, items: [...current, ...offered.items] }
}
