// A folder as a letter box: `.eml` files dropped into it are delivered, then put away in one of two folders beside.
import { watch } from 'node:fs'
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type MailContent, parseMail } from './graph/parse-mail.ts'

const MOST_BYTES = 40 * 1024 * 1024
/** A file counts as written when it has not grown for this long, in milliseconds. */
const SETTLE_MS = 150

export interface EmlFolderOptions {
  /** Made when missing, together with `delivered/` and `refused/` in it. */
  readonly folder: string
  /** Addresses that have a mailbox, lower case. */
  readonly mailboxes: readonly string[]
  readonly deliver: (raw: Buffer, mailbox: string) => Promise<unknown>
  /** Told of every file; `reason` is `null` for those delivered. */
  readonly onFile?: (file: string, reason: string | null) => void
}

export interface EmlFolder {
  /** Stops watching; a file that is being delivered is finished first. */
  stop(): Promise<void>
}

/**
 * Delivers what is in the folder already, then whatever is dropped in. A mail goes to each mailbox that its Delivered-To,
 * To or Cc names, or to the only mailbox there is. What cannot be delivered goes to `refused/` with its reason beside it.
 */
export async function watchEmlFolder(options: EmlFolderOptions): Promise<EmlFolder> {
  for (const place of ['delivered', 'refused']) await mkdir(path.join(options.folder, place), { recursive: true })
  const sizes = new Map<string, number>()
  let work: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function look(): Promise<void> {
    const names = (await readdir(options.folder)).filter((name) => name.toLowerCase().endsWith('.eml')).sort()
    let growing = false
    for (const name of names) {
      if (stopped) return
      const size = await stat(path.join(options.folder, name)).then(
        (found) => found.size,
        () => null,
      )
      if (size === null) continue
      if (sizes.get(name) === size) {
        sizes.delete(name)
        await take(options, name)
      } else {
        sizes.set(name, size)
        growing = true
      }
    }
    if (growing) lookLater()
  }

  function lookLater(): void {
    if (stopped) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      work = work.then(look).catch((error: unknown) => {
        options.onFile?.(options.folder, `The folder cannot be read: ${String(error)}`)
      })
    }, SETTLE_MS)
  }

  const watcher = watch(options.folder, lookLater)
  // The folder itself may be taken away; mail by SMTP still works then.
  watcher.on('error', () => undefined)
  await look()
  return {
    stop: async () => {
      stopped = true
      watcher.close()
      clearTimeout(timer)
      await work
    },
  }
}

async function take(options: EmlFolderOptions, name: string): Promise<void> {
  const reason = await deliverFile(options, name).catch(
    (error: unknown) => `It could not be delivered: ${String(error)}`,
  )
  const put = path.join(options.folder, reason === null ? 'delivered' : 'refused', name)
  if (reason !== null) await writeFile(`${put}.reason.txt`, `${reason}\n`)
  await rename(path.join(options.folder, name), put)
  options.onFile?.(name, reason)
}

/** Answers with the reason when the file is refused. */
async function deliverFile(options: EmlFolderOptions, name: string): Promise<string | null> {
  const raw = await readFile(path.join(options.folder, name))
  if (raw.length === 0) return 'The file is empty'
  if (raw.length > MOST_BYTES) return `The file has ${raw.length} bytes; an email may have ${MOST_BYTES}`
  const content = await parseMail(raw)
  if (content.headers.length === 0) return 'The file is not an email: it does not begin with header lines'
  const recipients = recipientsOf(content, options.mailboxes)
  if (recipients.length === 0) {
    return `None of Delivered-To, To and Cc names a mailbox of the sandbox: ${options.mailboxes.join(', ')}`
  }
  for (const recipient of recipients) await options.deliver(raw, recipient)
  return null
}

function recipientsOf(content: MailContent, mailboxes: readonly string[]): readonly string[] {
  const deliveredTo = content.headers.filter(({ name }) => name.toLowerCase() === 'delivered-to')
  const named = [
    ...deliveredTo.map(({ value }) => value.replace(/^<|>$/g, '')),
    ...[...content.to, ...content.cc].map(({ address }) => address),
  ].map((address) => address.toLowerCase())
  const found = mailboxes.filter((mailbox) => named.includes(mailbox))
  return found.length === 0 && mailboxes.length === 1 ? mailboxes : found
}
