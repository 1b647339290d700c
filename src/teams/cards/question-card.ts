// The requester's question: what the ticket is about, one step at a time.
import type { Choice, QuestionView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { button, type Button } from './button.ts'
import { oneLine, plainTitle } from './card-text.ts'
import { offerChoices } from './choices.ts'
import { noSubject, notChosen } from './ticket-words.ts'

const DONE = {
  theirs: 'customers.question.theirs',
  sorted: 'customers.question.sorted',
  over: 'customers.question.over',
} as const satisfies Readonly<Record<string, TextKey>>
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
    return { ask: say('customers.question.over'), ...chosen, ...asButtons([]) }
  }
  if (step.kind === 'continued') {
    const { into } = step
    const show =
      into === null
        ? []
        : [button(say('customers.show', { number: into }), 'command.run', { command: `ticket ${into}` })]
    const ask =
      into === null ? say('customers.question.elsewhere') : say('customers.question.continues', { number: into })
    return { ask, ...chosen, ...asButtons(show) }
  }
  if (step.kind === 'done') {
    const buttons =
      step.state === 'theirs' ? [button(say('customers.question.change'), 'question.change', { ticketId })] : []
    return { ask: say(DONE[step.state]), ...chosen, ...asButtons(buttons) }
  }
  if (step.kind === 'category') {
    return {
      ask: say('customers.question.category'),
      ...chosen,
      ...asked(step.categories, (categoryId) =>
        button(
          say('customers.question.choose'),
          'question.choose-category',
          categoryId === null ? on : { ...on, categoryId },
          'positive',
        ),
      ),
    }
  }
  const types = asked(step.serviceTypes, (serviceTypeId) =>
    button(
      say('customers.question.choose'),
      'question.choose-service-type',
      serviceTypeId === null ? on : { ...on, serviceTypeId },
      'positive',
    ),
  )
  // The way back to the first question, for those who pressed the wrong button there.
  const back = step.category === '' ? [] : [button(say('customers.button.back'), 'question.change', { ticketId })]
  return { ask: say('customers.question.serviceType'), ...chosen, ...types, buttons: [...types.buttons, ...back] }
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
