// What somebody means who writes to the bot under a ticket's card: a note for the team, a reply to the customer, an order, or none for sure.
import { readOrder } from './thread-order.ts'
import type { Order } from './order.ts'

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

const NOTE = /^(?:note|notiz)(?![\p{L}\p{N}])[:,]?\s*/iu
const REPLY = /^(?:reply|answer|antwort(?:e|en)?)(?![\p{L}\p{N}])[:,]?\s*/iu
/** `reply to Carla that …` says what to write, not what to send. */
const ABOUT_REPLYING = /^(?:to|that|with|him|her|them|the)\b/iu
/** `Antwort von Carla ist da` tells of one. After a colon it is one, whatever it begins with. */
const GERMAN_ABOUT_REPLYING =
  /^antwort(?:e|en)? (?:an|von|vom|auf|dass|mit|ihm|ihr|ihnen|dem|der|den|die|das|kommt|kam|folgt|ist|steht|fehlt|war|noch|erst)(?![\p{L}\p{N}])/iu
/** How messages begin that are written to the customer, or say what to write to them. */
const FOR_CUSTOMER =
  /^(?:@|dear\b|(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening))\b|(?:please |can you |could you )?(?:(?:tell|inform|let|write|respond)\b|(?:ask|send) (?:the customer|him|her|them)\b))/iu
const GERMAN_FOR_CUSTOMER = [
  /^(?:sehr geehrte|guten (?:morgen|tag|abend)|grüß gott|moin|servus)(?:[rs]|n)?(?!\p{L})/iu,
  // `Liebe Carla`, but not `liebe Grüße an alle`.
  /^[Ll]iebe[rs]? (?!Grüße)\p{Lu}/u,
  /^(?:(?:bitte|mal) )*(?:kannst du|könntest du|könnt ihr|können sie) (?:(?:bitte|mal) )*(?:dem kunden|der kundin|den kunden|die kundin|ihm|ihr|ihnen)(?!\p{L})/iu,
  /^(?:(?:bitte|mal) )*(?:sage?|sagt|schreibe?|schreibt|antworte|informiere?|frage?|fragt|schicke?|schickt|gib|gebt) (?:(?:bitte|mal|doch) )*(?:dem kunden|der kundin|den kunden|die kundin|ihm|ihr|ihnen|ihn|sie)(?!\p{L})/iu,
] as const
const SMALL_TALK =
  /^(?:(?:hi|hello|hey|hallo|thanks|thank you|thx|ty|cheers|great|perfect|nice|cool|super|ok|okay|done|good (?:morning|afternoon|evening)|a lot|so much|very much|all|everyone|frontdesk|danke(?:schön|schoen)?|(?:vielen|herzlichen|besten) dank|schön|sehr|prima|perfekt|klasse|top|gut|passt|erledigt|fertig|alles klar|in ordnung|guten (?:morgen|tag|abend)|moin|servus|zusammen|alle|euch|dir|ihnen)[\s,.!]*)+$/iu
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
    const isAbout = ABOUT_REPLYING.test(rest) || GERMAN_ABOUT_REPLYING.test(text)
    return isAbout ? { kind: 'unclear', text } : { kind: 'reply', text: rest }
  }
  const order = readOrder(text)
  if (order !== null) return { kind: 'order', order, text }
  const isForCustomer = FOR_CUSTOMER.test(text) || GERMAN_FOR_CUSTOMER.some((pattern) => pattern.test(text))
  return { kind: isForCustomer ? 'unclear' : 'note', text }
}
