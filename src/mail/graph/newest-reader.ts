// The newest mails of the Inbox, for a look at what is there; change tracking is elsewhere.
import type { MailHead } from '../../domain/mail/mail.ts'
import type { Clock } from '../../app/ports/runtime.ts'
import { misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'
import { HEAD_FIELDS, HeadPage } from './graph-json.ts'
import { toMailHead } from './to-mail.ts'

export interface NewestReaderDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
  readonly pageSize: number
  readonly clock: Clock
}

/** Pages that are mostly empty, or lead in a circle, come to an end, too. */
const MOST_PAGES = 50

export async function readNewest(
  { client, userPath, pageSize, clock }: NewestReaderDeps,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<readonly MailHead[]> {
  const path = `${userPath}/mailFolders/inbox/messages`
  const from = `${since.toISOString().slice(0, 19)}Z`
  // What is sorted by has to be filtered by first: https://learn.microsoft.com/graph/api/user-list-messages
  const order = `$filter=receivedDateTime%20ge%20${from}&$orderby=receivedDateTime%20desc`
  const found: MailHead[] = []
  let link: string | undefined = `${path}?$select=${HEAD_FIELDS}&${order}&$top=${Math.min(limit, pageSize)}`
  for (let pages = 0; link !== undefined && found.length < limit && pages < MOST_PAGES; pages += 1) {
    const page = HeadPage.safeParse(await client.get(link))
    if (!page.success) throw misunderstood(`GET ${path}`, page.error)
    const heads = page.data.value.filter(({ isDraft }) => isDraft !== true)
    found.push(...heads.map((head) => toMailHead(head, clock())))
    link = page.data['@odata.nextLink']
  }
  return found.slice(0, limit)
}
