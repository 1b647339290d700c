// The tickets of somebody who is exported: one file for each, and what agents wrote for one another in another.
import { hasAsked, isWrittenBy, relationOf, type Relation } from '../../domain/privacy/erase-ticket.ts'
import { isOwnStart } from '../../domain/ticket/public-entries.ts'
import type { Eraser } from '../../domain/privacy/traces.ts'
import { entryText } from '../../domain/ticket/entry.ts'
import type { Entry, MailContent, Ticket } from '../../domain/ticket/ticket.ts'
import { inWords, say } from '../../texts/say.ts'
import type { ZippedText } from '../ports/zip.ts'
import type { Deps } from '../deps.ts'
import type { Lookups } from '../lookups.ts'
import { removedText } from '../views/removed-view.ts'
import { entriesOf } from './erase-from-tickets.ts'

/** What is looked for: `certain` by addresses and ids, `eraser` by names, too. */
export interface Wanted {
  readonly certain: Eraser
  readonly eraser: Eraser
}

/** The files of one ticket: none where it has nothing to do with the person. */
export async function* ticketFiles(
  deps: Pick<Deps, 'documents'>,
  lookups: Lookups,
  wanted: Wanted,
  ticket: Ticket,
): AsyncGenerator<ZippedText> {
  const relation = relationOf(ticket, wanted.certain, '')
  const found = await countEntries(deps, wanted, ticket, relation)
  const isIn = relation !== 'other' || wanted.certain.scrub(ticket) !== ticket
  if (isIn || found.said > 0) {
    const head = await ticketHead(lookups, ticket, wanted, relation)
    yield { name: `tickets/${ticket.number}.json`, text: withEntries(deps, wanted, ticket, relation, 'said', head) }
  }
  if (found.internal > 0) {
    const head = { number: ticket.number }
    yield {
      name: `internal/${ticket.number}.json`,
      text: withEntries(deps, wanted, ticket, relation, 'internal', head),
    }
  }
}

type Kind = 'said' | 'internal'

/** What an entry is to the person: something they wrote or got, something agents said about them, or nothing. */
function kindOf(entry: Entry, { certain, eraser }: Wanted, relation: Relation): Kind | null {
  const isOwn = relation === 'own'
  if (entry.audience === 'public') {
    const isBy = isWrittenBy(entry, certain) || certain.isPerson(entry.by.personId)
    if (isBy || isTo(certain, entry.to, entry.toPerson) || (isOwn && entry.kind === 'reply')) return 'said'
  }
  const isAbout = isOwn || certain.isPerson(entry.by.personId) || eraser.scrub(entry) !== entry
  return entry.audience === 'internal' && isAbout ? 'internal' : null
}

/** By mail, or in their chat. */
export function isTo(
  certain: Eraser,
  to: readonly { readonly address: string }[],
  toPerson: { readonly personId: string } | null | undefined,
): boolean {
  return certain.isPerson(toPerson?.personId ?? null) || to.some(({ address }) => certain.isAddress(address))
}

async function countEntries(
  deps: Pick<Deps, 'documents'>,
  wanted: Wanted,
  ticket: Ticket,
  relation: Relation,
): Promise<Readonly<Record<Kind, number>>> {
  const counts = { said: 0, internal: 0 }
  for await (const entry of entriesOf(deps, ticket)) {
    const kind = kindOf(entry, wanted, relation)
    // A name alone says nothing in a ticket that they have nothing to do with.
    if (kind === 'said' || (kind === 'internal' && (relation !== 'other' || wanted.certain.scrub(entry) !== entry))) {
      counts[kind] += 1
    }
  }
  return counts
}

async function* withEntries(
  deps: Pick<Deps, 'documents'>,
  wanted: Wanted,
  ticket: Ticket,
  relation: Relation,
  kind: Kind,
  head: object,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "entries": [`
  let isFirst = true
  for await (const entry of entriesOf(deps, ticket)) {
    if (kindOf(entry, wanted, relation) !== kind) continue
    yield `${isFirst ? '' : ','}\n${indented(entryData({ ...entry, text: entryText(entry) }))}`
    isFirst = false
  }
  yield isFirst ? ']\n}\n' : '\n  ]\n}\n'
}

function indented(value: object): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}

/** What it began with is only theirs where they asked. */
async function ticketHead(lookups: Lookups, ticket: Ticket, { certain }: Wanted, relation: Relation): Promise<object> {
  const [organisation, category, serviceType] = await Promise.all([
    lookups.organisation(ticket.organisationId),
    ticket.categoryId === null ? null : lookups.category(ticket.categoryId),
    ticket.serviceTypeId === null ? null : lookups.serviceType(ticket.serviceTypeId),
  ])
  const { number, status, priority, createdAt, updatedAt, resolvedAt, dueAt, removed, requester, followers, rating } =
    ticket
  const hasWritten = hasAsked(ticket, certain) || (relation === 'own' && isOwnStart(ticket))
  return {
    ...{ number, organisation: organisation?.name ?? null, status, priority },
    ...{ category: category?.name ?? null, serviceType: serviceType?.name ?? null },
    ...{ createdAt, updatedAt, resolvedAt, dueAt },
    role: say('privacy.export.role', { relation }),
    requester: relation === 'own' ? { name: requester.name, address: requester.address } : undefined,
    follows: followers.some(({ address }) => certain.isAddress(address)),
    removed: removed === null ? undefined : removedText(removed),
    rating: relation === 'own' && rating ? { stars: rating.stars, word: rating.word, at: rating.at } : undefined,
    ...(hasWritten ? { subject: ticket.subject, ...contentData(ticket) } : {}),
  }
}

function entryData(entry: Entry): object {
  const { at, kind, by, to, subject, removed, changed } = entry
  return {
    ...{ at, kind, by: { name: by.name, address: by.address }, to, subject: subject ?? undefined },
    changed: changed && { is: changed.is, at: changed.at },
    ...(removed === undefined ? contentData(entry) : { removed: say('privacy.export.removed') }),
  }
}

function contentData({ text, foldedText, attachments, meeting }: MailContent): object {
  return {
    text,
    quotedText: foldedText === '' ? undefined : foldedText,
    files:
      attachments.length === 0
        ? undefined
        : // Where one stays in the cloud, it is opened there.
          attachments.map(({ name, size, contentType, url }) => ({ name, size, contentType, url })),
    meeting: meeting ? { ...meeting, when: meeting.when && inWords(meeting.when) } : undefined,
  }
}
