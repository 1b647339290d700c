// Loaded by mocha: the tests fail when the application asked for something that no index serves.
import assert from 'node:assert/strict'
import { scansSoFar } from './note-queries.ts'

export const mochaHooks = {
  afterAll(): void {
    const lines = scansSoFar().map(({ query, shape, asker }) => `${query.collection}: ${shape} (${asker})`)
    assert.deepEqual(lines, [], 'No index serves these queries of collections that grow: add one in COLLECTIONS')
  },
}
