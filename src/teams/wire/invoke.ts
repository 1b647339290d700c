// The door for button clicks: what an invoke activity asks, and the shapes it is answered in.
import type { Activity, InvokeResponse } from 'botbuilder'
import { z } from 'zod'
import { extensionAnswer, readExtension, type ExtensionAnswer, type ReadExtension } from './extension.ts'

export type ReadInvoke =
  | {
      readonly kind: 'card-action'
      readonly verb: string
      /** The button's data together with the card's inputs, as they came: each action has its own schema. */
      readonly data: unknown
      /** `automatic` when Teams refreshed the card by itself, without a click. */
      readonly trigger: 'manual' | 'automatic'
      /** The message that the card stands in; `null` when Teams did not say. */
      readonly activityId: string | null
    }
  /** A card action without what it needs; `problem` is for the log. */
  | { readonly kind: 'malformed'; readonly problem: string }
  /** The message extension was used. */
  | { readonly kind: 'extension'; readonly asked: ReadExtension }
  /** An invoke that is neither. */
  | { readonly kind: 'other'; readonly name: string }

export type InvokeAnswer =
  | ExtensionAnswer
  /** Replaces the card in place. */
  | { readonly card: object }
  /** Said to the person while the card stays as it is; plain text. */
  | { readonly message: string }
  /** Teams shows that the action failed; 400 when the request was wrong, 500 when we were. */
  | { readonly error: { readonly status: 400 | 500; readonly code: string; readonly text: string } }

const cardAction = z.object({
  action: z.object({ verb: z.string().min(1).max(200), data: z.unknown().optional() }),
  trigger: z.enum(['manual', 'automatic']).catch('manual'),
})

/** What an activity of type `invoke` asks. Never throws, whatever the activity holds. */
export function readInvoke(activity: Pick<Activity, 'name' | 'value' | 'replyToId'>): ReadInvoke {
  const asked = readExtension(activity)
  if (asked === 'malformed') return { kind: asked, problem: 'The message extension sent what cannot be read' }
  if (asked) return { kind: 'extension', asked }
  if (activity.name !== 'adaptiveCard/action') return { kind: 'other', name: String(activity.name).slice(0, 100) }
  const parsed = cardAction.safeParse(activity.value)
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(top)').join(', ')
    return { kind: 'malformed', problem: `The card action is wrong at: ${where}` }
  }
  const { action, trigger } = parsed.data
  const activityId = z.string().min(1).safeParse(activity.replyToId)
  return {
    kind: 'card-action',
    verb: action.verb,
    data: action.data ?? {},
    trigger,
    activityId: activityId.success ? activityId.data : null,
  }
}

/**
 * What `onInvokeActivity` returns for an answer. The HTTP status is 200 even for errors, as Teams wants it; botbuilder's own
 * `onAdaptiveCardInvoke` would copy the answer's code there, so that one must not be used.
 * https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
 */
export function invokeAnswer(answer: InvokeAnswer): InvokeResponse {
  if ('card' in answer) return inBody(200, 'application/vnd.microsoft.card.adaptive', answer.card)
  if (!('message' in answer || 'error' in answer)) return extensionAnswer(answer)
  if ('message' in answer) return inBody(200, 'application/vnd.microsoft.activity.message', answer.message)
  const { status, code, text } = answer.error
  return inBody(status, 'application/vnd.microsoft.error', { code, message: text })
}

function inBody(statusCode: number, type: string, value: unknown): InvokeResponse {
  return { status: 200, body: { statusCode, type, value } }
}
