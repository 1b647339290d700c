// What ticket and follow-up cards show of a mail: its text, the folded part, the attachments, the way to the mail itself.
import type { MailView } from '../../app/views/card-view.ts'
import { say } from '../../texts/say.ts'
import { CARD_LIMIT, jsonSize } from './card-size.ts'
import { block } from './card-text.ts'
import { countLines, fitText, foldText, textSize } from './fold-text.ts'
import { attachmentLine, mailRemark, noText } from './mail-words.ts'
import { expandCard } from './templates.ts'
import { isRightToLeft } from './text-direction.ts'

/** More than is ever kept of a mail. */
const MAX_TEXT = 25_000
const MAX_LINES = 25_000
const ATTACHMENTS_SHOWN = 5
/** One more than those is shown rather than folded away. */
const ATTACHMENTS_SPARED = 1
/** Bytes of the card for the names of further attachments. */
const ATTACHMENTS_ROOM = 5_000
/** Between the text and what is folded of it, where they are one. */
const SEPARATOR = '\n\n'
/** Bytes for the sentences that say what is left out, and how much is folded. */
const REMARK_ROOM = 1_300

/** `readOnFrom`: where a further part starts; `null` when there is none to be asked for. */
export type MailParts = ReturnType<typeof mailParts>

/**
 * The parts that fit beside what else the card shows, which is `data`. `from`: characters of the mail that stand before, for a
 * further part of one that is longer than a card; `null` where nobody can ask for one. `room`: bytes that there are for them,
 * where that need not be measured.
 */
export function mailPartsBeside(
  card: 'ticket' | 'follow-up',
  data: object,
  mail: MailView,
  from: number | null,
  room?: number,
): MailParts {
  const texts = mailTexts(mail, from)
  if (room !== undefined) return mailParts(mail, texts, room, from)
  const parts = { ...mailParts(mail, texts, 0, from).parts, text: '', attachments: '' }
  const everyPart = Object.fromEntries(
    Object.entries(parts).map(([key, value]) => [key, key.startsWith('has') ? true : value]),
  )
  const size = jsonSize(expandCard(card, Object.assign({}, data, everyPart)))
  return mailParts(mail, texts, CARD_LIMIT - size, from)
}

/** What there is to show, however much room there is. */
function mailTexts(mail: MailView, from: number | null) {
  const whole = block(mail.text, MAX_TEXT, MAX_LINES)
  const isEmpty = withoutPictures(whole, mail) === ''
  const remark = mailRemark(mail)
  const folded = block(mail.foldedText, MAX_TEXT, MAX_LINES)
  const stored = [whole, folded].filter((part) => part !== '').join(SEPARATOR)
  const further = from !== null && from > 0 ? stored.slice(from).trimStart() : null
  const { shown, rest } =
    further === null ? foldText(isEmpty ? remark || noText(mail) : whole) : { shown: further, rest: '' }
  return { whole, isEmpty, remark, folded, stored, further, shown, rest }
}

/** `room`: bytes of the card that are left for the texts and the attachments. */
function mailParts(mail: MailView, texts: ReturnType<typeof mailTexts>, room: number, from: number | null) {
  const { whole, isEmpty, remark, folded, stored, further, shown, rest } = texts
  const attachments = attachmentParts(mail, Math.min(ATTACHMENTS_ROOM, room / 3))
  let left = room - attachments.size - REMARK_ROOM
  const fit = (text: string) => {
    const part = fitText(text, Math.max(0, left))
    left -= textSize(part)
    return part
  }
  const text = fit(shown)
  const restText = fit(text === shown ? rest : '')
  const foldedText = fit(further === null && text === shown && restText === rest ? folded : '')
  const more = countLines(restText) + countLines(foldedText)
  const later = further === null ? folded.length : 0
  const omitted = shown.length + rest.length + later - text.length - restText.length - foldedText.length
  const readOn = omitted > 0 && from !== null
  const isCutAbove = further === null && folded !== '' && restText !== rest
  const hasMore = more > 0
  const marked = mail.important === true ? say('cards.mail.important') : ''
  const said = [marked, isEmpty ? '' : remark].filter((one) => one !== '').join(' · ')
  const parts = {
    hasRemark: said !== '',
    remark: said,
    text,
    textRtl: isRightToLeft(isEmpty || further !== null ? text : whole),
    hasMore,
    showMore: hasMore ? say('cards.mail.showMore', { count: more }) : '',
    hasRest: restText !== '',
    rest: restText,
    hasFolded: foldedText !== '',
    foldedText,
    foldedRtl: isRightToLeft(foldedText),
    hasOmitted: omitted + mail.unkept > 0,
    omitted: omittedText(readOn ? omitted : 0, mail.unkept + (readOn ? 0 : omitted), mail.webLink !== null),
    ...attachments.parts,
    hasWebLink: mail.webLink !== null,
    webLink: mail.webLink ?? '',
  }
  const readOnFrom = stored.length - omitted - (isCutAbove ? SEPARATOR.length : 0)
  return { parts, readOnFrom: readOn ? readOnFrom : null }
}

/** Marks of pictures alone are no text. */
function withoutPictures(text: string, { attachments }: MailView): string {
  const names = attachments.filter(({ kind }) => kind === 'picture').map(({ name }) => name)
  return names.reduce((rest, name) => rest.replaceAll(`[${name || 'picture'}]`, ''), text).trim()
}

function omittedText(onNextCard: number, elsewhere: number, hasLink: boolean): string {
  const next = onNextCard > 0 ? [say('cards.mail.readOn', { count: onNextCard })] : []
  if (elsewhere === 0) return next.join('')
  const where = hasLink ? 'outlook' : 'mailbox'
  const last =
    onNextCard > 0
      ? say('cards.mail.afterThat', { count: elsewhere, where })
      : say('cards.mail.elsewhere', { count: elsewhere, where })
  return [...next, last].join(' ')
}

const NO_ATTACHMENTS = {
  parts: {
    hasAttachments: false,
    attachmentsLabel: '',
    attachments: '',
    hasMoreAttachments: false,
    showAttachments: '',
    moreAttachments: '',
  },
  size: 0,
}

function attachmentParts({ attachments }: MailView, room: number): typeof NO_ATTACHMENTS {
  if (attachments.length === 0) return NO_ATTACHMENTS
  const lines = attachments.map(attachmentLine)
  const few = lines.length <= ATTACHMENTS_SHOWN + ATTACHMENTS_SPARED
  const shown = (few ? lines : lines.slice(0, ATTACHMENTS_SHOWN)).join(' · ')
  const others = few ? [] : lines.slice(ATTACHMENTS_SHOWN)
  const all = others.join('\n')
  const fitting = fitText(all, room)
  const whole = fitting.length === all.length ? others.length : fitting.split('\n').length - 1
  const unnamed = others.length - whole
  const more = [
    ...others.slice(0, whole),
    ...(unnamed > 0 ? [say('cards.mail.unnamed', { count: unnamed })] : []),
  ].join('\n')
  const parts = {
    hasAttachments: true,
    attachmentsLabel: say('cards.mail.attachments', { count: lines.length }),
    attachments: shown,
    hasMoreAttachments: more !== '',
    showAttachments: say('cards.mail.showAttachments', { count: others.length }),
    moreAttachments: more,
  }
  return { parts, size: textSize(shown) + textSize(more) }
}
