import assert from 'node:assert/strict'
import { isNearlyTheSame, likeness, wordsOf } from '../../../src/domain/ticket/similar-text.ts'

describe('how much two texts say the same', () => {
  const alike = (one: string, other: string): boolean => isNearlyTheSame(wordsOf(one), wordsOf(other))

  it('does not care for case, punctuation, width, order and repetition', () => {
    assert.equal(likeness(wordsOf('Der Drucker BRENNT, der Drucker!'), wordsOf('brennt: ｄｅｒ   Drucker')), 1)
    assert.ok(alike('Cafe\u0301 ist zu', 'ist Café zu?'))
  })

  it('is the share of the words that both have', () => {
    assert.equal(likeness(wordsOf('one two three four'), wordsOf('one two three five')), 3 / 5)
    assert.ok(!alike('one two three four', 'one two three five'))
    assert.ok(alike('one two three four five six seven eight nine', 'one two three four five six seven eight'))
  })

  it('is nothing where one says nothing', () => {
    assert.equal(likeness(wordsOf(''), wordsOf('')), 0)
    assert.ok(!alike('!?', '…'))
  })

  it('looks at no more than the beginning, however long it is', () => {
    const long = 'word '.repeat(1_000_000)
    const started = process.cpuUsage()
    assert.ok(alike(`${long} one`, `${long} two`))
    assert.ok(process.cpuUsage(started).user < 1_000_000)
    assert.ok(wordsOf('a'.repeat(1_000_000)).size === 1)
  })
})
