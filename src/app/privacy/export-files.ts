// The files of an export: what is held about one person, as somebody without Frontdesk can read it.
import { createEraser, type Eraser } from '../../domain/privacy/traces.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { inWords, say } from '../../texts/say.ts'
import type { ZippedText } from '../ports/zip.ts'
import type { Deps } from '../deps.ts'
import type { SentFiles } from '../documents.ts'
import { createLookups } from '../lookups.ts'
import type { Collection, Filter, StoredDocument } from '../ports/documents.ts'
import { isNamed, mailboxesWithin } from './erase-from-records.ts'
import { isTo, ticketFiles } from './export-tickets.ts'
import type { FoundPerson } from './find-person.ts'

/** In the order in which they are read; each is made when it is its turn. */
export async function* exportFiles(
  deps: Pick<Deps, 'documents' | 'clock'>,
  { traces, people, reach }: FoundPerson,
): AsyncGenerator<ZippedText> {
  const { documents } = deps
  const { within } = reach
  const certain = createEraser({ ...traces, names: [] })
  const eraser = createEraser(traces)
  const lookups = createLookups(documents)
  const inside = (path: readonly string[]) => within === null || path.includes(within)
  yield { name: 'README.txt', text: [readMe(deps.clock(), reach.organisation.name, within === null)] }
  const organisations = new Map((await documents.organisations.find({})).map(({ _id, name }) => [_id, name]))
  yield { name: 'person.json', text: jsonList(fromArray(people.map((person) => personData(person, organisations)))) }
  for await (const ticket of everyOf(documents.tickets, 20)) {
    if (inside(ticket.organisationPath)) yield* ticketFiles(deps, lookups, { certain, eraser }, ticket)
  }
  const mailboxes = await mailboxesWithin(documents, within)
  yield {
    name: 'mail-log.json',
    text: jsonList(
      chosen(everyOf(documents.ledger), (row) => {
        if (!(mailboxes?.has(row.mailboxId) ?? true) || certain.scrub(row) === row) return null
        const { receivedAt, from, subject, state, reason, messageId } = row
        return { receivedAt, from, subject, outcome: state, reason: reason && inWords(reason), messageId }
      }),
    ),
  }
  yield {
    name: 'audit.json',
    text: jsonList(
      chosen(everyOf(documents.audit), (entry) => {
        const isBy = certain.isPerson(entry.by.personId)
        const isAbout = isNamed(eraser, entry.subject) || certain.scrub(entry) !== entry
        if (!inside(entry.organisationPath) || !(isBy || isAbout)) return null
        const { at, by, action, subject, changes } = entry
        return { at, by: by.name, action, subject: inWords(subject), changes }
      }),
    ),
  }
  const ids = people.map(({ _id }) => _id)
  const [views, rules, drafts, sent] = await Promise.all([
    documents.ticketViews.find({ _id: { $in: ids } }),
    within === null ? documents.mailRules.find({}) : [],
    documents.replyDrafts.find({}),
    filesOf(documents, certain),
  ])
  const others = [
    ...sent.map(({ files, expiresAt }) => ({ what: say('privacy.export.files'), files, keptUntil: expiresAt })),
    ...views.map(({ last, saved }) => ({ what: say('privacy.export.lists'), last, saved })),
    ...rules.flatMap(({ rules: all }) =>
      all
        .filter((rule) => certain.scrub(rule) !== rule)
        .map(({ name, field, pattern }) => ({ what: say('privacy.export.rule'), name, field, pattern })),
    ),
    ...drafts
      .filter(({ to, cc, toPerson }) => within === null && isTo(certain, [...to, ...cc], toPerson))
      .map(({ to, text }) => ({ what: say('privacy.export.reply'), to, text })),
  ]
  yield { name: 'other.json', text: jsonList(fromArray(others)) }
}

function personData(person: Person, organisations: ReadonlyMap<string, string>): object {
  const { name, addresses, formerAddresses, tenantId, aadObjectId, homeTenantId, teams, memberships } = person
  const { language, newsBy, notify } = person
  return {
    ...{ name, addresses, formerAddresses, tenantId, objectId: aadObjectId, homeTenantId },
    teams: teams && {
      ...{ userId: teams.userId, conversationId: teams.conversationId },
      refusedAt: person.chatRefusedAt ?? null,
    },
    roles: memberships.map(({ organisationId, role }) => ({
      role,
      organisation: organisations.get(organisationId) ?? null,
    })),
    ...{ language: language ?? null, newsBy: newsBy ?? null, toldIn: notify },
  }
}

/** Of messages in their chat, from which no ticket was made yet. */
async function filesOf({ sentFiles }: Deps['documents'], certain: Eraser): Promise<readonly SentFiles[]> {
  const found: SentFiles[] = []
  for await (const one of everyOf(sentFiles)) if (certain.isPerson(one._id.split('/', 1)[0] ?? null)) found.push(one)
  return found
}

/** All documents, a page at a time. */
async function* everyOf<T extends StoredDocument>(collection: Collection<T>, size = 200): AsyncGenerator<T> {
  let after = ''
  for (;;) {
    const filter = { _id: { $gt: after } } as unknown as Filter<T>
    const page = await collection.find(filter, { sort: { _id: 1 }, limit: size })
    yield* page
    after = page.at(-1)?._id ?? ''
    if (page.length < size) return
  }
}

async function* chosen<T>(all: AsyncIterable<T>, dataOf: (one: T) => object | null): AsyncGenerator<object> {
  for await (const one of all) {
    const data = dataOf(one)
    if (data !== null) yield data
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- what is here already is read like what comes bit by bit
async function* fromArray(all: readonly object[]): AsyncGenerator<object> {
  yield* all
}

async function* jsonList(items: AsyncIterable<object>): AsyncGenerator<string> {
  let lead = '['
  for await (const item of items) {
    yield `${lead}\n${JSON.stringify(item, null, 2)}`
    lead = ','
  }
  yield lead === '[' ? '[]\n' : '\n]\n'
}

function readMe(at: Date, organisation: string, isAll: boolean): string {
  const when = { at: at.toISOString(), organisation }
  const made = isAll ? say('privacy.export.made', when) : say('privacy.export.madeBelow', when)
  return say('privacy.export.readMe', { made })
}
