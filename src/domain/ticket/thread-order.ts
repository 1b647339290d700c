// An order to the bot, in the words of the buttons: “please close this”, “assign to me”. Nothing is done by it: whoever wrote it gets the button.

import { GERMAN_NOT, GERMAN_ORDERS, GERMAN_POLITE } from './german-orders.ts'
import type { Order } from './order.ts'

/** Characters. Whoever writes more tells something. */
const LONGEST = 100
const POLITE = /^(?:(?:please|pls|can you|could you|would you|you can|let’s|let's)[\s,]+)+/iu
const IT = String.raw`(?:it|this|that|(?:(?:this|the) )?(?:ticket|one|request|issue)|(?:ticket )?#?\d{1,9})`
/** What may follow where the order is complete: `close the window` is none. */
const DONE = String.raw`(?=\s*(?:$|[.,!?;]|(?:please|pls|now|thanks|and|as|for|because|again|then)\b))`
const set = (what: string) => new RegExp(String.raw`^(?:set|change|mark|move|put|make)\b.*\b(?:${what})\b`, 'iu')
const act = (verbs: string, more = '') => new RegExp(String.raw`^(?:${verbs})(?: ${IT})?${more}${DONE}`, 'iu')

/** The first that fits counts. */
const ORDERS: readonly (readonly [Order, RegExp])[] = [
  ['take', new RegExp(String.raw`^(?:re)?assign (?:${IT} )?(?:to )?(?:me|myself)\b`, 'iu')],
  ['take', act('take over|take|claim', '(?: over)?')],
  ['assign', new RegExp(String.raw`^(?:(?:re)?assign\b|(?:give|hand)(?: over)?(?: ${IT})?(?: over)? to\b)`, 'iu')],
  ['release', act('release|unassign|drop')],
  ['reopen', act('re-?open')],
  ['close', act('close')],
  ['resolve', act('resolve|solve|finish|complete')],
  ['merge', new RegExp(String.raw`^merge\b`, 'iu')],
  ['link', new RegExp(String.raw`^(?:un)?link (?:${IT}|(?:to|with) #?\d)`, 'iu')],
  ['split', act('split|split off', '(?: off)?')],
  ['no-request', set('spam|not a request|no request')],
  ['due', set('due')],
  ['priority', set('priority|urgent|high|low')],
  [
    'priority',
    new RegExp(String.raw`^(?:raise|lower|increase|escalate|prioriti[sz]e)(?:$| ${IT}| the priority)`, 'iu'),
  ],
  ['category', set('category|service type')],
  ['category', new RegExp(String.raw`^categori[sz]e\b`, 'iu')],
  ['requester', set('requester')],
  ['followers', /^(?:add|remove|set|change)\b.*\bfollowers?\b/iu],
  ['status', set('status|waiting|open|resolved|closed|done|solved')],
]

/** `null` for anything that is not surely one: it is a note then. */
export function readOrder(text: string): Order | null {
  const said = text.trim()
  if (said.length > LONGEST || said.includes('\n')) return null
  const order = said.replace(POLITE, '')
  return ORDERS.find(([, pattern]) => pattern.test(order))?.[0] ?? germanOrder(said)
}

function germanOrder(said: string): Order | null {
  if (GERMAN_NOT.test(said.replace(/keine anfrage/iu, ''))) return null
  const order = said.replace(GERMAN_POLITE, '')
  return GERMAN_ORDERS.find(([, pattern]) => pattern.test(order))?.[0] ?? null
}

/** `12` in `close 12` and `assign #12 to me`; `null` where no ticket is named. */
export function orderedNumber(text: string): number | null {
  const digits = /(?:^|[\s#])(\d{1,9})(?![\d\w])/u.exec(text.trim().slice(0, LONGEST))?.[1]
  return digits === undefined ? null : Number(digits)
}
