// What the buttons of all cards can ask for, and the data that travels with each.
import type { Status } from '../../domain/ticket/ticket.ts'

interface OnTicket {
  readonly ticketId: string
  /** The version that was drawn: a click on an older card changes nothing. */
  readonly version: number
}

interface FromMore {
  /** It was opened behind More, and leads back there. */
  readonly more: boolean
}

interface Seen {
  /** The customer's last message that its writer knows, as an entry of the conversation. */
  readonly seen: string
}

interface OnReply {
  readonly ticketId: string
  readonly entryId: string
}

export type TicketPanelName =
  | 'category'
  | 'status'
  | 'more'
  | 'note'
  | 'assign'
  | 'priority'
  | 'reply'
  | 'due'
  | 'requester'
  | 'followers'
  | 'merge'
  | 'link'
  | 'no-request'

interface OnQuestion {
  readonly ticketId: string
  readonly expectedCategoryId: string | null
  readonly expectedServiceTypeId: string | null
}

/** The data of each verb's button. Inputs of the card are added to it by Teams: they are named beside it. */
export interface VerbData {
  readonly 'ticket.take': OnTicket
  readonly 'ticket.show-panel': OnTicket & { readonly panel: TicketPanelName }
  /** The form *Open a ticket?*. `messageKey`: of the message that it begins with. */
  readonly 'chat.new': { readonly messageKey: string; readonly text: string }
  readonly 'ticket.show': { readonly ticketId: string }
  /** As `ticket.show`, answered in the personal chat. */
  readonly 'ticket.open': { readonly ticketId: string }
  /** `from`: characters of the mail, which is `entryId` in the conversation, that stand before. */
  readonly 'ticket.read-on': { readonly ticketId: string; readonly entryId: string; readonly from: number }
  /** Inputs `categoryId` and `serviceTypeId`; empty when none is chosen, absent when there is none to choose. */
  readonly 'ticket.set-category': OnTicket
  readonly 'ticket.set-status': OnTicket & { readonly status: Status }
  readonly 'ticket.resolve': OnTicket
  readonly 'ticket.release': OnTicket
  /** Input `text`. */
  readonly 'ticket.add-note': OnTicket
  readonly 'ticket.leave-note': { readonly ticketId: string }
  /** Input `personId`. */
  readonly 'ticket.assign': OnTicket
  /** Input `priority`. */
  readonly 'ticket.set-priority': OnTicket
  /** Inputs `date` and `time`, in `zone`. */
  readonly 'ticket.set-due': OnTicket & { readonly zone: string }
  readonly 'ticket.clear-due': OnTicket
  /** Inputs `participant` (absent when there is none to choose), `name`, `address` and `keep`. */
  readonly 'ticket.set-requester': OnTicket
  /** Inputs `chosen` (absent when there is nobody to choose) and `added`. */
  readonly 'ticket.set-followers': OnTicket
  /** `page`: a place in the conversation, empty for the newest. */
  readonly 'ticket.conversation': { readonly ticketId: string; readonly page: string } & FromMore
  /** `from`: characters of the entry that stand before. */
  readonly 'ticket.read-entry': {
    readonly ticketId: string
    readonly entryId: string
    readonly from: number
  } & FromMore
  /** `place`: where the page begins; empty for the first one. */
  readonly 'ticket.files': { readonly ticketId: string; readonly place: string } & FromMore
  /** Inputs `to`, `cc`, `text`, `setTo` and `files`. */
  readonly 'ticket.preview-reply': OnTicket & Seen
  /** Inputs of the reply's form, and `cannedTextId`. */
  readonly 'ticket.use-canned-text': OnTicket & Seen
  /** Inputs of the reply's form. */
  readonly 'ticket.leave-reply': { readonly ticketId: string }
  readonly 'ticket.send-reply': OnTicket & Seen & { readonly draftId: string }
  readonly 'ticket.undo-reply': OnReply
  /** `mayBeTwice`: it may have left already, and the card said so. */
  readonly 'ticket.retry-reply': OnReply & { readonly mayBeTwice: boolean }
  /** Inputs `number` and `otherId`. */
  readonly 'ticket.merge': OnTicket
  readonly 'ticket.join': OnTicket & { readonly otherId: string }
  /** Of the ticket itself, or of one merged into it. Input `mergeId` where the button has none. */
  readonly 'ticket.undo-merge': { readonly ticketId: string; readonly mergeId?: string }
  /** Inputs `number` and `otherId`. */
  readonly 'ticket.link': OnTicket
  /** Input `linkedId`. */
  readonly 'ticket.unlink': OnTicket
  readonly 'ticket.keep-apart': { readonly ticketId: string; readonly otherId: string }
  readonly 'ticket.split': { readonly ticketId: string; readonly entryId: string }
  readonly 'ticket.revoke-links': OnTicket
  readonly 'ticket.no-request': OnTicket & { readonly ignore: boolean }
  /** Without `categoryId` the input `choice` has it. */
  readonly 'question.choose-category': OnQuestion & { readonly categoryId?: string }
  /** Without `serviceTypeId` the input `choice` has it. */
  readonly 'question.choose-service-type': OnQuestion & { readonly serviceTypeId?: string }
  readonly 'question.change': { readonly ticketId: string }
  /** A customer's own tickets, open or closed. */
  readonly 'mine.list': { readonly ended: boolean; readonly page: number }
  readonly 'mine.find': { readonly words: string; readonly page: number }
  /** `page`: a place in the conversation, empty for the newest. */
  readonly 'mine.show': { readonly ticketId: string; readonly page: string }
  /** One entry of the conversation. `at`: its time in milliseconds; `from`: characters of it that stand before. */
  readonly 'mine.read': {
    readonly ticketId: string
    readonly entryId: string
    readonly at: number
    readonly from: number
  }
  readonly 'mine.form': { readonly ticketId: string; readonly form: 'reply' | 'reopen' | 'rate' | 'category' }
  /** Input `text`. `messageKey`: of the form, so that it is sent once. */
  readonly 'mine.reply': { readonly ticketId: string; readonly messageKey: string }
  readonly 'mine.close': { readonly ticketId: string }
  /** Input `text`, which may be empty. */
  readonly 'mine.reopen': { readonly ticketId: string; readonly messageKey: string }
  /** Inputs `stars` and `word`. */
  readonly 'mine.rate': { readonly ticketId: string }
  /** Inputs `categoryId` and `serviceTypeId`; empty when none is chosen, absent when there is none to choose. */
  readonly 'mine.category': OnQuestion
  readonly 'command.run': { readonly command: string }
  /** Like `command.run`, answered in the personal chat. */
  readonly 'alarm.open': { readonly alarmId: string; readonly command: string }
  readonly 'alarm.try-again': { readonly alarmId: string }
  readonly 'mail.retry': { readonly ledgerId: string }
  readonly 'mail.treat': { readonly ledgerId: string }
  /** Input `organisationId`. */
  readonly 'channel.link': { readonly place: string }
}

export type Verb = keyof VerbData
