// The page of threats tells the truth: every test that it names exists, with the titles that it quotes.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ROOT } from './source-files.ts'

interface Row {
  readonly threat: string
  readonly tests: string
}

function rowsOf(page: string): readonly Row[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| who '))
    .map((line) => {
      const [, threat = '', tests = ''] = line.split(/(?<!\\)\|/u).map((cell) => cell.trim())
      return { threat, tests }
    })
}

/** A file, and what stands in quotes behind it until the next file; … stands for what is left out. */
function namedIn(tests: string): readonly { readonly file: string; readonly titles: readonly string[] }[] {
  return [...tests.matchAll(/`(test\/[^`]+)`([^`]*)/gu)].map(([, file = '', rest = '']) => ({
    file,
    titles: [...rest.matchAll(/"([^"]+)"/gu)].flatMap(([, title = '']) => title.split(/ ?… ?/u)).filter(Boolean),
  }))
}

describe('docs/threats.md', () => {
  it('names tests that there are, with titles that they have', async () => {
    const rows = rowsOf(await readFile(path.join(ROOT, 'docs/threats.md'), 'utf8'))
    assert.ok(rows.length > 40)
    const wrong: string[] = []
    for (const { threat, tests } of rows) {
      const named = namedIn(tests)
      if (named.length === 0 && tests !== '–') wrong.push(`no test: ${threat}`)
      for (const { file, titles } of named) {
        if (!existsSync(path.join(ROOT, file))) {
          wrong.push(`no such file: ${file}`)
          continue
        }
        const text = await readFile(path.join(ROOT, file), 'utf8')
        for (const title of titles) if (!text.includes(title)) wrong.push(`${file} has no "${title}"`)
      }
    }
    assert.deepEqual(wrong, [])
  })

  it('is led to from SECURITY.md, which says how to report and which versions are looked after', async () => {
    const page = await readFile(path.join(ROOT, 'SECURITY.md'), 'utf8')
    for (const part of ['docs/threats.md', 'docs/doors.md', '## Reporting', '## Supported versions', 'npm audit'])
      assert.ok(page.includes(part), part)
  })
})
