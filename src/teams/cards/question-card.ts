// The requester's question: what the ticket is about, one step at a time.
import type { Choice, QuestionView } from '../../app/views/card-view.ts'
import { continuedText } from '../../app/tickets/kin/continued-in.ts'
import { button, type Button } from './button.ts'
import { oneLine, plainTitle } from './card-text.ts'
import { offerChoices } from './choices.ts'
import { noSubject, notChosen } from './ticket-words.ts'

const OVER = 'Your ticket is resolved. There is nothing left to choose.'
const DONE = {
  theirs: 'Thank you! We will get back to you.',
  sorted: 'Our team has chosen the category of your ticket. There is nothing left to choose.',
  over: OVER,
} as const
const SINGLE_BUTTONS = 6
/** Bytes for the choices of the picker. */
const PICKER_ROOM = 16_000

export function questionCardData(view: QuestionView) {
  return {
    fallback: plainTitle(`#${view.number} ${view.subject}`, 100),
    hasNotice: view.notice !== null,
    notice: oneLine(view.notice ?? '', 300),
    number: view.number,
    subject: oneLine(view.subject, 160) || noSubject(),
    ...stepData(view),
  }
}

function stepData({ step, ticketId, expected }: QuestionView) {
  const on = { ticketId, expectedCategoryId: expected.categoryId, expectedServiceTypeId: expected.serviceTypeId }
  const done = step.kind === 'done'
  const category = step.kind === 'done' || step.kind === 'service-type' ? step.category : ''
  const chosen = {
    hasCategory: category !== '',
    category: oneLine(category, 60),
    hasServiceType: done,
    serviceType: oneLine((done ? step.serviceType : null) ?? notChosen(), 60),
  }
  if (step.kind === 'closed') {
    return { ask: OVER, ...chosen, ...asButtons([]) }
  }
  if (step.kind === 'continued') {
    const { into } = step
    const show = into === null ? [] : [button(`Show #${into}`, 'command.run', { command: `ticket ${into}` })]
    return { ask: `Your ticket ${continuedText(step)}.`, ...chosen, ...asButtons(show) }
  }
  if (step.kind === 'done') {
    const buttons = step.state === 'theirs' ? [button('Change', 'question.change', { ticketId })] : []
    return { ask: DONE[step.state], ...chosen, ...asButtons(buttons) }
  }
  if (step.kind === 'category') {
    return {
      ask: 'What is it about?',
      ...chosen,
      ...asked(step.categories, (categoryId) =>
        button('Choose', 'question.choose-category', categoryId === null ? on : { ...on, categoryId }, 'positive'),
      ),
    }
  }
  const types = asked(step.serviceTypes, (serviceTypeId) =>
    button(
      'Choose',
      'question.choose-service-type',
      serviceTypeId === null ? on : { ...on, serviceTypeId },
      'positive',
    ),
  )
  // The way back to the first question, for those who pressed the wrong button there.
  const back = step.category === '' ? [] : [button('Back', 'question.change', { ticketId })]
  return { ask: 'What should we do?', ...chosen, ...types, buttons: [...types.buttons, ...back] }
}

/** A few choices are buttons; more are a picker with one button, for which `choose` is asked with `null`. */
function asked(choices: readonly Choice[], choose: (id: string | null) => Button) {
  if (choices.length <= SINGLE_BUTTONS) {
    return asButtons(
      choices.map(({ id, title }) => ({ ...choose(id), title: plainTitle(title, 40), style: 'default' as const })),
    )
  }
  const { items, hint } = offerChoices(choices, PICKER_ROOM)
  return { hasPicker: true, choices: items, hasHint: hint !== '', hint, hasButtons: true, buttons: [choose(null)] }
}

function asButtons(buttons: readonly Button[]) {
  return { hasPicker: false, choices: [], hasHint: false, hint: '', hasButtons: buttons.length > 0, buttons }
}
