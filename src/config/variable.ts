// What is declared of an environment variable.
import type { z } from 'zod'

export interface Variable {
  readonly schema: z.ZodType<unknown, string>
  /** What counts when it is not set: a value as it would be typed, nothing (`optional`), or a refusal to start (`required`). */
  readonly unset: { readonly default: string } | 'optional' | 'required'
  /** A secret's value is never quoted. */
  readonly secret: boolean
  /** What it does and where its value comes from; one line each in env.sample. */
  readonly explanation: readonly string[]
  readonly example: string
}
