// What every panel of the ticket card is made of: fields to fill in, rows to read, buttons.
import { MAX_WRITTEN } from '../../../app/tickets/written-text.ts'
import type { FieldError } from '../../../app/views/attribute-panels.ts'
import type { PictureView } from '../../../app/views/view-parts.ts'
import type { TicketView } from '../../../app/views/card-view.ts'
import { say } from '../../../texts/say.ts'
import { button, type Button } from '../button.ts'
import { inputValue, oneLine } from '../card-text.ts'
import type { ChoiceItem } from '../choices.ts'
import { fitText, textSize } from '../fold-text.ts'
import type { VerbData } from '../verbs.ts'

/** Bytes for the choices of each of two pickers. */
export const PICKER_ROOM = 3500

/** One input. Exactly one of its kinds holds. */
export interface Field {
  readonly fieldId: string
  readonly label: string
  readonly value: string
  readonly placeholder: string
  readonly isText: boolean
  readonly isMultiline: boolean
  readonly maxLength: number
  readonly isChoice: boolean
  readonly isMultiSelect: boolean
  readonly choices: readonly ChoiceItem[]
  /** `value` is `2026-11-26`. */
  readonly isDate: boolean
  /** `value` is `16:00`. */
  readonly isTime: boolean
  readonly hasFieldError: boolean
  readonly fieldError: string
}

const NO_FIELD: Field = {
  ...{ fieldId: '', label: '', value: '', placeholder: '', isText: false, isMultiline: false, maxLength: 1 },
  ...{ isChoice: false, isMultiSelect: false, choices: [], isDate: false, isTime: false },
  ...{ hasFieldError: false, fieldError: '' },
}

/** A thing to read: an entry of the conversation, a file, another ticket. */
export interface Row {
  readonly rowStyle: 'default' | 'emphasis'
  readonly rowMark: string
  readonly rowTitle: string
  readonly rowDetails: string
  readonly hasRowAt: boolean
  /** As `cardTime` makes it. */
  readonly rowAt: string
  readonly hasRowText: boolean
  readonly rowText: string
  readonly rowRtl: boolean
  readonly rowPictures: readonly { readonly pictureUrl: string; readonly pictureName: string }[]
  readonly hasRowButtons: boolean
  readonly rowButtons: readonly Button[]
  readonly hasRowLinks: boolean
  /** Lead out of the card, made for whoever asked. */
  readonly rowLinks: readonly { readonly linkTitle: string; readonly linkUrl: string }[]
}

export const NO_ROW: Row = {
  ...{ rowStyle: 'default', rowMark: '', rowTitle: '', rowDetails: '', hasRowAt: false, rowAt: '2000-01-01T00:00:00Z' },
  ...{ hasRowText: false, rowText: '', rowRtl: false, rowPictures: [] },
  ...{ hasRowButtons: false, rowButtons: [], hasRowLinks: false, rowLinks: [] },
}

/** What a panel shows. */
export interface Panel {
  readonly title: string
  /** What is written here goes to the customer. */
  readonly leaves: boolean
  readonly fields: readonly Field[]
  readonly rows: readonly Row[]
  readonly hint: string
  readonly error: string | null
  readonly buttons: readonly Button[]
}

export const NO_PANEL: Panel = { title: '', leaves: false, fields: [], rows: [], hint: '', error: null, buttons: [] }

/** The panel with what is wrong standing at the input it is about, or on top where it is about none that is there. */
export function withError(panel: Panel, { error, errorField }: FieldError): Panel {
  if (error === null) return panel
  if (errorField == null || !panel.fields.some(({ fieldId }) => fieldId === errorField)) return { ...panel, error }
  const wrong = { hasFieldError: true, fieldError: oneLine(error, 200) }
  return {
    ...panel,
    fields: panel.fields.map((field) => (field.fieldId === errorField ? { ...field, ...wrong } : field)),
  }
}

export function onCard({ ticketId, version }: TicketView): VerbData['ticket.take'] {
  return { ticketId, version }
}

export function backButton({ ticketId }: TicketView): Button {
  return button(say('panels.back'), 'ticket.show', { ticketId })
}

/** To where it was opened. */
export function backFrom(view: TicketView, { fromMore }: { readonly fromMore?: boolean }): Button {
  return fromMore ? backToMore(view) : backButton(view)
}

export function rowPictures(pictures: readonly PictureView[] = []): Pick<Row, 'rowPictures'> {
  return {
    rowPictures: pictures.map(({ name, url }) => ({
      pictureUrl: url,
      pictureName: oneLine(name, 60) || say('panels.picture'),
    })),
  }
}

/** For what is opened behind More. */
export function backToMore(view: TicketView): Button {
  return button(say('panels.back'), 'ticket.show-panel', { ...onCard(view), panel: 'more' })
}

export function choiceField(
  fieldId: string,
  label: string,
  choices: readonly ChoiceItem[],
  value: string,
  isMultiSelect = false,
): Field {
  return {
    ...NO_FIELD,
    fieldId,
    label,
    choices,
    value,
    isMultiSelect,
    isChoice: true,
    placeholder: say('cards.notChosen'),
  }
}

export function lineField(
  fieldId: string,
  label: string,
  placeholder: string,
  value: string,
  maxLength: number,
): Field {
  return { ...NO_FIELD, fieldId, label, placeholder, isText: true, maxLength, value: inputValue(value, maxLength) }
}

/** Several lines, as long as whatever agents write. */
export function longField(label: string, placeholder: string, value: string): Field {
  return {
    ...{ ...NO_FIELD, fieldId: 'text', label, placeholder, isText: true, isMultiline: true },
    ...{ maxLength: MAX_WRITTEN, value: inputValue(value, MAX_WRITTEN) },
  }
}

export function dateField(fieldId: string, label: string, value: string): Field {
  return { ...NO_FIELD, fieldId, label, value, isDate: true }
}

export function timeField(fieldId: string, label: string, value: string): Field {
  return { ...NO_FIELD, fieldId, label, value, isTime: true }
}

/** What was typed, the last text (which is the long one) cut where the card has no room for it. */
export function fittingFields(fields: readonly Field[], room: number): readonly Field[] {
  let left = room
  return fields.map((field) => {
    if (!field.isText) return field
    const value = fitText(field.value, Math.max(0, left))
    left -= textSize(value)
    return { ...field, value }
  })
}
