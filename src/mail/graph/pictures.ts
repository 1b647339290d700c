// Pictures of a mail's text: a name in their place, since all that is shown of a mail is its text.
import type { AttachmentJson } from './graph-json.ts'
import { say } from '../../texts/say.ts'

/** Pixels, both ways. Smaller pictures are the icons of signatures, or there to be counted. */
const SMALLEST = 32
const MAX_LABEL = 60
/** Longer tags, and more pictures, are left as they are. */
const MAX_TAG = 5_000
const MAX_PICTURES = 2_000
const TAG = /^<(?:[^>"']|"[^"]*"|'[^']*')*>/

export interface PicturesInText {
  /** The body, each of the mail's own pictures replaced by its mark. */
  readonly text: string
  /** By the attachment's id; `null` for those too small to mean anything. */
  readonly marks: ReadonlyMap<string, string | null>
}

/** Every picture that the HTML takes from the mail itself (`cid:`, RFC 2392) as `[its description or name]`. Linear in the HTML. */
export function namePictures(html: string, attachments: readonly AttachmentJson[]): PicturesInText {
  const byContentId = pictures(attachments)
  const marks = new Map<string, string | null>()
  if (byContentId.size === 0) return { text: html, marks }
  const pieces: string[] = []
  let done = 0
  let looked = 0
  for (const { index: start } of html.matchAll(/<img(?=[\s/])/gi)) {
    looked += 1
    if (looked > MAX_PICTURES) break
    const tag = TAG.exec(html.slice(start, start + MAX_TAG))?.[0] ?? ''
    const file = byContentId.get(contentIdOf(attribute(tag, 'src')))
    if (file === undefined || start < done) continue
    const label = described(tag)
    const tiny = isTiny(tag)
    const mark = tiny && label === null ? null : `[${label ?? nameOf(file)}]`
    pieces.push(html.slice(done, start) + (mark === null ? '' : ` ${escaped(mark)} `))
    done = start + tag.length
    // Shown twice, it is as big as where it is biggest.
    if (!tiny) marks.set(file.id, mark)
    else if (!marks.has(file.id)) marks.set(file.id, null)
  }
  return { text: pieces.join('') + html.slice(done), marks }
}

/** The same in mails that are only text, where Outlook writes `[cid:image001.png@01D…]`. */
export function namePicturesInText(text: string, attachments: readonly AttachmentJson[]): PicturesInText {
  const byContentId = pictures(attachments)
  const marks = new Map<string, string | null>()
  const named = text.replace(/\[(cid:[^[\]\s]{1,200})\]/gi, (whole, source: string) => {
    const file = byContentId.get(contentIdOf(source))
    if (file === undefined) return whole
    marks.set(file.id, `[${nameOf(file)}]`)
    return `[${nameOf(file)}]`
  })
  return { text: named, marks }
}

/** By Content-ID, without brackets and in lower case. */
function pictures(attachments: readonly AttachmentJson[]): ReadonlyMap<string, AttachmentJson> {
  const named = attachments
    .filter(isPicture)
    .map((file) => [(file.contentId ?? '').replace(/^<|>$/g, '').toLowerCase(), file] as const)
  return new Map(named.filter(([id]) => id !== ''))
}

function isPicture({ contentType, name }: AttachmentJson): boolean {
  return /^image\//i.test(contentType ?? '') || /\.(?:png|jpe?g|gif|bmp|svg|webp|heic|tiff?|emf|wmf)$/i.test(name ?? '')
}

function contentIdOf(src: string): string {
  if (!/^cid:/i.test(src)) return ''
  const id = src.slice('cid:'.length)
  try {
    return decodeURIComponent(id).toLowerCase()
  } catch {
    return id.toLowerCase()
  }
}

/** What the sender says is to be seen, unless it is only a file's name. */
function described(tag: string): string | null {
  const alt = attribute(tag, 'alt').replace(/\s+/g, ' ').trim()
  return alt === '' || /^\S{1,60}\.(?:png|jpe?g|gif|bmp|svg|webp|heic)$/i.test(alt) ? null : shortened(alt)
}

function nameOf({ name }: AttachmentJson): string {
  return shortened((name ?? '').replace(/\s+/g, ' ').trim()) || say('graph.picture')
}

function shortened(text: string): string {
  return text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL - 1)}…` : text
}

/** Only where the sender's program says so, both ways. */
function isTiny(tag: string): boolean {
  return ['width', 'height'].every((side) => {
    const styled = new RegExp(`[\\s;"']${side}\\s{0,9}:\\s{0,9}(\\d{1,5})(?:\\.\\d{1,5})?px`, 'i').exec(
      attribute(tag, 'style', ' '),
    )
    const size = styled?.[1] ?? /^\s{0,9}(\d{1,5})(?:\.\d{1,5})?(?:px)?\s{0,9}$/i.exec(attribute(tag, side))?.[1]
    return size !== undefined && Number(size) <= SMALLEST
  })
}

/** `before` goes in front of the value, which makes a property at its start like any other. */
function attribute(tag: string, name: string, before = ''): string {
  const found = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return found === null ? '' : before + unescaped(found[1] ?? found[2] ?? found[3] ?? '')
}

function unescaped(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
  return text.replace(
    /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{1,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return names[name.toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 31 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
    },
  )
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
