// The search for what must not be told finds it where it is told.
import assert from 'node:assert/strict'
import { holdsNoCanary, mailCanaries, secretCanaries, writtenLog } from '../support/canaries.ts'
import { CLIENT_SECRET } from '../support/frontdesk-seed.ts'
import { aMail } from '../support/mails.ts'

describe('the search of what a desk tells', () => {
  const canaries = [
    ...secretCanaries([{ key: Buffer.alloc(32, 7) }]),
    ...mailCanaries(aMail({}, 'The red printer on the second floor burns.')),
  ]
  for (const told of [
    { at: new Error(`no token for ${CLIENT_SECRET}`) },
    { at: { key: Buffer.alloc(32, 7).toString('base64') } },
    { at: new Error('x', { cause: new Error('The red printer on the second floor burns.') }) },
  ]) {
    it(`finds it in ${Object.values(told)[0] instanceof Error ? 'an error' : 'a field'}`, () => {
      const text = writtenLog([{ level: 'debug', message: 'something', fields: told }])
      assert.throws(() => holdsNoCanary('the log', text, canaries), /the log holds/)
    })
  }
})
