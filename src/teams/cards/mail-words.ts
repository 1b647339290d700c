// What is said of a mail beside its own words: what came with it, and what cannot be shown.
import type { AttachmentView, MailView } from '../../app/views/card-view.ts'
import type { AttachmentKind } from '../../domain/mail/attachment-kind.ts'
import { say } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import { oneLine, sizeText } from './card-text.ts'
import { hasRightToLeft } from './text-direction.ts'

const SEALED: readonly (readonly [AttachmentKind, TextKey])[] = [
  ['encrypted', 'cards.mail.encrypted'],
  ['protected', 'cards.mail.protected'],
  ['winmail', 'cards.mail.winmail'],
]

/** What somebody must know who reads the text; empty for most mails. */
export function mailRemark({ meeting, attachments }: Pick<MailView, 'meeting' | 'attachments'>): string {
  const sealed = SEALED.find(([kind]) => attachments.some((one) => one.kind === kind))
  if (sealed) return say(sealed[1])
  const invited =
    meeting ??
    (attachments.some(({ kind }) => kind === 'invitation') ? ({ kind: 'invitation', when: null } as const) : null)
  if (invited === null) return ''
  const words = say('cards.mail.meeting', { kind: invited.kind })
  const { when, place, organiser } = { place: undefined, organiser: undefined, ...invited }
  const said = (text: string | null | undefined, most: number) =>
    text == null || text === '' ? 'none' : oneLine(text, most)
  return say('cards.mail.meetingDetails', {
    words,
    when: said(when, 100),
    place: said(place, 80),
    organiser: said(organiser, 60),
  })
}

/** Stands in place of a text. */
export function noText({ attachments }: Pick<MailView, 'attachments'>): string {
  const pictures = attachments.filter(({ kind }) => kind === 'picture').length
  const files = attachments.length - pictures
  if (files + pictures === 0) return say('cards.mail.empty')
  return files === 0
    ? say('cards.mail.onlyPictures', { count: pictures })
    : say('cards.mail.onlyAttachments', { count: attachments.length })
}

/** Of a name that runs right to left, too, the ending stands at the end. */
function fileName(name: string): string {
  const [, stem = name, ending = ''] = /^(.{1,500})(\.\w{1,5})$/u.exec(name) ?? []
  return hasRightToLeft(stem) ? oneLine(stem, 54) + oneLine(ending, 6) : oneLine(name, 60)
}

/** One attachment as a line: its name, and what is special about it. */
export function attachmentLine({ name, size, kind }: AttachmentView): string {
  const called = fileName(name)
  const bytes = size > 0 ? ` (${sizeText(size)})` : ''
  switch (kind) {
    case 'file':
      return `${called || say('cards.file.unnamed')} (${sizeText(size)})`
    case 'picture':
      return say('cards.file.inEmail', { name: called || say('cards.file.picture') })
    case 'link':
      return say('cards.file.link', { name: called || say('cards.file.unnamed') })
    case 'mail':
      return `${called === '' ? say('cards.file.unnamedMail') : say('cards.file.mail', { name: called })}${bytes}`
    case 'invitation':
      return called === '' || /^ATT\d+\.\w+$/i.test(called)
        ? say('cards.file.unnamedInvitation')
        : say('cards.file.invitation', { name: called })
    case 'encrypted':
      return say('cards.file.encrypted', { name: called || 'smime.p7m' })
    case 'protected':
      return say('cards.file.protected', { name: called || 'message.rpmsg' })
    case 'winmail':
      return say('cards.file.winmail', { name: called || 'winmail.dat' })
    case 'signature':
      return say('cards.file.signature', { name: called || 'smime.p7s' })
  }
}
