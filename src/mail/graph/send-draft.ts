// A draft is sent. Only that cannot be undone, and a draft can be sent but once.
import { z } from 'zod'
import type { Draft, DraftState } from '../../app/ports/mailbox-provider.ts'
import { isGone, misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'
import { toMessageId } from './to-mail.ts'

export interface SendDraftDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
}

export async function sendDraft({ client, userPath }: SendDraftDeps, { id }: Pick<Draft, 'id'>): Promise<void> {
  await client.write('POST', `${userPath}/messages/${encodeURIComponent(id)}/send`)
}

const SENT_FIELDS = 'isDraft,internetMessageId,sentDateTime,changeKey'
const StateJson = z.object({
  isDraft: z.boolean(),
  internetMessageId: z.string().nullish(),
  sentDateTime: z.string().nullish().catch(null),
  changeKey: z.string().nullish().catch(null),
})
const SentPage = z.object({ value: z.array(StateJson.omit({ isDraft: true })) })

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
    const parsed = StateJson.safeParse(await client.get(`${path}?$select=${SENT_FIELDS}`))
    if (!parsed.success) throw misunderstood(`GET ${path}`, parsed.error)
    const { isDraft, internetMessageId, sentDateTime, changeKey } = parsed.data
    const found = { messageId: toMessageId(internetMessageId) }
    // A draft has a time, too: that of its writing.
    return isDraft
      ? { state: 'draft', ...found, sentAt: null, version: changeKey ?? null }
      : { state: 'sent', ...found, sentAt: momentOf(sentDateTime), version: null }
  } catch (error) {
    if (!isGone(error)) throw error
  }
  const nowhere = { state: 'gone', messageId, sentAt: null, version: null } as const
  if (messageId === null) return nowhere
  const sentItems = `${userPath}/mailFolders/sentitems/messages`
  const filter = encodeURIComponent(`internetMessageId eq '${messageId.replaceAll("'", "''")}'`)
  const page = SentPage.safeParse(await client.get(`${sentItems}?$select=${SENT_FIELDS}&$filter=${filter}`))
  if (!page.success) throw misunderstood(`GET ${sentItems}`, page.error)
  const [sent] = page.data.value
  return sent ? { state: 'sent', messageId, sentAt: momentOf(sent.sentDateTime), version: null } : nowhere
}

function momentOf(text: string | null | undefined): Date | null {
  const moment = new Date(text ?? Number.NaN)
  return Number.isNaN(moment.getTime()) ? null : moment
}
