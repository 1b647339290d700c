// What concerns one person is said to that person: in the channel as a message that only they see, where Teams has such messages;
// else in their personal chat, with a line in the channel; else in the channel, as far as others may read it.
import type { CardView, NoticeView } from '../app/views/card-view.ts'
import { FrontdeskError, OutsideError } from '../domain/errors.ts'
import { say } from '../texts/say.ts'
import type { ActionAnswer, SaidAnswer } from './action.ts'
import type { OneAnswer, TurnContext } from './command.ts'
import { shownName } from './command-words.ts'
import { refusalView } from './refusal.ts'

export function toOne(toOne: OneAnswer['toOne']): OneAnswer {
  return { toOne }
}

/** What would be said to all, had it not been asked by a message that only the bot saw. */
export function alone(answer: ActionAnswer): OneAnswer {
  const view = 'said' in answer ? { ...LINE, title: '', text: answer.said } : answer
  return toOne({ asked: shownName('help'), mayBeRead: false, answer: () => Promise.resolve(view) })
}

/**
 * Says it to whoever asked, once, and answers with what the channel gets: a line that says where the answer is, the answer itself where
 * nothing else is left and others may read it, or nothing. Where nobody knows whether Teams took it, it is not said again elsewhere.
 */
export async function tellOne(turn: TurnContext, one: OneAnswer): Promise<CardView | null> {
  const { channel, deps } = turn
  if (!channel) return await resolved(turn, one)
  const { member, isTargeted } = channel
  const { asked, mayBeRead, inChat: isChatOnly = false } = one.toOne
  // Asked for at most once each: some of them do something.
  const inChat = once(() => resolved({ ...turn, privately: true }, one))
  const here = mayBeRead ? once(() => seenHere(turn, one)) : null
  const line = async (view: NoticeView): Promise<NoticeView | null> => {
    if (isChatOnly && (await whisper(turn, view)) !== 'refused') return null
    // Nobody else saw that they asked: a line in the channel would tell.
    return isTargeted ? null : view
  }
  if (!isChatOnly) {
    const whispered = deps.chat.mayWhisper(member)
      ? await whisper(turn, (await here?.())?.view ?? (await inChat()))
      : 'refused'
    if (whispered !== 'refused') return null
  }
  const sent = await sendToChat(turn, inChat)
  if (sent === 'sent') return await line(pointer())
  const open = sent === 'refused' && !isTargeted && (await here?.())
  if (open && open.mayBeRead) return open.view
  return await line({
    ...LINE,
    tone: 'warning',
    title: say('commands.private.unreached'),
    text: say('commands.private.openChat', { command: asked }),
  })
}

/**
 * To a button that was pressed. Its answer is shown to whoever pressed alone, in place of the card: that is enough for what everybody may
 * read. What is for nobody else comes as a message of its own, and the card stays as it is.
 */
export async function answerPress(turn: TurnContext, one: OneAnswer): Promise<ActionAnswer> {
  const answer = one.toOne.mayBeRead ? await one.toOne.answer(turn) : one
  if (!('toOne' in answer)) return answer
  const view = await tellOne(turn, answer)
  return view?.card === 'notice' ? saidAs(view) : { said: say('commands.private.whispered') }
}

function saidAs({ title, text }: NoticeView): SaidAnswer {
  return { said: title === '' ? text : say('commands.titleAndText', { title, text }) }
}

/** `unsure` where nobody knows whether they see it. */
async function whisper(turn: TurnContext, view: CardView): Promise<'sent' | 'refused' | 'unsure'> {
  const { actor, channel, deps } = turn
  if (!channel) return 'refused'
  try {
    return await deps.chat.whisper(channel.member, view)
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    const personId = actor._id
    deps.log.warn('Whether an answer to one person was sent is not known; it is not said again', { personId, error })
    return 'unsure'
  }
}

/** Opens in the personal chat what was asked for elsewhere, as if it had been asked for there. `unsure` where Teams did not say whether it was taken. */
export async function sendToChat(
  { actor, deps }: TurnContext,
  view: () => Promise<CardView>,
): Promise<'sent' | 'refused' | 'unsure'> {
  if (!actor.teams) return 'refused'
  const card = await view()
  try {
    await deps.chat.direct(actor.teams, card)
    return 'sent'
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    deps.log.info('An answer could not be given in the personal chat', { personId: actor._id, error })
    return error.retryable && error.code !== 'not-connected' && error.code !== 'too-many-messages'
      ? 'unsure'
      : 'refused'
  }
}

const LINE = { card: 'notice', tone: 'info', facts: [], commands: [] } as const satisfies Partial<NoticeView>

function pointer(): NoticeView {
  return { ...LINE, title: say('commands.private.title'), text: say('commands.private.text') }
}

/** As it may stand in the channel; what turns out to be for them alone is not that. */
async function seenHere(turn: TurnContext, one: OneAnswer): Promise<{ view: CardView; mayBeRead: boolean }> {
  const answer = await answered(turn, one)
  if (!('toOne' in answer)) return { view: answer, mayBeRead: true }
  return { view: await resolved({ ...turn, privately: true }, answer), mayBeRead: false }
}

/** The answer itself, whoever reads it. */
export async function resolved(turn: TurnContext, one: OneAnswer): Promise<CardView> {
  const answer = await answered(turn, one)
  return 'toOne' in answer ? await resolved(turn, answer) : answer
}

/** What it gives, or why it is refused. */
async function answered(turn: TurnContext, one: OneAnswer): Promise<CardView | OneAnswer> {
  try {
    return await one.toOne.answer(turn)
  } catch (error) {
    const logId = turn.deps.newId()
    if (error instanceof FrontdeskError) turn.deps.log.info('A command was refused', { logId, error })
    else turn.deps.log.error('A command failed', { logId, error })
    return refusalView(error, logId)
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
