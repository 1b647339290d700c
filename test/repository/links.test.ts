import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PAGES = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name)),
)
/** The target of a Markdown link or picture, without titles; addresses of the web are left alone. */
const LINK = /\]\((?!https?:)([^)\s]+)\)/gu

const read = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8')

/** The anchors that GitHub gives to the headings of a page. */
function anchors(page: string): ReadonlySet<string> {
  const headings = read(page).matchAll(/^#+ (.*)$/gmu)
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  )
}

const links = PAGES.flatMap((page) => [...read(page).matchAll(LINK)].map(([, target = '']) => ({ page, target })))

describe('the pages of the documentation', () => {
  it('link to files and headings that exist', () => {
    const broken = links.filter(({ page, target }) => {
      const [file = '', anchor] = target.split('#')
      const linked = file === '' ? page : path.join(path.dirname(page), file)
      if (!existsSync(path.join(ROOT, linked))) return true
      return anchor !== undefined && linked.endsWith('.md') && !anchors(linked).has(anchor)
    })
    assert.deepEqual(broken, [])
  })

  it('show every picture that is kept for them', () => {
    const shown = new Set(links.map(({ page, target }) => path.join(path.dirname(page), target)))
    const kept = readdirSync(path.join(ROOT, 'docs/pictures')).map((name) => path.join('docs/pictures', name))
    assert.deepEqual(
      kept.filter((picture) => !shown.has(picture)),
      [],
    )
  })
})
