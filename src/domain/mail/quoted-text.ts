// What somebody wrote now, apart from the earlier mail below it and from the signature.
import { attributionAt } from './attribution.ts'
import { cleanText } from './clean-text.ts'
import { headerEnd, isHeaderBlock, isHeaderLine } from './header-block.ts'
import { cautionEnd, noticesStart } from './notices.ts'
import {
  isBareTitle,
  isDrawnTitle,
  isForwardTitle,
  isQuoted,
  isQuoteTitle,
  isReplyAbove,
  isRule,
} from './quote-marks.ts'
import { type MailContext, signatureStart } from './signature.ts'

export interface ReplyParts {
  /** What the person wrote; answers between quotes keep the quotes that they answer. */
  readonly fresh: string
  /** The earlier mail, with the lines that announce it. */
  readonly quoted: string
  readonly signature: string
}

/** A run of lines of one kind. */
interface Block {
  readonly quoted: boolean
  /** A line above says whose words are quoted. */
  readonly attributed: boolean
  readonly lines: string[]
}

/**
 * Splits a mail's text; `\n` ends its lines. Each line that is not blank is in exactly one of the parts, in its order. When nothing
 * would be left as fresh (a bare forward, an answer that cannot be told from its quote), or only the words that greet, everything is.
 * Linear in the text.
 */
export function splitReply(text: string, context: MailContext = { kind: 'answer', sender: null }): ReplyParts {
  const { kind, sender } = context
  const lines = text.split('\n')
  const top = cautionEnd(lines)
  const below = lines.slice(top)
  const found = kind === 'new' ? [{ quoted: false, attributed: false, lines: below }] : toBlocks(below)
  const blocks = found.map((block) => ({
    ...block,
    signatureAt: block.quoted ? block.lines.length : writtenEnd(block.lines, context),
  }))
  const isWritten = (block: (typeof blocks)[number]) =>
    !block.quoted && block.lines.slice(0, block.signatureAt).some(isText)
  const lastFresh = blocks.findLastIndex(isWritten)
  if (lastFresh === -1) return { fresh: joined(lines), quoted: '', signature: '' }
  const isForward = kind === 'forward' || (sender !== null && isForwarded(blocks))
  const above = blocks.slice(0, lastFresh).filter((block) => block.quoted)
  // A whole mail above the answer is folded; quotes that stand between answers, or were chosen by hand, are not.
  const firstFresh = blocks.findIndex(isWritten)
  const isBetween = blocks.slice(firstFresh, lastFresh).some((block) => block.quoted)
  const keepsQuotes = isBetween || above.some((block) => !block.attributed)
  const isFresh = (block: Block, index: number) => !block.quoted || isForward || (keepsQuotes && index < lastFresh)
  const fresh = blocks.flatMap((block, index) => (isFresh(block, index) ? block.lines.slice(0, block.signatureAt) : []))
  const quoted = blocks.flatMap((block, index) => (isFresh(block, index) ? [] : block.lines))
  const around = blocks.flatMap((block) => block.lines.slice(block.signatureAt))
  const signature = [...lines.slice(0, top), ...around]
  if (isGreeting(fresh)) return { fresh: joined(lines), quoted: '', signature: '' }
  return { fresh: joined(fresh), quoted: joined(quoted), signature: joined(signature) }
}

/** What the writer of a plain text wrote now, and nothing else: of HTML, the text that `textFromHtml` makes of it. */
export function replyText(text: string, context?: MailContext): string {
  return splitReply(cleanText(text), context).fresh
}

/** The line on which what is everybody's begins: the signature, or what stands below it. */
function writtenEnd(lines: readonly string[], context: MailContext): number {
  return signatureStart(lines.slice(0, noticesStart(lines)), context)
}

/** Whether the first mail below says that it was forwarded. */
function isForwarded(blocks: readonly Block[]): boolean {
  const first = blocks.find((block) => block.quoted)
  return first?.attributed === true && first.lines.slice(0, 3).some(isForwardTitle)
}

/** `Hello Ann,` and no more: what it leads to must not be folded away. */
function isGreeting(lines: readonly string[]): boolean {
  const [first, ...others] = lines.map((line) => line.trim()).filter((line) => line !== '')
  return first !== undefined && others.length === 0 && first.length <= 60 && /[,，،:：]$/u.test(first)
}

function toBlocks(lines: readonly string[]): readonly Block[] {
  let block: Block = { quoted: false, attributed: false, lines: [] }
  const blocks = [block]
  const open = (quoted: boolean, attributed: boolean, first: string[]) => {
    block = { quoted, attributed, lines: first }
    blocks.push(block)
  }
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line.trim() === '') {
      block.lines.push(line)
    } else if (isQuoted(line) || (block.quoted && isSpill(lines, at))) {
      if (block.quoted) block.lines.push(line)
      else open(true, false, [line])
    } else if (isTitle(lines, at) || isHeaderBlock(lines, at)) {
      const end = headerEnd(lines, isHeaderLine(line) ? at : at + 1)
      // Below a header, text that is marked line by line can have answers between it; a mail that is not marked cannot.
      const isMarked = isQuoted(lines[end] ?? '')
      open(true, true, [...takeRule(block), ...lines.slice(at, isMarked ? end : undefined)])
      if (!isMarked) return blocks
      at = end - 1
    } else {
      const quoteFollows = isQuoteNext(lines, at)
      const attribution = attributionAt(lines, at, quoteFollows)
      if (attribution !== null) {
        const { start, sureness } = attribution
        const announced = start === at ? [] : block.lines.splice(start - at)
        const drawn = takeRule(block)
        open(true, sureness === 'sure', [...drawn, ...announced, ...(quoteFollows ? [line] : lines.slice(at))])
        if (!quoteFollows) return blocks
      } else if (block.quoted) open(false, false, [line])
      else block.lines.push(line)
    }
  }
  return blocks
}

/** A known title, what ticket systems write above theirs, or in any language one that is drawn as such and has a header below it. */
function isTitle(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  if (isQuoteTitle(line) || isReplyAbove(line)) return true
  return (isDrawnTitle(line) || isBareTitle(line)) && [1, 2, 3].some((below) => isHeaderBlock(lines, at + below))
}

/** Whether the next line with text, below at most two blank ones, is quoted. */
function isQuoteNext(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1, at + 4).find(isText)
  return next !== undefined && isQuoted(next)
}

/** Takes the rule right above a quoted mail's header off the text before it. */
function takeRule(block: Block): readonly string[] {
  let from = block.lines.length
  let rules = 0
  for (; from > 0; from -= 1) {
    const line = block.lines[from - 1] ?? ''
    if (isRule(line)) rules += 1
    else if (line.trim() !== '') break
  }
  return rules === 0 ? [] : block.lines.splice(from)
}

/** A quoted line that a client broke in two, so that its end lost the `>`. */
function isSpill(lines: readonly string[], at: number): boolean {
  const above = lines[at - 1] ?? ''
  return (
    isQuoted(above) &&
    above.length >= 60 &&
    isQuoted(lines[at + 1] ?? '') &&
    /[^.:!?]$/.test(above) &&
    /^\p{Ll}/u.test(lines[at] ?? '')
  )
}

function isText(line: string): boolean {
  return line.trim() !== ''
}

function joined(lines: readonly string[]): string {
  const first = lines.findIndex(isText)
  return first === -1 ? '' : lines.slice(first, lines.findLastIndex(isText) + 1).join('\n')
}
