// What a card's button does: the schema its data must pass, and the work.
import { z } from 'zod'
import type { CardView } from '../app/views/card-view.ts'
import { InvalidInputError } from '../domain/errors.ts'
import { phrase } from '../texts/say.ts'
import type { TurnContext } from './command.ts'

/** An answer that is no card: said to the person, while the card stays as it is. */
export interface SaidAnswer {
  readonly said: string
}

export type ActionAnswer = CardView | SaidAnswer

export interface Action {
  /** Parses the data and does it. Throws `FrontdeskError` to refuse. */
  readonly run: (turn: TurnContext, data: unknown) => Promise<ActionAnswer>
  /** What the person sees in place of a refusal that is only said; `null` says it. */
  readonly refuse?: (turn: TurnContext, data: unknown, text: string) => Promise<ActionAnswer | null>
}

export const Id = z.string().min(1).max(200)

/** An empty choice of an optional input arrives as an empty string, or not at all. */
export const OptionalId = z
  .union([Id, z.literal(''), z.null()])
  .optional()
  .transform((value) => (value === '' || value === undefined ? null : value))

/** A choice that is cleared by its empty option (`null`), and left alone by a form that does not have it. */
export const ClearableId = z
  .union([Id, z.literal(''), z.null()])
  .transform((value) => (value === '' ? null : value))
  .optional()

/** What was typed or chosen in a form. How long it may be is the use case's to say, in words; this only keeps monsters out. */
export const Entered = z.string().max(50_000).default('')

/** The toggle that lets those below change it; a form without it leaves that as it is. */
export const MayChange = z
  .enum(['true', 'false'])
  .optional()
  .transform((value) => (value === undefined ? undefined : value === 'true'))

/** How many a form said to be concerned, once it did. */
export const Agreed = z.number().int().nonnegative().nullable().default(null)

/** Several chosen ids: Teams sends them as one text with commas between. */
export const Chosen = z
  .string()
  .max(20_000)
  .default('')
  .transform((text) => text.split(',').filter((id) => id !== ''))

/** Makes an action whose data is checked before its work is done. */
export function action<S extends z.ZodType>(
  schema: S,
  run: (turn: TurnContext, data: z.infer<S>) => Promise<ActionAnswer>,
  refuse?: Action['refuse'],
): Action {
  return {
    run: async (turn, data) => {
      const parsed = schema.safeParse(data)
      if (!parsed.success) {
        throw new InvalidInputError({
          message: `The data of a card action is wrong at: ${parsed.error.issues.map((issue) => issue.path.join('.') || '(top)').join(', ')}`,
          forPerson: phrase('chat.button.wrongData'),
        })
      }
      return await run(turn, parsed.data)
    },
    ...(refuse ? { refuse } : {}),
  }
}
