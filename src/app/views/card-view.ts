// What a card shows, as plain data: the application makes it, src/teams/cards turns it into an Adaptive Card.
// All texts may hold hostile input; the builders see to it that it stays text.
import type { AttachmentKind } from '../../domain/mail/attachment-kind.ts'
import type { Meeting } from '../../domain/mail/mail.ts'
import type { Priority, Status } from '../../domain/ticket/ticket.ts'
import type { AttributePanel } from './attribute-panels.ts'
import type { FilesPanelView } from './files-panel-view.ts'
import type { FormView, ListView } from './form-view.ts'
import type { KinPanel, KinView, MergedView } from './kin-views.ts'
import type { TicketListView } from './ticket-list-view.ts'

export type { ListChoice, TicketListView } from './ticket-list-view.ts'
export type { MergedView } from './kin-views.ts'

export interface Choice {
  readonly id: string
  readonly title: string
}

export interface FileChoice extends Choice {
  /** Bytes. */
  readonly size: number
}

export interface AttachmentView {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly kind: AttachmentKind
}

/** What a card shows of a mail. */
export interface MailView {
  readonly text: string
  /** Quoted earlier mail and signature; folded away. */
  readonly foldedText: string
  /** Characters of the mail that were not kept. */
  readonly unkept: number
  readonly attachments: readonly AttachmentView[]
  readonly meeting: Meeting | null
  /** To the mail itself; `null` when nobody knows it. */
  readonly webLink: string | null
}

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
  | { readonly kind: 'note'; readonly text: string; readonly error: string | null }
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
      readonly text: string
      readonly setTo: 'waiting' | 'resolved' | null
      /** Files of the ticket to attach; left out where it has none. */
      readonly files?: { readonly offered: readonly FileChoice[]; readonly chosen: readonly string[] }
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
    }
  | {
      readonly kind: 'conversation'
      readonly entries: readonly ConversationEntryView[]
      /** Where the page before and the page after begin, as the buttons carry it; `null` where there is none. */
      readonly newer: string | null
      readonly older: string | null
    }
  | FilesPanelView
  /** One entry of it alone; `from` counts the characters before, `page` is the page that begins with it. */
  | { readonly kind: 'entry'; readonly entry: ConversationEntryView; readonly from: number; readonly page: string }
  /** A further part of a mail that is longer than a card: `from` counts the characters before it. */
  | { readonly kind: 'mail'; readonly from: number }

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
}

/** A reply that has not left, and can be taken back or could not be sent, or one that did not arrive. */
export interface PendingReplyView {
  readonly entryId: string
  /** `doubtful`: it may have left, and may not. `bounced`: it left, and did not arrive. */
  readonly state: 'waiting' | 'failed' | 'doubtful' | 'bounced'
  readonly text: string
  readonly mayUndo: boolean
}

/** The mail is the customer's last one. */
export interface TicketView extends MailView, KinView {
  readonly card: 'ticket'
  readonly ticketId: string
  /** Of the mail, in the conversation. */
  readonly messageId: string
  /** Whose it is and since when it is there; `null` where it is the one that the ticket began with. */
  readonly repliedBy: { readonly who: string; readonly at: Date } | null
  readonly version: number
  readonly number: number
  readonly subject: string
  readonly requester: { readonly name: string; readonly address: string }
  readonly organisation: string
  readonly status: Status
  readonly priority: Priority
  /** Names; `null` when none is chosen yet. */
  readonly category: string | null
  readonly serviceType: string | null
  readonly assignee: string | null
  readonly createdAt: Date
  readonly dueAt: Date | null
  readonly overdue: boolean
  /** Who gets the replies as copies. */
  readonly followers: readonly string[]
  /** Why its sender is not to be believed; `null` where nothing speaks against them. */
  readonly warning: string | null
  readonly lastEvent: { readonly at: Date; readonly by: string | null; readonly what: string }
  /** What could not be delivered, or was held back. */
  readonly deliveryNote: string | null
  readonly replies: readonly PendingReplyView[]
  /** The customer can be answered by mail. */
  readonly mayReply: boolean
  readonly panel: TicketPanel | null
  /** Said beside the buttons, to the person who pressed one: what happened meanwhile, or why it was refused. */
  readonly notice: string | null
}

