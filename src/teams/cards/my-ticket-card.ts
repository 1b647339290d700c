// A customer's ticket in their own chat: how it stands, what was written, and what they can do about it.
import type { PublicEntry } from '../../app/views/public-conversation-view.ts'
import type { MyTicketView } from '../../app/views/my-ticket-view.ts'
import { isOpen } from '../../domain/ticket/ticket.ts'
import { say } from '../../texts/say.ts'
import { button, type Button } from './button.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { block, cardTime, oneLine, plainTitle } from './card-text.ts'
import { fitText } from './fold-text.ts'
import { formData } from './my-ticket-form.ts'
import { filesText, myStatusStrip, myStatusText } from './my-ticket-words.ts'
import { fittingFields } from './panels/panel.ts'
import { expandCard } from './templates.ts'
import { isRightToLeft } from './text-direction.ts'
import { noSubject, starsText } from './ticket-words.ts'

/** Of an entry among others. */
const SHOWN_TEXT = 500
const SHOWN_LINES = 8
/** Of one alone: more than is ever kept of an email. */
const MAX_TEXT = 25_000
/** Beside a form: enough to see what is answered. */
const BESIDE_FORM = 1

interface RowData {
  readonly rowStyle: 'default' | 'emphasis'
  readonly who: string
  readonly at: string
  readonly hasText: boolean
  readonly text: string
  readonly rtl: boolean
  readonly hasRemark: boolean
  readonly remark: string
  readonly hasRowButtons: boolean
  readonly rowButtons: readonly Button[]
}

export function myTicketCardData(view: MyTicketView) {
  const { reading } = view
  if (reading) {
    const bare = dataOf(view, [{ ...rowOf(reading.entry), text: '', ...readOn(view, reading.entry, 1_000_000) }])
    return dataOf(view, [readingRow(view, reading, CARD_LIMIT - jsonSize(expandCard('my-ticket', bare)))])
  }
  const shown = view.form === null ? view.conversation.entries : view.conversation.entries.slice(0, BESIDE_FORM)
  const bare = shown.map((entry) => ({
    ...startOf(view, entry, 0),
    ...readOn(view, entry, 0, say('customers.readAll')),
  }))
  const free = CARD_LIMIT - jsonSize(expandCard('my-ticket', dataOf({ ...view, form: emptied(view.form) }, bare)))
  const each = Math.floor((view.form === null ? free : Math.min(free, TEXT_BESIDE_FORM)) / Math.max(1, shown.length))
  const data = dataOf(
    view,
    shown.map((entry) => startOf(view, entry, each)),
  )
  if (view.form === null) return data
  const empty = { ...data, fields: data.fields.map((field) => (field.isText ? { ...field, value: '' } : field)) }
  const room = CARD_LIMIT - jsonSize(expandCard('my-ticket', empty))
  const fitting = fittingFields(data.fields, room)
  return { ...data, fields: data.fields.map((field, index) => ({ ...field, value: fitting[index]?.value ?? '' })) }
}

function dataOf(view: MyTicketView, rows: readonly RowData[]) {
  const { formButtons, ...form } = formData(view)
  const pages = view.form === null && view.reading === null ? pageButtons(view) : []
  return {
    fallback: plainTitle(`#${view.number} ${view.subject}`, 100),
    status: myStatusText(view.status, view.continuesAs?.number ?? null),
    statusStrip: myStatusStrip(view.status),
    number: view.number,
    subject: oneLine(view.subject, 180, 20) || noSubject(),
    subjectRtl: isRightToLeft(view.subject),
    ...facts(view),
    rows,
    hasPages: pages.length > 0,
    pages,
    // Where the oldest stands, everything was seen that is theirs to see.
    hasScope: view.form === null && view.reading === null && view.conversation.older === null,
    ...form,
    hasNotice: view.notice !== null,
    noticeStyle: view.notice?.tone ?? 'good',
    notice: oneLine(view.notice?.text ?? '', 400),
    buttons: view.form === null ? ownButtons(view) : formButtons,
  }
}

function facts({ category, serviceType, rating }: MyTicketView) {
  const fact = (label: string, value: string | null) => ({ label, value: oneLine(value ?? '', 60, 16) })
  const known = [
    fact(say('customers.category'), category),
    fact(say('customers.serviceType'), serviceType),
    fact(say('customers.rating'), rating && starsText(rating.stars)),
  ].filter(({ value }) => value !== '')
  return { hasFacts: known.length > 0, facts: known }
}

