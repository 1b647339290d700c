import assert from 'node:assert/strict'
import type { Activity } from 'botbuilder'
import { activityKey } from '../../../src/teams/wire/activity-key.ts'

describe('the key of an activity', () => {
  const message = { type: 'message', id: '1', conversation: { id: 'c' }, from: { id: '29:ann' } }
  const action = { verb: 'form.save', data: { name: 'A' } }
  const click = { ...message, type: 'invoke', id: 'f:1', replyToId: '7', value: { action } }
  const keyOf = (activity: object): string | null => activityKey(activity as Activity)

  it('is the same for one that is said again', () => {
    for (const activity of [message, click]) assert.equal(keyOf({ ...activity }), keyOf(activity))
    assert.notEqual(keyOf(message), null)
  })

  it('is another for another message, text, place, person, card, button or entry', () => {
    const others = [
      message,
      click,
      { ...message, id: '2' },
      { ...message, text: 'tickets' },
      { ...message, conversation: { id: 'd' } },
      { ...click, from: { id: '29:bob' } },
      { ...click, id: 'f:2' },
      { ...click, replyToId: '8' },
      { ...click, value: { action: { ...action, verb: 'form.back' } } },
      { ...click, value: { action: { ...action, data: { name: 'B' } } } },
    ]
    assert.equal(new Set(others.map(keyOf)).size, others.length)
  })

  it('takes the time of one without an id, and there is none without either', () => {
    const nameless = { ...click, id: undefined }
    const at = (timestamp: string) => keyOf({ ...nameless, timestamp })
    assert.equal(at('2026-03-02T12:00:00Z'), at('2026-03-02T12:00:00Z'))
    assert.notEqual(at('2026-03-02T12:00:00Z'), at('2026-03-02T12:00:01Z'))
    assert.equal(keyOf(nameless), null)
    assert.equal(keyOf({}), null)
  })
})
