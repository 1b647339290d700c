// Looks into finished cards.
import { z } from 'zod'

const execute = z.looseObject({
  type: z.literal('Action.Execute'),
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/** Every object of the card, from the top down. */
export function partsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(partsOf)
  const object = z.record(z.string(), z.unknown()).safeParse(value)
  return object.success ? [object.data, ...Object.values(object.data).flatMap(partsOf)] : []
}

export function partsOfType(card: unknown, type: string): readonly Readonly<Record<string, unknown>>[] {
  return partsOf(card).filter((part) => part['type'] === type)
}

export function buttonsOf(card: unknown): readonly z.infer<typeof execute>[] {
  return partsOfType(card, 'Action.Execute').map((part) => execute.parse(part))
}

export function titlesOf(card: unknown): readonly string[] {
  return buttonsOf(card).map(({ title }) => title)
}

/** The texts that no client reads as markdown. */
export function textRunsOf(card: unknown): readonly string[] {
  return partsOfType(card, 'TextRun').map((part) => z.string().parse(part['text']))
}

/** The texts that clients read as markdown. */
export function textBlocksOf(card: unknown): readonly string[] {
  return partsOfType(card, 'TextBlock').map((part) => z.string().parse(part['text']))
}
