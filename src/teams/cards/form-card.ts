// A form of the configuration. What it says and what it offers must fit into one card together.
import type { FormView, StepView } from '../../app/views/form-view.ts'
import { say } from '../../texts/say.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { block, oneLine } from './card-text.ts'
import { offerTogether, roomForAll, type OfferedChoices } from './choices.ts'
import { fieldData, pickersOf, type FieldRoom } from './form-field.ts'
import { headData } from './form-head.ts'
import { expandCard } from './templates.ts'
import type { TextColor } from './ticket-words.ts'
import { buttonRows } from './view-buttons.ts'

const OUTCOMES: Readonly<Record<StepView['outcome'], { readonly sign: string; readonly outcomeColor: TextColor }>> = {
  good: { sign: '✓', outcomeColor: 'Accent' },
  warning: { sign: '!', outcomeColor: 'Attention' },
  problem: { sign: '✕', outcomeColor: 'Attention' },
  skipped: { sign: '–', outcomeColor: 'Default' },
}

const FACTS_SHOWN = 12
const FEWEST_FACTS = 4
/** More fields than these are longer than a screen. */
const SEEN_AT_ONCE = 3
/** Bytes that a picker gets before what was entered is shortened for it. */
const LEAST_OFFER = 2000
const NOTHING: OfferedChoices = { items: [], hint: '' }

/** From the most generous to the tightest; the first that fits is taken. */
const TIGHTNESS: readonly (FieldRoom & { readonly allChoices: boolean })[] = [
  { texts: 1, values: Infinity, extras: true, allChoices: true },
  { texts: 0.5, values: Infinity, extras: true, allChoices: true },
  { texts: 0.25, values: Infinity, extras: true, allChoices: true },
  { texts: 1, values: Infinity, extras: true, allChoices: false },
  { texts: 0.25, values: Infinity, extras: true, allChoices: false },
  { texts: 0.25, values: Infinity, extras: false, allChoices: false },
  { texts: 0.25, values: 400, extras: false, allChoices: false },
]
const TIGHTEST: FieldRoom = { texts: 0.05, values: 40, extras: false }

export function formCardData(view: FormView) {
  const pickers = pickersOf(view.fields)
  const all = roomForAll(pickers)
  const some = Math.min(all, pickers.length * LEAST_OFFER)
  const room = TIGHTNESS.find((tight) => leftIn(view, tight) >= (tight.allChoices ? all : some)) ?? TIGHTEST
  const offers = offerTogether(pickers, leftIn(view, room))
  return formData(view, room, (id) => offers.get(id) ?? NOTHING)
}

/** Bytes left for the choices of all pickers. */
function leftIn(view: FormView, room: FieldRoom): number {
  return (
    CARD_LIMIT -
    jsonSize(
      expandCard(
        'form',
        formData(view, room, () => NOTHING),
      ),
    )
  )
}

function formData(view: FormView, room: FieldRoom, offered: (fieldId: string) => OfferedChoices) {
  // Names and titles are halved last of all.
  const names = room.extras ? 1 : 0.5
  const factsShown = room.extras ? FACTS_SHOWN : FEWEST_FACTS
  const more = view.facts.length - factsShown
  return {
    ...headData(view, room.texts),
    hasSteps: view.steps.length > 0,
    steps: view.steps.map(({ outcome, title, text, code }) => ({
      ...outcomeData(outcome),
      title: oneLine(title, 80 * names),
      hasText: text !== '',
      text: block(text, 800 * room.texts, 20),
      hasCode: code !== null,
      code: oneLine(code ?? '', 60 * names, 40),
    })),
    facts: [
      ...view.facts.slice(0, factsShown).map(({ title, value }) => ({
        title: oneLine(title, 40 * names),
        value: oneLine(value, 160 * room.texts, 40),
      })),
      ...(more > 0 ? [{ title: say('cards.more', { count: more }), value: '' }] : []),
    ],
    hasPreview: view.preview !== undefined,
    preview: block(view.preview ?? '', 3000 * room.texts, 60),
    fields: view.fields.map((field) => fieldData(field, room, offered(field.id))),
    ...wrongData(view, room.extras),
    buttonRows: buttonRows(view.buttons, 40 * names),
  }
}

/** What has to be corrected, beside the buttons: in a long form the fields themselves are out of sight. */
function wrongData({ fields }: FormView, hasRoom: boolean) {
  const labels = fields.filter(({ error }) => error !== null).map(({ label }) => oneLine(label, 40))
  const hasWrong = hasRoom && labels.length > 0 && fields.length > SEEN_AT_ONCE
  return { hasWrong, wrong: hasWrong ? say('cards.form.wrong', { fields: oneLine(labels.join(', '), 200) }) : '' }
}

function outcomeData(outcome: StepView['outcome']) {
  const { sign, outcomeColor } = OUTCOMES[outcome]
  return { outcome: `${sign} ${say('cards.step', { outcome })}`, outcomeColor }
}
