import assert from 'node:assert/strict'
import { unzipSync } from 'fflate'
import type { ZippedText } from '../../src/app/ports/zip.ts'
import { zipOf } from '../../src/lib/zip.ts'

const AT = new Date('2026-03-02T12:00:00.000Z')

describe('a zip that is made while it is read', () => {
  it('holds the files with their texts, however they came', async () => {
    const pieces: Uint8Array[] = []
    for await (const piece of zipOf(two(), AT)) pieces.push(piece)
    const files = unzipSync(new Uint8Array(Buffer.concat(pieces)))
    const texts = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')])
    assert.deepEqual(texts, [
      ['README.txt', 'Grüße, 世界'],
      ['a/empty.json', ''],
    ])
  })

  it('reads on only as fast as it is read', async () => {
    let made = 0
    async function* many(): AsyncGenerator<ZippedText> {
      for (; made < 100; made += 1) {
        await Promise.resolve()
        yield { name: `${made}.txt`, text: ['x'] }
      }
    }
    const zip = zipOf(many(), AT)
    await zip.next()
    assert.ok(made < 3, `${made} files were made for the first piece`)
    await zip.return(undefined)
  })

  it('ends with the error of what it reads', async () => {
    async function* broken(): AsyncGenerator<ZippedText> {
      await Promise.resolve()
      yield { name: 'a', text: ['x'] }
      throw new Error('The store is gone')
    }
    await assert.rejects(async () => {
      for await (const piece of zipOf(broken(), AT)) assert.ok(piece)
    }, /The store is gone/)
  })
})

async function* two(): AsyncGenerator<ZippedText> {
  await Promise.resolve()
  yield { name: 'README.txt', text: ['Grüße, ', '世界'] }
  yield { name: 'a/empty.json', text: [] }
}
