// What happens to the team, its channels, and the bot in them; what Teams takes or refuses there goes by it.
import type { MockTeam, TeamsChannel } from './mock-team.ts'

/** What happens. `channel` by name or id; of the whole team where it is left out. */
export type Happening =
  | { readonly what: 'bot-added' | 'bot-removed'; readonly channel?: string }
  | {
      readonly what: 'channel-deleted' | 'channel-restored' | 'channel-shared' | 'channel-unshared'
      readonly channel: string
    }
  | { readonly what: 'channel-renamed'; readonly channel: string; readonly name: string }
  | { readonly what: 'team-renamed'; readonly name: string }
  | { readonly what: 'team-archived' | 'team-unarchived' | 'team-deleted' | 'team-restored' }
  /** A new version of the app takes the place of the old one: two events, neither of which is about a removal. */
  | { readonly what: 'app-upgraded' }

export interface Refusal {
  readonly status: number
  readonly code: string
}

/** The first channel has the id of the team, and is not the team. */
const WHOLE_TEAM = 'team'

/** A team over time. */
export class TeamLife {
  readonly #team: MockTeam
  readonly #names = new Map<string, string>()
  /** The whole team, or channels by id; private and shared ones until the app is added there. */
  readonly #withoutBot = new Set<string>()
  readonly #gone = new Set<string>()
  #isArchived = false

  constructor(team: MockTeam) {
    this.#team = team
    for (const { id, kind } of team.channels) if (kind !== undefined) this.#withoutBot.add(id)
  }

  /** As it is called today. */
  get team(): MockTeam {
    const [general, ...others] = this.#team.channels
    const today = (channel: TeamsChannel): TeamsChannel => ({
      ...channel,
      name: this.#names.get(channel.id) ?? channel.name,
    })
    return {
      ...this.#team,
      name: this.#names.get(WHOLE_TEAM) ?? this.#team.name,
      channels: [today(general), ...others.map(today)],
    }
  }

  /** By name of today, or id. Throws when there is none. */
  channel(wanted: string): TeamsChannel {
    const { channels } = this.team
    const found = channels.find(({ id, name }) => id === wanted || name === wanted)
    if (found) return found
    throw new Error(`The team has no channel '${wanted}'; it has: ${channels.map(({ name }) => name).join(', ')}`)
  }

  /** Why Teams takes nothing from the bot there; `null` where it does, as in the chats of people. */
  refusalIn(placeId: string): Refusal | null {
    if (!this.#team.channels.some(({ id }) => id === placeId)) return null
    const places = [WHOLE_TEAM, placeId]
    if (places.some((id) => this.#gone.has(id))) return { status: 404, code: 'ConversationNotFound' }
    if (places.some((id) => this.#withoutBot.has(id))) return { status: 403, code: 'BotNotInConversationRoster' }
    return this.#isArchived ? { status: 403, code: 'ServiceError' } : null
  }

  happen(event: Happening): void {
    const of = 'channel' in event ? this.channel(event.channel).id : WHOLE_TEAM
    switch (event.what) {
      case 'bot-added':
        this.#withoutBot.delete(of)
        break
      case 'bot-removed':
        this.#withoutBot.add(of)
        break
      case 'channel-deleted':
      case 'channel-unshared':
      case 'team-deleted':
        this.#gone.add(of)
        break
      case 'channel-restored':
      case 'channel-shared':
      case 'team-restored':
        this.#gone.delete(of)
        break
      case 'channel-renamed':
        this.#names.set(of, event.name)
        break
      case 'team-renamed':
        this.#names.set(WHOLE_TEAM, event.name)
        break
      case 'team-archived':
        this.#isArchived = true
        break
      case 'team-unarchived':
        this.#isArchived = false
        break
      case 'app-upgraded':
    }
  }
}
