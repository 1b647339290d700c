// What ticket a mail becomes: who asks, for which organisation, what it is about, where its card goes.
import { isOffered, serviceTypesFor, type CatalogueItem } from '../../domain/ticket/catalogue.ts'
import type { SupportChannel } from '../../domain/channel.ts'
import { importanceOf } from '../../domain/mail/importance.ts'
import { askerOf, isPersons, type RegistrableDomain } from '../../domain/mail/asker.ts'
import { forwardedOf, type Forwarded } from '../../domain/mail/forwarded.ts'
import { domainOf, type Mail, type MailAddress } from '../../domain/mail/mail.ts'
import type { MailRule, RuleOutcome } from '../../domain/mail/mail-rules.ts'
import type { MailSettings } from '../../domain/mail/mail-settings.ts'
import { mayAnswer } from '../../domain/mail/may-answer.ts'
import { senderWarning } from '../../domain/mail/sender-verdict.ts'
import { ownAddresses, ownAddressesFor } from '../../domain/mailbox/own-addresses.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { lockAmong, type Tenants } from '../../domain/organisation/identity.ts'
import { lockingTenant, membershipsInForce } from '../../domain/organisation/memberships-in-force.ts'
import { isWithin, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { organisationOfSender } from '../../domain/organisation/requester.ts'
import { may } from '../../domain/organisation/rights.ts'
import type { CardCopy } from '../../domain/ticket/card-copy.ts'
import { copyChannels, copyRoutes, newCopies } from '../../domain/ticket/copies.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import type { Priority, Requester } from '../../domain/ticket/ticket.ts'
import type { KeyedPhrase } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { holdersOf, type IdentityDeps } from '../people/requester-of.ts'

/** What the mails of one batch are looked at with; read once for all of them. */
export interface Surroundings {
  readonly mailbox: Mailbox
  readonly ownedDomain: RegistrableDomain
  readonly mailboxOrganisation: Organisation
  readonly organisations: readonly Organisation[]
  readonly channels: readonly SupportChannel[]
  readonly defaultServiceType: CatalogueItem | null
  /** Those that the outcomes name. */
  readonly categories: readonly CatalogueItem[]
  readonly serviceTypes: readonly CatalogueItem[]
  /** Who certainly has an address. */
  readonly holders: ReadonlyMap<string, Person>
  /** Roles that are waiting for whoever has an address. */
  readonly invited: ReadonlyMap<string, Person>
}

type TicketOutcome = Extract<RuleOutcome, { readonly kind: 'ticket' }>

export interface TicketPlan {
  readonly sender: MailAddress | null
  /** Who certainly asks, in Teams; `null` when that is not known. */
  readonly person: Person | null
  readonly organisation: Organisation
  readonly category: CatalogueItem | null
  readonly serviceType: CatalogueItem | null
  readonly priority: Priority
  readonly channelId: string | null
  readonly copies: readonly CardCopy[]
  /** What an agent handed on, and who: the sender is whose mail that was. `null` for all other mails. */
  readonly forwarded: (Forwarded & { readonly by: Requester }) | null
  /** Why the sender is not to be believed; then nobody is taken for the one who asks. */
  readonly warning: KeyedPhrase | null
}

/** Throws when the mailbox's organisation is not there. */
export async function readSurroundings(
  deps: IdentityDeps & Pick<Deps, 'domainNames'>,
  mailbox: Mailbox,
  mails: readonly Mail[],
  outcomes: readonly (RuleOutcome | null)[],
): Promise<Surroundings> {
  const { documents, domainNames } = deps
  const ownedDomain = (domain: string) => domainNames.ownedDomain(domain)
  const own = ownAddresses(mailbox)
  const senders = mails.flatMap((mail) => askerOf(mail, own, ownedDomain).who ?? [])
  const wanted = outcomes.filter((outcome) => outcome?.kind === 'ticket')
  const categoryIds = named(wanted.map(({ categoryId }) => categoryId))
  const typeIds = named([mailbox.defaultServiceTypeId, ...wanted.map(({ serviceTypeId }) => serviceTypeId)])
  const [organisations, channels, categories, serviceTypes, invited] = await Promise.all([
    documents.organisations.find({}),
    documents.channels.find({ active: true }),
    categoryIds.length === 0 ? [] : documents.categories.find({ _id: { $in: categoryIds } }),
    typeIds.length === 0 ? [] : documents.serviceTypes.find({ _id: { $in: typeIds } }),
    documents.people.find({ aadObjectId: null, addresses: { $in: senders.map(({ address }) => address) } }),
  ])
  const tenants = { allowedTenants: deps.allowedTenants, organisations }
  const mailboxOrganisation = organisations.find((organisation) => organisation._id === mailbox.organisationId)
  if (!mailboxOrganisation) throw new Error(`Mailbox '${mailbox._id}' belongs to an organisation that is not there`)
  return {
    mailbox,
    ownedDomain,
    mailboxOrganisation,
    organisations,
    channels,
    defaultServiceType: serviceTypes.find(({ _id, active }) => _id === mailbox.defaultServiceTypeId && active) ?? null,
    categories,
    serviceTypes,
    holders: inForce(await holdersOf(deps, senders, tenants), tenants),
    invited: new Map(invited.flatMap((person) => person.addresses.map((address) => [address, person]))),
  }
}

/** Roles that are not in force lead no mail anywhere. */
function inForce(holders: ReadonlyMap<string, Person>, tenants: Tenants): ReadonlyMap<string, Person> {
  return new Map(
    [...holders].map(([address, person]) => {
      const lock = lockAmong(tenants, lockingTenant(person))
      return [
        address,
        { ...person, memberships: membershipsInForce(person.memberships, lock, tenants.organisations) },
      ] as const
    }),
  )
}

/** `outcome` is that of the rule that matched. What it names and is not there, or not offered, any more is passed over. */
export function planTicket(
  around: Surroundings,
  mail: Mail,
  outcome: TicketOutcome | null,
  settings: Pick<MailSettings, 'importance'>,
): TicketPlan {
  const own = ownAddresses(around.mailbox)
  const warning = senderWarning(mail, around.mailbox.address)
  const { who, isVouchedFor } = askerOf(mail, own, around.ownedDomain)
  const writer = (warning === null && isVouchedFor ? around.holders.get(who?.address ?? '') : null) ?? null
  const forwarded = handedOn(around, mail, who, writer)
  const sender = forwarded?.from ?? who
  const address = sender?.address ?? ''
  // Whoever a forwarded mail names is nobody who proved to be that.
  const believed = warning === null && isVouchedFor && forwarded === null
  const person = forwarded === null ? writer : null
  const organisation =
    around.organisations.find(
      (candidate) =>
        candidate._id === outcome?.organisationId &&
        candidate.active &&
        isWithin(candidate, around.mailboxOrganisation._id),
    ) ??
    organisationOfSender(
      {
        person: person ?? (believed ? (around.invited.get(address) ?? null) : null),
        domain: warning === null ? domainOf(address) : null,
      },
      around.mailboxOrganisation,
      around.organisations,
    )
  const path = [...organisation.path, organisation._id]
  const offered = (items: readonly CatalogueItem[], id: string | null | undefined) =>
    items.find((item) => item._id === id && isOffered(item, path)) ?? null
  const category = offered(around.categories, outcome?.categoryId)
  const types = [offered(around.serviceTypes, outcome?.serviceTypeId), around.defaultServiceType]
  const [serviceType = null] = serviceTypesFor(
    types.filter((type) => type !== null),
    category?._id ?? null,
  )
  const marked = settings.importance ? priorityOf(mail, own) : 'normal'
  const priority = outcome?.priority ?? serviceType?.defaultPriority ?? category?.defaultPriority ?? marked
  const channelId = routeTicket(
    {
      channelIds: [
        reachable(around, outcome?.channelId),
        serviceType?.channelId ?? null,
        category?.channelId ?? null,
        around.mailbox.channelId,
      ],
      organisation,
    },
    around.channels,
  )
  const seen = { organisationPath: path, priority }
  const routes = copyRoutes(around.channels, serviceType, category)
  const copies = newCopies(copyChannels(seen, channelId, routes, outcome?.alsoIn))
  return { sender, person, organisation, category, serviceType, priority, channelId, copies, forwarded, warning }
}

/** What somebody who works the mailbox's tickets handed on; anybody else who does asks for themselves. */
function handedOn(
  { mailbox, mailboxOrganisation }: Surroundings,
  mail: Mail,
  who: MailAddress | null,
  writer: Person | null,
): TicketPlan['forwarded'] {
  if (who === null || writer === null || !may(writer.memberships, 'work-tickets', mailboxOrganisation)) return null
  const found = forwardedOf(mail)
  if (found === null || !isPersons(found.from.address, ownAddresses(mailbox))) return null
  if (writer.addresses.includes(found.from.address) || found.from.address === who.address) return null
  return { ...found, by: { personId: writer._id, name: writer.name, address: who.address } }
}

/** What the rule makes of the mail. What it concludes from a sender who is not to be believed is not concluded. */
export function outcomeOf(rule: MailRule | null, mail: Mail, mailbox: Mailbox): TicketOutcome | null {
  if (rule?.outcome.kind !== 'ticket') return null
  const bySender = rule.field === 'sender' || rule.field === 'domain'
  if (!bySender || senderWarning(mail, mailbox.address) === null) return rule.outcome
  return { ...rule.outcome, organisationId: null, channelId: null, alsoIn: [] }
}

/** What people call important is; what machines call so, they always do. Nobody's ticket waits longer because their program wrote "low". */
function priorityOf(mail: Mail, own: readonly string[]): Priority {
  return importanceOf(mail) === 'high' && mayAnswer(mail, ownAddressesFor(mail, own)) ? 'high' : 'normal'
}

/** A rule may send a ticket to a channel of the mailbox's organisation, of those below, or of those above; never beside. */
function reachable(around: Surroundings, channelId: string | null | undefined): string | null {
  const channel = around.channels.find(({ _id }) => _id === channelId)
  const owner = around.organisations.find(({ _id }) => _id === channel?.organisationId)
  const here = around.mailboxOrganisation
  return channel && owner && (isWithin(owner, here._id) || isWithin(here, owner._id)) ? channel._id : null
}

function named(ids: readonly (string | null)[]): readonly string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}
