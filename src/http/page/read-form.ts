// A form of a ticket's page as browsers post it. Whatever came, something known comes of it.
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { PAGE_ACTS, PAGE_DONE, type PageDone, type PageInput } from '../../app/views/customer-page-view.ts'
import { HttpRefusal } from '../answers.ts'
import { readBody } from '../read-body.ts'

/** Bytes: the longest message that is taken, each sign of it written as nine, and some room to say that one is too long. */
const LIMIT = 64 * 1024

const Text = z.string().max(LIMIT).default('')
const Short = z.string().max(1000).default('')

const Posted = z.object({
  form: z.string().max(4096).default(''),
  act: z.enum(PAGE_ACTS),
  text: Text,
  word: Text,
  categoryId: Short,
  serviceTypeId: Short,
  stars: Short,
})

/** Throws `HttpRefusal`: 413 where it is too large, 415 and 400 for what no form of ours sends. */
export async function readPageForm(
  req: IncomingMessage,
): Promise<{ readonly form: string; readonly input: PageInput }> {
  const type = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') {
    throw new HttpRefusal(415, 'no-form', 'This takes the forms of the page only')
  }
  const body = await readBody(req, LIMIT)
  const posted = Posted.safeParse(Object.fromEntries(new URLSearchParams(body.toString('utf8'))))
  if (!posted.success) throw new HttpRefusal(400, 'no-form', 'This is no form of the page')
  const { form, ...input } = posted.data
  // Browsers end lines with both.
  return { form, input: { ...input, text: input.text.replaceAll('\r\n', '\n') } }
}

const Query = z.object({
  page: z.string().max(500).catch(''),
  done: z.enum(PAGE_DONE).nullable().catch(null),
})

/** What the address says beside the token; nonsense is nothing. */
export function readPageQuery(query: string): { readonly place: string; readonly done: PageDone | null } {
  const { page, done } = Query.parse(Object.fromEntries(new URLSearchParams(query)))
  return { place: page, done }
}
