// A draft is sent. Only that cannot be undone, and a draft can be sent but once.
import { z } from 'zod'
import type { Draft, DraftState } from '../../app/ports/mailbox-provider.ts'
import { isGone, misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'
import { MessageJson } from './graph-json.ts'
import { toMessageId } from './to-mail.ts'

export interface SendDraftDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
}

export async function sendDraft({ client, userPath }: SendDraftDeps, { id }: Pick<Draft, 'id'>): Promise<void> {
  await client.write('POST', `${userPath}/messages/${encodeURIComponent(id)}/send`)
}

const SENT_FIELDS = 'isDraft,internetMessageId'
const SentPage = z.object({ value: z.array(z.object({ internetMessageId: z.string().nullish() })) })

/**
 * The immutable id finds a sent mail too, says https://learn.microsoft.com/graph/outlook-immutable-id, though not at once; it
 * has been seen to change (github.com/microsoftgraph/microsoft-graph-docs/issues/1533). Then the Message-ID finds it.
 */
export async function draftState(
  deps: SendDraftDeps,
  { id, messageId }: Pick<Draft, 'id' | 'messageId'>,
): Promise<DraftState> {
  const { client, userPath } = deps
  const path = `${userPath}/messages/${encodeURIComponent(id)}`
  try {
    const parsed = MessageJson.safeParse(await client.get(`${path}?$select=${SENT_FIELDS}`))
    if (!parsed.success || parsed.data.isDraft == null) throw misunderstood(`GET ${path}`, parsed.error)
    const state = parsed.data.isDraft ? 'draft' : 'sent'
    return { state, messageId: toMessageId(parsed.data.internetMessageId) }
  } catch (error) {
    if (!isGone(error)) throw error
  }
  if (messageId === null) return { state: 'gone', messageId }
  const sentItems = `${userPath}/mailFolders/sentitems/messages`
  const filter = encodeURIComponent(`internetMessageId eq '${messageId.replaceAll("'", "''")}'`)
  const page = SentPage.safeParse(await client.get(`${sentItems}?$select=${SENT_FIELDS}&$filter=${filter}`))
  if (!page.success) throw misunderstood(`GET ${sentItems}`, page.error)
  return { state: page.data.value.length > 0 ? 'sent' : 'gone', messageId }
}
