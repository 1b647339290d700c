// An invitation of another tenant: a code that is good once, whoever said it in their chat, and what an administrator answered.
import type { Outbox, OutboxItem, PostedMessage } from '../ticket/outbox.ts'
import type { Organisation } from './organisation.ts'
import type { TeamsIdentity } from './person.ts'

/** How long a code is good for, and afterwards how long an administrator may answer whoever said it. */
export const INVITATION_DAYS = 7
/** How long an invitation that is over is still told from one that never was. */
export const KEPT_DAYS = 30
const DAY_MS = 86_400_000

export interface By {
  readonly personId: string
  readonly name: string
}

/** Whoever said the code: somebody of a tenant that nobody knows yet, whose word of themselves this is. */
export interface Asker {
  readonly name: string
  readonly aadObjectId: string
  /** What their directory says, which proves nothing here. */
  readonly addresses: readonly string[]
  readonly teams: TeamsIdentity
  /** BCP 47, of their Teams; `null` when it does not tell. */
  readonly language: string | null
  readonly at: Date
}

/**
 * `binding`: an administrator said yes, and the organisation is being written; a crash leaves it so, and the outbox goes on.
 * `failed`: it came to nothing, because of `failure`.
 */
export type InvitationState = 'open' | 'asked' | 'binding' | 'connected' | 'refused' | 'withdrawn' | 'failed'

/** `taken`: another organisation has the tenant. `gone`: the organisation is inactive, or not there any more. */
export type BindingFailure = 'taken' | 'gone'

export interface TenantInvitation extends Outbox {
  readonly _id: string
  readonly organisationId: string
  /** What can be kept of the code: nobody gets it from here. Unique. */
  readonly codeHash: string
  readonly by: By
  readonly createdAt: Date
  /** Until when the code can be said; once it was, until when it can be answered. */
  readonly expiresAt: Date
  readonly state: InvitationState
  /** `null` while nobody said the code. */
  readonly asker: Asker | null
  /** Who connected, refused or withdrew it. */
  readonly decided: (By & { readonly at: Date }) | null
  readonly failure: BindingFailure | null
  /** Administrators who were asked, and where. */
  readonly cards: readonly { readonly personId: string; readonly posted: PostedMessage }[]
  /** When it is forgotten. */
  readonly keptUntil: Date
  readonly revision: number
}

export function newInvitation(
  organisation: Pick<Organisation, '_id'>,
  { _id, codeHash, by, now }: { readonly _id: string; readonly codeHash: string; readonly by: By; readonly now: Date },
): TenantInvitation {
  const expiresAt = daysAfter(now, INVITATION_DAYS)
  return {
    ...{ _id, organisationId: organisation._id, codeHash, by, createdAt: now, expiresAt, state: 'open', revision: 1 },
    ...{ asker: null, decided: null, failure: null, cards: [], keptUntil: daysAfter(expiresAt, KEPT_DAYS) },
    ...{ outbox: [], deliverAt: null, deliveryLease: null },
  }
}

export type InvitationStanding = InvitationState | 'expired'

/** What it is at this moment: one that nobody used or answered in time is over, whatever is stored. */
export function standingOf({ state, expiresAt }: TenantInvitation, now: Date): InvitationStanding {
  return (state === 'open' || state === 'asked') && expiresAt <= now ? 'expired' : state
}

/** What changes when somebody of the tenant says the code. */
export function askedBy(asker: Asker): Pick<TenantInvitation, 'state' | 'asker' | 'expiresAt' | 'keptUntil'> {
  const expiresAt = daysAfter(asker.at, INVITATION_DAYS)
  return { state: 'asked', asker, expiresAt, keptUntil: daysAfter(expiresAt, KEPT_DAYS) }
}

/** Whose yes or no came first: what the others are told, and nothing when it still is to be answered. */
export function isAnswerable(invitation: TenantInvitation, now: Date): boolean {
  return standingOf(invitation, now) === 'asked' && invitation.asker !== null
}

/** Whether taking it back still changes something. */
export function isWithdrawable(invitation: TenantInvitation, now: Date): boolean {
  const standing = standingOf(invitation, now)
  return standing === 'open' || standing === 'asked'
}

/** Whoever clicked has it done at once; only what a crash left is done by the delivery worker, this much later. */
export const BINDING_LEFT_MS = 15_000

/** The step that must follow a yes, in the same write as the yes. */
export function bindingItem(id: string, now: Date): OutboxItem {
  const nextAt = new Date(now.getTime() + BINDING_LEFT_MS)
  return { kind: 'connect', step: { do: 'bind' }, id, attempts: 0, nextAt, parked: null }
}

function daysAfter(time: Date, days: number): Date {
  return new Date(time.getTime() + days * DAY_MS)
}

/** Letters of a code, however it was typed: `7KQ2-M0XR-9TVA-C4ZE`. */
const CODE = /^[0-9a-z]{4}(?:[ -]?[0-9a-z]{4}){3}$/iu

export function looksLikeCode(text: string): boolean {
  return text.length < 40 && CODE.test(text.trim())
}
