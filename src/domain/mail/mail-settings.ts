// What an administrator decides about mails: answers that leave by themselves, and what becomes of a mail once it was read.
import type { AutomaticWay } from './automatic-mail.ts'
import { inForce, type InForce, type Level } from '../organisation/inheritance.ts'

export const READ_ACTIONS = ['leave', 'mark-read', 'move', 'label'] as const

/** What becomes of a mail in the mailbox once it has its outcome. */
export interface AfterRead {
  readonly kind: (typeof READ_ACTIONS)[number]
  /** The folder to move it to, or the category to label it with; empty for the others. */
  readonly name: string
}

export interface MailSettings {
  /** Whether a new ticket's requester gets an acknowledgement by mail. */
  readonly acknowledge: boolean
  readonly acknowledgement: string
  /** Whether the requester is told by mail that the ticket is resolved. */
  readonly sayResolved: boolean
  readonly closing: string
  /** Below every text that leaves by itself; may be empty. */
  readonly signature: string
  /** A mail to a ticket that was resolved more days ago makes a new one; 0 always does. */
  readonly reopenDays: number
  /** Whether emails to customers have a link to a page of their ticket. */
  readonly customerPage: boolean
  /** How many days such a link works. */
  readonly pageDays: number
  /** What becomes of mails that no person wrote, where no rule says it. */
  readonly automatic: AutomaticWay
  readonly afterRead: AfterRead
  /** Whether an email that its sender marked as important starts with priority High. */
  readonly importance: boolean
  /** Whether customers say how urgent it is when they open a ticket in Teams. Of organisations alone: a chat has no mailbox. */
  readonly customerPriority: boolean
}

export type MailSettingId = keyof MailSettings

export const MAIL_SETTING_IDS = [
  'acknowledge',
  'acknowledgement',
  'sayResolved',
  'closing',
  'signature',
  'reopenDays',
  'customerPage',
  'pageDays',
  'automatic',
  'afterRead',
  'importance',
  'customerPriority',
] as const satisfies readonly MailSettingId[]

/** What is set at one place; `null` takes what is set above it. */
export type OwnMailSettings = { readonly [K in MailSettingId]: MailSettings[K] | null }

export const NOTHING_SET: OwnMailSettings = {
  acknowledge: null,
  acknowledgement: null,
  sayResolved: null,
  closing: null,
  signature: null,
  reopenDays: null,
  customerPage: null,
  pageDays: null,
  automatic: null,
  afterRead: null,
  importance: null,
  customerPriority: null,
}

/** In force where nobody set anything: no mail leaves by itself, and no mail is touched. `letters` are those of a language. */
export function builtInMailSettings(
  reopenMs: number,
  letters: Pick<MailSettings, 'acknowledgement' | 'closing'>,
): MailSettings {
  return {
    ...letters,
    acknowledge: false,
    sayResolved: false,
    signature: '',
    reopenDays: reopenMs / DAY_MS,
    customerPage: true,
    pageDays: 30,
    automatic: 'by-kind',
    afterRead: { kind: 'leave', name: '' },
    importance: true,
    customerPriority: false,
  }
}

export const DAY_MS = 86_400_000

/** Every setting's value in force and where it comes from. `levels` come nearest first. */
export function mailSettingsInForce(
  levels: readonly Level<OwnMailSettings>[],
  builtIn: MailSettings,
): { readonly [K in MailSettingId]: InForce<MailSettings[K]> } {
  return {
    acknowledge: inForce(levels, 'acknowledge', builtIn.acknowledge),
    acknowledgement: inForce(levels, 'acknowledgement', builtIn.acknowledgement),
    sayResolved: inForce(levels, 'sayResolved', builtIn.sayResolved),
    closing: inForce(levels, 'closing', builtIn.closing),
    signature: inForce(levels, 'signature', builtIn.signature),
    reopenDays: inForce(levels, 'reopenDays', builtIn.reopenDays),
    customerPage: inForce(levels, 'customerPage', builtIn.customerPage),
    pageDays: inForce(levels, 'pageDays', builtIn.pageDays),
    automatic: inForce(levels, 'automatic', builtIn.automatic),
    afterRead: inForce(levels, 'afterRead', builtIn.afterRead),
    importance: inForce(levels, 'importance', builtIn.importance),
    customerPriority: inForce(levels, 'customerPriority', builtIn.customerPriority),
  }
}

/** What one organisation or mailbox has set for itself. */
export interface StoredMailSettings {
  /** `ownerKey(...)` of whose it is. */
  readonly _id: string
  readonly settings: OwnMailSettings
  /** Which of them those below cannot set. Absent: they may set all. */
  readonly fixed?: readonly MailSettingId[]
  readonly revision: number
}
