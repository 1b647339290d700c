import assert from 'node:assert/strict'
import { testMailbox } from '../../../src/app/support-mail/live-test.ts'

describe('the live test', () => {
  it('has passed with warnings and without what could not be tried, and knows a permission that is too wide', async () => {
    const step = (
      id: 'sign-in' | 'scope',
      outcome: 'good' | 'warning' | 'problem' | 'skipped',
      code: string | null = null,
    ) => ({
      ...{ id, outcome, code, text: '' },
    })
    const test = (...steps: ReturnType<typeof step>[]) => testMailbox({ probe: () => Promise.resolve(steps) }, null)
    assert.equal((await test(step('sign-in', 'good'), step('scope', 'skipped'))).passed, true)
    assert.equal((await test(step('sign-in', 'problem'))).passed, false)
    const wide = await test(step('sign-in', 'good'), step('scope', 'warning'))
    assert.deepEqual([wide.passed, wide.tooWide], [true, true])
    assert.equal((await test(step('scope', 'warning', 'ErrorInvalidUser'))).tooWide, false)
  })
})
