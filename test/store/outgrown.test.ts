// Whether the embedded store says that there is too much in it.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openEmbeddedStore } from '../../src/store/embedded/store.ts'
import { collectLog } from '../teams/support.ts'

const THINGS = { name: 'things', indexes: [] }

describe('a data folder that is outgrown', () => {
  it('is told at the start, once and with the cure, and none that is not', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-outgrown-'))
    const open = async (): Promise<readonly string[]> => {
      const { log, lines } = collectLog()
      const store = await openEmbeddedStore({ folder, clock: () => new Date(), log, outgrownBytes: 10_000 })
      await store.prepare([THINGS])
      await store.prepare([THINGS])
      await store.collection<{ readonly _id: string; readonly text: string }>(THINGS).insertNew(
        Array.from({ length: 6 }, (_, index) => ({
          _id: `${lines.length}/${index}/${folder}/${Math.random()}`,
          text: 'x'.repeat(1_000),
        })),
      )
      await store.close()
      return lines.map(({ message }) => message).filter((message) => message.includes('outgrown'))
    }
    try {
      assert.deepEqual(await open(), [])
      assert.deepEqual(await open(), [], 'six thousand bytes are few')
      const [said = '', ...more] = await open()
      assert.match(said, /npm run move-to-mongodb/)
      assert.deepEqual(more, [])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
