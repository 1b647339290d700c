// The collections the application works on, by name.
import type { Alarm } from '../domain/alarm.ts'
import type { Category, ServiceType } from '../domain/catalogue.ts'
import type { SupportChannel } from '../domain/channel.ts'
import type { LedgerRow } from '../domain/ledger.ts'
import type { Mailbox } from '../domain/mailbox.ts'
import type { Organisation } from '../domain/organisation.ts'
import type { Person } from '../domain/person.ts'
import type { Entry, Ticket } from '../domain/ticket.ts'
import type { AuditEntry } from './audit.ts'
import type { Collection } from './ports/documents.ts'

/** Facts of the installation itself, one document each. */
export interface InstallationFact {
  readonly _id: string
  /** A hash, a date or a number, as the fact's owner knows. */
  readonly value: string
}

export interface Counter {
  readonly _id: string
  readonly value: number
}

export interface Documents {
  readonly organisations: Collection<Organisation>
  readonly people: Collection<Person>
  readonly categories: Collection<Category>
  readonly serviceTypes: Collection<ServiceType>
  readonly mailboxes: Collection<Mailbox>
  readonly channels: Collection<SupportChannel>
  readonly tickets: Collection<Ticket>
  readonly entries: Collection<Entry>
  readonly ledger: Collection<LedgerRow>
  readonly alarms: Collection<Alarm>
  readonly audit: Collection<AuditEntry>
  readonly counters: Collection<Counter>
  readonly installation: Collection<InstallationFact>
}
