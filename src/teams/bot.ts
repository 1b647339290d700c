// One turn of the bot: who speaks, what is asked, and the answer as a card.
import { applyChannelEvent } from '../app/channels/apply-channel-event.ts'
import { hearOnce, keepAnswer } from '../app/heard-once.ts'
import { hearFromChannel } from '../app/channels/hear-from-channel.ts'
import { identifyPerson } from '../app/people/identify-person.ts'
import { answerHere, noteForm, redrawNewer, type Pressed } from '../app/tickets/after-click.ts'
import { isServed, type MeetStranger } from '../app/organisations/at-the-door.ts'
import { withRightsInForce } from '../app/organisations/tenants.ts'
import type { CardView } from '../app/views/card-view.ts'
import { FrontdeskError, textForPerson } from '../domain/errors.ts'
import { say, speakingTo } from '../texts/say.ts'
import { runAction } from './actions.ts'
import { answerInvited } from './meet-invited.ts'
import { refusalView } from './refusal.ts'
import type { ChannelContext, TurnContext } from './command.ts'
import { createClosedDoor } from './closed-door.ts'
import { createEventGate, createFloodGate, floodedText, passageOf, type FloodGate } from './flood-gate.ts'
import { welcomeView } from './commands.ts'
import { answerHeard } from './hear-message.ts'
import { answerExtension, toldBy } from './message-extension.ts'
import { createOverhearing, isOverheard } from './overhear.ts'
import { speakerOf } from './speaker-of.ts'
import { activityKey } from './wire/activity-key.ts'
import { readInvoke, type InvokeAnswer, type ReadInvoke } from './wire/invoke.ts'
import { readActivity, tenantOf, type Spoken } from './wire/read-activity.ts'
import { readMessage } from './wire/read-message.ts'
import type { Afterwards, BotLogic } from './wire/receive-activity.ts'
import { isInstalled, readEvents } from './wire/read-event.ts'
import type { ReadExtension } from './wire/extension.ts'
import { readMember, readMemberInTime, readMentioned } from './wire/roster.ts'
import { answerInvoke, readAccount, readPlace, sendCard, type BotTurn } from './wire/bot-turn.ts'

export interface BotDeps {
  readonly app: TurnContext['deps']
  readonly renderCard: (view: CardView) => Record<string, unknown>
  /** What somebody of an unknown tenant is told who writes or installs the bot; the closed door alone, when left out. */
  readonly meetStranger?: MeetStranger
}

/** The logic that the adapter runs for every activity. What the work throws is answered; what Teams does not take is thrown to the adapter. */
export function createBot(deps: BotDeps): BotLogic {
  const gate = createFloodGate(deps.app.clock)
  const events = createEventGate(deps.app.clock)
  const { meetStranger: meet } = deps
  const closedDoor = createClosedDoor({ ...deps.app, ...(meet && { meet }) })
  const overhear = createOverhearing(deps.app)
  /** Clicks that are being worked, for those who press on while Teams asks again. */
  const working = new Map<string, Promise<Outcome>>()
  return async (turn) => {
    const spoken = readActivity(turn.activity)
    const tenantId = tenantOf(turn.activity)
    if (tenantId === null || !(await isServed(deps.app, tenantId))) {
      // To what nobody said to the bot it says nothing.
      if (spoken === null || !isOverheard(turn.activity, spoken)) await closedDoor(turn, spoken)
      return undefined
    }
    const speaking = async <T>(work: () => Promise<T>): Promise<T> =>
      await speakingTo(await speakerOf(deps.app, spoken), work)
    if (spoken && (await overhear(turn, spoken, speaking))) return undefined
    return await speaking(async () => {
      switch (turn.activity.type) {
        case 'message':
          await onMessage(deps, gate, turn, spoken)
          return undefined
        case 'invoke':
          return await onInvoke(deps, gate, turn, spoken, working)
        case 'installationUpdate':
        case 'conversationUpdate':
          if (passageOf(deps.app.log, events, { tenantId, aadObjectId: spoken?.aadObjectId ?? '' }) === 'pass')
            await onEvent(deps, turn, spoken)
          return undefined
        default:
          return undefined
      }
    })
  }
}

