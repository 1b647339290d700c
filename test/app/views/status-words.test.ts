import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { STATUS_WORDS } from '../../../src/app/views/status-words.ts'

describe('status words', () => {
  it('are those that docs/voice.md lists', async () => {
    const page = await readFile(new URL('../../../docs/voice.md', import.meta.url), 'utf8')
    const [, listed = ''] = page.split('| status | agents read | requesters read |\n|---|---|---|\n')
    const rows = Object.entries(STATUS_WORDS).map(
      ([status, { agent, requester }]) => `| ${status} | ${agent} | ${requester} |`,
    )
    assert.deepEqual(listed.split('\n\n')[0]?.split('\n'), rows)
  })
})
