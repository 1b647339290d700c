// Drafts of ours that were written and never sent: found by the header that Frontdesk gave them, and deleted.
import type { FoundDraft } from '../../app/ports/mailbox-provider.ts'
import { DRAFT_HEADER, LOOP_HEADER } from '../../domain/mail/classify-mail.ts'
import { isGone, misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'
import { DraftJson, DraftPage } from './graph-json.ts'

export interface OwnDraftsDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
}

/** People leave drafts behind by the thousand; ours are among the newest. */
const MOST = 200
/** Links may lead in a circle. */
const MOST_PAGES = 50
const FIELDS = 'isDraft,createdDateTime,lastModifiedDateTime,changeKey,internetMessageHeaders'

export async function markedDrafts({ client, userPath }: OwnDraftsDeps): Promise<readonly FoundDraft[]> {
  const path = `${userPath}/mailFolders/drafts/messages`
  const found: DraftJson[] = []
  let link: string | undefined = `${path}?$select=${FIELDS}&$top=50`
  for (let pages = 0; link !== undefined && found.length < MOST && pages < MOST_PAGES; pages += 1) {
    const page = DraftPage.safeParse(await client.get(link))
    if (!page.success) throw misunderstood(`GET ${path}`, page.error)
    found.push(...page.data.value)
    link = page.data['@odata.nextLink']
  }
  return found.flatMap((draft) => {
    const mark = markOf(draft)
    const writtenAt = new Date(draft.createdDateTime ?? Number.NaN)
    if (mark === null || Number.isNaN(writtenAt.getTime())) return []
    const changedAt = new Date(draft.lastModifiedDateTime ?? Number.NaN)
    return [{ id: draft.id, mark, writtenAt, changedAt: Number.isNaN(changedAt.getTime()) ? writtenAt : changedAt }]
  })
}

/** It is looked at first: whatever was sent or edited meanwhile, or was written by somebody else, stays. */
export async function deleteDraft(
  { client, userPath }: OwnDraftsDeps,
  id: string,
  version: string | null = null,
): Promise<boolean> {
  const path = `${userPath}/messages/${encodeURIComponent(id)}`
  try {
    const draft = DraftJson.safeParse(await client.get(`${path}?$select=${FIELDS}`))
    if (!draft.success) throw misunderstood(`GET ${path}`, draft.error)
    if (markOf(draft.data) === null || (version !== null && draft.data.changeKey !== version)) return false
    // For good where the cloud can do that: a draft that is only thrown away can still be found, and sent.
    const failure = await client.write('POST', `${path}/permanentDelete`).then(
      () => null,
      (error: unknown) => error,
    )
    if (failure !== null && !isGone(failure)) await client.write('DELETE', path)
  } catch (error) {
    if (!isGone(error)) throw error
  }
  return true
}

/** `null` for all but unsent mails of Frontdesk. */
function markOf({ isDraft, internetMessageHeaders }: DraftJson): string | null {
  if (isDraft !== true) return null
  const ours = internetMessageHeaders?.find(({ name }) => OURS.has(name?.toLowerCase() ?? ''))
  return ours?.value?.trim() ?? null
}

const OURS = new Set([LOOP_HEADER, DRAFT_HEADER])
