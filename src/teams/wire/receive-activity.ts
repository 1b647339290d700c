// Between the HTTP server and the bot: one activity in, a status and perhaps a body out.
import type { Activity, TurnContext } from 'botbuilder'
import type { Log, NewId } from '../../app/ports/runtime.ts'
import type { BotAdapter } from './adapter.ts'
import { isRefusal, KeysUnavailableError } from './key-gate.ts'

export interface ReceivedActivity {
  /** As it came, checked for its outer form. */
  readonly activity: object
  /** The `Authorization` header; empty when there was none. */
  readonly authorization: string
}

export interface ActivityAnswer {
  readonly status: number
  readonly body?: unknown
  /** What is left to do once the answer is on its way; never throws. */
  readonly afterwards?: () => Promise<void>
}

export type HandleActivity = (received: ReceivedActivity) => Promise<ActivityAnswer>

/** The logic of a turn; it may leave work for when the answer is on its way. */
export type BotLogic = (context: TurnContext) => Promise<Afterwards | undefined>
export type Afterwards = () => Promise<void>

/** Runs activities through the adapter. Refusals and failures are answered by their status and an id, never by their text. */
export function createActivityHandler(deps: {
  readonly adapter: BotAdapter
  readonly turn: BotLogic
  readonly log: Log
  readonly newId: NewId
}): HandleActivity {
  const { adapter, turn, log, newId } = deps
  return async ({ activity, authorization }) => {
    try {
      // The door has checked what botbuilder relies on; the rest of `Activity` is optional to it, whatever its types say.
      let left: Afterwards | undefined
      const answer = await adapter.receive(authorization, activity as Activity, async (context) => {
        left = await turn(context)
      })
      const afterwards = async (): Promise<void> => {
        await left?.().catch((error: unknown) => log.warn('What followed an answer failed', { error }))
      }
      if (!answer) return { status: 200, afterwards }
      return { status: answer.status, body: answer.body, afterwards }
    } catch (error) {
      const id = newId()
      // Anybody can cause these: they are told in one line each, without a stack.
      if (isRefusal(error)) {
        const reason = error instanceof Error ? error.message : ''
        log.warn('An activity was refused: its sender could not be verified', { id, reason })
        return { status: 401, body: { error: { code: 'unauthorized', id } } }
      }
      // The gate has logged it, once for all.
      if (error instanceof KeysUnavailableError) return { status: 503, body: { error: { code: 'cannot-verify', id } } }
      log.error('An activity could not be handled', { id, error })
      return { status: 500, body: { error: { code: 'internal', id } } }
    }
  }
}
