import assert from 'node:assert/strict'
import { createEraser } from '../../../src/domain/privacy/traces.ts'
import { inWords, phrase, speakingTo } from '../../../src/texts/say.ts'
import { speaker } from '../../../src/texts/speaker.ts'

const eraser = createEraser({
  addresses: ['ann@contoso.example'],
  personIds: ['p1'],
  names: ['Ann Lee', 'Max', 'Jo', 'Unknown sender'],
})
const text = (value: string): string => eraser.scrub({ text: value }).text

describe('taking somebody out of a document', () => {
  it('replaces the address within texts, whatever its case, and nothing that only looks like it', () => {
    assert.equal(text('Ask ANN@Contoso.example.'), 'Ask (erased).')
    assert.equal(text('<mailto:ann@contoso.example>'), '<mailto:(erased)>')
    for (const other of ['joann@contoso.example', 'ann@contoso.example.org', 'x.ann@contoso.example']) {
      assert.equal(text(other), other)
    }
    assert.equal(text('ann@contoso.example'), '')
  })

  it('replaces names as words, also turned round, and a single one only as it is written', () => {
    assert.equal(text('Dear Ann  Lee, Lee, Ann and ann lee'), 'Dear Erased person, Erased person and Erased person')
    assert.equal(text('Max says at max. 5 MB, Maxine too'), 'Erased person says at max. 5 MB, Maxine too')
    assert.equal(text('Annlee and Jo and Unknown sender'), 'Annlee and Jo and Unknown sender')
  })

  it('judges who is named with an address or an id by that, whatever they are called', () => {
    const people = [
      { name: 'Ann Lee', address: 'other@contoso.example' },
      { name: 'A.', address: 'Ann@contoso.example' },
      { name: 'Ann Lee', personId: 'p2' },
      { name: 'A.', personId: 'p1' },
      { name: 'Ann Lee', address: '', personId: null },
    ]
    assert.deepEqual(eraser.scrub(people), [
      people[0],
      { name: 'Erased person', address: '' },
      people[2],
      { name: 'Erased person', personId: 'erased' },
      { name: 'Erased person', address: '', personId: null },
    ])
  })

  it('takes somebody out of what is said later, whatever the values are called', () => {
    const added = phrase('organisations.wrong.more', { words: 'Ann Lee', count: 3 })
    const scrubbed = eraser.scrub({ what: added })
    assert.equal(inWords(scrubbed.what), 'Erased person and 3 more')
    assert.equal(
      speakingTo(speaker({ language: 'de', timeZone: 'UTC' }), () => inWords(scrubbed.what)),
      'Gelöschte Person und 3 weitere',
    )
    const deep = { reason: phrase('people.whoami.doubtful', { addresses: 'ann@contoso.example', why: added }) }
    assert.equal(inWords(eraser.scrub(deep).reason), '(erased). Erased person and 3 more')
    const within = { phrase: phrase('organisations.saved', { name: 'Team of Ann Lee, ann@contoso.example' }) }
    assert.equal(inWords(eraser.scrub(within).phrase), '“Team of Erased person, (erased)” is saved.')
    const others = { what: phrase('organisations.wrong.more', { words: 'Bob', count: 3 }) }
    assert.equal(eraser.scrub(others), others)
    const again = eraser.scrub(deep)
    assert.equal(eraser.scrub(again), again)
  })

  it('leaves ids, states and all that is nobody’s as the same object', () => {
    const at = new Date(0)
    const document = { _id: 'Max', status: 'Max', kind: 'Ann Lee', count: 3, at, none: null, list: [{ text: 'x' }] }
    assert.equal(eraser.scrub(document), document)
  })

  it('takes names with signs of patterns as they are', () => {
    const odd = createEraser({ addresses: ['a+b@x.example'], personIds: [], names: ['(.*) $1 [x'] })
    assert.equal(
      odd.scrub({ text: 'a+b@x.example and (.*) $1 [x, aab@x.example' }).text,
      '(erased) and Erased person, aab@x.example',
    )
  })

  it('takes time in proportion to the text', () => {
    const long = 'Ann '.repeat(50_000)
    const started = process.cpuUsage().user
    assert.equal(text(long), long)
    assert.ok(process.cpuUsage().user - started < 2_000_000)
  })
})
