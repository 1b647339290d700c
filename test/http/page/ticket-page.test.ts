// The page of a ticket in every state it can have: in one language alone, with hostile words in every place, and with nothing to load.
import assert from 'node:assert/strict'
import { DomUtils, parseDocument } from 'htmlparser2'
import { IntlMessageFormat } from 'intl-messageformat'
import { PAGE_ACTS, PAGE_DONE, type CustomerPageView } from '../../../src/app/views/customer-page-view.ts'
import { ticketPage } from '../../../src/http/page/ticket-page.tsx'
import { wordPage } from '../../../src/http/page/page-frame.tsx'
import { LANGUAGES, type Language } from '../../../src/texts/languages.ts'
import { speaker } from '../../../src/texts/speaker.ts'
import { TEXTS, type TextKey } from '../../../src/texts/texts.ts'
import { NOON } from '../../support/builders.ts'

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>{{x}}\${y}</textarea></style>`
const ALL = { answer: true, close: true, reopen: true, rate: true, sort: true }
const NONE = { answer: false, close: false, reopen: false, rate: false, sort: false }

function aView(language: Language, changes: Partial<CustomerPageView> = {}): CustomerPageView {
  const choice = (id: string, goesWith: readonly string[] = []) => ({ id, name: HOSTILE, goesWith })
  return {
    to: speaker({ language, timeZone: 'Europe/Berlin' }),
    organisation: HOSTILE,
    number: 12,
    subject: HOSTILE,
    status: 'new',
    about: [HOSTILE],
    conversation: {
      entries: [
        { entryId: HOSTILE, at: NOON, by: { kind: 'team', name: HOSTILE }, text: HOSTILE, unkept: 5, files: 1 },
        { entryId: 'b', at: NOON, by: { kind: 'you' }, text: '', unkept: 0, files: 0 },
        { entryId: 'start', at: NOON, by: { kind: 'opening' }, text: '', unkept: 0, files: 0 },
      ],
      newer: HOSTILE,
      older: HOSTILE,
    },
    moves: ALL,
    reopens: null,
    categories: [choice(HOSTILE)],
    serviceTypes: [choice('b', [HOSTILE])],
    categoryId: null,
    serviceTypeId: null,
    rating: null,
    until: NOON,
    formToken: 'x.y',
    done: null,
    refused: null,
    ...changes,
  }
}

const INPUT = { text: HOSTILE, categoryId: HOSTILE, serviceTypeId: HOSTILE, stars: HOSTILE, word: HOSTILE }

function pagesIn(language: Language): readonly string[] {
  const rating = { stars: 3, word: HOSTILE, at: NOON, firstAt: NOON }
  const problems = (Object.keys(TEXTS.en) as TextKey[]).filter((key) => key.startsWith('page.problem.'))
  const views: CustomerPageView[] = [
    ...(['new', 'open', 'waiting', 'resolved', 'closed', 'merged'] as const).map((status) =>
      aView(language, { status }),
    ),
    ...PAGE_DONE.map((done) => aView(language, { done })),
    ...PAGE_ACTS.flatMap((act) =>
      problems.map((key, index) => {
        const field = (['text', 'categoryId', 'serviceTypeId', 'stars', 'word', null] as const)[index % 6] ?? null
        const problem = { key, values: { count: 5000, most: 4000 }, field }
        return aView(language, { refused: { input: { ...INPUT, act }, problem } })
      }),
    ),
    aView(language, { reopens: 'this', rating, categoryId: 'b' }),
    aView(language, { reopens: 'new', rating, moves: { ...ALL, rate: false } }),
    aView(language, { moves: NONE, subject: '', about: [] }),
  ]
  const { to } = aView(language)
  return [
    ...views.map((view) => ticketPage(view, '/ticket/x.y')),
    wordPage(to, { title: 'page.dead.title', text: 'page.dead.text' }),
    wordPage(to, { title: 'page.busy.title', text: 'page.busy.text', back: '/ticket/x.y' }),
    wordPage(to, { title: 'page.failed.title', text: 'page.failed.text', values: { id: HOSTILE } }),
  ]
}

/** As icu-messageformat-parser numbers it. */
function isLiteral(type: number): boolean {
  return type === 0
}

/** The words of a text between its values, as far as they are too long to be in another language by chance. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  const read = (ast: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of ast) {
      if ('options' in element) for (const { value } of Object.values(element.options)) read(value)
      else if (isLiteral(element.type) && 'value' in element) pieces.push(element.value.trim())
    }
  }
  read(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
  return pieces.filter((piece) => piece.length > 6)
}

describe('the page of a ticket', () => {
  for (const language of Object.keys(LANGUAGES) as Language[]) {
    it(`shows whatever it is given as text, and has nothing to load or run: ${language}`, () => {
      for (const html of pagesIn(language)) {
        const elements = DomUtils.getElementsByTagName('*', parseDocument(html))
        for (const { name, attribs } of elements) {
          assert.ok(!['script', 'img', 'iframe', 'link', 'object'].includes(name), name)
          const bad = Object.entries(attribs).filter(
            ([key, value]) => /^(?:on|src|style)/u.test(key) || /^\w+:/u.test(value),
          )
          assert.deepEqual(bad, [])
        }
        assert.match(html, new RegExp(`<html lang="${language}">`, 'u'))
        // One heading of the first order, and a label for every field.
        assert.equal(html.match(/<h1/gu)?.length, 1)
        for (const [, id = ''] of html.matchAll(/<(?:textarea|select)[^>]* id="([^"]+)"/gu)) {
          assert.ok(html.includes(`for="${id}"`), id)
        }
      }
    })

    it(`speaks one language alone: ${language}`, () => {
      const others = (Object.keys(LANGUAGES) as Language[]).filter((other) => other !== language)
      const own = new Set(Object.values(TEXTS[language]).flatMap(piecesOf))
      const pages = pagesIn(language).join('\n')
      assert.ok([...own].some((piece) => pages.includes(piece)))
      for (const other of others) {
        for (const [key, text] of Object.entries(TEXTS[other])) {
          // What cards say may be a word of the page's own HTML.
          if (!key.startsWith('page.')) continue
          for (const piece of piecesOf(text)) {
            if (!own.has(piece)) assert.ok(!pages.includes(piece), `${key} in ${other}: ${piece}`)
          }
        }
      }
    })
  }
})