export interface FollowUpView extends MailView {
  readonly card: 'follow-up'
  readonly number: number
  readonly kind: 'mail' | 'bounce' | 'note' | 'reply'
  /** As on the ticket. */
  readonly warning: string | null
  readonly by: { readonly name: string; readonly address: string }
  readonly at: Date
  /** Its own; `null` when it is the ticket's. */
  readonly subject: string | null
}

/** What is left of a card whose ticket is shown elsewhere now. */
export interface PointerView {
  readonly card: 'pointer'
  readonly number: number
  readonly subject: string
  readonly channelName: string
}

/** A ticket as it may be shared where anybody reads. */
export interface SharedTicketView {
  readonly card: 'shared-ticket'
  readonly ticketId: string
  readonly number: number
  readonly subject: string
  readonly status: Status
  /** A name; `null` when nobody has it. */
  readonly assignee: string | null
}

/** The requester's question: first the category, then the service type, then what was chosen. */
export interface QuestionView {
  readonly card: 'question'
  readonly ticketId: string
  readonly number: number
  readonly subject: string
  readonly step:
    | { readonly kind: 'category'; readonly categories: readonly Choice[] }
    | { readonly kind: 'service-type'; readonly category: string; readonly serviceTypes: readonly Choice[] }
    | {
        readonly kind: 'done'
        readonly category: string
        readonly serviceType: string | null
        readonly mayChange: boolean
      }
    /** The ticket was resolved before anything was chosen. */
    | { readonly kind: 'closed' }
  /** The ticket's category and service type when this was drawn: an answer to an older question changes nothing. */
  readonly expected: { readonly categoryId: string | null; readonly serviceTypeId: string | null }
  readonly notice: string | null
}

/** A short message: answers, refusals, alarms. */
export interface NoticeView {
  readonly card: 'notice'
  readonly tone: 'info' | 'good' | 'warning' | 'problem'
  /** Empty where the text says it all. */
  readonly title: string
  readonly text: string
  readonly facts: readonly { readonly title: string; readonly value: string }[]
  /** Commands offered as buttons. */
  readonly commands: readonly CommandButton[]
  /** The alarm it tells: it stays where it is, so its buttons answer elsewhere. */
  readonly alarm?: { readonly id: string; readonly mayTryAgain: boolean }
}

/** A button that runs a chat command, as if it had been typed. */
export interface CommandButton {
  readonly title: string
  readonly command: string
}

export interface HelpView {
  readonly card: 'help'
  /** Said on top: what was not understood, or a greeting. */
  readonly lead: string
  readonly commands: readonly { readonly usage: string; readonly what: string; readonly button: CommandButton | null }[]
}

export interface MenuView {
  readonly card: 'menu'
  readonly organisation: string
  readonly rooms: readonly {
    readonly title: string
    readonly what: string
    /** How it stands now, in a few words. */
    readonly state: string
    readonly button: CommandButton
  }[]
}

export interface MailLogView {
  readonly card: 'mail-log'
  readonly rows: readonly {
    readonly ledgerId: string
    readonly receivedAt: Date
    readonly from: string
    readonly subject: string
    readonly mailbox: string
    readonly outcome: 'waiting' | 'ticket' | 'follow-up' | 'ignored' | 'failed'
    /** `#12`, the reason it was ignored, or the error and the next try. */
    readonly detail: string
    readonly mayRetry: boolean
    /** It was ignored, and can be worked as a ticket all the same. */
    readonly mayTreat: boolean
  }[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** `link channel`: which organisation this channel serves. */
export interface LinkChannelView {
  readonly card: 'link-channel'
  readonly channelName: string
  readonly organisations: readonly Choice[]
  /** The organisation it is bound to already. */
  readonly organisationId: string | null
  readonly notice: string | null
}

/** One link, to a file made for the person who asked. */
export interface LinkView {
  readonly card: 'link'
  readonly title: string
  readonly text: string
  readonly linkTitle: string
  readonly url: string
}

export type CardView =
  | TicketView
  | FollowUpView
  | PointerView
  | MergedView
  | SharedTicketView
  | QuestionView
  | NoticeView
  | HelpView
  | MenuView
  | TicketListView
  | MailLogView
  | LinkChannelView
  | LinkView
  | FormView
  | ListView
