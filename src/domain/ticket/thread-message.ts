// What somebody means who writes to the bot under a ticket's card: a note for the team, a reply to the customer, an order, or none for sure.
import { readOrder, type Order } from './thread-order.ts'

export type ThreadMessage =
  | { readonly kind: 'note'; readonly text: string }
  /** `text` is empty where only the word was typed. */
  | { readonly kind: 'reply'; readonly text: string }
  /** It may be meant for the customer: whoever wrote it is asked. */
  | { readonly kind: 'unclear'; readonly text: string }
  /** It asks for what a button does. */
  | { readonly kind: 'order'; readonly order: Order; readonly text: string }
  /** A greeting or thanks, which is worth no note. */
  | { readonly kind: 'small-talk' }

const NOTE = /^note\b[:,]?\s*/iu
const REPLY = /^(?:reply|answer)\b[:,]?\s*/iu
/** `reply to Carla that …` says what to write, not what to send. */
const ABOUT_REPLYING = /^(?:to|that|with|him|her|them|the)\b/iu
/** How messages begin that are written to the customer, or say what to write to them. */
const FOR_CUSTOMER =
  /^(?:@|dear\b|(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening))\b|(?:please |can you |could you )?(?:(?:tell|inform|let|write|respond)\b|(?:ask|send) (?:the customer|him|her|them)\b))/iu
const SMALL_TALK =
  /^(?:(?:hi|hello|hey|hallo|thanks|thank you|thx|ty|cheers|great|perfect|nice|cool|super|ok|okay|done|good (?:morning|afternoon|evening)|a lot|so much|very much|all|everyone|frontdesk)[\s,.!]*)+$/iu
const ONLY_SIGNS = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0F|[\s.,!…])+$/u
const ONLY_QUESTION = /^[?\s]+$/u
const LONGEST_SMALL_TALK = 40

/** `toColleague`: it begins with the mention of somebody in the team, so it is theirs, whatever it says. */
export function readThreadMessage(typed: string, toColleague: boolean): ThreadMessage {
  const text = typed.trim()
  if (text.length <= LONGEST_SMALL_TALK && (SMALL_TALK.test(text) || ONLY_SIGNS.test(text)))
    return { kind: 'small-talk' }
  if (ONLY_QUESTION.test(text)) return { kind: 'unclear', text }
  if (toColleague) return { kind: 'note', text }
  if (NOTE.test(text)) return { kind: 'note', text: text.replace(NOTE, '') }
  if (REPLY.test(text)) {
    const rest = text.replace(REPLY, '')
    return ABOUT_REPLYING.test(rest) ? { kind: 'unclear', text } : { kind: 'reply', text: rest }
  }
  const order = readOrder(text)
  if (order !== null) return { kind: 'order', order, text }
  return { kind: FOR_CUSTOMER.test(text) ? 'unclear' : 'note', text }
}
