// What concerns one person is said to that person: an answer that was asked for in a channel goes to their personal chat.
import type { CardView, NoticeView } from '../app/views/card-view.ts'
import { FrontdeskError, OutsideError } from '../domain/errors.ts'
import { say } from '../texts/say.ts'
import type { TurnContext } from './command.ts'
import { refusalView } from './refusal.ts'

/** Sends what `answer` gives, or why it is refused, to the personal chat of whoever asked; the channel gets one line. */
export async function answerPrivately(
  turn: TurnContext,
  asked: string,
  answer: (turn: TurnContext) => Promise<CardView>,
): Promise<CardView> {
  const view = await answer({ ...turn, privately: true }).catch((error: unknown) => refused(error))
  const { actor, deps } = turn
  try {
    if (actor.teams) await deps.chat.direct(actor.teams, view)
    return {
      ...LINE,
      title: say('commands.private.title'),
      text: say('commands.private.text'),
    }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    deps.log.info('An answer could not be given in the personal chat', { personId: actor._id, error })
    return {
      ...LINE,
      tone: 'warning',
      title: say('commands.private.unreached'),
      text: say('commands.private.openChat', { command: asked }),
    }
  }
}

const LINE = { card: 'notice', tone: 'info', facts: [], commands: [] } as const satisfies Partial<NoticeView>

function refused(error: unknown): NoticeView {
  if (!(error instanceof FrontdeskError)) throw error
  return refusalView(error, '')
}
