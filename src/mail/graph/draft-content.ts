// What a draft says and to whom, as a digest: so that one which somebody edited is told from one that Exchange only touched.
import { z } from 'zod'
import type { DraftContent } from '../../app/ports/mailbox-provider.ts'
import { textDigest } from '../../lib/text-digest.ts'
import { textFromHtml } from '../html-to-text.ts'
import { misunderstood } from './errors.ts'
import type { GraphClient } from './graph-client.ts'
import { AttachmentPage, Recipient } from './graph-json.ts'

export interface DraftContentDeps {
  readonly client: GraphClient
  /** `/users/…` of the mailbox. */
  readonly userPath: string
}

const Recipients = z.array(Recipient)

/** Left out by whoever answers with less. */
export const CONTENT = {
  subject: z.string().nullish(),
  body: z.object({ contentType: z.string(), content: z.string() }).nullish(),
  toRecipients: Recipients.nullish(),
  ccRecipients: Recipients.nullish(),
  bccRecipients: Recipients.nullish(),
}
const FIELDS = Object.keys(CONTENT).join(',')
const Content = z.object(CONTENT)

/** The same however the words are marked up and the addresses are named; `null` where not all of it was told. */
export function contentDigest({
  subject,
  body,
  toRecipients,
  ccRecipients,
  bccRecipients,
}: z.infer<typeof Content>): string | null {
  if (body == null || toRecipients == null || ccRecipients == null || bccRecipients == null) return null
  // Whoever it is looked through for: the same draft must not look edited to somebody who reads another language.
  const text = body.contentType.toLowerCase() === 'html' ? textFromHtml(body.content, '') : body.content
  const lists = [toRecipients, ccRecipients, bccRecipients].map((list) => addressesOf(list).join(' '))
  return textDigest(spaced(subject ?? ''), spaced(text), ...lists)
}

/** Throws with `code` `ErrorItemNotFound` when it is gone. */
export async function draftContent(
  { client, userPath }: DraftContentDeps,
  { id }: { readonly id: string },
): Promise<DraftContent> {
  const path = `${userPath}/messages/${encodeURIComponent(id)}`
  const content = Content.safeParse(await client.get(`${path}?$select=${FIELDS}`))
  if (!content.success) throw misunderstood(`GET ${path}`, content.error)
  return { digest: contentDigest(content.data), files: await attachedFiles(client, path) }
}

/** Names of the files of a mail, those aside that are part of its text. `path` is that of the mail. */
export async function attachedFiles(client: GraphClient, path: string): Promise<readonly string[]> {
  const names: string[] = []
  for (let address: string | undefined = `${path}/attachments?$select=id,name,isInline`; address !== undefined;) {
    const page = AttachmentPage.safeParse(await client.get(address))
    if (!page.success) throw misunderstood(`GET ${path}/attachments`, page.error)
    names.push(...page.data.value.flatMap(({ name, isInline }) => (isInline === true ? [] : [name ?? ''])))
    address = page.data['@odata.nextLink']
  }
  return names
}

function addressesOf(list: z.infer<typeof Recipients>): readonly string[] {
  return list.map((one) => one?.emailAddress?.address?.trim().toLowerCase() ?? '').toSorted()
}

function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
