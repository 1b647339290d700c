// The JSON of Graph that we read, and nothing more of it. Mails may be malformed: only an id is indispensable.
// https://learn.microsoft.com/graph/api/resources/message
import { z } from 'zod'

const Text = z.string().nullish().catch(null)
const Flag = z.boolean().nullish().catch(null)

export const Recipient = z
  .object({ emailAddress: z.object({ name: Text, address: Text }).nullish() })
  .nullish()
  .catch(null)
export type Recipient = z.infer<typeof Recipient>

const Headers = z
  .array(z.object({ name: Text, value: Text }))
  .nullish()
  .catch(null)

const Recipients = z.array(Recipient).nullish().catch(null)

export const HEAD_FIELDS = 'internetMessageId,subject,from,receivedDateTime,isDraft'

const head = {
  id: z.string().min(1),
  internetMessageId: Text,
  subject: Text,
  from: Recipient,
  receivedDateTime: Text,
  isDraft: Flag,
}
export const HeadJson = z.object(head)
export type HeadJson = z.infer<typeof HeadJson>

export const HeadPage = z.object({ value: z.array(HeadJson), '@odata.nextLink': z.string().optional() })

export const MESSAGE_FIELDS = `${HEAD_FIELDS},conversationId,replyTo,toRecipients,ccRecipients,body,internetMessageHeaders,hasAttachments,importance,webLink`

export const MessageJson = z.object({
  ...head,
  /** `#microsoft.graph.eventMessage…` for what is about a meeting. */
  '@odata.type': Text,
  conversationId: Text,
  replyTo: Recipients,
  toRecipients: Recipients,
  ccRecipients: Recipients,
  body: z.object({ contentType: Text, content: Text }).nullish().catch(null),
  internetMessageHeaders: Headers,
  hasAttachments: Flag,
  importance: z.enum(['low', 'normal', 'high']).nullish().catch(null),
  webLink: Text,
})
export type MessageJson = z.infer<typeof MessageJson>

/** What only messages about meetings have. https://learn.microsoft.com/graph/api/resources/eventmessage */
export const MeetingJson = z.object({
  meetingMessageType: Text,
  startDateTime: z.object({ dateTime: Text, timeZone: Text }).nullish().catch(null),
  isAllDay: Flag,
  location: z.object({ displayName: Text }).nullish().catch(null),
  from: Recipient,
})
export type MeetingJson = z.infer<typeof MeetingJson>

export const DraftJson = z.object({
  id: z.string().min(1),
  isDraft: Flag,
  createdDateTime: Text,
  lastModifiedDateTime: Text,
  changeKey: Text,
  internetMessageHeaders: Headers,
})
export type DraftJson = z.infer<typeof DraftJson>

export const DraftPage = z.object({ value: z.array(DraftJson), '@odata.nextLink': z.string().optional() })

/** What only files have comes only with the cast. */
export const ATTACHMENT_FIELDS = 'id,name,size,contentType,isInline,microsoft.graph.fileAttachment/contentId'

export const AttachmentJson = z.object({
  '@odata.type': Text,
  id: z.string().min(1),
  name: Text,
  size: z.number().nullish().catch(null),
  contentType: Text,
  isInline: Flag,
  contentId: Text,
})
export type AttachmentJson = z.infer<typeof AttachmentJson>

/** One file with its bytes, in base64. */
export const FileJson = z.object({ contentBytes: z.string() })

export const AttachmentPage = z.object({ value: z.array(AttachmentJson), '@odata.nextLink': z.string().optional() })

/** Exchange's own have some 150 characters. */
const MAX_ID = 1_000

/** An item of a delta page: a message, or word of one that left the folder. */
export const DeltaItem = z.object({ ...head, id: z.string().min(1).max(MAX_ID), '@removed': z.unknown().optional() })
export type DeltaItem = z.infer<typeof DeltaItem>

/** Its items are looked at one by one: a broken one must not cost the others anything. */
export const DeltaPage = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
})

export const ErrorBody = z.object({
  error: z.object({ code: Text, innerError: z.object({ 'request-id': Text }).nullish().catch(null) }),
})
