// Where a posted message is reached today: Microsoft moves tenants to other service addresses, and a posted message keeps the
// one it was posted through.
import type { PostedMessage } from '../../domain/ticket/outbox.ts'
import type { Deps } from '../deps.ts'

/** The message with the address that its channel, or the person whose chat it stands in, was last heard from. */
export async function presentAddress(
  { documents }: Pick<Deps, 'documents'>,
  posted: PostedMessage,
): Promise<PostedMessage> {
  const conversationId = posted.conversationId.replace(/;messageid=.*$/u, '')
  const channel = await documents.channels.findOne({ conversationId })
  const place = channel ?? (await documents.people.findOne({ 'teams.conversationId': conversationId }))?.teams
  return place?.tenantId === posted.tenantId ? { ...posted, serviceUrl: place.serviceUrl } : posted
}
