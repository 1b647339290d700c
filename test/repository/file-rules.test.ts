// The rules on files, package, pages and cards, held on the repository and each tried on what breaks it.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { envSample } from '../../src/config/env-sample.ts'
import { deadLinks, looseVersions, tooLong, unpairedCards, withoutFirstLine } from './file-rules.ts'
import { readSources, ROOT } from './source-files.ts'

async function sources() {
  return [...(await readSources('src', '.ts')), ...(await readSources('src', '.tsx'))]
}

describe('every source file', () => {
  it('has 300 lines at the most', async () => {
    assert.deepEqual(tooLong(await sources()), [])
    assert.equal(tooLong([{ path: 'a.ts', text: '//\n'.repeat(301) }]).length, 1)
    assert.equal(tooLong([{ path: 'a.ts', text: '//\n'.repeat(300) }]).length, 0)
  })

  it('says in its first line what room it is', async () => {
    assert.deepEqual(withoutFirstLine(await sources()), [])
    assert.equal(withoutFirstLine([{ path: 'a.ts', text: "import { a } from './b.ts'\n" }]).length, 1)
    assert.equal(withoutFirstLine([{ path: 'a.ts', text: '// The room.\n' }]).length, 0)
  })
})

describe('package.json', () => {
  it('gives every dependency one exact version', () => {
    assert.deepEqual(looseVersions(packageJson), [])
    for (const version of ['^1.2.3', '~1.2.3', '1.x', 'latest', '*', '>=1.0.0']) {
      assert.equal(looseVersions({ dependencies: { zod: version }, devDependencies: {} }).length, 1, version)
    }
    assert.equal(looseVersions({ dependencies: {}, devDependencies: { mocha: '1.0.0-rc.1' } }).length, 0)
  })
})

describe('env.sample', () => {
  it('is what the table of variables makes; `npm run env-sample` writes it anew', async () => {
    assert.equal(await readFile(join(ROOT, 'env.sample'), 'utf8'), envSample())
  })
})

describe('links in pages', () => {
  it('lead somewhere', async () => {
    assert.deepEqual(
      deadLinks(await readSources('', '.md'), (path) => existsSync(join(ROOT, path))),
      [],
    )
  })

  it('are noticed when they do not', () => {
    const exists = (path: string): boolean => path === 'docs/there.md'
    const page = (text: string) => ({ path: 'docs/page.md', text })
    for (const dead of ['[a](gone.md)', '![a](gone.png "Title")', '[a](../there.md)', '<img src="gone.png">']) {
      assert.equal(deadLinks([page(dead)], exists).length, 1, dead)
    }
    const alive =
      '[a](there.md#part) [b](https://example.com) [c](#here) [d](mailto:a@b.c) <img src="there.md">\n```\n[e](gone.md)\n```\n'
    assert.deepEqual(deadLinks([page(alive)], exists), [])
  })
})

describe('cards', () => {
  it('all have sample data', async () => {
    assert.deepEqual(unpairedCards((await readdir(join(ROOT, 'cards'))).filter((name) => name.endsWith('.json'))), [])
    assert.equal(unpairedCards(['a.json', 'b.sample.json', 'c.json', 'c.sample.json']).length, 2)
  })
})