function ownButtons(view: MyTicketView): readonly Button[] {
  const { ticketId, status, moves, rating, reading, continuesAs } = view
  if (reading) return [button(say('customers.button.back'), 'mine.show', { ticketId, page: '' }, 'positive')]
  const form = (title: string, name: 'reply' | 'reopen' | 'rate' | 'category', isNext = false) =>
    button(title, 'mine.form', { ticketId, form: name }, isNext ? 'positive' : 'default')
  const asksRating = moves.rate && rating === null
  const ended = status === 'elsewhere' || !isOpen(status)
  return [
    ...(continuesAs === null
      ? []
      : [
          button(
            say('customers.show', { number: continuesAs.number }),
            'mine.show',
            { ticketId: continuesAs.ticketId, page: '' },
            'positive',
          ),
        ]),
    ...(moves.answer ? [form(say('customers.button.reply'), 'reply', !asksRating)] : []),
    ...(moves.rate
      ? [
          form(
            rating === null ? say('customers.button.rate') : say('customers.button.changeRating'),
            'rate',
            asksRating,
          ),
        ]
      : []),
    ...(moves.sort ? [form(say('customers.category'), 'category')] : []),
    ...(moves.reopen ? [form(say('customers.button.reopen'), 'reopen')] : []),
    ...(moves.close ? [button(say('customers.button.close'), 'mine.close', { ticketId })] : []),
    button(say('customers.myTickets'), 'mine.list', { ended, page: 1 }),
  ]
}

function pageButtons({ ticketId, conversation: { newer, older } }: MyTicketView): readonly Button[] {
  const page = (title: string, place: string | null) =>
    place === null ? [] : [button(title, 'mine.show', { ticketId, page: place })]
  return [...page(say('customers.button.newer'), newer), ...page(say('customers.button.older'), older)]
}

function rowOf({ by, at, files }: PublicEntry): RowData {
  const name = by.kind === 'team' ? oneLine(by.name, 60) : ''
  const who = by.kind === 'you' ? say('customers.you') : name || say('customers.ourTeam')
  return {
    ...{ rowStyle: by.kind === 'you' ? 'default' : 'emphasis', who, at: cardTime(at) },
    ...{ hasText: false, text: '', rtl: false, hasRowButtons: false, rowButtons: [] },
    ...{ hasRemark: files > 0, remark: files > 0 ? filesText(files) : '' },
  }
}

/** The form without what was entered, which gets what room is left. */
function emptied(form: MyTicketView['form']): MyTicketView['form'] {
  if (form === null || form.kind === 'category') return form
  return form.kind === 'rate' ? { ...form, word: '' } : { ...form, text: '' }
}

/** As much of it as stands among others, in `room` bytes, with a way to the rest. */
function startOf(view: MyTicketView, entry: PublicEntry, room: number): RowData {
  const row = rowOf(entry)
  if (entry.by.kind === 'opening') return { ...row, hasText: true, text: say('customers.last.openedForYou') }
  const start = block(entry.text, SHOWN_TEXT, SHOWN_LINES)
  const fitting = fitText(start, room)
  const text = fitting === start ? start : `${fitText(start, room - LEFT_OUT_ROOM)}…`
  const isAll = entry.unkept === 0 && text === block(entry.text, MAX_TEXT, MAX_TEXT)
  return {
    ...{ ...row, hasText: true, text: text || say('customers.noText'), rtl: isRightToLeft(entry.text) },
    ...(isAll || view.form ? {} : readOn(view, entry, 0, say('customers.readAll'))),
  }
}

function readingRow(view: MyTicketView, { entry, from }: NonNullable<MyTicketView['reading']>, room: number): RowData {
  const further = block(entry.text, MAX_TEXT, MAX_TEXT).slice(from)
  const text = fitText(further, room - LEFT_OUT_ROOM)
  const left = further.length - text.length
  const row = rowOf(entry)
  const isCut = left === 0 && entry.unkept > 0
  return {
    ...{ ...row, hasText: true, rtl: isRightToLeft(entry.text) },
    text: `${text.trim()}${left > 0 ? '…' : ''}` || say('customers.noText'),
    ...(isCut ? { hasRemark: true, remark: say('customers.unkept') } : {}),
    ...(left > 0 && text !== '' ? readOn(view, entry, from + text.length) : {}),
  }
}

/** Bytes of what is answered, beside a form. */
const TEXT_BESIDE_FORM = 2000
/** Bytes for what says that something is left out. */
const LEFT_OUT_ROOM = 400

function readOn(
  { ticketId }: MyTicketView,
  { entryId, at }: PublicEntry,
  from: number,
  title = say('customers.readOn'),
) {
  return {
    hasRowButtons: true,
    rowButtons: [button(title, 'mine.read', { ticketId, entryId, at: at.getTime(), from })],
  }
}
