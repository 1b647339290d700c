// What goes with each form of the page: proof that it was given out here for this ticket, so that what is posted twice is done once.
import type { Ticket } from '../../../domain/ticket/ticket.ts'
import type { Deps } from '../../deps.ts'
import type { PageAct } from '../../views/customer-page-view.ts'

export interface PageForm {
  readonly ticketId: string
  /** The same again is the same form. */
  readonly key: string
  /** What the ticket had when the form was drawn. */
  readonly expected: { readonly categoryId: string | null; readonly serviceTypeId: string | null }
}

/** How long a form may be filled in. */
const VALID_MS = 12 * 3_600_000

export function newPageForm(
  { signedTokens, clock, newId }: Pick<Deps, 'signedTokens' | 'clock' | 'newId'>,
  { _id: ticketId, categoryId, serviceTypeId }: Pick<Ticket, '_id' | 'categoryId' | 'serviceTypeId'>,
): string {
  const form: PageForm = { ticketId, key: newId(), expected: { categoryId, serviceTypeId } }
  return signedTokens.sign('page-form', form, new Date(clock().getTime() + VALID_MS))
}

/** `null` for one that was not given out here, or for another ticket, or too long ago. */
export function readPageForm(
  { signedTokens, clock }: Pick<Deps, 'signedTokens' | 'clock'>,
  token: string,
  ticketId: string,
): PageForm | null {
  // What we signed ourselves has the form we gave it.
  const form = signedTokens.open('page-form', token, clock()) as PageForm | null
  return form?.ticketId === ticketId ? form : null
}

/** Whether the form did its work before. */
export async function isFormUsed(
  { documents }: Pick<Deps, 'documents'>,
  { key }: PageForm,
  act: PageAct,
): Promise<boolean> {
  return (await documents.heard.findOne({ _id: usedId(key, act) })) !== undefined
}

/** For as long as the form could be sent again. */
export async function noteFormUsed(
  { documents, clock }: Pick<Deps, 'documents' | 'clock'>,
  { key }: PageForm,
  act: PageAct,
): Promise<void> {
  const at = clock()
  const expiresAt = new Date(at.getTime() + VALID_MS)
  await documents.heard.insertNew([{ _id: usedId(key, act), at, answer: null, expiresAt }])
}

function usedId(key: string, act: PageAct): string {
  return `page-form/${key}/${act}`
}
