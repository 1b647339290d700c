// A test's hands in Teams: writing, pressing buttons, installing, as people would.
import { z } from 'zod'
import {
  cardActionActivity,
  extensionActivity,
  installationActivities,
  messageActivity,
  type Activity,
  type ActivityMaker,
} from './activities.ts'
import { findButton, pressedData, submittedData, type Card } from './cards.ts'
import { happeningActivities } from './happenings.ts'
import type { TeamsMessage, TeamsMessages } from './messages.ts'
import { everybodyOf, type TeamsUser } from './mock-team.ts'
import { createWriting, threadOf, type BotAnswer, type Where, type Writing } from './writing.ts'
import { chatIdOf } from './routes.ts'
import type { Happening, TeamLife } from './team-life.ts'

export type { BotAnswer, Where } from './writing.ts'

export interface SaidAnswer extends BotAnswer {
  /** What the bot posted in the same thread or chat while it answered, as whoever asked sees it. */
  readonly replies: readonly TeamsMessage[]
}

export interface ClickAnswer extends BotAnswer {
  /** The card that replaced the old one for the person who pressed. */
  readonly card: Card | null
  /** What the person was told instead. */
  readonly message: string | null
  /** Teams' error shape, when the bot refused. */
  readonly error: { readonly code: string; readonly message: string } | null
}

/** A conversation that the extension is used in: any of the bot's, or a chat of people by its id. */
export type ExtensionPlace = Where | { readonly chat: string }

/** What a person sees of the message extension. */
export interface ExtensionAnswer extends BotAnswer {
  readonly results: readonly { readonly card: Card; readonly title: string; readonly text: string }[]
  /** The card of the dialog, if one is open. */
  readonly dialog: Card | null
  /** What is said instead. */
  readonly told: string | null
}

export interface TeamsHands extends Writing {
  /** A person writes, in a channel with a mention of the bot, and the bot hears it. `more` is laid over the activity. */
  say(user: TeamsUser, where: Where, text: string, more?: object): Promise<SaidAnswer>
  /** A person picks a slash command, or types one, in a channel: only the bot sees it. */
  slash(user: TeamsUser, where: Exclude<Where, 'personal'>, text: string): Promise<SaidAnswer>
  /**
   * A person presses a button, found by title or verb on the card as this person sees it. `inputs` are entered before.
   * Without `user` it is the chat's owner, or the team's first person. Throws when there is no such button or input.
   */
  click(
    message: TeamsMessage,
    button: string,
    inputs?: Readonly<Record<string, string>>,
    user?: TeamsUser,
  ): Promise<ClickAnswer>
  /** Like `click`, but what it is answered with is shown only by `show`: over a slow line it comes after later changes. */
  press(
    message: TeamsMessage,
    button: string,
    inputs?: Readonly<Record<string, string>>,
    user?: TeamsUser,
  ): Promise<ClickAnswer & { readonly show: () => void }>
  /** A person types into the extension's search; `null` is the look before anything is typed. */
  search(user: TeamsUser, where: ExtensionPlace, words: string | null): Promise<ExtensionAnswer>
  /** A person picks the extension's action on a message, which Teams hands over as `payload`. */
  act(user: TeamsUser, where: ExtensionPlace, payload: unknown): Promise<ExtensionAnswer>
  /** A person presses the one button of the dialog. Throws for an input that it does not have. */
  submit(
    user: TeamsUser,
    where: ExtensionPlace,
    dialog: Card,
    inputs?: Readonly<Record<string, string>>,
  ): Promise<ExtensionAnswer>
  /** A person sends a result of the search to the chat. */
  share(user: TeamsUser, where: ExtensionPlace, card: Card): TeamsMessage
  install(where: 'team' | TeamsUser): Promise<BotAnswer[]>
  uninstall(where: 'team' | TeamsUser): Promise<BotAnswer[]>
  /** Something happens to the team, a channel or the bot in it: Teams goes by it from now on, and tells the bot. */
  happen(event: Happening): Promise<BotAnswer[]>
  /** Sends any activity, or anything else. */
  send(activity: unknown): Promise<BotAnswer>
  /** The activities sent so far. */
  readonly sent: readonly Activity[]
}

export interface BotEndpoint {
  /** The bot's address: `http://127.0.0.1:3978/api/messages`. */
  readonly url: string
  /** What Teams would prove itself with; nothing for a bot that asks for nothing. */
  readonly authorization?: string
}

const InvokeBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.record(z.string(), z.unknown()) }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
  z.object({
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ code: z.string(), message: z.string() }),
  }),
])

const Content = z.object({ content: z.record(z.string(), z.unknown()) })
const ExtensionBody = z.union([
  z.object({
    composeExtension: z.object({
      type: z.literal('result'),
      attachmentLayout: z.literal('list'),
      attachments: z.array(
        Content.extend({
          contentType: z.literal('application/vnd.microsoft.card.adaptive'),
          preview: z.object({ content: z.object({ title: z.string(), text: z.string() }) }),
        }),
      ),
    }),
  }),
  z.object({ composeExtension: z.object({ type: z.literal('message'), text: z.string() }) }),
  z.object({ task: z.object({ type: z.literal('continue'), value: z.object({ title: z.string(), card: Content }) }) }),
  z.object({ task: z.object({ type: z.literal('message'), value: z.string() }) }),
])

