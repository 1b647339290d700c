// Names and addresses that many cards need, read once per piece of work.
import type { CatalogueItem, Category, ServiceType } from '../domain/ticket/catalogue.ts'
import type { SupportChannel } from '../domain/channel.ts'
import type { Entry } from '../domain/ticket/ticket.ts'
import type { Organisation } from '../domain/organisation/organisation.ts'
import { say } from '../texts/say.ts'
import type { Speaker } from '../texts/speaker.ts'
import type { Documents } from './documents.ts'
import { speakerFor } from './organisations/speaker-for.ts'
import type { Collection, StoredDocument } from './ports/documents.ts'

export interface Lookups {
  organisation(id: string): Promise<Organisation | undefined>
  category(id: string): Promise<Category | undefined>
  serviceType(id: string): Promise<ServiceType | undefined>
  channel(id: string): Promise<SupportChannel | undefined>
  entry(id: string): Promise<Entry | undefined>
  /** Of what everybody of an organisation reads. */
  speaker(at: Pick<Organisation, '_id' | 'path'>): Promise<Speaker>
}

/** Remembers every answer: make a new one for each piece of work, so that nothing stale outlives it. */
export function createLookups(documents: Documents): Lookups {
  return {
    organisation: remember(documents.organisations),
    category: remember(documents.categories),
    serviceType: remember(documents.serviceTypes),
    channel: remember(documents.channels),
    entry: remember(documents.entries),
    speaker: rememberBy((at) => speakerFor(documents, at)),
  }
}

function rememberBy<K extends { readonly _id: string }, T>(read: (of: K) => Promise<T>): (of: K) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (of) => {
    const answer = known.get(of._id) ?? read(of)
    known.set(of._id, answer)
    return answer
  }
}

function remember<T extends StoredDocument>(collection: Collection<T>): (id: string) => Promise<T | undefined> {
  const read = rememberBy(({ _id }: { readonly _id: string }) => collection.findOne({ _id } as never))
  return (_id) => read({ _id })
}

/** The name of a category or service type; `null` stays `null`, one that is gone is said to be. */
export async function nameOf(
  id: string | null,
  read: (id: string) => Promise<CatalogueItem | undefined>,
): Promise<string | null> {
  return id === null ? null : ((await read(id))?.name ?? say('tickets.removed'))
}
