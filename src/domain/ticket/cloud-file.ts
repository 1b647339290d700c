// A file that somebody sent along in Teams: it stays where it is, and the ticket keeps the way to it.
import { say } from '../../texts/say.ts'
import { cleanText } from '../mail/clean-text.ts'
import type { TicketAttachment } from './entry.ts'

export interface CloudFile {
  readonly name: string
  /** Where it opens for those whom its owner shared it with. */
  readonly url: string
}

/** So many of one message are kept. */
export const MOST_CLOUD_FILES = 10
const MAX_URL = 2000
/** Where Microsoft 365 keeps what people send in chats: https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges */
const HOSTS = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn', '.sharepoint.de']

/** `null` for an address that leads anywhere else. */
export function cloudFile(name: string, address: string): CloudFile | null {
  if (address.length > MAX_URL || !URL.canParse(address)) return null
  const { protocol, hostname, username, port, href } = new URL(address)
  const isTheirs =
    protocol === 'https:' && username === '' && port === '' && HOSTS.some((end) => hostname.endsWith(end))
  const called = cleanText(name).replace(/\s+/gu, ' ').slice(0, 200)
  return isTheirs ? { name: called === '' ? say('writing.file') : called, url: href } : null
}

/** As an attachment of what it came with. */
export function linkAttachment({ name, url }: CloudFile): TicketAttachment {
  return { mailId: '', attachmentId: '', name, size: 0, contentType: '', kind: 'link', url }
}
