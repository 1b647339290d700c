// `npm run report:mail [-- FOLDER] [--verbose]`: how many of the sample mails come out as their `expect.json` says, beside the libraries alone.
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { cleanText } from '../src/domain/mail/clean-text.ts'
import { process as processMail, readMessage, replyText } from '../src/mail/process.ts'
import { graphMessage } from '../test/support/graph-message.ts'
import { SUPPORT } from '../test/support/mails.ts'
import type { Seen } from './mail-libraries.ts'
import { type Expected, holdsSamples, readSamples, type Sample, SAMPLES } from '../test/support/mail-samples.ts'

/** A library that is not done with a mail by then never is. Milliseconds. */
const PATIENCE_MS = 5_000

type Aspect = 'kind' | 'subject' | 'from' | 'replyText' | 'bodyText' | 'attachmentCount' | 'contains' | 'notContains'

/** Texts are compared as people read them. What answers a mail that nobody knows is new, which a mail alone does not tell. */
const CHECKS: Readonly<Record<Aspect, (expected: Expected, seen: Seen) => boolean | null>> = {
  kind: ({ kind }, seen) =>
    kind === undefined ? null : seen.kind === kind || (kind === 'new' && seen.kind === 'reply'),
  subject: ({ subject }, seen) => (subject === undefined ? null : seen.subject.trim() === subject.trim()),
  from: ({ from }, seen) => (from === undefined ? null : from.toLowerCase().includes(seen.from || '?')),
  replyText: ({ replyText: wanted, replyMatch }, seen) => {
    if (wanted === undefined) return null
    const [whole, found] = [cleanText(wanted), cleanText(seen.replyText)]
    return replyMatch === undefined || replyMatch === 'exact' ? found === whole : found.startsWith(whole)
  },
  bodyText: ({ bodyText }, seen) =>
    bodyText === undefined ? null : cleanText(seen.bodyText).startsWith(cleanText(bodyText)),
  attachmentCount: ({ attachmentCount }, seen) =>
    attachmentCount === undefined ? null : seen.attachments === attachmentCount,
  contains: ({ contains }, seen) =>
    contains === undefined ? null : contains.every((piece) => seen.replyText.includes(piece)),
  notContains: ({ notContains }, seen) =>
    notContains === undefined ? null : !notContains.some((piece) => seen.replyText.includes(piece)),
}

/** A text alone is an answer's; sent as a mail it goes the whole way, to HTML and back. */
async function ours(raw: Buffer, { format }: Sample): Promise<Seen> {
  if (format !== 'eml') {
    const text = replyText(raw.toString('utf8'), format === 'body-html' ? 'html' : 'text')
    return { subject: '', from: '', replyText: text, bodyText: text, attachments: 0 }
  }
  const message = await graphMessage(raw)
  return { ...processMail(message, { address: SUPPORT }), attachments: readMessage(message).attachments.length }
}

let child = startChild()

function startChild(): ChildProcess {
  return fork(path.join(import.meta.dirname, 'mail-libraries.ts'), {
    ...{ execArgv: ['--import', 'tsx'], serialization: 'advanced' },
  })
}

/** `null` where they made nothing of it, or did not come to an end. */
async function libraries(raw: Buffer, { format }: Sample): Promise<Seen | null> {
  const asked = child
  const answer = once(asked, 'message').then(([seen]) => seen as Seen | null)
  asked.send({ raw: new Uint8Array(raw), format })
  const found = await Promise.race([answer, setTimeout(PATIENCE_MS, 'late' as const)])
  if (found !== 'late') return found
  asked.kill('SIGKILL')
  child = startChild()
  return null
}

interface Row {
  readonly file: string
  readonly aspect: Aspect
  readonly ours: boolean
  readonly libraries: boolean
  readonly seen: Seen
  readonly expected: Expected
}

async function rowsOf(folder: string): Promise<{ readonly rows: readonly Row[]; readonly failed: readonly string[] }> {
  const rows: Row[] = []
  const failed: string[] = []
  for (const sample of readSamples(folder)) {
    if (sample.format === 'mbox') continue
    const raw = readFileSync(path.join(folder, sample.file))
    try {
      const seen = await ours(raw, sample)
      const alone = await libraries(raw, sample)
      for (const [aspect, check] of Object.entries(CHECKS) as [Aspect, (typeof CHECKS)[Aspect]][]) {
        const met = check(sample.expected, seen)
        if (met === null) continue
        const byLibraries = alone !== null && check(sample.expected, alone) === true
        rows.push({ file: sample.file, aspect, ours: met, libraries: byLibraries, seen, expected: sample.expected })
      }
    } catch (error) {
      failed.push(`${sample.file}: ${String(error)}`)
    }
  }
  return { rows, failed }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function sayRow(name: string, rows: readonly Row[]): void {
  const count = (side: 'ours' | 'libraries') => String(rows.filter((row) => row[side]).length)
  say([name.padEnd(44), String(rows.length), count('ours'), count('libraries')].map((one) => one.padStart(9)).join(''))
}

function sayDifference({ file, aspect, seen, expected }: Row): void {
  const found = aspect === 'attachmentCount' ? seen.attachments : aspect === 'kind' ? (seen.kind ?? '') : undefined
  const text = aspect === 'subject' || aspect === 'from' || aspect === 'bodyText' ? seen[aspect] : seen.replyText
  say(`\n  ${file}: ${aspect}\n    expected ${JSON.stringify(expected[aspect]).slice(0, 1_500)}`)
  say(`    found    ${JSON.stringify(found ?? text).slice(0, 1_500)}`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
})
const root = path.resolve(positionals[0] ?? SAMPLES)
const folders = !existsSync(root)
  ? []
  : [root, ...readdirSync(root).map((name) => path.join(root, name))].filter(holdsSamples).toSorted()

if (folders.length === 0) say(`There are no samples in ${root}: nothing to report.`)
else {
  say(`${'Of the samples in'.padEnd(44)}${['expected', 'ours', 'libraries'].map((one) => one.padStart(10)).join('')}`)
}
const all: Row[] = []
for (const folder of folders) {
  const { rows, failed } = await rowsOf(folder)
  all.push(...rows)
  sayRow(path.relative(root, folder) || path.basename(folder), rows)
  for (const aspect of Object.keys(CHECKS) as Aspect[]) {
    const some = rows.filter((row) => row.aspect === aspect)
    if (some.length > 0) sayRow(`  ${aspect}`, some)
  }
  for (const line of failed) say(`  failed: ${line}`)
  if (failed.length > 0) process.exitCode = 1
  if (values.verbose) for (const row of rows.filter((one) => !one.ours)) sayDifference(row)
}
if (folders.length > 1) sayRow('all', all)
child.disconnect()
