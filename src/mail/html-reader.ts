// HTML as a stream of elements and texts: no tree is built, and whatever the HTML holds, time and memory are bounded.
import { Tokenizer } from 'htmlparser2'

export interface HtmlElement {
  readonly name: string
  /** Only those that `WANTED` names, each cut at `MAX_VALUE`. */
  readonly attributes: Readonly<Partial<Record<string, string>>>
}

export interface HtmlVisitor {
  /** `skip` leaves out the element with all that is in it: neither its text nor its end is told. */
  open(element: HtmlElement): 'skip' | undefined
  close(element: HtmlElement): void
  /** `isDeep`: it stands in more elements than anybody nests on purpose. */
  text(text: string, isDeep: boolean): void
  /** Nothing more is wanted. */
  isFull(): boolean
}

/** UTF-16 units: more than any mailbox provider takes as the words of a mail, pictures written into them included. */
const MAX_HTML = 32_000_000
/** Tags, attributes, comments and texts: more than mails of people have, and no more than a moment's work. */
const MAX_PIECES = 400_000
/** Elements open at once whose nesting is kept; programs for people make mails with fewer than a hundred. */
const MAX_OPEN = 200
/** Names of elements below those whose ends are counted, so that they are not taken for ends of elements above. */
const MAX_DEEP = 50
const MAX_NAME = 40
const MAX_VALUE = 2_000
/** A text is told in pieces of this size, so that a long one can be left in the middle. */
const PIECE = 16_000

const WANTED = new Set(['href', 'src', 'alt', 'style', 'class', 'id', 'hidden', 'start', 'colspan', 'rowspan'])
const VOID = new Set('area,base,basefont,br,col,embed,frame,hr,img,input,link,meta,param,source,track,wbr'.split(','))
const P = ['p']
/** What the start of an element ends, as long as it is the innermost: HTML lets people leave those ends out. */
const ENDS: ReadonlyMap<string, readonly string[]> = new Map([
  ...'address,article,aside,blockquote,center,details,div,dl,fieldset,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,main,nav,ol,p,pre,section,table,ul'
    .split(',')
    .map((name): [string, readonly string[]] => [name, P]),
  ['li', ['li', 'p']],
  ['dt', ['dt', 'dd', 'p']],
  ['dd', ['dt', 'dd', 'p']],
  ['td', ['td', 'th', 'p']],
  ['th', ['td', 'th', 'p']],
  ['tr', ['td', 'th', 'tr', 'p']],
  ['tbody', ['td', 'th', 'tr', 'thead', 'tbody', 'p']],
  ['tfoot', ['td', 'th', 'tr', 'thead', 'tbody', 'p']],
  ['option', ['option']],
  ['a', ['a']],
])

export interface ReadHtml {
  /** Whether all of it was looked at. */
  readonly whole: boolean
}

/** Tells the visitor what stands in the HTML, in its order; every `open` that was not skipped has its `close`. */
export function readHtml(html: string, visitor: HtmlVisitor): ReadHtml {
  const stack = createOpenElements(visitor)
  let pieces = 0
  let whole = html.length <= MAX_HTML
  let name = ''
  let attribute = ''
  let value = ''
  let attributes: Partial<Record<string, string>> = {}

  const count = (): void => {
    pieces += 1
    if (pieces <= MAX_PIECES && !visitor.isFull()) return
    whole = false
    tokenizer.pause()
  }
  const tell = (text: string): void => {
    if (!stack.isSkipping()) visitor.text(text, stack.isDeep())
  }
  const endOfTag = (selfClosing: boolean): void => {
    count()
    stack.open({ name, attributes }, VOID.has(name) || (selfClosing && (name === 'svg' || name.includes(':'))))
  }

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        name = html.slice(start, Math.min(end, start + MAX_NAME)).toLowerCase()
        attributes = {}
      },
      onattribname(start, end) {
        count()
        const found = html.slice(start, Math.min(end, start + MAX_NAME)).toLowerCase()
        attribute = WANTED.has(found) ? found : ''
        value = ''
      },
      onattribdata(start, end) {
        if (attribute !== '') value += html.slice(start, Math.min(end, start + MAX_VALUE))
      },
      onattribentity(codepoint) {
        count()
        if (attribute !== '' && value.length < MAX_VALUE) value += String.fromCodePoint(codepoint)
      },
      onattribend() {
        if (attribute !== '') attributes[attribute] ??= value.slice(0, MAX_VALUE)
      },
      onopentagend: () => endOfTag(false),
      onselfclosingtag: () => endOfTag(true),
      onclosetag(start, end) {
        count()
        stack.close(html.slice(start, Math.min(end, start + MAX_NAME)).toLowerCase())
      },
      ontext(start, end) {
        count()
        for (let at = start; at < end && !visitor.isFull(); at += PIECE) tell(html.slice(at, Math.min(end, at + PIECE)))
      },
      ontextentity(codepoint) {
        count()
        tell(String.fromCodePoint(codepoint))
      },
      oncomment: count,
      oncdata: count,
      ondeclaration: count,
      onprocessinginstruction: count,
      onend: () => undefined,
    },
  )
  tokenizer.write(html.length <= MAX_HTML ? html : html.slice(0, MAX_HTML))
  if (tokenizer.running) tokenizer.end()
  stack.closeAll()
  return { whole: whole && !visitor.isFull() }
}

interface Frame {
  readonly element: HtmlElement
  readonly told: boolean
}

/** The elements that are open, the innermost last. What nests deeper than can be kept is told as if it had no inside. */
function createOpenElements(visitor: HtmlVisitor) {
  const frames: Frame[] = []
  /** Of the same elements; looked through at each closing tag, which may close nothing. */
  const names: string[] = []
  const deep = new Map<string, number>()
  let depth = 0
  /** How many elements were open when the one that is skipped began; `null` while none is. */
  let skippedFrom: number | null = null

  function pop(): void {
    const frame = frames.pop()
    names.pop()
    if (skippedFrom !== null && frames.length <= skippedFrom) skippedFrom = null
    if (frame?.told === true) visitor.close(frame.element)
  }

  return {
    isDeep: () => depth > 0,
    isSkipping: () => skippedFrom !== null,
    open(element: HtmlElement, isVoid: boolean): void {
      const ended = ENDS.get(element.name)
      while (ended?.includes(names.at(-1) ?? '') === true) pop()
      const told = skippedFrom === null && visitor.open(element) !== 'skip'
      if (isVoid) {
        if (told) visitor.close(element)
      } else if (frames.length < MAX_OPEN) {
        if (!told) skippedFrom ??= frames.length
        frames.push({ element, told })
        names.push(element.name)
      } else {
        if (told) visitor.close(element)
        if (!deep.has(element.name) && deep.size >= MAX_DEEP) return
        deep.set(element.name, (deep.get(element.name) ?? 0) + 1)
        depth += 1
      }
    },
    close(name: string): void {
      const below = deep.get(name) ?? 0
      if (below > 0) {
        deep.set(name, below - 1)
        depth -= 1
        return
      }
      const at = names.lastIndexOf(name)
      if (at !== -1) while (frames.length > at) pop()
      else if (name === 'br' && skippedFrom === null) visitor.open({ name, attributes: {} })
    },
    closeAll(): void {
      while (frames.length > 0) pop()
    },
  }
}
