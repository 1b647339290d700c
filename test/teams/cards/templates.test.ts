import assert from 'node:assert/strict'
import { speakingTo } from '../../../src/texts/say.ts'
import { speaker } from '../../../src/texts/speaker.ts'
import type { Language } from '../../../src/texts/languages.ts'
import { TEXTS } from '../../../src/texts/texts.ts'
import { renderCard } from '../../../src/teams/cards/render-card.ts'
import { readSources } from '../../repository/source-files.ts'
import { partsOf, textBlocksOf, textRunsOf } from '../../support/card-parts.ts'
import { SAMPLE_VIEWS } from '../../support/card-views.ts'
import { templateKeys } from '../../texts/text-rules.ts'

/** Where a card says something. */
const SAYING = ['label', 'placeholder', 'errorMessage', 'title', 'text', 'fallbackText', 'altText', 'speak', 'tooltip']

describe('what a template itself says', () => {
  const inLanguage = <T>(language: Language, work: () => T): T =>
    speakingTo(speaker({ language, timeZone: 'UTC' }), work)

  it('is said in the language of whoever reads the card, each time anew', () => {
    const menu = () => textBlocksOf(renderCard(SAMPLE_VIEWS.menu))[0]
    assert.equal(inLanguage('de', menu), 'Einstellungen')
    assert.equal(inLanguage('en', menu), 'Configure')
    assert.equal(inLanguage('de', menu), 'Einstellungen')
  })

  it('keeps the room between a label and its value', () => {
    const shared = () => textRunsOf(renderCard(SAMPLE_VIEWS['shared-ticket'])).slice(-2)
    assert.deepEqual(inLanguage('de', shared), ['Zugewiesen an  ', 'Jonas Weber'])
  })

  it('stands among the texts, and not in the template', async () => {
    const files = (await readSources('cards', '.json')).filter(({ path }) => !path.endsWith('.sample.json'))
    assert.ok(files.length > 10)
    for (const file of files) {
      assert.deepEqual(wordsIn(JSON.parse(file.text)), [], file.path)
      const unknown = templateKeys(file).filter((key) => !Object.hasOwn(TEXTS.en, key))
      assert.deepEqual(unknown, [], file.path)
    }
    const bad = ['Show less', 'For ${name}', "${if(required, 'Choose', '')}", 'Merged {{DATE(${at}, SHORT)}}', '@ home']
    for (const text of bad) assert.deepEqual(wordsIn({ body: [{ type: 'TextRun', text }] }), [text])
    const good = [
      '@templates.showLess',
      '@templates.for ',
      '#${number}  ',
      '{{DATE(${at}, SHORT)}} {{TIME(${at})}}',
      '›',
    ]
    for (const text of good) assert.deepEqual(wordsIn({ body: [{ type: 'TextRun', text }] }), [], text)
  })
})

/** Words of the template's own that are not named by a key. */
function wordsIn(template: unknown): readonly string[] {
  const said = partsOf(template).flatMap((part) => SAYING.map((name) => part[name]))
  return said.filter((text) => typeof text === 'string').filter((text) => hasWords(text))
}

function hasWords(text: string): boolean {
  if (/^@\S+ *$/u.test(text)) return false
  const [quoted = ''] = /\$\{[^}]*'\p{L}[^}]*\}/u.exec(text) ?? []
  const own = text.replace(/\$\{[^}]*\}/gu, '').replace(/\{\{(?:DATE|TIME)\(.*?\)\}\}/gu, '')
  return quoted !== '' || /\p{L}/u.test(own)
}
