// Orders to the bot in German, where the verb comes last (“das bitte schließen”), or is split in two (“gib es ab”).
import type { Order } from './order.ts'

export const GERMAN_POLITE =
  /^(?:(?:bitte|mal|jetzt|kannst du|könntest du|können sie|könnten sie|könnt ihr|könntet ihr|kann (?:mal )?jemand)[\s,]+)+/iu
/** What is not to be done is no order. */
export const GERMAN_NOT = /(?<!\p{L})(?:nicht|nie|kein(?:e[nm])?)(?!\p{L})/iu

const NUMBER = String.raw`(?:ticket )?#?\d{1,9}`
const IT = String.raw`(?:es|das|dies(?:es)?|(?:(?:das|dieses) )?(?:ticket|anliegen|problem)|(?:(?:die|diese) )?anfrage|(?:(?:das|dieses) )?${NUMBER})`
const FILL = String.raw`(?:hier|bitte|mal|doch|jetzt|einfach|dann)`
/** What may follow where the order is complete: `schließe das Fenster` is none. */
const DONE = String.raw`(?=\s*(?:$|[.,!?;]|(?:bitte|jetzt|danke|und|als|weil|wieder|dann|denn|da|für|wegen)(?!\p{L})))`

/** `das Ticket bitte schließen`, `schließen #12`. */
const last = (infinitives: string, before = '') =>
  new RegExp(String.raw`^(?:${IT} )?(?:${FILL} )*${before}(?:${infinitives})(?: ${NUMBER})?${DONE}`, 'iu')
/** `schließe das Ticket`; with `part` for `gib das Ticket ab`. */
const first = (imperatives: string, part = '') =>
  new RegExp(String.raw`^(?:${imperatives})(?: ${FILL})*(?: ${IT})?(?: ${FILL})*${part && ` (?:${part})`}${DONE}`, 'iu')
const SET_FIRST = 'setze?|stelle?|stellt|ändere?|ändert|markiere?|markiert|mache?|macht|verschiebe?|verschiebt'
const SET_LAST = 'setzen|stellen|ändern|markieren|machen|verschieben|schließen|schliessen|erhöhen|senken'
/** `setze die Priorität auf hoch`, `Priorität auf hoch setzen`. */
const set = (what: string): readonly RegExp[] => [
  new RegExp(String.raw`^(?:${SET_FIRST}) (?:.* )?(?:${what})(?!\p{L})`, 'iu'),
  new RegExp(
    String.raw`^(?:${IT} )?(?:(?:als|auf|den|die|das|${FILL}) )*(?:${what})(?!\p{L})(?: .*)? (?:${SET_LAST})${DONE}`,
    'iu',
  ),
]
const all = (order: Order, ...patterns: readonly RegExp[]) => patterns.map((pattern) => [order, pattern] as const)

const WITH = String.raw`(?:mit (?:ticket )?#?\d{1,9} )?`

/** The first that fits counts. */
export const GERMAN_ORDERS: readonly (readonly [Order, RegExp])[] = [
  ...all('take', last('zuweisen', '(?:mir|an mich) '), /^weise? (?:\S+ ){0,3}mir (?:\S+ )?zu(?!\p{L})/iu),
  ...all('take', last('übernehmen'), first('übernimm|übernehmt|übernehme'), first('ich übernehme|ich nehme')),
  ...all('assign', new RegExp(String.raw`^(?:${IT} )?(?:an )?(?:\S+ ){1,2}zuweisen${DONE}`, 'iu'), /^zuweisen an /iu),
  ...all('assign', /^weise? .{1,60} zu$/iu, new RegExp(String.raw`^(?:über)?gib (?:${IT} )?(?:${FILL} )*an `, 'iu')),
  ...all('release', last('abgeben|freigeben'), first('gib|gebt', 'ab|frei')),
  ...all('reopen', last('wieder ?(?:er)?öffnen'), first('öffne|öffnet', 'wieder')),
  ...all('resolve', last('erledigen|lösen|abschließen|abschliessen'), first('erledige|löse')),
  ...all('resolve', first('schließe?|schliesse?', 'ab')),
  ...all('close', last('schließen|schliessen|zumachen'), first('schließe?|schliesse?'), first('mache?', 'zu')),
  ...all('merge', last('zusammenführen|zusammenlegen', WITH), /^zusammenführen mit /iu),
  ...all('merge', /^führe? .{1,60} zusammen(?!\p{L})/iu),
  ...all('link', last('verknüpfen', WITH), /^verknüpfen? (?:.{1,30} )?mit (?:ticket )?#?\d/iu, first('verknüpfe')),
  ...all('split', last('abtrennen|aufteilen'), first('trenne', 'ab')),
  ...all('no-request', ...set('spam|keine anfrage')),
  ...all('due', ...set('fällig(?:keit)?|frist')),
  ...all('priority', ...set('priorität|dringend|hoch|niedrig'), /^(?:erhöhe|senke) .{0,20}priorität/iu),
  ...all('category', ...set('kategorie|art der anfrage'), /^kategorisier/iu),
  ...all('requester', ...set('anfragende(?:n|r)? person')),
  ...all(
    'followers',
    /^(?:.{1,60} )?in kopie (?:nehmen|setzen)(?!\p{L})/iu,
    /^(?:nimm|setze?) .{1,60} in kopie(?!\p{L})/iu,
  ),
  ...all('status', ...set('status|wartend|offen|erledigt|gelöst|geschlossen')),
]
