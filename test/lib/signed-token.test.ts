import assert from 'node:assert/strict'
import { createSignedTokens } from '../../src/lib/signed-token.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const LATER = new Date(NOW.getTime() + 1000)
const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]

describe('signed tokens', () => {
  it('open what was signed with an older key as long as that one is kept', () => {
    const token = createSignedTokens(first).sign('page', { a: 1 }, LATER)
    assert.deepEqual(createSignedTokens(second, first).open('page', token, NOW), { a: 1 })
    assert.equal(createSignedTokens(second).open('page', token, NOW), null)
    const renewed = createSignedTokens(second, first).sign('page', { a: 1 }, LATER)
    assert.equal(createSignedTokens(first).open('page', renewed, NOW), null, 'the first key signs')
  })

  it('are no good once any letter of them was changed, the last one included', () => {
    const tokens = createSignedTokens(first)
    const token = tokens.sign('page', { a: 1 }, LATER)
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.'
    for (const at of [0, 5, token.indexOf('.') - 1, token.length - 2, token.length - 1]) {
      for (const letter of letters) {
        const changed = `${token.slice(0, at)}${letter}${token.slice(at + 1)}`
        if (changed !== token) assert.equal(tokens.open('page', changed, NOW), null, `${letter} at ${at}`)
      }
    }
    assert.equal(tokens.open('page', `${token}=`, NOW), null)
  })
})
