import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { Template } from 'adaptivecards-templating/lib/template-engine.js'
import { prepareTemplate } from '../../../src/teams/cards/card-template.ts'
import { cardData } from '../../../src/teams/cards/render-card.ts'
import { SAMPLE_VIEWS, VARIANT_VIEWS, worstViews } from '../../support/card-views.ts'
import { productViews } from '../../support/product-views.ts'

const CARDS = new URL('../../../cards/', import.meta.url)

describe('prepareTemplate', () => {
  const names = readdirSync(CARDS).filter((name) => name.endsWith('.json') && !name.endsWith('.sample.json'))
  const ways = new Map(
    names.map((name) => {
      const payload: unknown = JSON.parse(readFileSync(new URL(name, CARDS), 'utf8'))
      const theirs = new Template(payload)
      return [
        name,
        { ours: prepareTemplate(payload), theirs: (data: object): unknown => theirs.expand({ $root: data }) },
      ]
    }),
  )

  async function everyData(): Promise<readonly { readonly name: string; readonly data: object }[]> {
    const views = [
      ...Object.values(SAMPLE_VIEWS),
      ...Object.values(VARIANT_VIEWS),
      ...Object.values(await productViews()),
      ...['x', '{{DATE(', '${subject}', '`'].flatMap((filler) => worstViews(filler)),
    ]
    return views.map((view) => ({ name: `${view.card}.json`, data: cardData(view) }))
  }

  it('expands every template to what the library makes of it', async () => {
    for (const { name, data } of await everyData()) {
      assert.equal(JSON.stringify(ways.get(name)?.ours(data)), JSON.stringify(ways.get(name)?.theirs(data)), name)
    }
  })

  it('leaves names as they stand where data are missing, and drops what depends on them, as the library does', () => {
    for (const view of Object.values(SAMPLE_VIEWS)) {
      const { name, data } = { name: `${view.card}.json`, data: cardData(view) }
      for (const key of Object.keys(data)) {
        const rest = Object.fromEntries(Object.entries(data).filter(([other]) => other !== key))
        const expanded = JSON.stringify(ways.get(name)?.ours(rest))
        assert.equal(expanded, JSON.stringify(ways.get(name)?.theirs(rest)), `${name} without ${key}`)
      }
    }
  })

  it('puts lists that stand in lists, and nothing, where the library does', () => {
    const item = { text: '${text} ${$index}', $data: '${rows}' }
    const payload = { none: null, list: ['${some}', ['${no}', [null, 1]], item], one: item, root: '${$root.some}' }
    for (const rows of [[], [{ text: 'a' }], [{ text: 'a' }, { text: 'b' }], { text: 'c' }, null]) {
      const data = { some: [1, 2], no: null, rows }
      const theirs: unknown = new Template(payload).expand({ $root: data })
      assert.deepEqual(prepareTemplate(payload)(data), theirs, JSON.stringify(rows))
    }
  })

  it('makes a card anew each time, so that whoever changes one changes no other', () => {
    const expand = prepareTemplate({ body: [{ type: 'TextBlock', text: '${text}' }] })
    const first = expand({ text: 'one' }) as { body: { text: string }[] }
    Object.assign(first.body[0] ?? {}, { text: 'changed', color: 'Good' })
    first.body.push({ text: 'more' })
    assert.deepEqual(expand({ text: 'two' }), { body: [{ type: 'TextBlock', text: 'two' }] })
  })

  it('refuses a condition and a list that are no expressions', () => {
    assert.throws(() => prepareTemplate({ $when: true, text: 'x' }), /needs an expression/)
    assert.throws(() => prepareTemplate({ $data: [1, 2], text: 'x' }), /needs an expression/)
  })
})
