import assert from 'node:assert/strict'
import { createRoom } from '../../src/app/room.ts'

/** Work that ends when it is told. */
function task(): { readonly work: () => Promise<void>; readonly end: () => void } {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  return { work: () => ended, end }
}

describe('a room for work', () => {
  it('has room for few, and again when one of them ends, however it does', async () => {
    const room = createRoom({ few: 2, most: 10, patienceMs: 60_000 })
    const [one, two] = [task(), task()]
    const first = room.run(one.work)
    const second = room.run(async () => {
      await two.work()
      throw new Error('It broke')
    })
    assert.equal(room.free(), 0)
    const waited = room.whenFree()
    two.end()
    await assert.rejects(second, /It broke/)
    await waited
    assert.equal(room.free(), 1)
    one.end()
    await first
    await room.whenEmpty()
    assert.equal(room.free(), 2)
  })

  it('lets another in beside one that takes long, and no more than most', async () => {
    const room = createRoom({ few: 1, most: 2, patienceMs: 1 })
    const [one, two] = [task(), task()]
    const first = room.run(one.work)
    assert.equal(room.free(), 0)
    await room.whenFree()
    const second = room.run(two.work)
    assert.equal(room.free(), 0)
    one.end()
    await first
    // It ended after its place was given away, which is not given away again.
    await room.whenFree()
    assert.equal(room.free(), 1)
    two.end()
    await second
    assert.equal(room.free(), 1)
  })
})
