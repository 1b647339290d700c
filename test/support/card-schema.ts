// Checks finished cards against the official Adaptive Card 1.5 schema, where it is at hand.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import { z } from 'zod'
import type { AdaptiveCard } from '../../src/teams/cards/templates.ts'

const SCHEMA = new URL('../../../shared/schemas/adaptive-card-1.5.0.json', import.meta.url)

/** Answers with what is wrong with a card; `null`, after saying so, where the schema is not at hand. */
export function readCardSchema(): ((card: AdaptiveCard) => readonly string[]) | null {
  if (!existsSync(SCHEMA)) {
    console.log('    The Adaptive Card schema is not in ../shared/schemas: cards are not validated')
    return null
  }
  // The schema is of draft 06 and still calls its id as draft 04 did.
  // And it has a slip: the property of containers that every client knows as `rtl` is called `rtl?` there.
  const text = readFileSync(SCHEMA, 'utf8').replaceAll('"rtl?"', '"rtl"')
  const { id, ...schema } = z.looseObject({ id: z.string() }).parse(JSON.parse(text))
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false })
  const draft6: unknown = createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json')
  ajv.addMetaSchema(z.looseObject({}).parse(draft6))
  const validate = ajv.compile({ ...schema, $id: id })
  return (card) => {
    // Teams' own addition, which the schema does not know.
    const known = asDrawnBy15(Object.fromEntries(Object.entries(card).filter(([key]) => key !== 'msteams')))
    return validate(known) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
  }
}

/** An element that is newer than 1.5, as Teams takes it. Whatever else it is given is wrong. */
const Badge = z.strictObject({
  type: z.literal('Badge'),
  text: z.string().min(1).max(40),
  style: z.enum(['Default', 'Subtle', 'Informative', 'Accent', 'Good', 'Attention', 'Warning']),
  appearance: z.enum(['Filled', 'Tint']),
  fallback: z.looseObject({ type: z.string() }),
})

/** The card with the `fallback` of each newer element in its place, as clients draw it that do not know that element. */
function asDrawnBy15(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(asDrawnBy15)
  const badge = Badge.safeParse(part)
  if (badge.success) return asDrawnBy15(badge.data.fallback)
  const object = z.record(z.string(), z.unknown()).safeParse(part)
  if (!object.success) return part
  return Object.fromEntries(Object.entries(object.data).map(([key, value]) => [key, asDrawnBy15(value)]))
}
