// What somebody wrote to the bot: the words, and what came with them.
import type { Activity } from 'botbuilder'
import { z } from 'zod'
import { cloudFile, type CloudFile } from '../../domain/ticket/cloud-file.ts'
import type { TypedMessage } from '../typed-message.ts'
import { activityKey } from './activity-key.ts'
import { textWithoutMention } from './bot-turn.ts'
import type { Spoken } from './read-activity.ts'

const Attachment = z.object({
  contentType: z.string().max(500),
  name: z.string().min(1).max(500).optional().catch(undefined),
  contentUrl: z.string().max(2000).optional().catch(undefined),
  content: z.unknown().optional(),
})
const MOST_ATTACHMENTS = 50
/** Of the message's HTML, in characters. */
const MOST_HTML = 200_000

export function readMessage(activity: Activity, spoken: Spoken): TypedMessage {
  const command = textWithoutMention({ activity })
  // Only a text with mentions is markup: anything else was typed as it stands here.
  const isMarkup = /<at\b/iu.test((activity as Partial<Activity>).text ?? '')
  const text = isMarkup ? plainText(command) : command
  return {
    command,
    text,
    toColleague: /^<at\b/iu.test(command),
    files: filesOf(activity.attachments),
    links: linksOf(activity.attachments),
    threadId: spoken.threadId,
    conversationId: spoken.conversationId,
    key: activityKey(activity),
  }
}

/** Mentions as `@Ann Bell`; Teams escapes what else looks like markup. */
function plainText(markup: string): string {
  return markup
    .replace(/<at\b[^<>]{0,200}>([^<]{0,500})<\/at>/giu, '@$1')
    .replace(/&(?:lt|gt|quot|#39|apos|amp);/giu, (entity) => ENTITIES[entity.toLowerCase()] ?? entity)
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&apos;': "'", '&amp;': '&' },
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#receive-files-in-personal-chat */
const SENT_FILE = 'application/vnd.microsoft.teams.file.download.info'

function linksOf(attachments: unknown): readonly CloudFile[] {
  if (!Array.isArray(attachments)) return []
  return attachments.slice(0, MOST_ATTACHMENTS).flatMap((one) => {
    const { contentType, name = '', contentUrl = '' } = Attachment.safeParse(one).data ?? {}
    const file = contentType === SENT_FILE ? cloudFile(name, contentUrl) : null
    return file === null ? [] : [file]
  })
}

/** Names of what was attached, as far as Teams tells them. Every message has its own text as an HTML attachment besides. */
function filesOf(attachments: unknown): readonly string[] {
  if (!Array.isArray(attachments)) return []
  const read = attachments.slice(0, MOST_ATTACHMENTS).flatMap((one) => Attachment.safeParse(one).data ?? [])
  const named = read
    .filter(({ contentType }) => contentType !== 'text/html')
    .map(({ name, contentType }) => name ?? (contentType.startsWith('image/') ? 'picture' : 'file'))
  if (named.length > 0) return named
  const html = read
    .flatMap(({ contentType, content }) =>
      contentType === 'text/html' && typeof content === 'string' ? [content.slice(0, MOST_HTML)] : [],
    )
    .join('')
  if (/<attachment\b/iu.test(html)) return ['file']
  return /<img\b(?![^>]{0,500}emoji)/iu.test(html) ? ['picture'] : []
}
