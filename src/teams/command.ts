// What a chat command is, and the turn it runs in.
import type { ClaimCodes } from '../app/people/claim-installation.ts'
import type { Deps } from '../app/deps.ts'
import type { Finding } from '../app/doctor/finding.ts'
import type { TeamMember } from '../app/people/invite-person.ts'
import type { Member } from '../app/ports/chat.ts'
import type { CardView } from '../app/views/card-view.ts'
import type { ChannelPlace, SupportChannel } from '../domain/channel.ts'
import type { Person } from '../domain/organisation/person.ts'
import type { Right } from '../domain/organisation/rights.ts'
import type { CommandName } from './command-words.ts'

export type Scope = 'personal' | 'team'

/** Where somebody is speaking, when it is a channel or the chat of a group. */
export interface ChannelContext {
  /** Whoever speaks, as one of those who read here. */
  readonly member: Member
  /** Nobody but the bot sees what they said: a slash command, or what is written after its name in the `/` menu. */
  readonly isTargeted: boolean
  /** What the activity told and Teams answered when asked; read only when needed. */
  readonly readPlace: () => Promise<ChannelPlace>
  /** The support channel it is bound as, if it is. */
  readonly linked: SupportChannel | null
  /** One member by their Teams user id. Throws `InvalidInputError` for anybody else. */
  readonly readMember: (userId: string) => Promise<TeamMember>
}

export interface TurnContext {
  readonly deps: Deps & {
    readonly claimCodes: ClaimCodes
    /** The visible text of HTML that somebody wrote; bounded, and never throws. */
    readonly plainText: (html: string) => string
    /** Where people's browsers reach this server, without a final slash. */
    readonly publicUrl: () => string
    /** Looks whether everything works; changes nothing, and ends in time for whoever waits for a card. Throws nothing. */
    readonly examine: () => Promise<readonly Finding[]>
  }
  readonly actor: Person
  /** IANA name, as Teams tells it of the person's device; `null` when it does not. */
  readonly timeZone: string | null
  /** `null` in a personal chat. */
  readonly channel: ChannelContext | null
  /** What is answered goes to the personal chat, although it was asked for in a channel. */
  readonly privately: boolean
  /** Who is mentioned in what was typed, the bot aside. */
  readonly mentioned: readonly { readonly userId: string }[]
}

/** An answer for whoever asked and nobody else; how it gets to them is decided by `tellOne`. */
export interface OneAnswer {
  readonly toOne: {
    /** As they would type it in the personal chat. */
    readonly asked: string
    /** Whether it shows, in a channel, only what everybody there may read. What is done by asking is never that: it is asked for once. */
    readonly mayBeRead: boolean
    /** Whether it is for the personal chat alone, and the channel gets the line that says so. */
    readonly inChat?: boolean
    readonly answer: (turn: TurnContext) => Promise<CardView | OneAnswer>
  }
}

export interface Command {
  /** How it is called and explained: `command-words.ts`. */
  readonly name: CommandName
  /** What may follow its name: a number, or so many words; left out where nothing does. */
  readonly takes?: 'number' | 1 | 2
  readonly scopes: readonly Scope[]
  /** Offered only to those who have this right somewhere; the use case checks it again for the place in question. */
  readonly right: Right | null
  /** A room of the menu: Teams' own list of commands, which holds few, leaves it to `configure`. */
  readonly room?: true
  /**
   * Asked for in a channel, the answer is for whoever asked: `alone` where nobody else may read it; `here` where it shows what everybody
   * there may see, so that it can be said to all if there is no other way; `in-chat` where its buttons work in the personal chat only.
   */
  readonly toOne?: 'alone' | 'here' | 'in-chat'
  readonly run: (turn: TurnContext, rest: string) => Promise<CardView | OneAnswer>
}