export function createHands(
  maker: ActivityMaker,
  life: TeamLife,
  messages: TeamsMessages,
  bot: BotEndpoint,
): TeamsHands {
  const { team } = maker
  const sent: Activity[] = []
  const written = new Map<TeamsMessage, Activity>()

  async function send(activity: unknown): Promise<BotAnswer> {
    const response = await fetch(bot.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(bot.authorization === undefined ? {} : { Authorization: bot.authorization }),
      },
      body: JSON.stringify(activity),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : parseJson(text) }
  }

  async function sendActivity(activity: Activity): Promise<BotAnswer> {
    sent.push(activity)
    return await send(activity)
  }

  function ownerOf(message: TeamsMessage): TeamsUser {
    const { placeId, targetedTo } = message
    return everybodyOf(team).find((user) => chatIdOf(user) === placeId || user.id === targetedTo) ?? team.users[0]
  }

  async function sendAll(activities: readonly Activity[]): Promise<BotAnswer[]> {
    const answers: BotAnswer[] = []
    for (const activity of activities) answers.push(await sendActivity(activity))
    return answers
  }

  const press: TeamsHands['press'] = async (message, button, inputs = {}, user = ownerOf(message)) => {
    const card = message.targetedTo === null || message.targetedTo === user.id ? message.cardFor(user.id) : null
    if (message.deleted || !card) throw new Error(`The message '${message.id}' shows no card`)
    const action = findButton(card, button)
    const { title, verb, id } = action
    const data = pressedData(card, action, inputs)
    const answer = await sendActivity(
      cardActionActivity(maker, user, message, { title, verb, data, ...(id === undefined ? {} : { id }) }),
    )
    const parsed = InvokeBody.safeParse(answer.body)
    const said = parsed.success ? parsed.data : null
    const shown = said?.type === 'application/vnd.microsoft.card.adaptive' ? said.value : null
    return {
      ...answer,
      card: shown,
      message: said?.type === 'application/vnd.microsoft.activity.message' ? said.value : null,
      error: said?.type === 'application/vnd.microsoft.error' ? said.value : null,
      show: () => {
        if (shown) message.showTo(user.id, shown)
      },
    }
  }

  async function say(
    user: TeamsUser,
    where: Where,
    text: string,
    more: object,
    targetedTo: string | null,
  ): Promise<SaidAnswer> {
    const place = { ...threadOf(maker, user, where), authorId: user.id, targetedTo }
    const said = messages.add(place, { text, card: null })
    const before = new Set(messages.all())
    const activity = { ...messageActivity(maker, user, said, text), ...more }
    written.set(said, activity)
    const answer = await sendActivity(activity)
    const replies = messages
      .all()
      .filter(
        (message) =>
          !before.has(message) && message.authorId === null && message.conversationId === said.conversationId,
      )
    return { ...answer, replies }
  }

  async function extension(
    user: TeamsUser,
    where: ExtensionPlace,
    kind: 'query' | 'fetchTask' | 'submitAction',
    value: object,
  ): Promise<ExtensionAnswer> {
    const answer = await sendActivity(extensionActivity(maker, user, conversationOf(maker, user, where), kind, value))
    const nothing = { ...answer, results: [], dialog: null, told: null }
    const { data } = ExtensionBody.safeParse(answer.body)
    if (!data) return nothing
    if ('task' in data) {
      return data.task.type === 'message'
        ? { ...nothing, told: data.task.value }
        : { ...nothing, dialog: data.task.value.card.content }
    }
    if (data.composeExtension.type === 'message') return { ...nothing, told: data.composeExtension.text }
    const rows = data.composeExtension.attachments
    return { ...nothing, results: rows.map(({ content, preview }) => ({ card: content, ...preview.content })) }
  }

  const installer = (where: 'team' | TeamsUser): TeamsUser => (where === 'team' ? team.users[0] : where)

  return {
    sent,
    send,
    ...createWriting(maker, messages, written, sendActivity),
    say: (user, where, text, more = {}) => say(user, where, text, more, null),
    slash: (user, where, text) => say(user, where, text, {}, maker.bot.id),
    press,
    async click(message, button, inputs, user) {
      const { show, ...clicked } = await press(message, button, inputs, user)
      show()
      return clicked
    },
    search: (user, where, words) =>
      extension(user, where, 'query', {
        commandId: 'search-tickets',
        parameters: [words === null ? { name: 'initialRun', value: 'true' } : { name: 'words', value: words }],
        queryOptions: { skip: 0, count: 25 },
      }),
    act: (user, where, messagePayload) =>
      extension(user, where, 'fetchTask', { commandId: 'create-ticket', commandContext: 'message', messagePayload }),
    submit: (user, where, dialog, inputs) => {
      const data = submittedData(dialog, inputs)
      return extension(user, where, 'submitAction', { commandId: 'create-ticket', commandContext: 'message', data })
    },
    share(user, where, card) {
      const { placeId } = conversationOf(maker, user, where)
      return messages.add({ placeId, rootId: null, authorId: user.id }, { text: null, card })
    },
    install: (where) => sendAll(installationActivities(maker, installer(where), where, 'add')),
    async happen(event) {
      const meant = 'channel' in event ? life.channel(event.channel).id : null
      life.happen(event)
      return await sendAll(happeningActivities(maker, event, meant === null ? null : life.channel(meant)))
    },
    uninstall: (where) => sendAll(installationActivities(maker, installer(where), where, 'remove')),
  }
}

function conversationOf(
  maker: ActivityMaker,
  user: TeamsUser,
  where: ExtensionPlace,
): { placeId: string; conversationId: string } {
  if (typeof where === 'object' && 'chat' in where) return { placeId: where.chat, conversationId: where.chat }
  if (typeof where === 'object' && 'conversationId' in where) return where
  const { placeId } = threadOf(maker, user, where)
  return { placeId, conversationId: placeId }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