async function onMessage(deps: BotDeps, gate: FloodGate, turn: BotTurn, spoken: Spoken | null): Promise<void> {
  if (!spoken) {
    deps.app.log.warn('A message did not say who wrote it where; it is not answered', { activityId: turn.activity.id })
    return
  }
  const passage = passageOf(deps.app.log, gate, spoken)
  if (passage === 'tell') await turn.sendActivity(floodedText())
  if (passage !== 'pass') return
  if (!(await isFirst(deps, turn))) return
  const answer = await answerOrApology(deps, async () => {
    const invited = await answerInvited(deps.app, turn, spoken)
    if (invited) return invited
    return await answerHeard(await turnContext(deps, turn, spoken), readMessage(turn.activity, spoken))
  })
  if (answer === null) return
  if ('said' in answer) await turn.sendActivity(answer.said)
  else await sendCard(turn, deps.renderCard(answer))
}

/** Whether this is no repetition of what is answered by a message of its own. */
async function isFirst(deps: BotDeps, turn: BotTurn): Promise<boolean> {
  const key = activityKey(turn.activity)
  return key === null || (await hearOnce(deps.app, key, true)) === 'first'
}

/** What a click came to; `view` when it is answered with a card. */
interface Outcome {
  readonly answer: InvokeAnswer
  readonly view: CardView | null
}

async function onInvoke(
  deps: BotDeps,
  gate: FloodGate,
  turn: BotTurn,
  spoken: Spoken | null,
  working: Map<string, Promise<Outcome>>,
): Promise<Afterwards | undefined> {
  // A click has to be answered, which costs no call to Teams: its answer is that of the request.
  const invoked = readInvoke(turn.activity)
  if (spoken && passageOf(deps.app.log, gate, spoken) !== 'pass') {
    const text = floodedText()
    await answerInvoke(turn, invoked.kind === 'extension' ? toldBy(invoked.asked, text) : { message: text })
    return undefined
  }
  // What it asks changes nothing, or may be asked twice.
  if (spoken && invoked.kind === 'extension') {
    await answerInvoke(turn, await extensionOutcome(deps, turn, spoken, invoked.asked))
    return undefined
  }
  const key = activityKey(turn.activity)
  const pressed = spoken && readPressed(turn, spoken, invoked)
  const first = key === null ? 'first' : await hearOnce(deps.app, key, false)
  if (key !== null && first !== 'first') {
    await answerInvoke(turn, (await working.get(key))?.answer ?? repeatedAnswer(first.answer))
    return undefined
  }
  const work = invokeOutcome(deps, turn, spoken, invoked, pressed)
  if (key !== null) working.set(key, work)
  const { answer, view } = await work
  await answerInvoke(turn, answer)
  return async () => {
    try {
      if (view) await redrawNewer(deps.app, pressed, view)
      if (key !== null) await keepAnswer(deps.app, key, answer)
    } finally {
      if (key !== null) working.delete(key)
    }
  }
}

/** The answer that was given, or, while another process is at it, that it is. */
function repeatedAnswer(answer: string | null): InvokeAnswer {
  // What was stored is what `invokeAnswer` was given the first time.
  if (answer !== null) return JSON.parse(answer) as InvokeAnswer
  return { message: say('chat.working') }
}

/** A card that was posted in a channel by itself, as ticket cards are; none for one that answers somebody, or in a chat. */
function readPressed({ activity }: BotTurn, spoken: Spoken, invoked: ReadInvoke): Pressed | null {
  if (spoken.isPersonal || invoked.kind !== 'card-action' || invoked.activityId === null) return null
  const { serviceUrl, tenantId, conversationId: channelId } = spoken
  const [, root] = activity.conversation.id.split(';messageid=')
  if (root !== undefined && root !== invoked.activityId) return null
  const posted = { serviceUrl, tenantId, conversationId: activity.conversation.id, activityId: invoked.activityId }
  return { posted, channelId }
}

async function invokeOutcome(
  deps: BotDeps,
  turn: BotTurn,
  spoken: Spoken | null,
  invoked: ReadInvoke,
  pressed: Pressed | null,
): Promise<Outcome> {
  if (!spoken || invoked.kind !== 'card-action') {
    const problem = invoked.kind === 'malformed' ? invoked.problem : 'It is no card action, or does not say who clicked'
    deps.app.log.warn('An invoke was refused', { problem })
    const text = say('chat.button.malformed')
    return { answer: { error: { status: 400, code: 'BadRequest', text } }, view: null }
  }
  const logId = deps.app.newId()
  try {
    const context = await turnContext(deps, turn, spoken)
    const answer = await runAction(context, invoked.verb, invoked.data)
    if ('said' in answer) return { answer: { message: answer.said }, view: null }
    const view = await answerHere(deps.app, pressed, answer)
    await noteForm(deps.app, pressed, context.actor._id, view)
    return { answer: { card: deps.renderCard(view) }, view }
  } catch (error) {
    deps.app.log.error('A card action failed', { logId, verb: invoked.verb, error })
    return { answer: { message: textForPerson(error, logId) }, view: null }
  }
}

