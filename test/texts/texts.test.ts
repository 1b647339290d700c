// The texts of all languages: held on what there is, and each rule tried on what breaks it.
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { LANGUAGES, type Language } from '../../src/texts/languages.ts'
import { inWords, phrase, speakingTo, type Phrase } from '../../src/texts/say.ts'
import { DATE_STYLES, speaker, TIME_STYLES } from '../../src/texts/speaker.ts'
import { TEXTS, type TextKey } from '../../src/texts/texts.ts'
import { readSources, ROOT, type SourceFile } from '../repository/source-files.ts'
import { differences, placeholdersOf, strangeStyles, unusedKeys, wrongValues } from './text-rules.ts'

const parse = (text: string) => new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()
const STYLES = [...DATE_STYLES.map((style) => `date ${style}`), ...TIME_STYLES.map((style) => `time ${style}`)]

async function sources(): Promise<readonly SourceFile[]> {
  const code = [...(await readSources('src', '.ts')), ...(await readSources('src', '.tsx'))]
  const files = [...code, ...(await readSources('cards', '.json'))]
  return files.filter(({ path }) => !/^src\/texts\/(?:[a-z]{2}\/|texts\.ts)/u.test(path))
}

describe('the texts', () => {
  it('are the same in every language, and so are the values in them', () => {
    assert.deepEqual(differences(TEXTS, parse), [])
    const broken = { en: { a: 'Hi {name}', b: 'x' }, de: { a: 'Hallo {nam}', c: 'x' } }
    assert.equal(differences(broken, parse).length, 3)
    const otherKind = { en: { a: '{at, date, day}' }, de: { a: '{at, time, moment}' } }
    assert.equal(differences(otherKind, parse).length, 1)
    const otherChoice = { en: { a: '{s, select, open {x} other {y}}' }, de: { a: '{s, select, opn {x} other {y}}' } }
    assert.equal(differences(otherChoice, parse).length, 1)
  })

  it('say no time but in the zone of whoever reads it', () => {
    for (const texts of Object.values(TEXTS)) assert.deepEqual(strangeStyles(texts, parse, STYLES), [])
    for (const text of ['{at, date}', '{at, date, short}', '{at, time, ::jm}']) {
      assert.equal(strangeStyles({ a: text }, parse, STYLES).length, 1, text)
    }
  })

  it('are all used, each with the values that it needs', async () => {
    const files = await sources()
    assert.deepEqual(unusedKeys(Object.keys(TEXTS.en), files), [])
    const code = files.filter(({ path }) => !path.endsWith('.json'))
    assert.deepEqual(wrongValues(TEXTS.en, parse, code), [])
    const text = "say('a.b', { name }); speaker.say('a.c')"
    const file = { path: 'src/x.ts', text }
    assert.deepEqual(unusedKeys(['a.b', 'a.d'], [file]), ['a.d is used nowhere'])
    const template = { path: 'cards/x.json', text: '{ "label": "@a.e", "text": "@a.f  " }' }
    assert.deepEqual(unusedKeys(['a.e', 'a.f', 'a.g'], [template]), ['a.g is used nowhere'])
    assert.equal(
      wrongValues({ 'a.b': '{name} {other}', 'a.c': '{n, plural, one {#} other {#}}' }, parse, [file]).length,
      2,
    )
    assert.equal(wrongValues({ 'a.b': 'Hi {name}', 'a.c': 'Hi' }, parse, [file]).length, 0)
  })

  it('stand in one folder for each language, with the same files', async () => {
    const entries = await readdir(join(ROOT, 'src/texts'), { withFileTypes: true })
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
    assert.deepEqual(folders.toSorted(), Object.keys(LANGUAGES).toSorted())
    const files = await Promise.all(folders.map((name) => readdir(join(ROOT, 'src/texts', name))))
    for (const one of files) assert.deepEqual(one.toSorted(), files[0]?.toSorted())
  })

  for (const language of Object.keys(LANGUAGES) as Language[]) {
    it(`can all be said: ${language}`, () => {
      const { say } = speaker({ language, timeZone: 'Europe/Berlin' })
      for (const key of Object.keys(TEXTS[language]) as TextKey[]) {
        const kinds = placeholdersOf(parse(TEXTS[language][key]))
        const values = Object.entries(kinds).map(([name, kind]) => [name, sampleOf(kind)] as const)
        assert.ok(say(key, Object.fromEntries(values)).trim() !== '', key)
        if (values.length > 0) assert.throws(() => say(key), key)
      }
    })
  }
})

function sampleOf(kind: string): string | number | Date {
  if (/^(?:date|time)/u.test(kind)) return new Date(0)
  return /^(?:plural|number)/u.test(kind) ? 2 : 'x'
}

describe('a speaker', () => {
  it('takes values as they are, whatever braces and tags they hold', () => {
    const { say } = speaker({ language: 'en', timeZone: 'UTC' })
    const text = say('mail.closing', { subject: "{ticket} <b> it''s", ticket: '#1' })
    assert.match(text, /“\{ticket\} <b> it''s” \(#1\)/)
  })

  it('lists what there is to choose from as its language does', () => {
    const names = ['Hardware', 'Software', 'VPN']
    assert.equal(speaker({ language: 'en', timeZone: 'UTC' }).oneOf(names), 'Hardware, Software, or VPN')
    assert.equal(speaker({ language: 'de', timeZone: 'UTC' }).oneOf(names), 'Hardware, Software oder VPN')
  })

  it('refuses a time zone that is none', () => {
    assert.throws(() => speaker({ language: 'en', timeZone: 'Mars/Olympus' }), RangeError)
  })
})

describe('a text that was stored', () => {
  const german = speaker({ language: 'de', timeZone: 'UTC' })
  const said = (one: Phrase) => speakingTo(german, () => inWords(one))

  it('is said in the reader’s language, with the texts in it, and as it stands where an earlier version stored it', () => {
    assert.ok(
      said(phrase('errors.unexpected', { logId: phrase('mail.noSubject') })).includes(german.say('mail.noSubject')),
    )
    assert.equal(said('took this ticket'), 'took this ticket')
  })

  it('never keeps a card from being drawn, whichever version stored it', () => {
    const stored = [
      { key: 'events.ofTheFuture', values: {} },
      { key: 'errors.unexpected', values: {} },
      { key: 'constructor', values: {} },
    ]
    // What a store holds is not what the types say.
    for (const one of stored as unknown as readonly Phrase[]) assert.match(said(one), /anderen Version/)
  })
})
