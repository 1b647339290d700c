// Names and addresses that many cards need, read once per piece of work.
import type { CatalogueItem, Category, ServiceType } from '../domain/ticket/catalogue.ts'
import type { SupportChannel } from '../domain/channel.ts'
import type { Entry } from '../domain/ticket/ticket.ts'
import type { Organisation } from '../domain/organisation/organisation.ts'
import { say } from '../texts/say.ts'
import type { Documents } from './documents.ts'
import type { Collection, StoredDocument } from './ports/documents.ts'

export interface Lookups {
  organisation(id: string): Promise<Organisation | undefined>
  category(id: string): Promise<Category | undefined>
  serviceType(id: string): Promise<ServiceType | undefined>
  channel(id: string): Promise<SupportChannel | undefined>
  entry(id: string): Promise<Entry | undefined>
}

/** Remembers every answer: make a new one for each piece of work, so that nothing stale outlives it. */
export function createLookups(documents: Documents): Lookups {
  return {
    organisation: remember(documents.organisations),
    category: remember(documents.categories),
    serviceType: remember(documents.serviceTypes),
    channel: remember(documents.channels),
    entry: remember(documents.entries),
  }
}

function remember<T extends StoredDocument>(collection: Collection<T>): (id: string) => Promise<T | undefined> {
  const known = new Map<string, Promise<T | undefined>>()
  return (id) => {
    const answer = known.get(id) ?? collection.findOne({ _id: id } as never)
    known.set(id, answer)
    return answer
  }
}

/** The name of a category or service type; `null` stays `null`, one that is gone is said to be. */
export async function nameOf(
  id: string | null,
  read: (id: string) => Promise<CatalogueItem | undefined>,
): Promise<string | null> {
  return id === null ? null : ((await read(id))?.name ?? say('tickets.removed'))
}
