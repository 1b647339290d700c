// What a card shows, as plain data: the application makes it, src/teams/cards turns it into an Adaptive Card.
// All texts may hold hostile input; the builders see to it that it stays text.
import type { Aside } from '../../domain/ticket/place.ts'
import type { Priority, Status } from '../../domain/ticket/ticket.ts'
import type { DoctorView } from './doctor-view.ts'
import type { FormView, ListView, ViewButton } from './form-view.ts'
import type { KinView, MergedView } from './kin-views.ts'
import type { MyTicketsView, MyTicketView } from './my-ticket-view.ts'
import type { NewsView } from './news-view.ts'
import type { TicketListView } from './ticket-list-view.ts'
import type { PendingReplyView, TicketPanel } from './ticket-panel-view.ts'
import type { Choice, MailView } from './view-parts.ts'

export type { ListChoice, TicketListView } from './ticket-list-view.ts'
export type { MergedView } from './kin-views.ts'
export type { MyTicketsView, MyTicketView } from './my-ticket-view.ts'
export type { ConversationEntryView, PendingReplyView, TicketPanel } from './ticket-panel-view.ts'
export type { AttachmentView, Choice, FileChoice, MailView } from './view-parts.ts'

/** The mail is the customer's last one. */
export interface TicketView extends MailView, KinView {
  readonly card: 'ticket'
  readonly ticketId: string
  /** Whether anything came with its mails. */
  readonly hasFiles: boolean
  /** Whether its customer may have links to its page. */
  readonly hasPage: boolean
  /** Of the mail, in the conversation. */
  readonly messageId: string
  /** Whose it is and since when it is there; `null` where the ticket began with it, and the requester wrote it. */
  readonly writtenBy: {
    readonly who: string
    readonly at: Date
    readonly isReply: boolean
    /** They handed on what the requester wrote. */
    readonly isForward?: boolean
  } | null
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
  /** What the customer gave it, 1 to 5; `null` until they do. */
  readonly stars: number | null
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
  readonly kind: 'mail' | 'bounce' | 'note' | 'reply' | 'message'
  /** As on the ticket. */
  readonly warning: string | null
  readonly by: { readonly name: string; readonly address: string }
  readonly at: Date
  /** Its own; `null` when it is the ticket's. */
  readonly subject: string | null
  /** Of what no person wrote: what it says, in words. Left out for all others. */
  readonly report?: string
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
  readonly aside: Aside | null
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
        /** `theirs`: it can still be changed. `sorted`: an agent chose it. `over`: the ticket is resolved. */
        readonly state: 'theirs' | 'sorted' | 'over'
      }
    /** The ticket was merged: `into` is the other one's number, where that is the requester's, too. */
    | { readonly kind: 'continued'; readonly into: number | null }
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
  /** What else could be done with what was typed. */
  readonly offer?: { readonly text: string; readonly button: ViewButton }
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
  /** As people read it: `1,000+` for more than anybody counted. */
  readonly totalText: string
  readonly page: number
  /** `Infinity` where there are more than anybody counts. */
  readonly pages: number
  /** Where the pages beside it begin, as their buttons carry it. */
  readonly newer: string
  readonly older: string
}

/** `link channel`: which organisation this channel serves. */
export interface LinkChannelView {
  readonly card: 'link-channel'
  readonly channelName: string
  /** The channel, as only the server can read it. */
  readonly place: string
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
  | NewsView
  | TicketView
  | FollowUpView
  | PointerView
  | MergedView
  | SharedTicketView
  | MyTicketView
  | MyTicketsView
  | QuestionView
  | NoticeView
  | HelpView
  | MenuView
  | TicketListView
  | MailLogView
  | LinkChannelView
  | DoctorView
  | LinkView
  | FormView
  | ListView
