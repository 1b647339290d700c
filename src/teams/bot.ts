// One turn of the bot: who speaks, what is asked, and the answer as a card.
import { botRemoved } from '../app/channels/bot-removed.ts'
import { identifyPerson } from '../app/people/identify-person.ts'
import type { CardView } from '../app/views/card-view.ts'
import { FrontdeskError, textForPerson } from '../domain/errors.ts'
import { runAction } from './actions.ts'
import type { ChannelContext, TurnContext } from './command.ts'
import { createFloodGate, FLOODED, type FloodGate, type Passage } from './flood-gate.ts'
import { helpView, runCommand } from './commands.ts'
import { readInvoke, type InvokeAnswer, type ReadInvoke } from './wire/invoke.ts'
import { readActivity, readEvent, type Spoken } from './wire/read-activity.ts'
import { readMember, readMentioned, readRoster } from './wire/roster.ts'
import { answerInvoke, readAddresses, readPlace, sendCard, textWithoutMention, type BotTurn } from './wire/bot-turn.ts'

export interface BotDeps {
  readonly app: TurnContext['deps']
  readonly renderCard: (view: CardView) => Record<string, unknown>
}

/** The logic that the adapter runs for every activity. What the work throws is answered; what Teams does not take is thrown to the adapter. */
export function createBot(deps: BotDeps): (turn: BotTurn) => Promise<void> {
  const gate = createFloodGate(deps.app.clock)
  return async (turn) => {
    const spoken = readActivity(turn.activity)
    switch (turn.activity.type) {
      case 'message':
        await onMessage(deps, gate, turn, spoken)
        return
      case 'invoke':
        await onInvoke(deps, gate, turn, spoken)
        return
      case 'installationUpdate':
      case 'conversationUpdate':
        await onMembersChanged(deps, turn, spoken)
        return
      default:
    }
  }
}

async function onMessage(deps: BotDeps, gate: FloodGate, turn: BotTurn, spoken: Spoken | null): Promise<void> {
  if (!spoken) {
    deps.app.log.warn('A message did not say who wrote it where; it is not answered', { activityId: turn.activity.id })
    return
  }
  const passage = passageOf(deps, gate, spoken)
  if (passage === 'tell') await turn.sendActivity(FLOODED)
  if (passage !== 'pass') return
  const view = await answerOrApology(deps, async () => {
    const text = textWithoutMention(turn)
    return await runCommand(await turnContext(deps, turn, spoken), text)
  })
  await sendCard(turn, deps.renderCard(view))
}

async function onInvoke(deps: BotDeps, gate: FloodGate, turn: BotTurn, spoken: Spoken | null): Promise<void> {
  // A click has to be answered, which costs no call to Teams: its answer is that of the request.
  if (spoken && passageOf(deps, gate, spoken) !== 'pass') {
    await answerInvoke(turn, { message: FLOODED })
    return
  }
  const invoked = readInvoke(turn.activity)
  await answerInvoke(turn, await invokeOutcome(deps, turn, spoken, invoked))
}

function passageOf(deps: BotDeps, gate: FloodGate, { tenantId, aadObjectId }: Spoken): Passage {
  const passage = gate.ask({ tenantId, personId: aadObjectId })
  if (passage === 'tell')
    deps.app.log.warn('Somebody asks more than anybody can; it is left out', { tenantId, aadObjectId })
  return passage
}

async function invokeOutcome(
  deps: BotDeps,
  turn: BotTurn,
  spoken: Spoken | null,
  invoked: ReadInvoke,
): Promise<InvokeAnswer> {
  if (!spoken || invoked.kind !== 'card-action') {
    const problem = invoked.kind === 'malformed' ? invoked.problem : 'It is no card action, or does not say who clicked'
    deps.app.log.warn('An invoke was refused', { problem })
    return { error: { status: 400, code: 'BadRequest', text: 'This button sent something that cannot be used.' } }
  }
  const logId = deps.app.newId()
  try {
    const answer = await runAction(await turnContext(deps, turn, spoken), invoked.verb, invoked.data)
    return 'said' in answer ? { message: answer.said } : { card: deps.renderCard(answer) }
  } catch (error) {
    deps.app.log.error('A card action failed', { logId, verb: invoked.verb, error })
    return { message: textForPerson(error, logId) }
  }
}

/** The bot was added or removed somewhere, or somebody opened their chat with it. */
async function onMembersChanged(deps: BotDeps, turn: BotTurn, spoken: Spoken | null): Promise<void> {
  const { activity } = turn
  const self = activity.recipient.id
  const { eventType, teamId, channelId } = readEvent(activity)
  if (eventType === 'channelDeleted' && channelId !== null) {
    await botRemoved(deps.app, { conversationId: channelId })
    return
  }
  const removed = activity.action?.startsWith('remove') ?? activity.membersRemoved?.some((member) => member.id === self)
  if (removed === true) {
    if (teamId !== null) await botRemoved(deps.app, { teamId })
    return
  }
  const added = activity.action?.startsWith('add') ?? activity.membersAdded?.some((member) => member.id === self)
  // Teams sends both kinds of activity for one installation: only one of them is greeted.
  if (added !== true || !spoken || activity.type !== 'installationUpdate') return
  const view = await answerOrApology(deps, async () =>
    helpView(
      await turnContext(deps, turn, spoken),
      'Hello, I am Frontdesk: I turn support mail into tickets, here in Teams.',
    ),
  )
  await sendCard(turn, deps.renderCard(view))
}

async function answerOrApology(deps: BotDeps, answer: () => Promise<CardView>): Promise<CardView> {
  const logId = deps.app.newId()
  try {
    return await answer()
  } catch (error) {
    if (error instanceof FrontdeskError) deps.app.log.info('A command was refused', { logId, error })
    else deps.app.log.error('A command failed', { logId, error })
    return {
      card: 'notice',
      tone: 'warning',
      title: 'That did not work',
      text: textForPerson(error, logId),
      facts: [],
      commands: [{ title: 'Help', command: 'help' }],
    }
  }
}

async function turnContext(deps: BotDeps, turn: BotTurn, spoken: Spoken): Promise<TurnContext> {
  const actor = await identifyPerson(deps.app, {
    userId: spoken.userId,
    tenantId: spoken.tenantId,
    serviceUrl: spoken.serviceUrl,
    conversationId: spoken.isPersonal ? spoken.conversationId : null,
    aadObjectId: spoken.aadObjectId,
    name: spoken.userName,
    readAddresses: () => readAddresses(deps.app.log, turn, spoken),
  })
  const channel = spoken.isPersonal ? null : await channelContext(deps, turn, spoken)
  return { deps: deps.app, actor, channel, mentioned: readMentioned(turn.activity) }
}

async function channelContext(deps: BotDeps, turn: BotTurn, spoken: Spoken): Promise<ChannelContext> {
  const linked = await deps.app.documents.channels.findOne({ conversationId: spoken.conversationId })
  return {
    linked: linked?.active === true ? linked : null,
    readPlace: () => readPlace(turn, spoken),
    readRoster: () => readRoster(turn, spoken),
    readMember: (userId) => readMember(turn, spoken, userId),
  }
}
