import assert from 'node:assert/strict'
import { inTime } from '../../src/app/in-time.ts'

describe('work that people wait for', () => {
  it('is answered without when it takes too long, and what it fails with later is nobody’s', async () => {
    let fail: (error: Error) => void = () => undefined
    const late = new Promise<never>((_, reject) => (fail = reject))
    assert.equal(await inTime(late, 1), 'too-late')
    fail(new Error('late'))
    assert.equal(await inTime(Promise.resolve('done'), 1000), 'done')
    await assert.rejects(inTime(Promise.reject(new Error('early')), 1000), /early/)
  })
})
