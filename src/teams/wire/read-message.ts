// What somebody wrote to the bot: the words, and what came with them.
import type { Activity } from 'botbuilder'
import { z } from 'zod'
import { cloudFile, type CloudFile } from '../../domain/ticket/cloud-file.ts'
import type { TypedMessage } from '../typed-message.ts'
import type { MessageChange } from '../../domain/ticket/message-changes.ts'
import type { SaidMessage } from '../../domain/ticket/outbox.ts'
import { activityKey, messageKey } from './activity-key.ts'
import { OwnMention, textWithoutMention } from './bot-turn.ts'
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
  const said = saidMessage(activity, spoken)
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
    key: said?.key ?? activityKey(activity),
    said,
  }
}

/** Whether it is addressed to the bot, by a mention or as a message that only the bot sees; outside of channels everything is. */
export function isForBot(activity: Activity, { isPersonal }: Pick<Spoken, 'isPersonal'>): boolean {
  const { entities, recipient, conversation } = ForBot.parse(activity)
  const isMentioned = entities.some((entity) => OwnMention.safeParse(entity).data?.mentioned.id === recipient.id)
  return isPersonal || conversation.conversationType === 'groupChat' || isMentioned || recipient.isTargeted
}

const ForBot = z.object({
  entities: z.array(z.unknown()).catch([]).default([]),
  recipient: z.object({ id: z.string(), isTargeted: z.boolean().catch(false).default(false) }),
  conversation: z.object({ conversationType: z.string().optional().catch(undefined) }),
})

/** Other bots, and the bot itself, are heard by nobody. */
export function isOfPerson({ from }: Activity): boolean {
  return from.role !== 'bot' && !from.id.startsWith('28:')
}

/** In a channel or group: in a personal chat messages are told apart by more than their ids. `null` where Teams gave it none. */
export function saidMessage(activity: Activity, spoken: Spoken): SaidMessage | null {
  const { serviceUrl, tenantId, isPersonal } = spoken
  const id = z.string().min(1).max(1000).safeParse(activity.id).data
  if (isPersonal || id === undefined) return null
  const posted = { serviceUrl, tenantId, conversationId: activity.conversation.id, activityId: id }
  return { key: messageKey(spoken, id), posted }
}

/** What happened to a message that stands in Teams already. */
export interface ChangedMessage {
  readonly is: MessageChange['is']
  /** Teams' time, and never a later one than `now`. */
  readonly at: Date
}

/** `null` for what changes no message: Teams also sends updates of its own, such as of a preview. */
export function readMessageChange(activity: Activity, now: Date): ChangedMessage | null {
  const { data } = Changed.safeParse(activity)
  const is = data && CHANGES[`${data.type} ${data.channelData.eventType}`]
  if (!is) return null
  return { is, at: data.timestamp && data.timestamp < now ? data.timestamp : now }
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages */
const CHANGES: Readonly<Record<string, MessageChange['is']>> = {
  'messageUpdate editMessage': 'edited',
  'messageUpdate undeleteMessage': 'restored',
  'messageDelete softDeleteMessage': 'deleted',
}

const Changed = z.object({
  type: z.enum(['messageUpdate', 'messageDelete']),
  timestamp: z.coerce.date().optional().catch(undefined),
  channelData: z.object({ eventType: z.string() }),
})

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
