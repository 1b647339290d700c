// Agents and a customer in Teams, who go on pressing buttons whatever happens: each deed is remembered with what became of it.
import { buttonsOf, textOf, type Card } from '../../src/sandbox/connector/cards.ts'
import type { BotEndpoint, TeamsHands } from '../../src/sandbox/connector/hands.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import type { TeamsUser } from '../../src/sandbox/connector/mock-team.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

export interface Deed {
  readonly what: 'note' | 'reply' | 'undo' | 'take' | 'resolve' | 'category'
  /** Stands in what was written, and nowhere else. */
  readonly mark: string
  readonly by: string
  /** `unknown`: nobody answered, so it may have been done. */
  readonly became: 'done' | 'refused' | 'unknown'
}

export interface People {
  readonly deeds: readonly Deed[]
  /** Until it is asked to end. */
  work(isOver: () => boolean): Promise<void>
  /** An administrator has a mail tried again, as the mail log offers it. */
  retryMail(ledgerId: string): Promise<void>
}

/** Teams says it again when its answer does not come. */
const REPEATS = 2

export function createPeople(world: World, random: Random, endpoint: () => string | null): People {
  const deeds: Deed[] = []
  let marks = 0

  // Where it goes is asked for each time: whoever was there may be dead by now.
  const bot: BotEndpoint = {
    get url() {
      return endpoint() ?? 'http://127.0.0.1:9/nobody'
    },
  }
  const hands: TeamsHands = world.teams.hands(bot)

  /** What the person sees then; `null` when nobody answered, however often it was said. */
  async function press(
    user: TeamsUser,
    message: TeamsMessage,
    button: string,
    inputs: Readonly<Record<string, string>> = {},
  ): Promise<Answer | null> {
    const card = message.cardFor(user.id)
    if (!card || !buttonsOf(card).some(({ title, verb }) => title === button || verb === button)) return NOT_OFFERED
    const before = hands.sent.length
    try {
      const answer = await hands.click(message, button, inputs, user)
      if (answer.status === 200) return { card: answer.card, isRepeated: false }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
    const activity = hands.sent.slice(before).find(({ from }) => (from as { id?: string }).id === user.id)
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      await rest(400)
      const answer = await hands.send(activity).catch(() => null)
      if (answer?.status !== 200) continue
      const value = (answer.body as { value?: unknown } | null)?.value
      if (typeof value === 'object' && value !== null) message.showTo(user.id, value as Card)
      // Whoever died over it may have done it: the second one then says that it came too late.
      return { card: typeof value === 'object' ? (value as Card | null) : null, isRepeated: true }
    }
    return null
  }

  function newMark(what: string): string {
    marks += 1
    return `${what.toUpperCase()}${String(marks).padStart(4, '0')}E`
  }

  function note(what: Deed['what'], mark: string, user: TeamsUser, became: Deed['became']): void {
    deeds.push({ what, mark, by: user.name, became })
  }

  /** By a form: it is gone once it was done. */
  async function fillIn(
    user: TeamsUser,
    message: TeamsMessage,
    what: 'note' | 'reply',
    mark: string,
    steps: readonly (readonly [button: string, inputs: Readonly<Record<string, string>>])[],
  ): Promise<Deed['became']> {
    for (const [index, [button, inputs]] of steps.entries()) {
      const shown = message.cardFor(user.id)
      if (shown && index > 0 && !hasInputs(shown, inputs)) break
      const answer = await press(user, message, button, inputs)
      const isLast = index === steps.length - 1
      if (answer === null) {
        note(what, mark, user, isLast ? 'unknown' : 'refused')
        return isLast ? 'unknown' : 'refused'
      }
      if (!isLast) continue
      const isDone = answer.card !== null && !buttonsOf(answer.card).some(({ title }) => title === button)
      // Whoever was told no more than what stands there now may have been heard before.
      const became =
        isDone && wasHeard(answer.card, what) ? 'done' : isDone || answer.isRepeated ? 'unknown' : 'refused'
      note(what, mark, user, became)
      return became
    }
    note(what, mark, user, 'refused')
    return 'refused'
  }

  async function actAsAgent(user: TeamsUser): Promise<void> {
    const cards = ['Tickets', 'Escalations'].flatMap((channel) => world.teams.channel(channel).slice(-60))
    if (cards.length === 0) return
    const message = random.pick(cards)
    // A form that was left open last time hides the buttons.
    for (const way of WAYS_BACK) await press(user, message, way)
    const what = random.weighted([
      [3, 'note'],
      [4, 'reply'],
      [2, 'take'],
      [1, 'resolve'],
    ] as const)
    const mark = newMark(what)
    if (what === 'note') {
      await fillIn(user, message, what, mark, [
        ['Note', {}],
        ['Add note', { text: `${mark} the toner was bad.` }],
      ])
    } else if (what === 'reply') {
      const became = await fillIn(user, message, what, mark, [
        ['Reply', {}],
        ['Preview', { text: `${mark} please try again.`, setTo: random.pick(['', 'waiting']) }],
        ['Send', {}],
      ])
      if (became === 'done' && random.chance(0.15)) await takeBack(user, message, mark)
    } else {
      const answer = await press(user, message, what === 'take' ? 'Take' : 'Resolve')
      const became = answer?.isRepeated !== false ? 'unknown' : answer.card ? 'done' : 'refused'
      note(what, mark, user, became)
    }
  }

  async function takeBack(user: TeamsUser, message: TeamsMessage, mark: string): Promise<void> {
    // Where others of the ticket wait as well, each has such a button.
    const card = message.cardFor(user.id)
    if (!card || buttonsOf(card).filter(({ title }) => title === 'Undo').length !== 1) return
    const answer = await press(user, message, 'Undo')
    const isBack = answer?.card != null && textOf(answer.card).includes('took back a reply')
    const isUnknown = answer === null || (answer !== NOT_OFFERED && !isBack)
    if (isBack || isUnknown) note('undo', mark, user, isBack ? 'done' : 'unknown')
  }

  /** The customer says what their tickets are about. */
  async function actAsCustomer(): Promise<void> {
    const questions = world.teams.chat(CARL).slice(-30)
    if (questions.length === 0) return
    const message = random.pick(questions)
    const card = message.cardFor(CARL.id)
    const offered = card ? buttonsOf(card).filter(({ verb }) => verb.startsWith('question.choose')) : []
    if (offered.length === 0) return
    const { title } = random.pick(offered)
    const answer = await press(CARL, message, title)
    note('category', newMark('category'), CARL, answer === null ? 'unknown' : answer.card ? 'done' : 'refused')
  }

  async function keepAt(act: () => Promise<void>, pauseMs: number, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      if (endpoint() !== null) await act()
      await rest(pauseMs * (0.5 + random.next()))
    }
  }

  return {
    deeds,
    async retryMail(ledgerId) {
      const { replies } = await hands.say(ADA, 'personal', 'mail log')
      const [log] = replies
      if (!log) throw new Error('The mail log was not shown')
      const data = { ledgerId }
      log.showTo(ADA.id, { actions: [{ type: 'Action.Execute', title: 'Try again', verb: 'mail.retry', data }] })
      await hands.click(log, 'mail.retry', {}, ADA)
    },
    async work(isOver) {
      await Promise.all([
        keepAt(() => actAsAgent(BEA), 250, isOver),
        keepAt(() => actAsAgent(ADA), 250, isOver),
        keepAt(actAsCustomer, 600, isOver),
      ])
    },
  }
}

const WAYS_BACK = ['ticket.leave-note', 'ticket.leave-reply', 'ticket.show'] as const

interface Answer {
  readonly card: Card | null
  /** Nobody answered when it was said first. */
  readonly isRepeated: boolean
}

const NOT_OFFERED: Answer = { card: null, isRepeated: false }

function hasInputs(card: Card, inputs: Readonly<Record<string, string>>): boolean {
  const text = JSON.stringify(card)
  return Object.keys(inputs).every((id) => text.includes(`"id":"${id}"`))
}

function wasHeard(card: Card, what: 'note' | 'reply'): boolean {
  return (what === 'note' ? /added a note/u : /leaves .* later|replied to/u).test(textOf(card))
}

export async function rest(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
