// The words of the mails that go to customers: those that leave by themselves, and what stands below all of them.
import { cleanText, truncate } from '../../domain/mail/clean-text.ts'
import type { MailAddress } from '../../domain/mail/mail.ts'
import type { MailSettings } from '../../domain/mail/mail-settings.ts'
import { fillPlaceholders, holdsPlaceholder, type Placeholder } from '../../domain/mail/placeholders.ts'
import { isOpen, type Ticket } from '../../domain/ticket/ticket.ts'
import type { Speaker } from '../../texts/speaker.ts'
import { offeredCategories } from '../catalogue/offered.ts'
import { pageLink, type PageLinkDeps } from '../customers/page/page-link.ts'
import type { Deps } from '../deps.ts'
import { nameOf, type Lookups } from '../lookups.ts'
import { speakerForRequester } from '../organisations/speaker-for.ts'
import { subjectText } from '../views/removed-view.ts'

type TextDeps = Pick<Deps, 'documents' | 'botLink'>
type Values = Readonly<Record<Placeholder, string>>

/** The text for whom it goes to; `null` when it is switched off, or when there is no reason for it any more. */
export async function automaticText(
  deps: TextDeps & PageLinkDeps,
  lookups: Lookups,
  ticket: Ticket,
  answer: 'acknowledgement' | 'closing',
  settings: MailSettings,
): Promise<((to: MailAddress) => string) | null> {
  // What was no request is answered by nothing, and what was merged goes on elsewhere.
  const isResolved = !isOpen(ticket.status) && ticket.mergedInto === null
  const wanted =
    !ticket.notRequest && (answer === 'acknowledgement' ? settings.acknowledge : settings.sayResolved && isResolved)
  if (!wanted) return null
  const [values, speaker] = await Promise.all([
    placeholderValues(deps, lookups, ticket),
    speakerForRequester(deps.documents, ticket),
  ])
  const names = answer === 'acknowledgement' ? await categoriesToAsk(deps, ticket) : []
  const question = names.length === 0 ? '' : speaker.say('mail.categories', { names: speaker.oneOf(names) })
  return (to) =>
    letter(settings[answer], settings, values, { link: pageLink(deps, ticket, [to], settings), question }, speaker)
}

/** More than a line holds are left to the page. */
export const MOST_NAMES = 10

/** What a reply can choose from; nothing where that is chosen already, or is asked in Teams. */
async function categoriesToAsk({ documents }: TextDeps, ticket: Ticket): Promise<readonly string[]> {
  const { categoryId, questionOver, requester } = ticket
  if (categoryId !== null || questionOver) return []
  const person = requester.personId === null ? undefined : await documents.people.findOne({ _id: requester.personId })
  if (person?.teams) return []
  const offered = await offeredCategories(documents, ticket)
  return offered.length > MOST_NAMES ? [] : offered.map(({ name }) => oneLine(name))
}

/** A text of an administrator, with what stands below it. */
export function letter(
  text: string,
  { signature }: Pick<MailSettings, 'signature'>,
  values: Values,
  { link, question }: { readonly link: string | null; readonly question: string },
  speaker: Speaker,
): string {
  const filled = link === null ? values : { ...values, link }
  const hasLink = holdsPlaceholder(text, 'link') || holdsPlaceholder(signature, 'link')
  const asked = [fillPlaceholders(text, filled), question].filter((part) => part !== '').join('\n\n')
  return parts(asked, hasLink ? null : link, fillPlaceholders(signature, filled), speaker)
}

/** What an agent wrote, as it stands, with what stands below it. `link`: to the page, as whoever reads this may have it. */
export async function replyText(
  deps: TextDeps,
  lookups: Lookups,
  ticket: Ticket,
  text: string,
  { signature }: Pick<MailSettings, 'signature'>,
  link: string | null,
): Promise<string> {
  const [values, speaker] = await Promise.all([
    placeholderValues(deps, lookups, ticket),
    speakerForRequester(deps.documents, ticket),
  ])
  const filled = link === null ? values : { ...values, link }
  const hasLink = holdsPlaceholder(signature, 'link')
  return parts(text, hasLink ? null : link, fillPlaceholders(signature, filled), speaker)
}

function parts(text: string, link: string | null, signature: string, { say }: Speaker): string {
  return [text, link === null ? '' : say('mail.page', { link }), signature].filter((part) => part !== '').join('\n\n')
}

/** What the placeholders of a text stand for; never empty. `link` is that of whoever has no page: to the bot, or a word. */
export async function placeholderValues(deps: TextDeps, lookups: Lookups, ticket: Ticket): Promise<Values> {
  const { personId } = ticket.requester
  const [{ say }, person] = await Promise.all([
    speakerForRequester(deps.documents, ticket),
    personId === null ? undefined : deps.documents.people.findOne({ _id: personId }),
  ])
  return {
    ticket: `#${ticket.number}`,
    subject: oneLine(subjectText(ticket.subject)) || say('mail.noSubject'),
    requester: oneLine(ticket.requester.name),
    category: oneLine((await nameOf(ticket.categoryId, (id) => lookups.category(id))) ?? '') || say('mail.noCategory'),
    link: (person?.teams ? deps.botLink : '') || say('mail.noLink'),
  }
}

function oneLine(text: string): string {
  return truncate(cleanText(text).replace(/\s+/gu, ' '), 200)
}