/** Teams closes the dialog over an answer that takes 3 s: less of it is left for who somebody is than elsewhere. */
const EXTENSION_PATIENCE_MS = 1000

async function extensionOutcome(
  deps: BotDeps,
  turn: BotTurn,
  spoken: Spoken,
  asked: ReadExtension,
): Promise<InvokeAnswer> {
  const logId = deps.app.newId()
  try {
    const { conversationId, tenantId } = spoken
    const readMember = (aadObjectId: string) => readMemberInTime(turn, spoken, aadObjectId)
    const context = await turnContext(deps, turn, spoken, EXTENSION_PATIENCE_MS)
    return await answerExtension(
      { turn: context, renderCard: deps.renderCard, conversationId, tenantId, readMember },
      asked,
    )
  } catch (error) {
    const facts = { logId, kind: asked.kind, error }
    if (error instanceof FrontdeskError) deps.app.log.info('The message extension refused something', facts)
    else deps.app.log.error('The message extension failed', facts)
    return toldBy(asked, textForPerson(error, logId))
  }
}

/** Something happened to a team or channel, to the bot in it, or somebody opened their chat with it. */
async function onEvent(deps: BotDeps, turn: BotTurn, spoken: Spoken | null): Promise<void> {
  for (const event of readEvents(turn.activity)) await applyChannelEvent(deps.app, event)
  if (spoken) await hear(deps, spoken, false)
  // Teams sends both kinds of activity for one installation: only one of them is greeted.
  if (!spoken || !isInstalled(turn.activity) || !(await isFirst(deps, turn))) return
  const view = await answerOrApology<CardView>(
    deps,
    async () => await welcomeView(await turnContext(deps, turn, spoken)),
  )
  await sendCard(turn, deps.renderCard(view))
}

async function answerOrApology<A>(deps: BotDeps, answer: () => Promise<A>): Promise<A | CardView> {
  const logId = deps.app.newId()
  try {
    return await answer()
  } catch (error) {
    if (error instanceof FrontdeskError) deps.app.log.info('A command was refused', { logId, error })
    else deps.app.log.error('A command failed', { logId, error })
    return refusalView(error, logId)
  }
}

/** What is told beside what is asked: it keeps nobody from being answered. */
async function hear(deps: BotDeps, spoken: Spoken, byPerson: boolean): Promise<void> {
  try {
    await hearFromChannel(deps.app, { ...spoken, byPerson })
  } catch (error) {
    deps.app.log.warn('What an activity told of its channel was not kept', { error })
  }
}

async function turnContext(deps: BotDeps, turn: BotTurn, spoken: Spoken, patienceMs?: number): Promise<TurnContext> {
  const known = await identifyPerson(deps.app, {
    userId: spoken.userId,
    tenantId: spoken.tenantId,
    serviceUrl: spoken.serviceUrl,
    conversationId: spoken.isPersonal ? spoken.conversationId : null,
    aadObjectId: spoken.aadObjectId,
    name: spoken.userName,
    language: spoken.language,
    readAccount: () => readAccount(deps.app.log, turn, spoken, patienceMs),
    askNow: spoken.isPersonal,
  })
  // From here on nobody knows of roles that are not in force.
  const actor = await withRightsInForce(deps.app, known)
  await hear(deps, spoken, true)
  const channel = spoken.isPersonal ? null : await channelContext(deps, turn, spoken)
  return {
    deps: deps.app,
    actor,
    timeZone: spoken.timeZone,
    channel,
    privately: false,
    mentioned: readMentioned(turn.activity),
  }
}

async function channelContext(deps: BotDeps, turn: BotTurn, spoken: Spoken): Promise<ChannelContext> {
  const linked = await deps.app.documents.channels.findOne({ conversationId: spoken.conversationId })
  return {
    member: {
      serviceUrl: spoken.serviceUrl,
      tenantId: spoken.tenantId,
      conversationId: turn.activity.conversation.id,
      userId: spoken.userId,
      answers: spoken.isTargeted ? (turn.activity.id ?? null) : null,
    },
    isTargeted: spoken.isTargeted,
    linked: linked?.active === true ? linked : null,
    readPlace: () => readPlace(turn, spoken),
    readMember: (userId) => readMember(turn, spoken, userId),
  }
}
