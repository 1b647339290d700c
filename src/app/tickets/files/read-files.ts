// The panel Files, with links that were made for whoever asked, at this moment.
import type { Person } from '../../../domain/organisation/person.ts'
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Deps } from '../../deps.ts'
import type { FilesPanelView, FileView } from '../../views/files-panel-view.ts'
import { fileLink, type LinkDeps } from './file-link.ts'
import { listFiles, type TicketFile } from './list-files.ts'
import { isSmallPicture } from './small-pictures.ts'

/** What fits into a card with links and pictures. */
const PAGE_SIZE = 4

/** For agents: whoever may see the ticket as they do. */
export async function readFiles(
  deps: LinkDeps & Pick<Deps, 'documents'>,
  actor: Person,
  ticket: Ticket,
  page: string,
): Promise<FilesPanelView> {
  const { files, next } = await listFiles(deps, ticket, page, PAGE_SIZE)
  return { kind: 'files', files: files.map((file) => fileView(deps, actor, ticket, file)), isFirst: page === '', next }
}

function fileView(deps: LinkDeps, actor: Person, { _id: ticketId }: Ticket, file: TicketFile): FileView {
  const { attachment, from, webLink, entryId, index } = file
  const { name, size, kind } = attachment
  const link = (purpose: 'file' | 'picture') => fileLink(deps, purpose, actor, { ticketId, entryId, index })
  return {
    ...{ name, size, kind, from, at: new Date(file.at), webLink },
    download: kind === 'link' ? null : link('file'),
    cloudLink: attachment.url ?? null,
    picture: isSmallPicture(attachment) ? link('picture') : null,
  }
}
