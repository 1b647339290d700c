// Reading a card as a Teams client does: its buttons, its inputs, and what a press of a button sends.
import { z } from 'zod'

export type Card = Readonly<Record<string, unknown>>

const Execute = z.object({
  type: z.literal('Action.Execute'),
  title: z.string().default(''),
  verb: z.string().default(''),
  id: z.string().optional(),
  data: z.record(z.string(), z.unknown()).default({}),
  associatedInputs: z.enum(['auto', 'none']).catch('auto').optional(),
})
const Input = z.object({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  value: z.unknown().optional(),
  isRequired: z.boolean().default(false),
})

export type ExecuteAction = z.infer<typeof Execute>

/** Every `Action.Execute` of a card, wherever it stands. */
export function buttonsOf(card: Card): ExecuteAction[] {
  return nodesOf(card).flatMap((node) => {
    const parsed = Execute.safeParse(node)
    return parsed.success ? [parsed.data] : []
  })
}

/** Finds a button by its verb, its title, or both its verb and part of its data. Throws, naming the buttons there are, when it is not there. */
export function findButton(card: Card, wanted: string): ExecuteAction {
  const buttons = buttonsOf(card)
  const found = buttons.find(({ title, verb }) => title === wanted || verb === wanted)
  if (found) return found
  const there = buttons.map(({ title, verb }) => `'${title}' (${verb})`).join(', ') || 'none'
  throw new Error(`The card has no button '${wanted}'; it has: ${there}`)
}

/**
 * The data that a press sends: the button's own and every input's value, a number as text. Throws for an input that the card does not have, and
 * for a required one without a value, since a client would not send either.
 */
export function pressedData(card: Card, button: ExecuteAction, entered: Readonly<Record<string, string>>): Card {
  if (button.associatedInputs === 'none') return button.data
  const inputs = nodesOf(card).flatMap((node) => {
    const parsed = Input.safeParse(node)
    return parsed.success ? [parsed.data] : []
  })
  for (const id of Object.keys(entered)) {
    if (!inputs.some((input) => input.id === id)) {
      throw new Error(`The card has no input '${id}'; it has: ${inputs.map((input) => input.id).join(', ') || 'none'}`)
    }
  }
  const values: Record<string, unknown> = {}
  for (const input of inputs) {
    const shown = typeof input.value === 'number' ? String(input.value) : input.value
    const value = entered[input.id] ?? shown
    if (input.isRequired && (value === undefined || value === '')) {
      throw new Error(`The input '${input.id}' must have a value before '${button.title}' can be pressed`)
    }
    if (value !== undefined) values[input.id] = value
  }
  return { ...button.data, ...values }
}

const Submit = z.object({
  type: z.literal('Action.Submit'),
  title: z.string().default(''),
  data: z.record(z.string(), z.unknown()).default({}),
})

/** What the one `Action.Submit` of a dialog sends. Throws when there is none, and as `pressedData`. */
export function submittedData(card: Card, entered: Readonly<Record<string, string>> = {}): Card {
  const button = nodesOf(card).flatMap((node) => Submit.safeParse(node).data ?? [])[0]
  if (!button) throw new Error('The dialog has no button that submits it')
  return pressedData(card, { ...button, type: 'Action.Execute', verb: '' }, entered)
}

/** All texts that a reader of the card sees, in order; for assertions. */
export function textOf(card: Card): string {
  const shown = z.object({ text: z.string() })
  return nodesOf(card)
    .flatMap((node) => {
      const parsed = shown.safeParse(node)
      return parsed.success ? [parsed.data.text] : []
    })
    .join('\n')
}

function nodesOf(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (typeof value !== 'object' || value === null) return []
  const children = Object.entries(value).flatMap(([key, child]) => (key === 'data' ? [] : nodesOf(child)))
  return [value, ...children]
}
