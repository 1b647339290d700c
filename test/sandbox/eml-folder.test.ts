import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type EmlFolder, watchEmlFolder } from '../../src/sandbox/eml-folder.ts'
import { mail, SALES, SUPPORT } from './support.ts'

describe('folder of .eml files', () => {
  let folder = ''
  let watching: EmlFolder | undefined
  let delivered: string[] = []
  const outcomes = new Map<string, string | null>()
  let notify: () => void = () => undefined

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'eml-'))
    delivered = []
    outcomes.clear()
  })
  afterEach(async () => {
    await watching?.stop()
    await rm(folder, { recursive: true })
  })

  async function start(mailboxes = [SUPPORT, SALES]) {
    watching = await watchEmlFolder({
      folder,
      mailboxes,
      deliver: (raw, mailbox) => Promise.resolve(delivered.push(`${mailbox} ${raw.length}`)),
      onFile: (file, reason) => {
        outcomes.set(file, reason)
        notify()
      },
    })
  }

  async function outcome(file: string): Promise<string | null> {
    while (!outcomes.has(file)) await new Promise<void>((resolve) => (notify = resolve))
    return outcomes.get(file) ?? null
  }

  const drop = (name: string, content: string) => writeFile(path.join(folder, name), content)

  it('delivers what lies there at the start, and what is dropped in later, then puts it away', async () => {
    const raw = mail({})
    await drop('old.eml', raw)
    await start()
    assert.equal(await outcome('old.eml'), null)
    await drop('New.EML', raw)
    await drop('note.txt', 'no mail')
    assert.equal(await outcome('New.EML'), null)
    assert.deepEqual(delivered, [`${SUPPORT} ${raw.length}`, `${SUPPORT} ${raw.length}`])
    assert.deepEqual((await readdir(path.join(folder, 'delivered'))).sort(), ['New.EML', 'old.eml'])
    assert.deepEqual((await readdir(folder)).sort(), ['delivered', 'note.txt', 'refused'])
  })

  it('delivers to each mailbox that is named, or to the only one', async () => {
    const raw = mail({ To: `Sales <${SALES.toUpperCase()}>`, 'Delivered-To': `<${SUPPORT}>` })
    await drop('both.eml', raw)
    await start()
    assert.equal(await outcome('both.eml'), null)
    assert.deepEqual(delivered, [`${SUPPORT} ${raw.length}`, `${SALES} ${raw.length}`])
    await watching?.stop()
    await drop('other.eml', mail({ To: 'list@elsewhere.example' }))
    await start([SUPPORT])
    assert.equal(await outcome('other.eml'), null)
  })

  it('refuses what it cannot deliver and says why beside it', async () => {
    await drop('empty.eml', '')
    await drop('lost.eml', mail({ To: 'list@elsewhere.example' }))
    await drop('none.eml', 'just words')
    await start()
    assert.match((await outcome('empty.eml')) ?? '', /empty/)
    assert.match((await outcome('lost.eml')) ?? '', /names a mailbox of the sandbox: support@contoso/)
    assert.match((await outcome('none.eml')) ?? '', /not an email/)
    assert.match(await readFile(path.join(folder, 'refused', 'lost.eml.reason.txt'), 'utf8'), /names a mailbox/)
    assert.deepEqual(delivered, [])
  })

  it('goes on after a file that cannot be read', async () => {
    await mkdir(path.join(folder, 'a-folder.eml'))
    await drop('b.eml', mail({}))
    await start()
    assert.match((await outcome('a-folder.eml')) ?? '', /could not be delivered/)
    assert.equal(await outcome('b.eml'), null)
  })
})
