// The files of a ticket, newest first: what each is, from whom, and the way to it.
import type { TicketView } from '../../../app/views/card-view.ts'
import type { FilesPanelView, FileView } from '../../../app/views/files-panel-view.ts'
import type { AttachmentKind } from '../../../domain/mail/attachment-kind.ts'
import { say } from '../../../texts/say.ts'
import { button } from '../button.ts'
import { cardTime, oneLine } from '../card-text.ts'
import { attachmentLine } from '../mail-words.ts'
import { backFrom, NO_PANEL, NO_ROW, type Panel, type Row, rowPictures } from './panel.ts'

/** Only Outlook makes something of these. */
const FOR_OUTLOOK: ReadonlySet<AttachmentKind> = new Set(['link', 'encrypted', 'protected', 'winmail', 'invitation'])

export function filesPanel(view: TicketView, panel: FilesPanelView): Panel {
  const { ticketId } = view
  const { files, next, isFirst, fromMore: more = false } = panel
  return {
    ...NO_PANEL,
    title: isFirst ? say('panels.files.title') : say('panels.files.older'),
    rows: files.map(fileRow),
    hint: hintFor(panel),
    buttons: [
      ...(isFirst ? [] : [button(say('panels.files.newest'), 'ticket.files', { ticketId, place: '', more })]),
      ...(next === null ? [] : [button(say('panels.files.older'), 'ticket.files', { ticketId, place: next, more })]),
      backFrom(view, panel),
    ],
  }
}

function hintFor({ files, isFirst }: FilesPanelView): string {
  if (files.length > 0) return say('panels.files.links')
  return isFirst ? say('panels.files.none') : say('panels.files.noOlder')
}

function fileRow(file: FileView): Row {
  const { from, at, download, picture, webLink, kind, cloudLink } = file
  const links = [
    ...(download === null ? [] : [{ linkTitle: say('panels.files.download'), linkUrl: download }]),
    ...(cloudLink ? [{ linkTitle: say('panels.files.oneDrive'), linkUrl: cloudLink }] : []),
    ...(webLink !== null && FOR_OUTLOOK.has(kind)
      ? [{ linkTitle: say('panels.openInOutlook'), linkUrl: webLink }]
      : []),
  ]
  return {
    ...NO_ROW,
    rowTitle: attachmentLine(file),
    rowDetails: oneLine(say('panels.files.from', { name: from }), 80),
    ...{ hasRowAt: true, rowAt: cardTime(at) },
    ...rowPictures(picture === null ? [] : [{ name: file.name, url: picture }]),
    ...{ hasRowLinks: links.length > 0, rowLinks: links },
  }
}
