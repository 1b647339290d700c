// What the panels of a ticket's card show, its conversation, and replies that have not left.
import type { Status } from '../../domain/ticket/ticket.ts'
import type { AttributePanel } from './attribute-panels.ts'
import type { FilesPanelView } from './files-panel-view.ts'
import type { KinPanel } from './kin-views.ts'
import type { AttachmentView, Choice, FileChoice, PictureView } from './view-parts.ts'

/** The part of the ticket card that asks for one thing, shown in place to the person who pressed the button. */
export type TicketPanel =
  | {
      readonly kind: 'category'
      readonly categories: readonly Choice[]
      readonly serviceTypes: readonly Choice[]
      /** Chosen already, or entered just now. */
      readonly categoryId: string | null
      readonly serviceTypeId: string | null
      /** What is wrong with what was entered; `null` when nothing is. */
      readonly error: string | null
      /** The input that it is about, when it is about one. */
      readonly errorField?: string | null
    }
  | AttributePanel
  | { readonly kind: 'status'; readonly statuses: readonly Status[] }
  /** What is done less often. */
  | { readonly kind: 'more'; readonly isOwner?: boolean }
  | {
      readonly kind: 'note'
      readonly text: string
      readonly error: string | null
      /** How messages under the card become notes, too; left out where the ticket has no card. */
      readonly inThread?: 'all' | 'mentions'
    }
  | {
      readonly kind: 'assign'
      readonly people: readonly Choice[]
      readonly personId: string | null
      readonly error: string | null
    }
  | { readonly kind: 'priority'; readonly error: string | null }
  | KinPanel
  /** The customer is written to; `from` is the mailbox's address. */
  | {
      readonly kind: 'reply'
      /** Addresses, as typed or with commas between. */
      readonly to: string
      readonly cc: string
      /** Which ways are open, and whose chat it would go to; left out where there is email only. */
      readonly ways?: {
        readonly name: string
        readonly email: boolean
        /** Why no email can be sent; empty where one can, or where none is expected. */
        readonly problem: string
        readonly chosen: 'chat' | 'email'
      }
      readonly text: string
      readonly setTo: 'waiting' | 'resolved' | null
      /** What it can start from; left out where there is nothing. */
      readonly cannedTexts?: readonly Choice[]
      /** Files of the ticket to attach; left out where it has none. */
      readonly files?: { readonly offered: readonly FileChoice[]; readonly chosen: readonly string[] }
      /** The customer's message that stood above the form when it was opened; the one that stands there now, when left out. */
      readonly seen?: string | undefined
      readonly error: string | null
    }
  /** What will leave, as the customer will read it. */
  | {
      readonly kind: 'preview'
      readonly draftId: string
      readonly from: string
      readonly to: string
      readonly cc: string
      readonly text: string
      readonly setTo: 'waiting' | 'resolved' | null
      /** What is attached. */
      readonly files?: readonly AttachmentView[]
      readonly delaySeconds: number
      /** What may not be meant to leave like this; `null` when nothing looks so. */
      readonly warning?: string | null
      /** What the customer wrote after the form was opened. */
      readonly meanwhile?: Meanwhile | null
      readonly error?: string | null
    }
  | {
      readonly kind: 'conversation'
      readonly entries: readonly ConversationEntryView[]
      /** Where the page before and the page after begin, as the buttons carry it; `null` where there is none. */
      readonly newer: string | null
      readonly older: string | null
      readonly fromMore?: boolean
    }
  | FilesPanelView
  /** One entry of it alone; `from` counts the characters before, `page` is the page that begins with it. */
  | {
      readonly kind: 'entry'
      readonly entry: ConversationEntryView
      readonly from: number
      readonly page: string
      readonly fromMore?: boolean
    }
  /** A further part of a mail that is longer than a card: `from` counts the characters before it. */
  | { readonly kind: 'mail'; readonly from: number; readonly pictures?: readonly PictureView[] }

export interface Meanwhile {
  readonly who: string
  readonly at: Date
  readonly text: string
  /** Its sender is not to be believed. */
  readonly isDoubtful: boolean
}

const ONLY_READ: ReadonlySet<TicketPanel['kind']> = new Set([
  ...(['more', 'status', 'no-request', 'conversation', 'files', 'entry', 'mail'] as const),
])

/** Somebody types or chooses something in it. */
export function isFilledIn({ kind }: TicketPanel): boolean {
  return !ONLY_READ.has(kind)
}

/** One thing that was said or done about a ticket. */
export interface ConversationEntryView {
  readonly entryId: string
  readonly kind: 'said' | 'event'
  readonly who: string
  /** Such as `Email`, `Reply to ann@contoso.example`, `Note`; of an event what was done: `took this ticket`. */
  readonly what: string
  readonly internal: boolean
  readonly at: Date
  /** Empty for events. */
  readonly text: string
  /** The entry's id, where it can become a ticket of its own. */
  readonly splitId?: string | null
  /** As of a mail. */
  readonly foldedText: string
  readonly unkept: number
  readonly webLink: string | null
  /** How many. */
  readonly attachments: number
  /** Small ones that came with it; left out where the card is not for one person. */
  readonly pictures?: readonly PictureView[]
}

/** A reply that has not left, and can be taken back or could not be sent, or one that did not arrive. */
export interface PendingReplyView {
  readonly entryId: string
  /** `doubtful`: it may have left, and may not. `bounced`: it left, and did not arrive. */
  readonly state: 'waiting' | 'failed' | 'doubtful' | 'bounced'
  readonly text: string
  /** When it leaves, where it waits for nothing else. */
  readonly leaves?: { readonly writtenAt: Date; readonly afterSeconds: number } | null
  readonly mayUndo: boolean
}
