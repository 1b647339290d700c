// Whatever pages Graph tells: each mail that they tell of is told on, none that left is, and nothing but an error of the outside is thrown.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { CursorLostError } from '../../src/app/ports/mailbox-provider.ts'
import { OutsideError } from '../../src/domain/errors.ts'
import { createDeltaMemory, type DeltaReaderDeps, readChanges } from '../../src/mail/graph/delta-reader.ts'
import type { BatchAnswer, GraphClient } from '../../src/mail/graph/graph-client.ts'
import { NOON } from '../support/builders.ts'
import { alwaysAsync } from '../support/properties.ts'
import { silentLog } from '../support/stores.ts'

const GRAPH = 'https://graph.example'
const SINCE = new Date('2026-01-01T00:00:00Z')
const UNUSED = (): Promise<never> => Promise.reject(new Error('Nothing here writes or opens anything'))

/** A reader before answers that are made up; `asked` counts the calls. */
function readerOf(pages: (link: string) => unknown, messages: ReadonlyMap<string, unknown> = new Map()) {
  let asked = 0
  const client: GraphClient = {
    ...{ write: UNUSED, open: UNUSED, upload: UNUSED },
    get: (link) => {
      asked += 1
      return Promise.resolve(pages(link))
    },
    getMany: (paths) => {
      asked += 1
      return Promise.resolve(
        paths.map((path): BatchAnswer => {
          const body = messages.get(decodeURIComponent(/messages\/([^?]+)/.exec(path)?.[1] ?? ''))
          return { status: body === undefined ? 404 : 200, retryAfterMs: null, body: body ?? {} }
        }),
      )
    },
  }
  const deps: DeltaReaderDeps = {
    ...{ client, graphUrl: GRAPH, userPath: '/users/x', memory: createDeltaMemory(10), filterLimit: 5_000 },
    ...{ clock: () => NOON, log: silentLog },
  }
  return { read: (cursor: string | null) => readChanges(deps, cursor, SINCE), asked: () => asked }
}

const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-03-${String(at).padStart(2, '0')}T10:00:00Z`)
const TOLD = ['whole', 'partial', 'removed', 'draft', 'old', 'gone'] as const

describe('any changes', () => {
  it('are told page by page to the end: all mails that are there, and no others', async () => {
    const items = fc.uniqueArray(fc.record({ id: fc.nat(500), told: fc.constantFrom(...TOLD), at: day }), {
      selector: ({ id }) => id,
      maxLength: 40,
    })
    await alwaysAsync(fc.tuple(items, fc.integer({ min: 1, max: 7 })), 150, async ([all, size]) => {
      const timeOf = (told: string, at: string) => (told === 'old' ? '2020-01-01T00:00:00Z' : at)
      const messages = new Map(
        all.flatMap(({ id, told, at }) =>
          told === 'gone' ? [] : [[`m${id}`, { id: `m${id}`, receivedDateTime: timeOf(told, at) }] as const],
        ),
      )
      const { read, asked } = readerOf((link) => {
        const from = Number(/skip=(\d+)/.exec(link)?.[1] ?? 0)
        const value = all.slice(from, from + size).map(({ id, told, at }) => ({
          id: `m${id}`,
          ...(told === 'whole' || told === 'old' || told === 'draft' ? { receivedDateTime: timeOf(told, at) } : {}),
          ...(told === 'removed' ? { '@removed': { reason: 'deleted' } } : {}),
          ...(told === 'draft' ? { isDraft: true } : {}),
        }))
        const isLast = from + size >= all.length
        return { value, [isLast ? '@odata.deltaLink' : '@odata.nextLink']: `${GRAPH}/v1.0/delta?skip=${from + size}` }
      }, messages)
      const seen: string[] = []
      let cursor: string | null = null
      for (let more = true; more;) {
        const page = await read(cursor)
        seen.push(...page.mails.map(({ id }) => id))
        cursor = page.cursor
        more = page.more
      }
      const there = all.filter(({ told }) => told === 'whole' || told === 'partial').map(({ id }) => `m${id}`)
      assert.deepEqual(seen.toSorted(), there.toSorted())
      const pages = Math.max(1, Math.ceil(all.length / size))
      assert.ok(asked() <= 3 * pages, `${asked()} calls for ${pages} pages`)
    })
  })

  it('of whatever shape are mails with an id and a time, or an error that tells whose it is', async () => {
    const odd = fc.jsonValue({ maxDepth: 2 })
    const item = fc.record(
      { id: fc.oneof(fc.string(), odd), receivedDateTime: fc.oneof(day, odd), isDraft: odd, from: odd, subject: odd },
      { requiredKeys: [] },
    )
    const links = fc.constantFrom<object>(
      {},
      ...['@odata.nextLink', '@odata.deltaLink'].flatMap((name) =>
        [`${GRAPH}/v1.0/x`, 'https://evil.example/', 7].map((link) => ({ [name]: link })),
      ),
    )
    const page = fc.oneof(odd, fc.tuple(fc.array(fc.oneof(item, odd), { maxLength: 6 }), links))
    await alwaysAsync(fc.tuple(page, fc.option(fc.string())), 300, async ([told, cursor]) => {
      const body =
        Array.isArray(told) && told.length === 2 ? { value: told[0] as unknown, ...(told[1] as object) } : told
      const { read, asked } = readerOf(() => body)
      try {
        const { mails } = await read(cursor)
        for (const { id, receivedAt } of mails) assert.ok(id !== '' && receivedAt >= SINCE)
      } catch (error) {
        assert.ok(error instanceof OutsideError || error instanceof CursorLostError, String(error))
      }
      assert.ok(asked() <= 3)
    })
  })
})
