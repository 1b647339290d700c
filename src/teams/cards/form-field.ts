// A field of a form: its input, and what is said under it.
import type { FormField } from '../../app/views/form-view.ts'
import { say } from '../../texts/say.ts'
import { block, inputValue, plainTitle } from './card-text.ts'
import type { OfferedChoices, Picker } from './choices.ts'
import type { TextColor } from './ticket-words.ts'

type PickerField = Extract<FormField, { readonly choices: unknown }>

/** More choices than these are a list to open. */
const CHOICES_AT_A_GLANCE = 8

export interface FieldRoom {
  /** How much of their full length texts get. */
  readonly texts: number
  /** The most characters of a value. */
  readonly values: number
  /** Hints and placeholders, too, and all facts. */
  readonly extras: boolean
}

export function pickersOf(fields: readonly FormField[]): readonly Picker[] {
  return fields.filter(isPicker).map((field) => ({
    id: field.id,
    choices: pickerChoices(field),
    chosen: field.kind === 'choice' ? [field.value] : field.value,
  }))
}

/** `offered`: the field's choices, as far as they fit. */
export function fieldData(field: FormField, room: FieldRoom, offered: OfferedChoices) {
  const { cut, ...input } = inputData(field, room.values, offered)
  const notes = notesData([
    // Some say what to enter elsewhere, which nobody can guess.
    { text: block(field.error ?? '', 500 * room.texts, 8), color: 'Attention', subtle: false },
    { text: cut, color: 'Attention', subtle: false },
    { text: room.extras ? block(hintBeside(field), 200 * room.texts, 4) : '', color: 'Default', subtle: true },
  ])
  return {
    id: field.id,
    label: plainTitle(field.label, room.extras ? 60 : 30),
    required: field.required,
    ...NO_INPUT,
    ...input,
    ...(room.extras ? {} : { placeholder: '' }),
    hasNotes: notes.length > 0,
    notes,
  }
}

/** Without the sentences that the error says already. */
function hintBeside({ hint, error }: FormField): string {
  if (error === null) return hint
  const sentences = hint.split(/(?<=\.)\s/u)
  return sentences.filter((sentence) => !error.includes(sentence)).join(' ')
}

interface Note {
  readonly text: string
  readonly color: TextColor
  readonly subtle: boolean
}

function notesData(notes: readonly Note[]): readonly Note[] {
  return notes
    .filter(({ text }) => text !== '')
    .map((note, index) => (index === 0 ? note : { ...note, text: `\n${note.text}` }))
}

// Every key must be there for every kind: a missing one would leave its `${name}` on the card.
const NO_INPUT = {
  value: '' as string | number,
  missing: '',
  placeholder: '',
  unchosen: '',
  maxLength: 0,
  min: 0,
  max: 0,
  choices: [] as OfferedChoices['items'],
  style: 'compact',
}

function inputData(field: FormField, maxValue: number, offered: OfferedChoices) {
  switch (field.kind) {
    case 'text':
    case 'long-text': {
      const whole = inputValue(field.value, field.maxLength)
      const value = inputValue(whole, maxValue)
      const cut = value === whole ? '' : say('cards.field.cut')
      return { kind: field.kind, value, ...textData(field), cut }
    }
    case 'secret':
      return { kind: field.kind, ...textData(field), cut: '' }
    case 'date': {
      const known = /^\d{4}-\d{2}-\d{2}$/u.test(field.value)
      return {
        kind: known ? 'date' : 'no-date',
        value: known ? field.value : '',
        missing: say('cards.field.noDate'),
        cut: '',
      }
    }
    case 'number': {
      const { min, max } = field
      const value = field.value.trim() === '' ? Number.NaN : Number(field.value)
      const input = { min, max, missing: say('cards.field.noNumber', { min, max }), cut: '' }
      return Number.isFinite(value) ? { kind: 'number', value, ...input } : { kind: 'no-number', ...input }
    }
    case 'choice': {
      const value = offered.items.some((item) => item.value === field.value) ? field.value : ''
      const unchosen = field.required ? say('cards.field.chooseOne') : say('cards.notChosen')
      return {
        ...{ kind: field.kind, value, choices: offered.items, unchosen },
        ...{ missing: say('cards.field.noChoice'), cut: offered.hint },
      }
    }
    case 'choices': {
      const value = field.value.filter((id) => offered.items.some((item) => item.value === id)).join(',')
      const style = field.choices.length > CHOICES_AT_A_GLANCE ? 'compact' : 'expanded'
      return {
        kind: field.kind,
        value,
        choices: offered.items,
        style,
        unchosen: field.required ? say('cards.field.choose') : say('cards.field.noneChosen'),
        missing: say('cards.field.noChoices'),
        cut: offered.hint,
      }
    }
    case 'toggle':
      return { kind: field.kind, value: String(field.value), cut: '' }
  }
}

function textData({ placeholder, maxLength }: { readonly placeholder: string; readonly maxLength: number }) {
  return { placeholder: plainTitle(placeholder, 80), maxLength, missing: say('cards.field.empty') }
}

function isPicker(field: FormField): field is PickerField {
  return field.kind === 'choice' || field.kind === 'choices'
}

/** Once chosen, an item of a compact picker cannot be taken back without one that stands for nothing. */
function pickerChoices(field: PickerField): PickerField['choices'] {
  const takesBack = field.kind === 'choice' && !field.required && !field.choices.some(({ id }) => id === '')
  return takesBack ? [{ id: '', title: say('cards.notChosen') }, ...field.choices] : field.choices
}
