import assert from 'node:assert/strict'
import { orderedNumber, readOrder } from '../../../src/domain/ticket/thread-order.ts'

describe('readOrder', () => {
  for (const [said, order] of [
    ['take', 'take'],
    ['Please take it over!', 'take'],
    ['assign it to me', 'take'],
    ['claim #12', 'take'],
    ['assign to Bea Brandt', 'assign'],
    ['hand over to Ada', 'assign'],
    ['release this', 'release'],
    ['close this ticket, she is happy', 'close'],
    ['could you please resolve this', 'resolve'],
    ['re-open it', 'reopen'],
    ['merge with 12', 'merge'],
    ['link to #12', 'link'],
    ['split this off', 'split'],
    ['make it urgent', 'priority'],
    ['raise the priority', 'priority'],
    ['set it due on Friday', 'due'],
    ['change category to Hardware', 'category'],
    ['mark as waiting', 'status'],
    ['mark this as spam', 'no-request'],
    ['add Carla as follower', 'followers'],
    ['change the requester to Carla', 'requester'],
    // Told, not ordered.
    ['take the laptop to the second floor', null],
    ['closed by mistake', null],
    ['Close the window before you leave', null],
    ['link to the manual: https://x.example', null],
    ['The customer wants to close this', null],
    ['Taking it', null],
    ['set up the printer again', null],
    ['put it on the desk', null],
    ['resolve this\nand then some', null],
    [`close this, ${'because '.repeat(12)}`, null],
    ['', null],
  ] as const) {
    it(`takes “${said.slice(0, 40)}” for ${order ?? 'no order'}`, () => assert.equal(readOrder(said), order))
  }
})

describe('orderedNumber', () => {
  it('is the ticket that is named', () => {
    assert.deepEqual(['close 12', 'assign #7 to me', 'close this', 'take 1st', 'merge 1234567890'].map(orderedNumber), [
      12,
      7,
      null,
      null,
      null,
    ])
  })
})
