// What leaves together, and what each writer is told.
import assert from 'node:assert/strict'
import { createWriteTogether } from '../../../src/app/delivery/write-together.ts'
import type { Change } from '../../../src/app/ports/documents.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'

const change = (_id: string): Change<Ticket> => ({ filter: { _id }, update: { $set: { revision: 2 } } })

/** A collection whose writes end when they are told to, each with how many matched. */
function aSlowCollection() {
  const writes: { readonly ids: readonly unknown[]; readonly end: (matched: number | Error) => void }[] = []
  return {
    writes,
    updateEach: (changes: readonly Change<Ticket>[]): Promise<number> =>
      new Promise((resolve, reject) => {
        const end = (matched: number | Error) => {
          if (matched instanceof Error) reject(matched)
          else resolve(matched)
        }
        writes.push({ ids: changes.map(({ filter }) => filter._id), end })
      }),
  }
}

describe('writes that leave together', () => {
  it('are those that come while one is under way', async () => {
    const slow = aSlowCollection()
    const write = createWriteTogether<Ticket>(slow)
    const told = ['a', 'b', 'c'].map((id) => write(change(id)))
    slow.writes[0]?.end(1)
    assert.equal(await told[0], true)
    assert.deepEqual(
      slow.writes.map(({ ids }) => ids),
      [['a'], ['b', 'c']],
    )
    slow.writes[1]?.end(2)
    assert.deepEqual(await Promise.all(told), [true, true, true])
  })

  it('say that nobody knows which of them did not match', async () => {
    const slow = aSlowCollection()
    const write = createWriteTogether<Ticket>(slow)
    const told = ['a', 'b', 'c'].map((id) => write(change(id)))
    slow.writes[0]?.end(0)
    assert.equal(await told[0], false, 'alone it is known')
    slow.writes[1]?.end(1)
    assert.deepEqual(await Promise.all(told), [false, null, null])
  })

  it('fail together, and those that come after are tried', async () => {
    const slow = aSlowCollection()
    const write = createWriteTogether<Ticket>(slow)
    const first = write(change('a'))
    const others = ['b', 'c'].map((id) => write(change(id)))
    const failed = Promise.allSettled([first, ...others])
    slow.writes[0]?.end(1)
    await first
    slow.writes[1]?.end(new Error('down'))
    assert.deepEqual(
      (await failed).map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected'],
    )
    const later = write(change('d'))
    slow.writes[2]?.end(1)
    assert.equal(await later, true)
  })
})
